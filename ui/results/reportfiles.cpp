#include "ui/results/reportfiles.h"

#include "core/stats/figurescsv.h"
#include "ui/results/reportpicture.h"

#include <QtCore/QBuffer>
#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QSaveFile>
#include <QtGui/QPainter>
#include <QtPrintSupport/QPrinter>

namespace inglenook::ui {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(inglenook::ui::ReportFiles)
};

core::Result<void> saveBytes(const QString& file, const QByteArray& bytes)
{
    QSaveFile target(file);
    if (target.open(QIODevice::WriteOnly) && target.write(bytes) == bytes.size() && target.commit())
        return {};
    return core::Error{core::ErrorKind::Storage,
                       Words::tr("“%1” could not be written; what was there before is unchanged. Choose another "
                                 "folder, or make room on the disk.")
                           .arg(QDir::toNativeSeparators(file)),
                       target.errorString()};
}

} // namespace

core::Result<void> savePicture(const QString& file, const core::Report& report)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    drawReport(report).save(&buffer, "PNG");
    return saveBytes(file, bytes);
}

core::Result<void> saveTable(const QString& file, const core::Report& report)
{
    return saveBytes(file, core::writeCsv(report.figures));
}

core::Result<void> printReport(QPrinter& printer, const core::Report& report)
{
    printer.setPageOrientation(QPageLayout::Landscape);
    printer.setDocName(reportFileName(report));
    QPainter painter;
    if (!painter.begin(&printer))
        return core::Error{core::ErrorKind::Storage,
                           Words::tr("The printer took nothing. Check that it is on, or choose another one."),
                           QStringLiteral("QPainter::begin on a printer")};
    const QRectF paper = printer.pageLayout().paintRectPixels(printer.resolution());
    const double scale = paper.width() / reportSize.width();
    painter.scale(scale, scale);
    paintReport(painter, QRectF(0, 0, reportSize.width(), paper.height() / scale), report);
    return {};
}

QString reportFileName(const core::Report& report)
{
    return Words::tr("Results %1 to %2")
        .arg(report.figures.from.toString(Qt::ISODate), report.figures.to.toString(Qt::ISODate));
}

} // namespace inglenook::ui
