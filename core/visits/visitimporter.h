#pragma once

#include "core/contacts/ownfieldimport.h"
#include "core/visits/daytext.h"
#include "core/visits/visitfield.h"

namespace inglenook::core {

/// What an import takes besides the contacts of ImportOptions.
struct VisitOptions
{
    VisitMapping mapping{};
    /// Must be said where the days of the file can be read both ways (VisitImporter::weighDays).
    std::optional<DayOrder> dayOrder{};
    /// Contacts of the file are imported as well; else only visits of contacts that are there.
    bool addsContacts = true;
    OwnColumns ownColumns{};

    /// A column holds a day, so that there are visits to import.
    [[nodiscard]] bool hasVisits() const
    {
        return mapping.contains(VisitField::Arrival) || mapping.contains(VisitField::Departure);
    }
    /// There is more in the file than contacts.
    [[nodiscard]] bool hasMore() const { return hasVisits() || !ownColumns.isEmpty(); }
};

/// What an import of visits would do, or has done.
struct VisitReport
{
    ImportReport contacts{}; ///< empty when only visits were asked for
    qint64 rows = 0;
    qint64 added = 0;
    qint64 moved = 0;     ///< known visits that now depart on another day
    qint64 cancelled = 0; ///< known visits that are called off
    qint64 updated = 0;   ///< anything else that is new about a known visit
    qint64 unchanged = 0;
    qint64 ownValues = 0;        ///< of the owner's fields
    QList<RefusedRow> refused{}; ///< the first ImportReport::mostRefused of them, those of the contacts included
    qint64 refusedCount = 0;
    /// A day that can be read both ways, while nobody has said which is meant: nothing was imported.
    QString unclearDay{};

    /// Something besides contacts is or will be stored.
    [[nodiscard]] bool hasNews() const { return added + moved + cancelled + updated + ownValues > 0; }
};

/// Imports visits, the owner's fields, and with them their contacts, from a file: all rows that are right, in one
/// transaction, or none at all. A visit is known again by its reference, or without one by its days.
class VisitImporter
{
    Q_DECLARE_TR_FUNCTIONS(inglenook::core::VisitImporter)

public:
    explicit VisitImporter(Database& database);

    /// Reads the whole file and tells what would happen; changes nothing.
    [[nodiscard]] Result<VisitReport> check(const QByteArray& bytes, const ImportOptions& contacts,
                                            const VisitOptions& visits, const QDateTime& now,
                                            const ImportProgress& progress = {});
    /// Errors: InvalidInput (no day column; days that can be read both ways); Cancelled; Storage. Nothing has changed
    /// then.
    [[nodiscard]] Result<VisitReport> run(const QByteArray& bytes, const ImportOptions& contacts,
                                          const VisitOptions& visits, const QDateTime& now,
                                          const ImportProgress& progress = {});

    /// What the days of the whole file tell about their order.
    [[nodiscard]] static DayEvidence weighDays(const QByteArray& bytes, const ImportOptions& contacts,
                                               const VisitMapping& mapping);

private:
    Database& m_database;
};

} // namespace inglenook::core
