#include "app/cli/command.h"
#include "core/contacts/contactimporter.h"
#include "core/contacts/contactrepository.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>

namespace inglenook::app {

using namespace core;

namespace {

constexpr int contactsAtOnce = 1000;
constexpr qint64 largestImport = 512LL * 1024 * 1024; // bytes

QJsonObject toJson(const Contact& contact)
{
    return {{QStringLiteral("id"), contact.id.number()},
            {QStringLiteral("address"), contact.address.text()},
            {QStringLiteral("first_name"), contact.firstName},
            {QStringLiteral("last_name"), contact.lastName},
            {QStringLiteral("phone"), contact.phone},
            {QStringLiteral("language"), contact.language},
            {QStringLiteral("note"), contact.note},
            {QStringLiteral("tags"), QJsonArray::fromStringList(contact.tags)},
            {QStringLiteral("source"), contact.source},
            {QStringLiteral("basis"), basisWord(contact.basis)}};
}

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
Result<void> applyMap(const QString& text, const QStringList& header, ColumnMapping& mapping)
{
    const qsizetype sign = text.indexOf(u'=');
    const auto field = contactFieldFromWord(text.left(sign));
    if (sign < 0 || !field)
        return wrongUse(QStringLiteral("--map takes field=column, not “%1”. Fields: address, first-name, last-name, "
                                       "full-name, phone, language, tags, note.")
                            .arg(text));
    const QString column = text.mid(sign + 1);
    qsizetype position = header.indexOf(column);
    bool isNumber = false;
    if (position < 0)
        position = column.toInt(&isNumber) - 1;
    if (position < 0 || position >= header.size())
        return Error{ErrorKind::InvalidInput, QStringLiteral("The file has no column “%1”.").arg(column), {}};
    mapping.insert(*field, static_cast<int>(position));
    return {};
}

Result<ImportOptions> readOptions(const CommandCall& call, const QByteArray& bytes)
{
    ImportOptions options;
    options.dialect = detectDialect(bytes);
    options.source = QFileInfo(call.arguments.first()).fileName();
    options.extraTags = call.options.values(QStringLiteral("tag"));
    options.basis = basisFromWord(call.options.value(QStringLiteral("basis")));
    auto preview = loadPreview(bytes, options.dialect);
    if (!preview)
        return preview.error();
    options.hasHeader = preview->hasHeader;
    options.rowsBefore = preview->rowsBefore;
    options.columns = preview->hasHeader ? preview->header.size() : 0;
    options.mapping = guessMapping(preview->header, preview->rows);
    for (const QString& map : call.options.values(QStringLiteral("map"))) {
        if (auto applied = applyMap(map, preview->header, options.mapping); !applied)
            return applied.error();
    }
    if (!options.mapping.contains(ContactField::Address))
        return Error{ErrorKind::InvalidInput,
                     QStringLiteral("No column with mail addresses was found. Name it with --map address=COLUMN."),
                     {}};
    return options;
}

Reply toReply(const ImportReport& report, const ImportOptions& options, bool wasImported)
{
    QJsonObject mapping;
    for (auto column = options.mapping.begin(); column != options.mapping.end(); ++column)
        mapping.insert(contactFieldWord(column.key()), column.value() + 1);
    QJsonArray refused;
    QString lines;
    for (const RefusedRow& row : report.refused) {
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
    const auto bytes = readFile(call.arguments.first());
    if (!bytes)
        return bytes.error();
    const auto options = readOptions(call, *bytes);
    if (!options)
        return options.error();
    const auto context = call.context();
    if (!context)
        return context.error();
    const bool dryRun = call.options.isSet(QStringLiteral("dry-run"));
    ContactImporter importer((*context)->database());
    const QDateTime now = (*context)->clock().now();
    const auto report = dryRun ? importer.check(*bytes, *options, now) : importer.run(*bytes, *options, now);
    if (!report)
        return report.error();
    return toReply(*report, *options, !dryRun);
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
                list.append(toJson(contact));
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
    return Reply{{{QStringLiteral("contact"), toJson(**found)}}, toLine(**found)};
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
    const QCommandLineOption search(QStringLiteral("search"), QStringLiteral("Words to find"), QStringLiteral("words"));
    return {
        {QStringLiteral("contacts import"),
         QStringLiteral("FILE [--map field=column]... [--tag T]... [--basis B] [--dry-run]"),
         QStringLiteral("Import contacts from a CSV file: all rows that are right, in one go."),
         1,
         {map, dryRun, tag, basis},
         importContacts},
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
