#include "app/cli/command.h"
#include "core/stats/report.h"
#include "ui/base/theme.h"
#include "ui/results/reportfiles.h"

#include <QtCore/QFileInfo>
#include <QtGui/QGuiApplication>

namespace inglenook::app {

using namespace core;

namespace {

Result<Reply> writeReport(const CommandCall& call)
{
    const QString picture = call.options.value(QStringLiteral("png"));
    const QString table = call.options.value(QStringLiteral("csv"));
    if (picture.isEmpty() == table.isEmpty())
        return wrongUse(QStringLiteral("Say either --png FILE or --csv FILE."));
    const auto context = call.context();
    if (!context)
        return context.error();
    const auto report = loadReport(call.options, **context);
    if (!report)
        return report.error();
    QGuiApplication::setFont(ui::houseFont());
    const QString file = picture.isEmpty() ? table : picture;
    const auto saved = picture.isEmpty() ? ui::saveTable(file, *report) : ui::savePicture(file, *report);
    if (!saved)
        return saved.error();
    const QString path = QFileInfo(file).absoluteFilePath();
    return Reply{{{QStringLiteral("file"), path}}, path + u'\n'};
}

} // namespace

QList<Command> reportCommands()
{
    const QList<QCommandLineOption> files{
        {QStringLiteral("png"), QStringLiteral("Draw the daily response chart into this file"), QStringLiteral("file")},
        {QStringLiteral("csv"), QStringLiteral("Write the days as a table into this file"), QStringLiteral("file")}};
    return {{QStringLiteral("report"), QStringLiteral("--png FILE | --csv FILE [--from D] [--to D] [--survey ID]"),
             QStringLiteral("The chart or the table of a period (the last 30 days)."), 0, files + periodOptions(),
             writeReport}};
}

} // namespace inglenook::app
