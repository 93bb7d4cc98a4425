#include "core/outbox/sendtrail.h"

#include "core/outbox/invitationrow.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>
#include <QtCore/QStorageInfo>
#include <QtCore/QSysInfo>

namespace inglenook::core {
namespace {

/// Sticks come as FAT or NTFS, a network's folders as their own kind.
bool isOnFixedDisk(const QStorageInfo& storage)
{
    static const QByteArrayList kinds{"ext4", "ext3", "xfs", "btrfs", "zfs", "f2fs", "overlay", "tmpfs", "apfs"};
    if (!kinds.contains(storage.fileSystemType()))
        return false;
    // Linux tells a stick, and a disk on a cable, by where the device hangs.
    const QString name = QFileInfo(QString::fromLocal8Bit(storage.device())).fileName();
    const QString device = QFileInfo(QStringLiteral("/sys/class/block/") + name).canonicalFilePath();
    return !device.contains(QStringLiteral("/usb"));
}

} // namespace

QString runOfFixedDisk(const QString& path)
{
    const QStorageInfo storage(QFileInfo(path).absolutePath());
    return isOnFixedDisk(storage) ? QString::fromLatin1(QSysInfo::bootUniqueId()) : QString();
}

Result<void> SendTrail::add(Transaction& transaction, Id<Invitation> id, const QString& boot, bool hasBegun) const
{
    const auto row = transaction.run(
        QStringLiteral("INSERT OR REPLACE INTO send_trail (invitation_id, boot, has_begun) VALUES (?, ?, ?)"),
        {id.number(), storedText(boot), hasBegun ? 1 : 0});
    return row ? Result<void>() : row.error();
}

Result<void> SendTrail::begin(Transaction& transaction, Id<Invitation> id) const
{
    const auto row =
        transaction.run(QStringLiteral("UPDATE send_trail SET has_begun = 1 WHERE invitation_id = ?"), {id.number()});
    if (!row)
        return row.error();
    if (row->numRowsAffected() != 1)
        return Error{
            ErrorKind::Conflict,
            QCoreApplication::translate("inglenook::core::SendTrail", "This invitation does not exist any more."),
            {}};
    return {};
}

Result<void> SendTrail::accept(Transaction& transaction, Id<Invitation> id, const QString& serverText,
                               const QDateTime& at, QDate day) const
{
    const auto row =
        transaction.run(QStringLiteral("UPDATE send_trail SET accepted_at = ?, accepted_day = ?, server_text = ?"
                                       " WHERE invitation_id = ?"),
                        {storedTime(at), day.toString(Qt::ISODate), storedText(serverText), id.number()});
    return row ? Result<void>() : row.error();
}

Result<void> SendTrail::forget(Transaction& transaction, const QList<Id<Invitation>>& ids) const
{
    QList<qint64> keys;
    for (const Id<Invitation> id : ids)
        keys += id.number();
    const auto rows = transaction.run(
        QStringLiteral("DELETE FROM send_trail WHERE invitation_id IN (SELECT value FROM json_each(?))"),
        {keyList(keys)});
    return rows ? Result<void>() : rows.error();
}

} // namespace inglenook::core
