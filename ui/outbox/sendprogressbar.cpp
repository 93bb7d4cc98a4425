#include "ui/outbox/sendprogressbar.h"

#include "ui/base/colours.h"
#include "ui/base/theme.h"
#include "ui/outbox/mailingwords.h"

#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

namespace inglenook::ui {

SendProgressBar::SendProgressBar(QWidget* parent)
    : QWidget(parent)
{
    setFixedHeight(space::small);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void SendProgressBar::setProgress(const core::MailingProgress& progress)
{
    m_progress = progress;
    setAccessibleName(progressWords(progress));
    update();
}

void SendProgressBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintSendProgress(painter, rect(), m_progress, coloursOf(this));
}

void paintSendProgress(QPainter& painter, const QRectF& rect, const core::MailingProgress& progress,
                       const Colours& colours)
{
    const std::pair<qint64, QColor> parts[] = {
        {progress.accepted, colours.accent},
        {progress.uncertain, colours.fill(core::Face::Amber)},
        {progress.rejected, colours.fill(core::Face::Red)},
    };
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath outline;
    outline.addRoundedRect(rect, rect.height() / 2, rect.height() / 2);
    painter.setClipPath(outline);
    painter.fillRect(rect, colours.line);
    const auto total = static_cast<double>(progress.total() - progress.held - progress.cancelled);
    qreal x = rect.left();
    for (const auto& [count, colour] : parts) {
        if (count == 0 || total <= 0)
            continue;
        // A single trouble among thousands must still be seen.
        const qreal width = qMax(2.0, rect.width() * static_cast<double>(count) / total);
        painter.fillRect(QRectF(x, rect.top(), width, rect.height()), colour);
        x += width;
    }
    painter.restore();
}

} // namespace inglenook::ui
