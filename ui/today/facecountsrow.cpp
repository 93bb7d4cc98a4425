#include "ui/today/facecountsrow.h"

#include "ui/base/bigfigure.h"
#include "ui/base/faceglyph.h"
#include "ui/base/theme.h"

#include <QtCore/QLocale>
#include <QtGui/QPainter>

namespace inglenook::ui {

FaceCountsRow::FaceCountsRow(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FaceCountsRow::setCounts(const core::FaceCounts& counts)
{
    m_counts = counts;
    QStringList words;
    for (const core::Face face : core::allFaces)
        words << tr("%1: %2").arg(faceName(face), QLocale().toString(counts.of(face)));
    setAccessibleName(words.join(QStringLiteral(", ")));
    setToolTip(words.join(u'\n'));
    update();
}

QSize FaceCountsRow::sizeHint() const
{
    return {200, size::icon};
}

void FaceCountsRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Colours& colours = coloursOf(this);
    painter.setFont(fontFor(TextRole::Body));
    const QFontMetrics metrics = painter.fontMetrics();
    const qreal baseline = (height() + metrics.ascent() - metrics.descent()) / 2.0;
    qreal x = 0;
    for (const core::Face face : core::allFaces) {
        const qint64 count = m_counts.of(face);
        painter.setOpacity(count > 0 ? 1 : 0.45);
        paintFace(painter, QRectF(x, (height() - size::icon) / 2.0, size::icon, size::icon), face, colours);
        x += size::icon + space::small;
        painter.setOpacity(1);
        painter.setPen(count > 0 ? colours.text : colours.quiet);
        x += drawTabular(painter, {x, baseline}, QLocale().toString(count)) + space::medium;
    }
}

} // namespace inglenook::ui
