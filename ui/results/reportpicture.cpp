#include "ui/results/reportpicture.h"

#include "ui/base/theme.h"
#include "ui/results/chartlegend.h"
#include "ui/results/dailychart.h"
#include "ui/results/figurewords.h"
#include "ui/results/spanwords.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QPainter>

namespace inglenook::ui {

namespace {

constexpr qreal fineness = 2;

class Words
{
    Q_DECLARE_TR_FUNCTIONS(inglenook::ui::ReportPicture)
};

/// Draws one line of text that is cut where the room ends; returns its height.
qreal drawLine(QPainter& painter, const QRectF& room, qreal y, TextRole role, const QColor& colour, const QString& text)
{
    painter.setFont(fontFor(role));
    painter.setPen(colour);
    const QFontMetricsF metrics(painter.font());
    painter.drawText(QPointF(room.left(), y + metrics.ascent()),
                     metrics.elidedText(text.simplified(), Qt::ElideRight, room.width()));
    return metrics.height();
}

/// The figures side by side; returns their height.
qreal drawFigures(QPainter& painter, const QRectF& room, qreal y, const core::Report& report, const Colours& colours)
{
    const core::FaceCounts counts = report.figures.counts();
    const QList<FigureWords> figures{happinessFigure(counts), warmthFigure(counts), netDelightFigure(counts),
                                     responseFigure(report.figures), followUpFigure(report.followUps)};
    const qreal width = room.width() / static_cast<qreal>(figures.size());
    qreal height = 0;
    for (qsizetype i = 0; i < figures.size(); ++i) {
        const QRectF column(room.left() + static_cast<qreal>(i) * width, y, width - space::medium, 0);
        qreal line = y;
        line += drawLine(painter, column, line, TextRole::Small, colours.quiet, figures.at(i).name);
        line += drawLine(painter, column, line, TextRole::PageTitle, colours.text, figures.at(i).value);
        line +=
            drawLine(painter, column, line, TextRole::Small, colours.quiet, figures.at(i).basis.section(u'\n', 0, 0));
        height = qMax(height, line - y);
    }
    return height;
}

} // namespace

void paintReport(QPainter& painter, const QRectF& sheet, const core::Report& report)
{
    const Colours& colours = lightColours();
    painter.fillRect(sheet, colours.card);
    const QRectF room = sheet.adjusted(space::huge, space::large, -space::huge, -space::large);
    qreal y = room.top();
    const QString title = report.businessName.isEmpty() ? Words::tr("How our guests felt") : report.businessName;
    y += drawLine(painter, room, y, TextRole::PageTitle, colours.text, title);
    const QString survey = report.surveyName.isEmpty() ? Words::tr("All surveys") : report.surveyName;
    y += drawLine(painter, room, y + space::tiny, TextRole::Body, colours.quiet,
                  QStringLiteral("%1 · %2").arg(periodWords(report.figures.from, report.figures.to), survey));
    y += space::medium + space::tiny;
    y += drawFigures(painter, room, y, report, colours);
    y += space::medium;

    const QString held = heldWords(report.figures.held);
    const qreal legendHeight = paintLegend(nullptr, room, colours);
    const qreal heldHeight = held.isEmpty() ? 0 : QFontMetricsF(fontFor(TextRole::Small)).height();
    const QRectF chartRoom(room.left(), y, room.width(), room.bottom() - legendHeight - heldHeight - space::small - y);
    DailyChart(report.spans, report.step).paint(painter, chartRoom, colours, colours.card);
    paintLegend(&painter, QRectF(room.left(), chartRoom.bottom() + space::small, room.width(), legendHeight), colours);
    if (!held.isEmpty())
        drawLine(painter, room, room.bottom() - heldHeight, TextRole::Small, colours.quiet, held);
}

QImage drawReport(const core::Report& report, const QSize& size)
{
    QImage image(size * fineness, QImage::Format_RGB32);
    image.setDevicePixelRatio(fineness);
    image.setText(QStringLiteral("Title"), report.businessName);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::TextAntialiasing);
    paintReport(painter, QRectF(QPointF(), QSizeF(size)), report);
    return image;
}

} // namespace inglenook::ui
