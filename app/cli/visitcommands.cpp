#include "app/cli/askedimport.h"
#include "app/cli/command.h"
#include "core/contacts/importlayoutrepository.h"
#include "core/visits/visitrepository.h"

#include <QtCore/QJsonArray>

namespace inglenook::app {

using namespace core;

namespace {

constexpr int visitsAtOnce = 1000;

QJsonValue jsonDay(QDate day)
{
    return day.isValid() ? QJsonValue(day.toString(Qt::ISODate)) : QJsonValue();
}

QJsonObject toJson(const ListedVisit& listed)
{
    const Visit& visit = listed.visit;
    return {{QStringLiteral("id"), visit.id.number()},
            {QStringLiteral("address"), listed.contactAddress},
            {QStringLiteral("name"), listed.contactName},
            {QStringLiteral("arrived_on"), jsonDay(visit.arrivedOn)},
            {QStringLiteral("departed_on"), jsonDay(visit.departedOn)},
            {QStringLiteral("place"), visit.place},
            {QStringLiteral("staff"), visit.staff},
            {QStringLiteral("reference"), visit.reference},
            {QStringLiteral("party_size"), visit.partySize > 0 ? QJsonValue(visit.partySize) : QJsonValue()},
            {QStringLiteral("amount"), visit.amount ? QJsonValue(double(*visit.amount) / 100) : QJsonValue()},
            {QStringLiteral("tags"), QJsonArray::fromStringList(visit.tags)},
            {QStringLiteral("cancelled"), visit.isCancelled},
            {QStringLiteral("source"), visit.source}};
}

QString toLine(const ListedVisit& listed)
{
    const Visit& visit = listed.visit;
    return QStringLiteral("%1\t%2\t%3\t%4\t%5%6\n")
        .arg(visit.departedOn.toString(Qt::ISODate), listed.contactAddress, listed.contactName, visit.place,
             visit.reference, visit.isCancelled ? QStringLiteral("\tcancelled") : QString());
}

Reply toReply(const VisitReport& report, const AskedImport& asked, bool wasImported)
{
    QJsonObject mapping;
    for (auto column = asked.contacts.mapping.begin(); column != asked.contacts.mapping.end(); ++column)
        mapping.insert(contactFieldWord(column.key()), column.value() + 1);
    for (auto column = asked.visits.mapping.begin(); column != asked.visits.mapping.end(); ++column)
        mapping.insert(visitFieldWord(column.key()), column.value() + 1);
    QJsonArray refused;
    QString lines;
    for (const RefusedRow& row : report.refused) {
        refused.append(QJsonObject{{QStringLiteral("line"), row.line}, {QStringLiteral("reason"), row.reason}});
        lines += QStringLiteral("  line %1: %2\n").arg(row.line).arg(row.reason);
    }
    const QString text = QStringLiteral("%1 rows: %2 visits new, %3 moved, %4 cancelled, %5 updated, %6 unchanged;"
                                        " %7 contacts new, %8 updated; %9 rows refused%10\n")
                             .arg(report.rows)
                             .arg(report.added)
                             .arg(report.moved)
                             .arg(report.cancelled)
                             .arg(report.updated)
                             .arg(report.unchanged)
                             .arg(report.contacts.added)
                             .arg(report.contacts.updated)
                             .arg(report.refusedCount)
                             .arg(wasImported ? QString() : QStringLiteral(" (nothing was imported: --dry-run)"));
    return {{{QStringLiteral("imported"), wasImported},
             {QStringLiteral("rows"), report.rows},
             {QStringLiteral("added"), report.added},
             {QStringLiteral("moved"), report.moved},
             {QStringLiteral("cancelled"), report.cancelled},
             {QStringLiteral("updated"), report.updated},
             {QStringLiteral("unchanged"), report.unchanged},
             {QStringLiteral("own_values"), report.ownValues},
             {QStringLiteral("contacts_added"), report.contacts.added},
             {QStringLiteral("contacts_updated"), report.contacts.updated},
             {QStringLiteral("refused_count"), report.refusedCount},
             {QStringLiteral("refused"), refused},
             {QStringLiteral("mapping"), mapping}},
            text + lines};
}

Error unclearDays(const QString& day)
{
    return {ErrorKind::InvalidInput,
            QStringLiteral("“%1” can be read with the day first or with the month first. Say which is meant with"
                           " --dates day-first or --dates month-first.")
                .arg(day.left(40)),
            {}};
}

/// Columns that bear the name of a field of the owner's.
Result<void> guessOwn(Database& database, AskedImport& asked)
{
    const auto fields = database.read([](Transaction& transaction) { return OwnFieldRepository().load(transaction); });
    if (!fields)
        return fields.error();
    QSet<int> taken(asked.contacts.mapping.cbegin(), asked.contacts.mapping.cend());
    taken.unite(QSet<int>(asked.visits.mapping.cbegin(), asked.visits.mapping.cend()));
    taken.unite(QSet<int>(asked.visits.ownColumns.cbegin(), asked.visits.ownColumns.cend()));
    asked.visits.ownColumns.insert(guessOwnColumns(asked.header, *fields, taken));
    return {};
}

/// For the next file with these columns, above all one of the watched folder.
Result<void> rememberChoices(Database& database, const AskedImport& asked, const QDateTime& now)
{
    if (!asked.contacts.hasHeader)
        return {};
    ImportChoices choices;
    choices.mapping = asked.contacts.mapping;
    choices.duplicates = asked.contacts.duplicates;
    choices.basis = asked.contacts.basis;
    choices.otherColumns = wordsOf(asked.visits.mapping);
    choices.otherColumns.insert(wordsOfOwn(asked.visits.ownColumns));
    if (asked.visits.dayOrder)
        choices.dayOrder = dayOrderWord(*asked.visits.dayOrder);
    return database.write([&](Transaction& transaction) {
        return ImportLayoutRepository().store(transaction, asked.header, choices, now);
    });
}

Result<Reply> importVisits(const CommandCall& call)
{
    auto asked = readImport(call);
    if (!asked)
        return asked.error();
    const QString order = call.options.value(QStringLiteral("dates"));
    asked->visits.dayOrder = dayOrderFromWord(order);
    if (!order.isEmpty() && !asked->visits.dayOrder)
        return wrongUse(QStringLiteral("--dates takes day-first or month-first, not “%1”.").arg(order.left(40)));
    const auto context = call.context();
    if (!context)
        return context.error();
    if (auto guessed = guessOwn((*context)->database(), *asked); !guessed)
        return guessed.error();
    asked->visits.addsContacts = !call.options.isSet(QStringLiteral("only-visits"));
    if (!asked->visits.hasVisits())
        return Error{ErrorKind::InvalidInput,
                     QStringLiteral("No column with the day of the visit was found. Name it with --map"
                                    " departure=COLUMN."),
                     {}};
    VisitImporter importer((*context)->database());
    const QDateTime now = (*context)->clock().now();
    const bool dryRun = call.options.isSet(QStringLiteral("dry-run"));
    const auto report = dryRun ? importer.check(asked->bytes, asked->contacts, asked->visits, now)
                               : importer.run(asked->bytes, asked->contacts, asked->visits, now);
    if (dryRun && report && !report->unclearDay.isEmpty())
        return unclearDays(report->unclearDay);
    if (!report && !asked->visits.dayOrder) {
        const DayEvidence evidence = VisitImporter::weighDays(asked->bytes, asked->contacts, asked->visits.mapping);
        return evidence.isOpen() ? unclearDays(evidence.unclear) : report.error();
    }
    if (!report)
        return report.error();
    if (!dryRun) {
        if (auto remembered = rememberChoices((*context)->database(), *asked, now); !remembered)
            return remembered.error();
    }
    return toReply(*report, *asked, !dryRun);
}

Result<Reply> listVisits(const CommandCall& call)
{
    VisitFilter filter;
    filter.search = call.options.value(QStringLiteral("search"));
    for (const auto& [name, day] :
         {std::pair(QStringLiteral("from"), &filter.from), std::pair(QStringLiteral("to"), &filter.to)}) {
        if (!call.options.isSet(name))
            continue;
        const auto read = readDay(call.options.value(name));
        if (!read)
            return read.error();
        *day = *read;
    }
    const auto context = call.context();
    if (!context)
        return context.error();
    return (*context)->database().read([&](Transaction& t) -> Result<Reply> {
        QJsonArray list;
        Reply reply;
        for (qint64 offset = 0;; offset += visitsAtOnce) {
            const auto some = VisitRepository().load(t, filter, offset, visitsAtOnce);
            if (!some)
                return some.error();
            for (const ListedVisit& visit : *some) {
                list.append(toJson(visit));
                reply.text += toLine(visit);
            }
            if (some->size() < visitsAtOnce)
                break;
        }
        reply.document = {{QStringLiteral("count"), list.size()}, {QStringLiteral("visits"), list}};
        return reply;
    });
}

} // namespace

QList<Command> visitCommands()
{
    const QCommandLineOption dates(QStringLiteral("dates"),
                                   QStringLiteral("How 03/04/2026 is meant: day-first or month-first"),
                                   QStringLiteral("order"));
    const QCommandLineOption onlyVisits(QStringLiteral("only-visits"),
                                        QStringLiteral("Take visits of contacts that are there, add nobody"));
    const QCommandLineOption search(QStringLiteral("search"),
                                    QStringLiteral("Words in name or address, or a booking number"),
                                    QStringLiteral("words"));
    const QCommandLineOption from(QStringLiteral("from"), QStringLiteral("Departed on this day or later"),
                                  QStringLiteral("day"));
    const QCommandLineOption to(QStringLiteral("to"), QStringLiteral("Departed on this day or earlier"),
                                QStringLiteral("day"));
    return {
        {QStringLiteral("visits import"),
         QStringLiteral("FILE [--map field=column]... [--dates day-first|month-first] [--only-visits] [--tag T]..."
                        " [--basis B] [--dry-run]"),
         QStringLiteral("Import visits and their guests from a CSV file: all rows that are right, in one go."), 1,
         importOptions() + QList{dates, onlyVisits}, importVisits},
        {QStringLiteral("visits list"),
         QStringLiteral("[--from D] [--to D] [--search WORDS]"),
         QStringLiteral("List visits, newest departure first."),
         0,
         {from, to, search},
         listVisits},
    };
}

} // namespace inglenook::app
