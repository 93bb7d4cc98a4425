#include "ui/base/facecountsrow.h"

#include "ui/base/bigfigure.h"
#include "ui/base/faceglyph.h"
#include "ui/base/theme.h"

#include <QtCore/QLocale>
#include <QtCore/QtMath>
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
    updateGeometry();
    update();
}

QSize FaceCountsRow::sizeHint() const
{
    return {qCeil(widthWith(space::small, space::medium)), size::icon};
}

QSize FaceCountsRow::minimumSizeHint() const
{
    return {qCeil(widthWith(space::tiny, space::small)), size::icon};
}

qreal FaceCountsRow::widthWith(qreal behindFace, qreal between) const
{
    const QFont font = fontFor(TextRole::Body);
    qreal width = 3 * between;
    for (const core::Face face : core::allFaces)
        width += size::icon + behindFace + tabularWidth(font, QLocale().toString(m_counts.of(face)));
    return width;
}

void FaceCountsRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Colours& colours = coloursOf(this);
    painter.setFont(fontFor(TextRole::Body));
    const QFontMetrics metrics = painter.fontMetrics();
    const qreal baseline = (height() + metrics.ascent() - metrics.descent()) / 2.0;
    const bool isRoomy = width() >= widthWith(space::small, space::medium);
    const int behindFace = isRoomy ? space::small : space::tiny;
    const qreal spare = (width() - widthWith(behindFace, 0)) / 3;
    const qreal between = qBound(qreal(space::tiny), spare, qreal(space::medium));
    qreal x = 0;
    for (const core::Face face : core::allFaces) {
        const qint64 count = m_counts.of(face);
        painter.setOpacity(count > 0 ? 1 : 0.45);
        paintFace(painter, QRectF(x, (height() - size::icon) / 2.0, size::icon, size::icon), face, colours);
        x += size::icon + behindFace;
        painter.setOpacity(1);
        painter.setPen(count > 0 ? colours.text : colours.quiet);
        x += drawTabular(painter, {x, baseline}, QLocale().toString(count)) + between;
    }
}

} // namespace inglenook::ui
