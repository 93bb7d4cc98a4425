#include "core/contacts/contactexport.h"

#include "core/contacts/contactjson.h"
#include "core/contacts/csvwriter.h"
#include "core/contacts/ownfield.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace inglenook::core {
namespace {

constexpr int contactsAtOnce = 1000;

/// One export under way.
class Export
{
public:
    Export(ExportKind kind, QIODevice& device, const QList<OwnField>& ownFields)
        : m_kind(kind)
        , m_device(device)
    {
        for (const OwnField& field : ownFields)
            m_own.append(field.name);
    }

    void begin()
    {
        // Names that the import knows, whatever the owner's language is.
        put(m_kind == ExportKind::Json
                ? QByteArray("[")
                : csvByteOrderMark() + csvLine(QStringList{QStringLiteral("Email"), QStringLiteral("First name"),
                                                           QStringLiteral("Last name"), QStringLiteral("Phone"),
                                                           QStringLiteral("Language"), QStringLiteral("Tags"),
                                                           QStringLiteral("Note"), QStringLiteral("Source"),
                                                           QStringLiteral("Basis"), QStringLiteral("Basis since")} +
                                               m_own));
    }

    [[nodiscard]] Result<void> add(Transaction& transaction, const QList<Contact>& contacts)
    {
        QList<Id<Contact>> ids;
        for (const Contact& contact : contacts)
            ids.append(contact.id);
        const auto values = OwnFieldRepository().loadValues(transaction, ids);
        if (!values)
            return values.error();
        for (const Contact& contact : contacts)
            add(contact, values->value(contact.id.number()));
        return {};
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
    void add(const Contact& contact, const OwnValues& values)
    {
        QStringList own;
        QJsonObject ownJson;
        for (const QString& name : std::as_const(m_own)) {
            own.append(values.value(name));
            if (values.contains(name))
                ownJson.insert(name, values.value(name));
        }
        if (m_kind == ExportKind::Json) {
            QJsonObject json = contactToJson(contact);
            json.insert(QStringLiteral("own_fields"), ownJson);
            put((m_count > 0 ? ",\n" : "\n") + QJsonDocument(json).toJson(QJsonDocument::Compact));
        } else {
            put(csvLine(QStringList{contact.address.text(), contact.firstName, contact.lastName, contact.phone,
                                    contact.language, contact.tags.join(QStringLiteral(", ")), contact.note,
                                    contact.source, basisWord(contact.basis), contact.basisDay.toString(Qt::ISODate)} +
                        own));
        }
        ++m_count;
    }
    void put(const QByteArray& bytes) { m_isWritten = m_isWritten && m_device.write(bytes) == bytes.size(); }

    ExportKind m_kind;
    QIODevice& m_device;
    QStringList m_own; ///< names of the owner's fields
    qint64 m_count = 0;
    bool m_isWritten = true;
};

} // namespace

Result<qint64> exportContacts(Transaction& transaction, const ContactFilter& filter, ExportKind kind, QIODevice& device)
{
    const auto fields = OwnFieldRepository().load(transaction);
    if (!fields)
        return fields.error();
    Export out(kind, device, *fields);
    out.begin();
    for (qint64 offset = 0;; offset += contactsAtOnce) {
        const auto some = ContactRepository().load(transaction, filter, offset, contactsAtOnce);
        if (!some)
            return some.error();
        if (auto added = out.add(transaction, *some); !added)
            return added.error();
        if (some->size() < contactsAtOnce)
            return out.end();
    }
}

Result<qint64> exportContacts(Transaction& transaction, const QList<Id<Contact>>& ids, ExportKind kind,
                              QIODevice& device)
{
    const auto fields = OwnFieldRepository().load(transaction);
    if (!fields)
        return fields.error();
    Export out(kind, device, *fields);
    out.begin();
    for (qsizetype first = 0; first < ids.size(); first += contactsAtOnce) {
        const auto some = ContactRepository().load(transaction, ids.mid(first, contactsAtOnce));
        if (!some)
            return some.error();
        if (auto added = out.add(transaction, *some); !added)
            return added.error();
    }
    return out.end();
}

} // namespace inglenook::core
