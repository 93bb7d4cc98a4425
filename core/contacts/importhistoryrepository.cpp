#include "core/contacts/importhistoryrepository.h"

#include "core/contacts/contactjson.h"
#include "core/contacts/contactrepository.h"
#include "core/contacts/ownfieldimport.h"

#include <QtCore/QJsonDocument>

namespace inglenook::core {
namespace {

/// Takes the contacts away that the import added and that nothing has touched since.
Result<qint64> removeAdded(Transaction& transaction, const QVariantList& range, const QVariant& at)
{
    auto removed = transaction.run(
        QStringLiteral("DELETE FROM contacts WHERE contact_id BETWEEN ? AND ? AND created_at = ? AND changed_at = ?"
                       " AND NOT EXISTS (SELECT 1 FROM invitations WHERE invitations.contact_id = contacts.contact_id)"
                       " AND NOT EXISTS (SELECT 1 FROM visits WHERE visits.contact_id = contacts.contact_id)"),
        range + QVariantList{at, at});
    return removed ? Result<qint64>(removed->numRowsAffected()) : removed.error();
}

/// Takes the visits away that the import added and that nothing has touched since.
Result<qint64> removeVisits(Transaction& transaction, qint64 at)
{
    auto removed =
        transaction.run(QStringLiteral("DELETE FROM visits WHERE created_at = ? AND changed_at = ?"), {at, at});
    return removed ? Result<qint64>(removed->numRowsAffected()) : removed.error();
}

struct Former
{
    Contact contact;
    bool isTouched; ///< changed again since the import
};

Result<QList<Former>> loadFormer(Transaction& transaction, qint64 importId, qint64 importedAt)
{
    auto rows = transaction.run(QStringLiteral("SELECT before, contacts.changed_at FROM import_changes"
                                               " JOIN contacts USING (contact_id) WHERE import_id = ?"),
                                {importId});
    if (!rows)
        return rows.error();
    QList<Former> all;
    while (rows->next()) {
        const auto json = QJsonDocument::fromJson(rows->value(0).toString().toUtf8()).object();
        if (auto contact = contactFromJson(json))
            all.append({std::move(*contact), rows->value(1).toLongLong() != importedAt});
    }
    return all;
}

} // namespace

Result<qint64> loadNewestContact(Transaction& transaction)
{
    auto rows = transaction.run(QStringLiteral("SELECT ifnull(MAX(contact_id), 0) FROM contacts"));
    if (!rows)
        return rows.error();
    rows->next();
    return rows->value(0).toLongLong();
}

Result<Id<PastImport>> ImportHistoryRepository::begin(Transaction& transaction, const QString& source,
                                                      const QDateTime& now) const
{
    const auto last = findLast(transaction);
    if (!last)
        return last.error();
    if (*last && (*last)->importedAt == now)
        return (*last)->id;
    if (auto cleared = transaction.run(QStringLiteral("DELETE FROM imports")); !cleared)
        return cleared.error();
    auto begun = transaction.run(
        QStringLiteral("INSERT INTO imports (source, imported_at, first_contact_id, last_contact_id, added, updated)"
                       " VALUES (?, ?, 0, 0, 0, 0)"),
        {source.isNull() ? QStringLiteral("") : source, now.toMSecsSinceEpoch()});
    return begun ? Result(Id<PastImport>(Transaction::insertedKey(*begun))) : begun.error();
}

Result<void> ImportHistoryRepository::remember(Transaction& transaction, Id<PastImport> id, const Contact& before) const
{
    const auto json = QJsonDocument(contactToJson(before)).toJson(QJsonDocument::Compact);
    auto kept = transaction.run(
        QStringLiteral("INSERT OR IGNORE INTO import_changes (import_id, contact_id, before) VALUES (?, ?, ?)"),
        {id.number(), before.id.number(), QString::fromUtf8(json)});
    return kept ? Result<void>() : kept.error();
}

Result<void> ImportHistoryRepository::finish(Transaction& transaction, Id<PastImport> id, qint64 newestBefore,
                                             qint64 added, qint64 updated) const
{
    const auto newest = loadNewestContact(transaction);
    if (!newest)
        return newest.error();
    auto ended = transaction.run(QStringLiteral("UPDATE imports SET first_contact_id = ?, last_contact_id = ?,"
                                                " added = ?, updated = ? WHERE import_id = ?"),
                                 {newestBefore + 1, *newest, added, updated, id.number()});
    return ended ? Result<void>() : ended.error();
}

Result<std::optional<PastImport>> ImportHistoryRepository::findLast(Transaction& transaction) const
{
    auto rows = transaction.run(
        QStringLiteral("SELECT import_id, source, imported_at, added, updated FROM imports ORDER BY import_id DESC"));
    if (!rows)
        return rows.error();
    if (!rows->next())
        return std::optional<PastImport>();
    return std::optional(PastImport{Id<PastImport>(rows->value(0).toLongLong()), rows->value(1).toString(),
                                    QDateTime::fromMSecsSinceEpoch(rows->value(2).toLongLong(), Qt::UTC),
                                    rows->value(3).toLongLong(), rows->value(4).toLongLong()});
}

Result<UndoReport> ImportHistoryRepository::undo(Transaction& transaction) const
{
    auto rows = transaction.run(QStringLiteral("SELECT import_id, imported_at, first_contact_id, last_contact_id, added"
                                               " FROM imports ORDER BY import_id DESC"));
    if (!rows)
        return rows.error();
    if (!rows->next())
        return Error{ErrorKind::NotFound, tr("There is no import that could be undone."), {}};
    const qint64 id = rows->value(0).toLongLong();
    const qint64 at = rows->value(1).toLongLong();
    const QVariantList range{rows->value(2), rows->value(3)};
    const qint64 added = rows->value(4).toLongLong();

    if (auto own = undoOwnFields(transaction, id); !own)
        return own.error();
    const auto visits = removeVisits(transaction, at);
    if (!visits)
        return visits.error();
    const auto removed = removeAdded(transaction, range, at);
    if (!removed)
        return removed.error();
    UndoReport report{*removed, 0, *visits, added - *removed};
    const auto former = loadFormer(transaction, id, at);
    if (!former)
        return former.error();
    for (const Former& was : *former) {
        if (was.isTouched) {
            ++report.kept;
            continue;
        }
        if (auto restored =
                ContactRepository().update(transaction, was.contact, QDateTime::fromMSecsSinceEpoch(at, Qt::UTC));
            !restored)
            return restored.error();
        ++report.restored;
    }
    auto done = transaction.run(QStringLiteral("DELETE FROM imports WHERE import_id = ?"), {id});
    return done ? Result(report) : done.error();
}

} // namespace inglenook::core
