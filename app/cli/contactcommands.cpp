#include "app/cli/command.h"
#include "core/contacts/contactimporter.h"
#include "core/contacts/contactjson.h"
#include "core/contacts/contactrepository.h"
#include "core/contacts/importhistoryrepository.h"
#include "core/contacts/refusedrows.h"
#include "core/visits/visitimporter.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>

namespace inglenook::app {

using namespace core;

namespace {

constexpr int contactsAtOnce = 1000;
constexpr qsizetype mostRefusedShown = 1000;
constexpr qint64 largestImport = 512LL * 1024 * 1024; // bytes

QString toLine(const Contact& contact)
{
    return QStringLiteral("%1\t%2\t%3\t%4\n")
        .arg(contact.address.text(), contact.displayName(), contact.phone, contact.tags.join(QStringLiteral(", ")));
}

Result<QByteArray> readFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::NotFound, QStringLiteral("“%1” cannot be read: %2.").arg(path, file.errorString()), {}};
    if (file.size() > largestImport)
        return Error{ErrorKind::InvalidInput, QStringLiteral("“%1” is larger than 512 MB.").arg(path), {}};
    return file.readAll();
}

/// `field=column`, the column by its header or by its number from 1.
Result<void> applyMap(const QString& text, const QStringList& header, ColumnMapping& mapping, OwnColumns& own)
{
    const qsizetype sign = text.indexOf(u'=');
    const auto field = contactFieldFromWord(text.left(sign));
    const bool isOwn = text.startsWith(u"own:") && sign > 4;
    if (sign < 0 || (!field && !isOwn))
        return wrongUse(QStringLiteral("--map takes field=column, not “%1”. Fields: address, first-name, last-name, "
                                       "full-name, phone, language, tags, note, own:NAME.")
                            .arg(text));
    const QString column = text.mid(sign + 1);
    qsizetype position = header.indexOf(column);
    bool isNumber = false;
    if (position < 0)
        position = column.toInt(&isNumber) - 1;
    if (position < 0 || position >= header.size())
        return Error{ErrorKind::InvalidInput, QStringLiteral("The file has no column “%1”.").arg(column), {}};
    if (isOwn)
        own.insert(text.mid(4, sign - 4), static_cast<int>(position));
    else
        mapping.insert(*field, static_cast<int>(position));
    return {};
}

/// The sheet called so, or by its number from 1.
Result<int> findSheet(const ImportFormat& format, const QString& name)
{
    if (format.kind != ImportFormat::Kind::Workbook)
        return Error{ErrorKind::InvalidInput, QStringLiteral("--sheet is for Excel workbooks."), {}};
    const QStringList names = format.workbook->sheetNames();
    qsizetype sheet = names.indexOf(name);
    if (sheet < 0)
        sheet = name.toInt() - 1;
    if (sheet < 0 || sheet >= names.size())
        return Error{
            ErrorKind::InvalidInput,
            QStringLiteral("The workbook has no sheet “%1”. It has: %2.").arg(name, names.join(QStringLiteral(", "))),
            {}};
    return static_cast<int>(sheet);
}

struct ImportTask
{
    ImportOptions options;
    QStringList header;
    OwnColumns own{};
};

/// With the columns that bear the name of a field of the owner's.
Result<ImportReport> runTask(Database& database, const QByteArray& bytes, ImportTask& task, const QDateTime& now,
                             bool isDryRun)
{
    const auto fields = database.read([](Transaction& transaction) { return OwnFieldRepository().load(transaction); });
    if (!fields)
        return fields.error();
    QSet<int> taken(task.options.mapping.cbegin(), task.options.mapping.cend());
    taken.unite(QSet<int>(task.own.cbegin(), task.own.cend()));
    task.own.insert(guessOwnColumns(task.header, *fields, taken));
    if (task.own.isEmpty()) {
        ContactImporter importer(database);
        return isDryRun ? importer.check(bytes, task.options, now) : importer.run(bytes, task.options, now);
    }
    VisitOptions more;
    more.ownColumns = task.own;
    VisitImporter importer(database);
    auto whole =
        isDryRun ? importer.check(bytes, task.options, more, now) : importer.run(bytes, task.options, more, now);
    return whole ? Result<ImportReport>(std::move(whole->contacts)) : whole.error();
}

Result<ImportTask> readTask(const CommandCall& call, const QByteArray& bytes)
{
    const auto format = detectFormat(bytes);
    if (!format)
        return format.error();
    ImportOptions options;
    options.format = *format;
    if (call.options.isSet(QStringLiteral("sheet"))) {
        const auto sheet = findSheet(*format, call.options.value(QStringLiteral("sheet")));
        if (!sheet)
            return sheet.error();
        options.format.sheet = *sheet;
    }
    const auto duplicates = duplicatesFromWord(call.options.value(QStringLiteral("duplicates")));
    if (!duplicates)
        return wrongUse(QStringLiteral("--duplicates is merge, skip or update."));
    options.duplicates = *duplicates;
    options.source = call.arguments.first() == u"-" ? QStringLiteral("standard input")
                                                    : QFileInfo(call.arguments.first()).fileName();
    options.extraTags = call.options.values(QStringLiteral("tag"));
    options.basis = basisFromWord(call.options.value(QStringLiteral("basis")));
    auto preview = loadPreview(bytes, options.format);
    if (!preview)
        return preview.error();
    options.hasHeader = preview->hasHeader;
    options.rowsBefore = preview->rowsBefore;
    options.columns = preview->hasHeader ? preview->header.size() : 0;
    options.mapping = preview->mapping;
    OwnColumns own;
    for (const QString& map : call.options.values(QStringLiteral("map"))) {
        if (auto applied = applyMap(map, preview->header, options.mapping, own); !applied)
            return applied.error();
    }
    if (!options.mapping.contains(ContactField::Address))
        return Error{ErrorKind::InvalidInput,
                     QStringLiteral("No column with mail addresses was found. Name it with --map address=COLUMN."),
                     {}};
    return ImportTask{options, preview->header, own};
}

Reply toReply(const ImportReport& report, const ImportOptions& options, bool wasImported)
{
    QJsonObject mapping;
    for (auto column = options.mapping.begin(); column != options.mapping.end(); ++column)
        mapping.insert(contactFieldWord(column.key()), column.value() + 1);
    QJsonArray refused;
    QString lines;
    for (const RefusedRow& row : report.refused.first(std::min(report.refused.size(), mostRefusedShown))) {
        refused.append(QJsonObject{{QStringLiteral("line"), row.line}, {QStringLiteral("reason"), row.reason}});
        lines += QStringLiteral("  line %1: %2\n").arg(row.line).arg(row.reason);
    }
    const QString text = QStringLiteral("%1 rows: %2 new, %3 updated, %4 unchanged, %5 repeated, %6 refused%7\n")
                             .arg(report.rows)
                             .arg(report.added)
                             .arg(report.updated)
                             .arg(report.unchanged)
                             .arg(report.repeated)
                             .arg(report.refusedCount)
                             .arg(wasImported ? QString() : QStringLiteral(" (nothing was imported: --dry-run)"));
    return {{{QStringLiteral("imported"), wasImported},
             {QStringLiteral("rows"), report.rows},
             {QStringLiteral("added"), report.added},
             {QStringLiteral("updated"), report.updated},
             {QStringLiteral("unchanged"), report.unchanged},
             {QStringLiteral("repeated"), report.repeated},
             {QStringLiteral("refused_count"), report.refusedCount},
             {QStringLiteral("refused"), refused},
             {QStringLiteral("mapping"), mapping}},
            text + lines};
}

Result<Reply> importContacts(const CommandCall& call)
{
    const bool isPiped = call.arguments.first() == u"-";
    const auto bytes = isPiped ? Result(call.standardInput()) : readFile(call.arguments.first());
    if (!bytes)
        return bytes.error();
    auto task = readTask(call, *bytes);
    if (!task)
        return task.error();
    const auto context = call.context();
    if (!context)
        return context.error();
    const bool dryRun = call.options.isSet(QStringLiteral("dry-run"));
    const auto report = runTask((*context)->database(), *bytes, *task, (*context)->clock().now(), dryRun);
    if (!report)
        return report.error();
    if (const QString path = call.options.value(QStringLiteral("refused")); !path.isEmpty()) {
        if (auto saved = saveRefusedRows(path, *report, task->header, u','); !saved)
            return saved.error();
    }
    return toReply(*report, task->options, !dryRun);
}

Result<Reply> undoImport(const CommandCall& call)
{
    const auto context = call.context();
    if (!context)
        return context.error();
    const auto report = (*context)->database().write([](Transaction& t) { return ImportHistoryRepository().undo(t); });
    if (!report)
        return report.error();
    return Reply{{{QStringLiteral("removed"), report->removed},
                  {QStringLiteral("restored"), report->restored},
                  {QStringLiteral("visits"), report->visits},
                  {QStringLiteral("kept"), report->kept}},
                 QStringLiteral("%1 removed, %2 as before, %3 visits removed, %4 kept\n")
                     .arg(report->removed)
                     .arg(report->restored)
                     .arg(report->visits)
                     .arg(report->kept)};
}

Result<Reply> listContacts(const CommandCall& call)
{
    const auto context = call.context();
    if (!context)
        return context.error();
    ContactFilter filter;
    filter.search = call.options.value(QStringLiteral("search"));
    filter.tag = call.options.value(QStringLiteral("tag"));
    return (*context)->database().read([&](Transaction& t) -> Result<Reply> {
        QJsonArray list;
        Reply reply;
        for (qint64 offset = 0;; offset += contactsAtOnce) {
            const auto some = ContactRepository().load(t, filter, offset, contactsAtOnce);
            if (!some)
                return some.error();
            for (const Contact& contact : *some) {
                list.append(contactToJson(contact));
                reply.text += toLine(contact);
            }
            if (some->size() < contactsAtOnce)
                break;
        }
        reply.document = {{QStringLiteral("count"), list.size()}, {QStringLiteral("contacts"), list}};
        return reply;
    });
}

Result<Reply> showContact(const CommandCall& call)
{
    const auto address = EmailAddress::parse(call.arguments.first());
    if (!address)
        return address.error();
    const auto context = call.context();
    if (!context)
        return context.error();
    const auto found =
        (*context)->database().read([&](Transaction& t) { return ContactRepository().findByAddress(t, *address); });
    if (!found)
        return found.error();
    if (!*found)
        return Error{ErrorKind::NotFound, QStringLiteral("No contact has the address %1.").arg(address->text()), {}};
    return Reply{{{QStringLiteral("contact"), contactToJson(**found)}}, toLine(**found)};
}

} // namespace

QList<Command> contactCommands()
{
    const QCommandLineOption map(QStringLiteral("map"), QStringLiteral("Which column holds a field"),
                                 QStringLiteral("field=column"));
    const QCommandLineOption dryRun(QStringLiteral("dry-run"),
                                    QStringLiteral("Tell what would happen, change nothing"));
    const QCommandLineOption tag(QStringLiteral("tag"), QStringLiteral("Tag"), QStringLiteral("tag"));
    const QCommandLineOption basis(QStringLiteral("basis"), QStringLiteral("service, soft_opt_in, consent or unknown"),
                                   QStringLiteral("basis"), QStringLiteral("service"));
    const QCommandLineOption sheet(QStringLiteral("sheet"), QStringLiteral("Sheet of a workbook, by name or number"),
                                   QStringLiteral("sheet"));
    const QCommandLineOption duplicates(QStringLiteral("duplicates"), QStringLiteral("merge, skip or update"),
                                        QStringLiteral("mode"), QStringLiteral("merge"));
    const QCommandLineOption refused(QStringLiteral("refused"), QStringLiteral("Where to save the rows left out"),
                                     QStringLiteral("file"));
    const QCommandLineOption search(QStringLiteral("search"), QStringLiteral("Words to find"), QStringLiteral("words"));
    return {
        {QStringLiteral("contacts import"),
         QStringLiteral("FILE|- [--sheet S] [--map field=column]... [--tag T]... [--basis B] [--duplicates MODE]"
                        " [--refused FILE] [--dry-run]"),
         QStringLiteral("Import contacts from CSV, Excel or address cards: all rows that are right, in one go."),
         1,
         {map, dryRun, tag, basis, sheet, duplicates, refused},
         importContacts},
        {QStringLiteral("contacts undo-import"),
         {},
         QStringLiteral("Take back the last import, but for contacts that have been touched since."),
         0,
         {},
         undoImport},
        {QStringLiteral("contacts list"),
         QStringLiteral("[--search WORDS] [--tag T]"),
         QStringLiteral("List contacts by name."),
         0,
         {search, tag},
         listContacts},
        {QStringLiteral("contacts show"),
         QStringLiteral("ADDRESS"),
         QStringLiteral("Show one contact."),
         1,
         {},
         showContact},
    };
}

} // namespace inglenook::app
