#include "core/contacts/contactexport.h"

#include "core/contacts/contactjson.h"
#include "core/contacts/csvwriter.h"

#include <QtCore/QJsonDocument>

namespace inglenook::core {
namespace {

constexpr int contactsAtOnce = 1000;

/// One export under way.
class Export
{
public:
    Export(ExportKind kind, QIODevice& device)
        : m_kind(kind)
        , m_device(device)
    {
    }

    void begin()
    {
        // Names that the import knows, whatever the owner's language is.
        put(m_kind == ExportKind::Json
                ? QByteArray("[")
                : csvByteOrderMark() +
                      csvLine({QStringLiteral("Email"), QStringLiteral("First name"), QStringLiteral("Last name"),
                               QStringLiteral("Phone"), QStringLiteral("Language"), QStringLiteral("Tags"),
                               QStringLiteral("Note"), QStringLiteral("Source"), QStringLiteral("Basis"),
                               QStringLiteral("Basis since")}));
    }

    void add(const Contact& contact)
    {
        if (m_kind == ExportKind::Json)
            put((m_count > 0 ? ",\n" : "\n") + QJsonDocument(contactToJson(contact)).toJson(QJsonDocument::Compact));
        else
            put(csvLine({contact.address.text(), contact.firstName, contact.lastName, contact.phone, contact.language,
                         contact.tags.join(QStringLiteral(", ")), contact.note, contact.source,
                         basisWord(contact.basis), contact.basisDay.toString(Qt::ISODate)}));
        ++m_count;
    }

    [[nodiscard]] Result<qint64> end()
    {
        if (m_kind == ExportKind::Json)
            put("\n]\n");
        if (!m_isWritten)
            return Error{ErrorKind::Storage,
                         ContactRepository::tr("The file could not be written. Make room or choose another folder."),
                         m_device.errorString()};
        return m_count;
    }

private:
    void put(const QByteArray& bytes) { m_isWritten = m_isWritten && m_device.write(bytes) == bytes.size(); }

    ExportKind m_kind;
    QIODevice& m_device;
    qint64 m_count = 0;
    bool m_isWritten = true;
};

} // namespace

Result<qint64> exportContacts(Transaction& transaction, const ContactFilter& filter, ExportKind kind, QIODevice& device)
{
    Export out(kind, device);
    out.begin();
    for (qint64 offset = 0;; offset += contactsAtOnce) {
        const auto some = ContactRepository().load(transaction, filter, offset, contactsAtOnce);
        if (!some)
            return some.error();
        for (const Contact& contact : *some)
            out.add(contact);
        if (some->size() < contactsAtOnce)
            return out.end();
    }
}

Result<qint64> exportContacts(Transaction& transaction, const QList<Id<Contact>>& ids, ExportKind kind,
                              QIODevice& device)
{
    Export out(kind, device);
    out.begin();
    for (const Id<Contact> id : ids) {
        const auto contact = ContactRepository().find(transaction, id);
        if (!contact)
            return contact.error();
        if (*contact)
            out.add(**contact);
    }
    return out.end();
}

} // namespace inglenook::core
