#include "core/contacts/contactimporter.h"

#include "core/contacts/contactrepository.h"
#include "core/contacts/importhistoryrepository.h"
#include "core/contacts/importrowreader.h"
#include "core/contacts/optoutrepository.h"
#include "core/contacts/rowsahead.h"
#include "core/settings/settingsrepository.h"

#include <QtCore/QDateTime>

#include <algorithm>

namespace inglenook::core {
namespace {

/// Stands for an address among a million others without keeping its text.
using Fingerprint = std::pair<size_t, size_t>;

Fingerprint fingerprintOf(const QString& addressKey)
{
    return {qHash(addressKey, size_t(0x9E3779B97F4A7C15U)), qHash(addressKey, size_t(0xC2B2AE3D27D4EB4FU))};
}

struct FreshRow
{
    ImportRow row;
    Contact contact;
};

/// One pass over a file inside one transaction.
class ImportPass
{
public:
    ImportPass(Transaction& transaction, const ImportOptions& options, const QDateTime& now, ImportMode mode)
        : m_transaction(transaction)
        , m_options(options)
        , m_now(now)
        , m_mode(mode)
        , m_rowReader(options.mapping, options.columns)
    {
    }

    Result<ImportReport> run(const QByteArray& bytes, const ImportProgress& progress)
    {
        const auto business = SettingsRepository().loadBusiness(m_transaction);
        if (!business)
            return business.error();
        m_today = business->dayOf(m_now);
        const auto anybody = ContactRepository().load(m_transaction, {}, 0, 1);
        if (!anybody)
            return anybody.error();
        m_isFirstImport = anybody->isEmpty();
        const auto newest = loadNewestContact(m_transaction);
        if (!newest)
            return newest.error();
        m_newestBefore = *newest;
        const auto rows = openContents(bytes, m_options);
        if (!rows)
            return rows.error();
        if (auto taken = takeAll(**rows, progress); !taken)
            return taken.error();
        if (const auto failure = (*rows)->failure())
            return *failure;
        if (m_importId) {
            if (auto ended = ImportHistoryRepository().finish(m_transaction, *m_importId, m_newestBefore,
                                                              m_report.added, m_report.updated);
                !ended)
                return ended.error();
        }
        return std::move(m_report);
    }

private:
    Result<void> takeAll(RowReader& rows, const ImportProgress& progress)
    {
        RowsAhead ahead(rows, m_rowReader);
        for (bool isLast = false; !isLast;) {
            RowsAhead::Batch batch = ahead.take();
            for (ReadRow& read : batch.rows)
                takeRow(std::move(read));
            if (auto stored = storeFresh(); !stored)
                return stored;
            isLast = batch.isLast;
            if (!isLast && progress && !progress(batch.progress))
                return Error{
                    ErrorKind::Cancelled, ContactImporter::tr("The import was stopped. Nothing was changed."), {}};
        }
        return {};
    }

    void takeRow(ReadRow read)
    {
        ++m_report.rows;
        auto& [row, contact] = read;
        if (!contact) {
            refuse(std::move(row), contact.error().message);
            return;
        }
        const Fingerprint fingerprint = fingerprintOf(contact->address.key());
        if (m_seen.contains(fingerprint)) {
            ++m_report.repeated;
            return;
        }
        m_seen.insert(fingerprint);
        for (const QString& tag : m_options.extraTags) {
            if (!contact->tags.contains(tag, Qt::CaseInsensitive))
                contact->tags.append(tag);
        }
        contact->source = m_options.source;
        contact->basis = m_options.basis;
        contact->basisDay = m_today;
        m_fresh.append({std::move(row), std::move(*contact)});
    }

    void refuse(ImportRow row, const QString& reason)
    {
        ++m_report.refusedCount;
        if (m_report.refused.size() < ImportReport::mostRefused)
            m_report.refused.append({row.line, std::move(row.cells), reason});
    }

    Result<void> storeFresh()
    {
        QStringList keys;
        keys.reserve(m_fresh.size());
        for (const FreshRow& fresh : std::as_const(m_fresh))
            keys.append(fresh.contact.address.key());
        // In an empty database there is nobody to find, and what this file has brought is told by m_seen.
        auto known =
            m_isFirstImport ? Result(QHash<QString, Contact>()) : ContactRepository().findAmong(m_transaction, keys);
        if (!known)
            return known.error();
        const auto optedOut = OptOutRepository().findAmong(m_transaction, keys);
        if (!optedOut)
            return optedOut.error();
        QList<Contact> added;
        added.reserve(m_fresh.size());
        for (FreshRow& fresh : m_fresh) {
            const QString& key = fresh.contact.address.key();
            if (const auto found = known->find(key); found != known->end()) {
                if (auto done = update(*found, fresh.contact, fresh.row.line); !done)
                    return done.error();
            } else if (optedOut->contains(key)) {
                refuse(std::move(fresh.row), ContactImporter::tr("This guest has asked to get no more mail."));
            } else {
                added.append(std::move(fresh.contact));
            }
        }
        m_fresh.clear();
        m_report.added += added.size();
        if (m_mode == ImportMode::Check || added.isEmpty())
            return {};
        if (auto begun = beginRecord(); !begun)
            return begun;
        return ContactRepository().addAll(m_transaction, added, m_now);
    }

    Result<void> update(const Contact& known, const Contact& fresh, qint64 line)
    {
        Contact after = known;
        const bool isChanged = m_options.duplicates == Duplicates::Merge     ? fillGaps(after, fresh)
                               : m_options.duplicates == Duplicates::Replace ? takeOver(after, fresh)
                                                                             : false;
        if (!isChanged) {
            ++m_report.unchanged;
            return {};
        }
        ++m_report.updated;
        if (m_report.changes.size() < ImportReport::mostChanges)
            m_report.changes.append({line, known, after});
        if (m_mode == ImportMode::Check)
            return {};
        if (auto begun = beginRecord(); !begun)
            return begun;
        if (auto kept = ImportHistoryRepository().remember(m_transaction, *m_importId, known); !kept)
            return kept;
        return ContactRepository().update(m_transaction, after, m_now);
    }

    /// Not before something changes: an import that brings nothing leaves the one before to be undone.
    Result<void> beginRecord()
    {
        if (m_importId)
            return {};
        const auto begun = ImportHistoryRepository().begin(m_transaction, m_options.source, m_now);
        if (!begun)
            return begun.error();
        m_importId = *begun;
        return {};
    }

    Transaction& m_transaction;
    const ImportOptions& m_options;
    QDateTime m_now;
    QDate m_today;
    bool m_isFirstImport = false;
    ImportMode m_mode;
    ImportRowReader m_rowReader;
    ImportReport m_report;
    QSet<Fingerprint> m_seen;
    QList<FreshRow> m_fresh;
    qint64 m_newestBefore = 0;
    std::optional<Id<PastImport>> m_importId;
};

int strengthOf(Basis basis)
{
    switch (basis) {
    case Basis::Consent:
        return 3;
    case Basis::SoftOptIn:
        return 2;
    case Basis::Service:
        return 1;
    case Basis::Unknown:
        break;
    }
    return 0;
}

/// The halves of a name belong together: one is added only beside its own other half.
bool fillNames(Contact& known, const Contact& fresh)
{
    const auto goTogether = [](const QString& a, const QString& b) {
        return a.isEmpty() || foldForSearch(a) == foldForSearch(b);
    };
    const bool gains = (known.firstName.isEmpty() && !fresh.firstName.isEmpty()) ||
                       (known.lastName.isEmpty() && !fresh.lastName.isEmpty());
    if (!gains || !goTogether(known.firstName, fresh.firstName) || !goTogether(known.lastName, fresh.lastName))
        return false;
    if (known.firstName.isEmpty())
        known.firstName = fresh.firstName;
    if (known.lastName.isEmpty())
        known.lastName = fresh.lastName;
    return true;
}

/// Adds tags, a stronger basis, and that the person is a real one.
bool addStanding(Contact& known, const Contact& fresh)
{
    bool changed = false;
    for (const QString& tag : fresh.tags) {
        if (!known.tags.contains(tag, Qt::CaseInsensitive)) {
            known.tags.append(tag);
            changed = true;
        }
    }
    if (strengthOf(fresh.basis) > strengthOf(known.basis)) {
        known.basis = fresh.basis;
        known.basisDay = fresh.basisDay;
        changed = true;
    }
    if (known.isSample && !fresh.isSample) { // real now, so it does not go with the invented ones
        known.isSample = false;
        changed = true;
    }
    return changed;
}

struct DuplicatesWord
{
    Duplicates duplicates;
    QLatin1String word;
};

constexpr DuplicatesWord duplicatesWords[] = {
    {Duplicates::Merge, QLatin1String("merge")},
    {Duplicates::Skip, QLatin1String("skip")},
    {Duplicates::Replace, QLatin1String("update")},
};

} // namespace

Result<std::unique_ptr<RowReader>> openContents(const QByteArray& bytes, const ImportOptions& options)
{
    auto rows = openRows(bytes, options.format);
    if (!rows)
        return rows;
    for (qint64 i = rowsToSkip(options.format, options.rowsBefore, options.hasHeader); i > 0; --i)
        (void)(*rows)->next();
    return rows;
}

Result<ImportReport> importContacts(Transaction& transaction, const QByteArray& bytes, const ImportOptions& options,
                                    const QDateTime& now, ImportMode mode, const ImportProgress& progress)
{
    return ImportPass(transaction, options, now, mode).run(bytes, progress);
}

QString duplicatesWord(Duplicates duplicates)
{
    const auto* found =
        std::find_if(std::begin(duplicatesWords), std::end(duplicatesWords),
                     [duplicates](const DuplicatesWord& known) { return known.duplicates == duplicates; });
    return found->word;
}

std::optional<Duplicates> duplicatesFromWord(const QString& word)
{
    const auto* found = std::find_if(std::begin(duplicatesWords), std::end(duplicatesWords),
                                     [&word](const DuplicatesWord& known) { return known.word == word; });
    return found == std::end(duplicatesWords) ? std::nullopt : std::optional(found->duplicates);
}

ContactImporter::ContactImporter(Database& database)
    : m_database(database)
{
}

Result<ImportReport> ContactImporter::check(const QByteArray& bytes, const ImportOptions& options, const QDateTime& now,
                                            const ImportProgress& progress)
{
    return m_database.read([&](Transaction& transaction) {
        return importContacts(transaction, bytes, options, now, ImportMode::Check, progress);
    });
}

Result<ImportReport> ContactImporter::run(const QByteArray& bytes, const ImportOptions& options, const QDateTime& now,
                                          const ImportProgress& progress)
{
    return m_database.write([&](Transaction& transaction) {
        return importContacts(transaction, bytes, options, now, ImportMode::Store, progress);
    });
}

bool fillGaps(Contact& known, const Contact& fresh)
{
    bool changed = fillNames(known, fresh);
    const auto fill = [&changed](QString& text, const QString& with) {
        if (text.isEmpty() && !with.isEmpty()) {
            text = with;
            changed = true;
        }
    };
    fill(known.phone, fresh.phone);
    fill(known.language, fresh.language);
    fill(known.note, fresh.note);
    return addStanding(known, fresh) || changed;
}

bool takeOver(Contact& known, const Contact& fresh)
{
    bool changed = false;
    const auto take = [&changed](QString& text, const QString& from) {
        if (!from.isEmpty() && text != from) {
            text = from;
            changed = true;
        }
    };
    // A name is taken over whole, so that "Anna Hall" and "Weber" never make "Anna Weber".
    if (!fresh.lastName.isEmpty() && known.lastName != fresh.lastName && fresh.firstName.isEmpty()) {
        changed = changed || !known.firstName.isEmpty();
        known.firstName.clear();
    }
    take(known.firstName, fresh.firstName);
    take(known.lastName, fresh.lastName);
    take(known.phone, fresh.phone);
    take(known.language, fresh.language);
    take(known.note, fresh.note);
    return addStanding(known, fresh) || changed;
}

} // namespace inglenook::core
