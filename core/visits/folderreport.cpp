#include "core/visits/folderreport.h"

#include "core/settings/settingsrepository.h"

#include <QtCore/QFileInfo>

namespace inglenook::core {
namespace {

const QString folderSetting = QStringLiteral("watched_folder");
constexpr int keptDays = 365;

} // namespace

Result<QString> FolderReportRepository::loadFolder(Transaction& transaction) const
{
    return SettingsRepository().loadText(transaction, folderSetting);
}

Result<void> FolderReportRepository::storeFolder(Transaction& transaction, const QString& path) const
{
    const QFileInfo folder(path);
    if (!path.isEmpty() && (!folder.isDir() || !folder.isReadable() || !folder.isWritable()))
        return Error{ErrorKind::InvalidInput,
                     tr("“%1” is no folder in which files can be read and moved.").arg(path.left(200)),
                     {}};
    return SettingsRepository().storeText(transaction, folderSetting,
                                          path.isEmpty() ? QString() : folder.absoluteFilePath());
}

Result<QList<FolderReport>> FolderReportRepository::loadSince(Transaction& transaction, const QDateTime& since,
                                                              int limit) const
{
    auto rows = transaction.run(
        QStringLiteral("SELECT folder_report_id, file, at, trouble, contacts_added, visits_added, visits_changed,"
                       " refused FROM folder_reports WHERE at >= ? ORDER BY at DESC, folder_report_id DESC LIMIT ?"),
        {since.toMSecsSinceEpoch(), limit});
    if (!rows)
        return rows.error();
    QList<FolderReport> reports;
    while (rows->next())
        reports.append({Id<FolderReport>(rows->value(0).toLongLong()), rows->value(1).toString(),
                        QDateTime::fromMSecsSinceEpoch(rows->value(2).toLongLong(), Qt::UTC), rows->value(3).toString(),
                        rows->value(4).toLongLong(), rows->value(5).toLongLong(), rows->value(6).toLongLong(),
                        rows->value(7).toLongLong()});
    return reports;
}

Result<void> FolderReportRepository::add(Transaction& transaction, const FolderReport& report) const
{
    const auto forgotten = transaction.run(QStringLiteral("DELETE FROM folder_reports WHERE at < ?"),
                                           {report.at.addDays(-keptDays).toMSecsSinceEpoch()});
    if (!forgotten)
        return forgotten.error();
    const auto stored = [](const QString& text) { return text.isNull() ? QStringLiteral("") : text; };
    const auto row = transaction.run(
        QStringLiteral("INSERT INTO folder_reports (file, at, trouble, contacts_added, visits_added, visits_changed,"
                       " refused) VALUES (?, ?, ?, ?, ?, ?, ?)"),
        {stored(report.file), report.at.toMSecsSinceEpoch(), stored(report.trouble), report.contactsAdded,
         report.visitsAdded, report.visitsChanged, report.refused});
    return row ? Result<void>() : row.error();
}

} // namespace inglenook::core
