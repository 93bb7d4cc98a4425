#include "core/contacts/ownfieldimport.h"

#include "core/contacts/importhistoryrepository.h"
#include "core/contacts/importrowreader.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QSet>

namespace inglenook::core {
namespace {

constexpr qsizetype rowsAtOnce = 1000;
const auto ownWord = QStringLiteral("own:");

struct Known
{
    Id<Contact> id;
    bool isNew; ///< by this import
};

/// One pass over the rows of a file.
class OwnPass
{
public:
    OwnPass(Transaction& transaction, const ImportOptions& options, const OwnColumns& columns, const QDateTime& now,
            ImportMode mode)
        : m_transaction(transaction)
        , m_options(options)
        , m_columns(columns)
        , m_now(now)
        , m_mode(mode)
        , m_reader(options.mapping, options.columns)
    {
    }

    Result<qint64> run(const QByteArray& bytes, const ImportProgress& progress)
    {
        if (m_mode == ImportMode::Store) {
            if (auto made = makeFields(); !made)
                return made.error();
        }
        const auto rows = openContents(bytes, m_options);
        if (!rows)
            return rows.error();
        while (const auto row = (*rows)->next()) {
            takeRow(*row);
            if (++m_taken % rowsAtOnce != 0)
                continue;
            if (auto stored = storeRows(); !stored)
                return stored.error();
            if (progress && !progress((*rows)->progress()))
                return Error{
                    ErrorKind::Cancelled, ContactImporter::tr("The import was stopped. Nothing was changed."), {}};
        }
        if (auto stored = storeRows(); !stored)
            return stored.error();
        return m_count;
    }

private:
    Result<void> makeFields()
    {
        const auto record = ImportHistoryRepository().begin(m_transaction, m_options.source, m_now);
        if (!record)
            return record.error();
        m_import = record->number();
        for (auto column = m_columns.begin(); column != m_columns.end(); ++column) {
            const auto field = OwnFieldRepository().findOrAdd(m_transaction, column.key());
            if (!field)
                return field.error();
            m_fields.insert(column.key(), *field);
        }
        return {};
    }

    void takeRow(const ImportRow& row)
    {
        const auto contact = m_reader.read(row);
        if (!contact)
            return; // has been refused with its reason
        OwnValues values;
        for (auto column = m_columns.begin(); column != m_columns.end(); ++column) {
            const QString value =
                cellText(row.cells.value(column.value())).simplified().left(OwnFieldRepository::longestValue);
            if (!value.isEmpty())
                values.insert(column.key(), value);
        }
        if (values.isEmpty())
            return;
        OwnValues& known = m_fresh[contact->address.key()];
        for (auto value = values.begin(); value != values.end(); ++value) {
            if (m_options.duplicates == Duplicates::Replace || !known.contains(value.key()))
                known.insert(value.key(), value.value());
        }
    }

    Result<QHash<QString, Known>> findPeople()
    {
        const QString keys =
            QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(m_fresh.keys())).toJson(QJsonDocument::Compact));
        auto rows = m_transaction.run(QStringLiteral("SELECT address_key, contact_id, created_at FROM contacts"
                                                     " WHERE address_key IN (SELECT value FROM json_each(?))"),
                                      {keys});
        if (!rows)
            return rows.error();
        QHash<QString, Known> people;
        while (rows->next())
            people.insert(rows->value(0).toString(), {Id<Contact>(rows->value(1).toLongLong()),
                                                      rows->value(2).toLongLong() == m_now.toMSecsSinceEpoch()});
        return people;
    }

    Result<void> storeRows()
    {
        const auto people = findPeople();
        if (!people)
            return people.error();
        QList<Id<Contact>> ids;
        for (const Known& person : *people)
            ids.append(person.id);
        const auto before = OwnFieldRepository().loadValues(m_transaction, ids);
        if (!before)
            return before.error();
        for (auto fresh = m_fresh.begin(); fresh != m_fresh.end(); ++fresh) {
            const auto person = people->constFind(fresh.key());
            if (person == people->constEnd()) { // a check has not stored the newcomers
                m_count += m_mode == ImportMode::Check ? fresh->size() : 0;
                continue;
            }
            if (m_options.duplicates == Duplicates::Skip && !person->isNew)
                continue;
            if (auto stored = storeValues(*person, before->value(person->id.number()), *fresh); !stored)
                return stored;
        }
        m_fresh.clear();
        return {};
    }

    Result<void> storeValues(const Known& person, const OwnValues& before, const OwnValues& fresh)
    {
        for (auto value = fresh.begin(); value != fresh.end(); ++value) {
            const QString was = before.value(value.key(), QString::fromLatin1(""));
            const bool mayChange = was.isEmpty() || person.isNew || m_options.duplicates == Duplicates::Replace;
            if (!mayChange || was == value.value())
                continue;
            ++m_count;
            if (m_mode == ImportMode::Check)
                continue;
            const Id<OwnField> field = m_fields.value(value.key());
            auto noted = m_transaction.run(
                QStringLiteral("INSERT INTO own_value_changes (import_id, contact_id, own_field_id, before, after)"
                               " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET after = excluded.after"),
                {m_import, person.id.number(), field.number(), was, value.value()});
            if (!noted)
                return noted.error();
            if (auto stored = OwnFieldRepository().storeValue(m_transaction, person.id, field, value.value()); !stored)
                return stored;
        }
        return {};
    }

    Transaction& m_transaction;
    const ImportOptions& m_options;
    const OwnColumns& m_columns;
    QDateTime m_now;
    ImportMode m_mode;
    ImportRowReader m_reader;
    qint64 m_import = 0;
    QHash<QString, Id<OwnField>> m_fields;
    QHash<QString, OwnValues> m_fresh; ///< by address
    qsizetype m_taken = 0;
    qint64 m_count = 0;
};

} // namespace

OwnColumns guessOwnColumns(const QStringList& header, const QList<OwnField>& fields, const QSet<int>& taken)
{
    OwnColumns columns;
    for (const OwnField& field : fields) {
        for (int column = 0; column < header.size(); ++column) {
            const bool isNamed = header.at(column).simplified().compare(field.name, Qt::CaseInsensitive) == 0;
            if (isNamed && !taken.contains(column))
                columns.insert(field.name, column);
        }
    }
    return columns;
}

QMap<QString, int> wordsOfOwn(const OwnColumns& columns)
{
    QMap<QString, int> words;
    for (auto column = columns.begin(); column != columns.end(); ++column)
        words.insert(ownWord + column.key(), column.value());
    return words;
}

OwnColumns ownColumnsFromWords(const QMap<QString, int>& words)
{
    OwnColumns columns;
    for (auto word = words.begin(); word != words.end(); ++word) {
        if (word.key().startsWith(ownWord))
            columns.insert(word.key().sliced(ownWord.size()), word.value());
    }
    return columns;
}

Result<qint64> importOwnFields(Transaction& transaction, const QByteArray& bytes, const ImportOptions& options,
                               const OwnColumns& columns, const QDateTime& now, ImportMode mode,
                               const ImportProgress& progress)
{
    if (columns.isEmpty())
        return 0;
    return OwnPass(transaction, options, columns, now, mode).run(bytes, progress);
}

Result<void> undoOwnFields(Transaction& transaction, qint64 importId)
{
    const auto mine = QStringLiteral("(SELECT 1 FROM own_value_changes c WHERE c.import_id = ? AND c.contact_id ="
                                     " own_values.contact_id AND c.own_field_id = own_values.own_field_id AND c.after ="
                                     " own_values.value AND c.before %1 '')");
    auto removed = transaction.run(
        QStringLiteral("DELETE FROM own_values WHERE EXISTS ") + mine.arg(QStringLiteral("=")), {importId});
    if (!removed)
        return removed.error();
    auto restored = transaction.run(
        QStringLiteral("UPDATE own_values SET value = (SELECT before FROM own_value_changes c WHERE c.import_id = ?"
                       " AND c.contact_id = own_values.contact_id AND c.own_field_id = own_values.own_field_id)"
                       " WHERE EXISTS ") +
            mine.arg(QStringLiteral("<>")),
        {importId, importId});
    return restored ? Result<void>() : restored.error();
}

} // namespace inglenook::core
