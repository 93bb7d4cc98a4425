#include "core/visits/visitimporter.h"

#include "core/contacts/importhistoryrepository.h"
#include "core/contacts/importrowreader.h"
#include "core/contacts/optoutrepository.h"
#include "core/visits/visitrepository.h"
#include "core/visits/visitrowreader.h"

#include <algorithm>

namespace inglenook::core {
namespace {

constexpr qsizetype rowsAtOnce = 1000;
/// How much of the progress the contacts of a file take.
constexpr double contactsShare = 0.4;

struct FreshVisit
{
    ImportRow row;
    Visit visit;
    QString addressKey;
};

bool isBlank(const ImportRow& row)
{
    return std::all_of(row.cells.begin(), row.cells.end(),
                       [](const QString& cell) { return cell.trimmed().isEmpty(); });
}

/// The one among `visits` that the file speaks of: by its reference, or without one by its days.
Visit* findKnown(QList<Visit>& visits, const Visit& fresh)
{
    const auto found = std::find_if(visits.begin(), visits.end(), [&](const Visit& known) {
        return !fresh.reference.isEmpty() && known.reference == fresh.reference;
    });
    if (found != visits.end())
        return &*found;
    const auto sameDays = std::find_if(visits.begin(), visits.end(), [&](const Visit& known) {
        return (known.reference.isEmpty() || fresh.reference.isEmpty()) && known.departedOn == fresh.departedOn &&
               (known.arrivedOn == fresh.arrivedOn || known.arrivedOn.isNull() || fresh.arrivedOn.isNull());
    });
    return sameDays == visits.end() ? nullptr : &*sameDays;
}

/// One pass over the visits of a file inside one transaction, after that over its contacts.
class VisitPass
{
public:
    VisitPass(Transaction& transaction, const ImportOptions& contacts, const VisitOptions& visits, DayOrder order,
              const QDateTime& now, ImportMode mode)
        : m_transaction(transaction)
        , m_contacts(contacts)
        , m_visits(visits)
        , m_now(now)
        , m_mode(mode)
        , m_contactReader(contacts.mapping, contacts.columns)
        , m_visitReader(visits.mapping, order)
    {
    }

    Result<VisitReport> run(const QByteArray& bytes, ImportReport contacts, const ImportProgress& progress)
    {
        m_report.refused = contacts.refused;
        m_report.refusedCount = contacts.refusedCount;
        m_report.contacts = std::move(contacts);
        const auto rows = openContents(bytes, m_contacts);
        if (!rows)
            return rows.error();
        while (auto row = (*rows)->next()) {
            takeRow(std::move(*row));
            if (m_fresh.size() < rowsAtOnce && ++m_rowsSinceProgress < rowsAtOnce)
                continue;
            m_rowsSinceProgress = 0;
            if (auto stored = storeFresh(); !stored)
                return stored.error();
            if (progress && !progress((*rows)->progress()))
                return Error{
                    ErrorKind::Cancelled, VisitImporter::tr("The import was stopped. Nothing was changed."), {}};
        }
        if (const auto failure = (*rows)->failure())
            return *failure;
        if (auto stored = storeFresh(); !stored)
            return stored.error();
        std::sort(m_report.refused.begin(), m_report.refused.end(),
                  [](const RefusedRow& a, const RefusedRow& b) { return a.line < b.line; });
        return std::move(m_report);
    }

private:
    void takeRow(ImportRow row)
    {
        if (isBlank(row))
            return;
        ++m_report.rows;
        const auto contact = m_contactReader.read(row);
        if (!contact) {
            // With its contacts, the row has been refused already.
            if (!m_visits.addsContacts)
                refuse(std::move(row), contact.error().message);
            return;
        }
        auto visit = m_visitReader.read(row);
        if (!visit)
            return refuse(std::move(row), visit.error().message);
        visit->source = m_contacts.source;
        m_fresh.append({std::move(row), std::move(*visit), contact->address.key()});
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
        for (const FreshVisit& fresh : std::as_const(m_fresh))
            keys.append(fresh.addressKey);
        const auto contacts = VisitRepository().findContacts(m_transaction, keys);
        if (!contacts)
            return contacts.error();
        const auto optedOut = OptOutRepository().findAmong(m_transaction, keys);
        if (!optedOut)
            return optedOut.error();
        auto known = VisitRepository().loadOfContacts(m_transaction, contacts->values());
        if (!known)
            return known.error();
        QHash<QString, QList<Visit>> ofNewcomers; // a check has not stored their contacts
        for (FreshVisit& fresh : m_fresh) {
            const Id<Contact> contact = contacts->value(fresh.addressKey);
            const bool isNewcomer = contact.isNull() && m_visits.addsContacts && m_mode == ImportMode::Check &&
                                    !optedOut->contains(fresh.addressKey);
            if (contact.isNull() && !isNewcomer) {
                if (!m_visits.addsContacts)
                    refuse(std::move(fresh.row), VisitImporter::tr("No contact has this address."));
                continue;
            }
            fresh.visit.contact = contact;
            QList<Visit>& visits = isNewcomer ? ofNewcomers[fresh.addressKey] : (*known)[contact];
            if (auto stored = store(visits, std::move(fresh)); !stored)
                return stored;
        }
        m_fresh.clear();
        return {};
    }

    Result<void> store(QList<Visit>& visits, FreshVisit fresh)
    {
        if (Visit* same = findKnown(visits, fresh.visit)) {
            // A file without a state says nothing about what was called off.
            if (!m_visits.mapping.contains(VisitField::Status))
                fresh.visit.isCancelled = same->isCancelled;
            return update(*same, fresh.visit);
        }
        if (fresh.visit.departedOn.isNull()) {
            refuse(std::move(fresh.row), VisitImporter::tr("No visit with this booking number is there to call off."));
            return {};
        }
        ++m_report.added;
        if (m_mode == ImportMode::Store) {
            const auto record = ImportHistoryRepository().begin(m_transaction, m_contacts.source, m_now);
            if (!record)
                return record.error();
            const auto id = VisitRepository().add(m_transaction, fresh.visit, m_now);
            if (!id)
                return id.error();
            fresh.visit.id = *id;
        }
        visits.append(std::move(fresh.visit));
        return {};
    }

    Result<void> update(Visit& known, const Visit& fresh)
    {
        const Visit before = known;
        if (!updateVisit(known, fresh)) {
            ++m_report.unchanged;
            return {};
        }
        if (known.isCancelled && !before.isCancelled)
            ++m_report.cancelled;
        else if (known.departedOn != before.departedOn)
            ++m_report.moved;
        else
            ++m_report.updated;
        return m_mode == ImportMode::Check ? Result<void>() : VisitRepository().update(m_transaction, known, m_now);
    }

    Transaction& m_transaction;
    const ImportOptions& m_contacts;
    const VisitOptions& m_visits;
    QDateTime m_now;
    ImportMode m_mode;
    ImportRowReader m_contactReader;
    VisitRowReader m_visitReader;
    VisitReport m_report;
    QList<FreshVisit> m_fresh;
    qsizetype m_rowsSinceProgress = 0;
};

VisitReport withoutVisits(ImportReport people)
{
    VisitReport report;
    report.refused = people.refused;
    report.refusedCount = people.refusedCount;
    report.contacts = std::move(people);
    return report;
}

Result<VisitReport> importVisits(Transaction& transaction, const QByteArray& bytes, const ImportOptions& contacts,
                                 const VisitOptions& visits, DayOrder order, const QDateTime& now, ImportMode mode,
                                 const ImportProgress& progress)
{
    Result<ImportReport> people = ImportReport();
    const double share = visits.addsContacts ? contactsShare : 0;
    if (visits.addsContacts) {
        const auto first = [&](double done) { return !progress || progress(done * share); };
        people = importContacts(transaction, bytes, contacts, now, mode, first);
    }
    if (!people)
        return people.error();
    const auto second = [&](double done) { return !progress || progress(share + done * (1 - share)); };
    const auto own = importOwnFields(transaction, bytes, contacts, visits.ownColumns, now, mode, second);
    if (!own)
        return own.error();
    Result<VisitReport> report = VisitReport();
    if (visits.hasVisits())
        report = VisitPass(transaction, contacts, visits, order, now, mode).run(bytes, *std::move(people), second);
    else
        report = withoutVisits(*std::move(people));
    if (report)
        report->ownValues = *own;
    return report;
}

Error noDayColumn()
{
    return {
        ErrorKind::InvalidInput, VisitImporter::tr("Say which column holds the day of the visit or departure."), {}};
}

} // namespace

VisitImporter::VisitImporter(Database& database)
    : m_database(database)
{
}

DayEvidence VisitImporter::weighDays(const QByteArray& bytes, const ImportOptions& contacts,
                                     const VisitMapping& mapping)
{
    DayEvidence evidence;
    const VisitRowReader reader(mapping, DayOrder::DayFirst);
    const auto rows = openContents(bytes, contacts);
    if (!rows)
        return evidence;
    while (const auto row = (*rows)->next())
        reader.weigh(*row, evidence);
    return evidence;
}

Result<VisitReport> VisitImporter::check(const QByteArray& bytes, const ImportOptions& contacts,
                                         const VisitOptions& visits, const QDateTime& now,
                                         const ImportProgress& progress)
{
    if (!visits.hasMore())
        return noDayColumn();
    const DayEvidence evidence = weighDays(bytes, contacts, visits.mapping);
    if (evidence.isOpen() && !visits.dayOrder) {
        VisitReport open;
        open.unclearDay = evidence.unclear;
        return open;
    }
    const DayOrder order = visits.dayOrder.value_or(evidence.order().value_or(DayOrder::DayFirst));
    return m_database.read([&](Transaction& transaction) {
        return importVisits(transaction, bytes, contacts, visits, order, now, ImportMode::Check, progress);
    });
}

Result<VisitReport> VisitImporter::run(const QByteArray& bytes, const ImportOptions& contacts,
                                       const VisitOptions& visits, const QDateTime& now, const ImportProgress& progress)
{
    if (!visits.hasMore())
        return noDayColumn();
    const DayEvidence evidence = weighDays(bytes, contacts, visits.mapping);
    if (evidence.isOpen() && !visits.dayOrder)
        return Error{ErrorKind::InvalidInput,
                     tr("“%1” can be read with the day first or with the month first. Say which is meant.")
                         .arg(evidence.unclear.left(40)),
                     {}};
    const DayOrder order = visits.dayOrder.value_or(evidence.order().value_or(DayOrder::DayFirst));
    return m_database.write([&](Transaction& transaction) {
        return importVisits(transaction, bytes, contacts, visits, order, now, ImportMode::Store, progress);
    });
}

} // namespace inglenook::core
