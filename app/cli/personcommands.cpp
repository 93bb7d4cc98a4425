#include "app/cli/command.h"
#include "core/contacts/contactexport.h"
#include "core/contacts/contactjson.h"
#include "core/contacts/contactrepository.h"
#include "core/contacts/contacttagrepository.h"
#include "core/people/erasure.h"
#include "core/people/mergecontacts.h"
#include "core/people/personrecord.h"
#include "core/settings/settingsrepository.h"

#include <QtCore/QBuffer>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QSaveFile>

namespace inglenook::app {

using namespace core;

namespace {

const auto kindOption = QStringLiteral("as");
const auto fileOption = QStringLiteral("to");

Result<Contact> findContact(Transaction& transaction, const QString& text)
{
    const auto address = EmailAddress::parse(text);
    if (!address)
        return address.error();
    const auto found = ContactRepository().findByAddress(transaction, *address);
    if (!found)
        return found.error();
    if (!*found)
        return Error{ErrorKind::NotFound, QStringLiteral("No contact has the address %1.").arg(address->text()), {}};
    return **found;
}

Result<ExportKind> readKind(const CommandCall& call)
{
    const QString word = call.options.value(kindOption);
    if (word != u"csv" && word != u"json")
        return wrongUse(QStringLiteral("--as is csv or json."));
    return word == u"csv" ? ExportKind::Csv : ExportKind::Json;
}

ContactFilter readFilter(const CommandCall& call)
{
    ContactFilter filter;
    filter.search = call.options.value(QStringLiteral("search"));
    filter.tag = call.options.value(QStringLiteral("tag"));
    return filter;
}

/// Where an export goes: the file that was named, or the output.
Result<Reply> deliver(const CommandCall& call, const QByteArray& bytes, QJsonObject document)
{
    const QString path = call.options.value(fileOption);
    if (path.isEmpty())
        return Reply{document, QString::fromUtf8(bytes)};
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return Error{
            ErrorKind::Storage, QStringLiteral("“%1” cannot be written: %2.").arg(path, file.errorString()), {}};
    document.insert(QStringLiteral("file"), path);
    return Reply{document, QStringLiteral("saved as %1\n").arg(path)};
}

Result<Reply> exportAll(const CommandCall& call)
{
    const auto kind = readKind(call);
    if (!kind)
        return kind.error();
    const auto context = call.context();
    if (!context)
        return context.error();
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const auto count =
        (*context)->database().read([&](Transaction& t) { return exportContacts(t, readFilter(call), *kind, buffer); });
    if (!count)
        return count.error();
    return deliver(call, buffer.data(), {{QStringLiteral("count"), *count}});
}

Result<Reply> exportOne(const CommandCall& call)
{
    const auto kind = readKind(call);
    if (!kind)
        return kind.error();
    const auto context = call.context();
    if (!context)
        return context.error();
    QJsonObject record;
    QByteArray bytes;
    const auto loaded = (*context)->database().read([&](Transaction& t) -> Result<void> {
        const auto contact = findContact(t, call.arguments.first());
        if (!contact)
            return contact.error();
        const auto held = loadPersonRecord(t, *contact);
        if (!held)
            return held.error();
        record = *held;
        const auto business = SettingsRepository().loadBusiness(t);
        if (!business)
            return business.error();
        const auto entries = TimelineRepository().load(t, *contact, business->timeZone);
        if (!entries)
            return entries.error();
        bytes = *kind == ExportKind::Csv ? timelineAsCsv(*contact, *entries) : QJsonDocument(record).toJson();
        return {};
    });
    if (!loaded)
        return loaded.error();
    return deliver(call, bytes, {{QStringLiteral("person"), record}});
}

Result<Reply> erase(const CommandCall& call)
{
    const auto context = call.context();
    if (!context)
        return context.error();
    Database& database = (*context)->database();
    const auto contact = database.read([&](Transaction& t) { return findContact(t, call.arguments.first()); });
    if (!contact)
        return contact.error();
    ErasureLog log(erasureLogBeside(database.path()));
    const auto report = erasePeople(database, log, {contact->id}, (*context)->clock().now());
    if (!report)
        return report.error();
    return Reply{{{QStringLiteral("erased"), report->people},
                  {QStringLiteral("mails"), report->mails},
                  {QStringLiteral("answers"), report->answers}},
                 QStringLiteral("erased; %1 answers go on counting without a name\n").arg(report->answers)};
}

Result<Reply> merge(const CommandCall& call)
{
    const auto context = call.context();
    if (!context)
        return context.error();
    const auto merged = (*context)->database().write([&](Transaction& t) -> Result<Contact> {
        const auto kept = findContact(t, call.arguments.at(0));
        if (!kept)
            return kept.error();
        const auto gone = findContact(t, call.arguments.at(1));
        if (!gone)
            return gone.error();
        return mergeContacts(t, kept->id, gone->id, (*context)->clock().now());
    });
    if (!merged)
        return merged.error();
    return Reply{{{QStringLiteral("contact"), contactToJson(*merged)}},
                 QStringLiteral("%1 is one contact now\n").arg(merged->address.text())};
}

Result<Reply> tag(const CommandCall& call)
{
    const QString name = call.arguments.first().simplified();
    if (name.isEmpty() || name.size() > contactlimits::tag || name.contains(u',') || name.contains(u';') ||
        name.contains(u'|'))
        return wrongUse(QStringLiteral("A tag is one word or a few, without commas, of at most %1 characters.")
                            .arg(contactlimits::tag));
    const bool removes = call.options.isSet(QStringLiteral("remove"));
    const bool isAll = call.options.isSet(QStringLiteral("all"));
    const QStringList addresses = call.options.values(QStringLiteral("address"));
    const ContactFilter filter = readFilter(call);
    if (!isAll && addresses.isEmpty() && filter.search.isEmpty() && filter.tag.isEmpty())
        return wrongUse(QStringLiteral("Say whom: --address A, --search WORDS, --tag T or --all."));
    const auto context = call.context();
    if (!context)
        return context.error();
    const auto count = (*context)->database().write([&](Transaction& t) -> Result<qint64> {
        const ContactTagRepository tags;
        if (addresses.isEmpty())
            return removes ? tags.remove(t, filter, name) : tags.add(t, filter, name);
        QList<Id<Contact>> ids;
        for (const QString& address : addresses) {
            const auto contact = findContact(t, address);
            if (!contact)
                return contact.error();
            ids.append(contact->id);
        }
        return removes ? tags.remove(t, ids, name) : tags.add(t, ids, name);
    });
    if (!count)
        return count.error();
    return Reply{{{QStringLiteral("changed"), *count}}, QStringLiteral("%1 contacts changed\n").arg(*count)};
}

} // namespace

QList<Command> personCommands()
{
    const QCommandLineOption as(kindOption, QStringLiteral("csv or json"), QStringLiteral("kind"),
                                QStringLiteral("csv"));
    const QCommandLineOption to(fileOption, QStringLiteral("File to write"), QStringLiteral("file"));
    const QCommandLineOption search(QStringLiteral("search"), QStringLiteral("Words to find"), QStringLiteral("words"));
    const QCommandLineOption withTag(QStringLiteral("tag"), QStringLiteral("Tag they have"), QStringLiteral("tag"));
    const QCommandLineOption address(QStringLiteral("address"), QStringLiteral("One of them"),
                                     QStringLiteral("address"));
    const QCommandLineOption all(QStringLiteral("all"), QStringLiteral("All contacts"));
    const QCommandLineOption remove(QStringLiteral("remove"), QStringLiteral("Take the tag away"));
    return {
        {QStringLiteral("contacts export"),
         QStringLiteral("[--search WORDS] [--tag T] [--as csv|json] [--to FILE]"),
         QStringLiteral("Write contacts as CSV, which “contacts import” reads back, or as JSON."),
         0,
         {search, withTag, as, to},
         exportAll},
        {QStringLiteral("contacts record"),
         QStringLiteral("ADDRESS [--as csv|json] [--to FILE]"),
         QStringLiteral("Everything that is held about one person."),
         1,
         {as, to},
         exportOne},
        {QStringLiteral("contacts erase"),
         QStringLiteral("ADDRESS"),
         QStringLiteral("Erase a person for good; answers go on counting without a name."),
         1,
         {},
         erase},
        {QStringLiteral("contacts merge"),
         QStringLiteral("KEPT GONE"),
         QStringLiteral("Make two contacts of one person one, under the first address."),
         2,
         {},
         merge},
        {QStringLiteral("contacts tag"),
         QStringLiteral("TAG [--remove] [--address A]... [--search WORDS] [--tag T] [--all]"),
         QStringLiteral("Give a tag to contacts, or take it away."),
         1,
         {remove, address, search, withTag, all},
         tag},
    };
}

} // namespace inglenook::app
