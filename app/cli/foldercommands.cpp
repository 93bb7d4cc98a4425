#include "app/cli/command.h"

#include <QtCore/QJsonArray>

namespace inglenook::app {

using namespace core;

namespace {

constexpr int daysTold = 30;
constexpr int reportsTold = 1000;

QJsonObject toJson(const FolderReport& report)
{
    return {{QStringLiteral("file"), report.file},
            {QStringLiteral("at"), jsonTime(report.at)},
            {QStringLiteral("needs_look"), report.needsLook() ? QJsonValue(report.trouble) : QJsonValue()},
            {QStringLiteral("contacts_added"), report.contactsAdded},
            {QStringLiteral("visits_added"), report.visitsAdded},
            {QStringLiteral("visits_changed"), report.visitsChanged},
            {QStringLiteral("refused_count"), report.refused}};
}

QString toLine(const FolderReport& report)
{
    const QString what = report.needsLook()
                             ? report.trouble
                             : QStringLiteral("%1 visits new, %2 changed, %3 contacts new, %4 rows refused")
                                   .arg(report.visitsAdded)
                                   .arg(report.visitsChanged)
                                   .arg(report.contactsAdded)
                                   .arg(report.refused);
    return QStringLiteral("%1\t%2\t%3\n").arg(report.at.toString(Qt::ISODate), report.file, what);
}

Result<Reply> watch(const CommandCall& call, const QString& folder)
{
    const auto context = call.context();
    if (!context)
        return context.error();
    return (*context)->database().write([&](Transaction& transaction) -> Result<Reply> {
        if (auto stored = FolderReportRepository().storeFolder(transaction, folder); !stored)
            return stored.error();
        const auto kept = FolderReportRepository().loadFolder(transaction);
        if (!kept)
            return kept.error();
        return Reply{{{QStringLiteral("folder"), kept->isEmpty() ? QJsonValue() : QJsonValue(*kept)}},
                     kept->isEmpty() ? QStringLiteral("No folder is watched any more.\n") : *kept + u'\n'};
    });
}

Result<Reply> tell(const CommandCall& call)
{
    const auto context = call.context();
    if (!context)
        return context.error();
    const QDateTime since = (*context)->clock().now().addDays(-daysTold);
    return (*context)->database().read([&](Transaction& transaction) -> Result<Reply> {
        const auto folder = FolderReportRepository().loadFolder(transaction);
        if (!folder)
            return folder.error();
        const auto reports = FolderReportRepository().loadSince(transaction, since, reportsTold);
        if (!reports)
            return reports.error();
        QJsonArray list;
        QString lines = (folder->isEmpty() ? QStringLiteral("No folder is watched.") : *folder) + u'\n';
        for (const FolderReport& report : *reports) {
            list.append(toJson(report));
            lines += toLine(report);
        }
        return Reply{{{QStringLiteral("folder"), folder->isEmpty() ? QJsonValue() : QJsonValue(*folder)},
                      {QStringLiteral("files"), list}},
                     lines};
    });
}

} // namespace

QList<Command> folderCommands()
{
    return {
        {QStringLiteral("visits watch"),
         QStringLiteral("FOLDER"),
         QStringLiteral("Import each new file of this folder by itself, while Inglenook or `work` runs."),
         1,
         {},
         [](const CommandCall& call) { return watch(call, call.arguments.first()); }},
        {QStringLiteral("visits unwatch"),
         {},
         QStringLiteral("Leave the watched folder alone from now on."),
         0,
         {},
         [](const CommandCall& call) { return watch(call, {}); }},
        {QStringLiteral("visits watched"),
         {},
         QStringLiteral("Which folder is watched, and what it has brought in 30 days."),
         0,
         {},
         tell},
    };
}

} // namespace inglenook::app
