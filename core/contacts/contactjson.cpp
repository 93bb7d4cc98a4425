#include "core/contacts/contactjson.h"

#include <QtCore/QJsonArray>

namespace inglenook::core {

QJsonObject contactToJson(const Contact& contact)
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
            {QStringLiteral("basis"), basisWord(contact.basis)},
            {QStringLiteral("basis_day"), contact.basisDay.toString(Qt::ISODate)},
            {QStringLiteral("is_sample"), contact.isSample}};
}

std::optional<Contact> contactFromJson(const QJsonObject& json)
{
    const auto text = [&json](const char* name) { return json[QLatin1String(name)].toString(); };
    auto address = EmailAddress::parse(text("address"));
    if (!address)
        return std::nullopt;
    Contact contact{.id = Id<Contact>(json[QStringLiteral("id")].toInteger()),
                    .address = std::move(*address),
                    .firstName = text("first_name"),
                    .lastName = text("last_name"),
                    .phone = text("phone"),
                    .language = text("language"),
                    .note = text("note"),
                    .tags = {},
                    .source = text("source"),
                    .basis = basisFromWord(text("basis")),
                    .basisDay = QDate::fromString(text("basis_day"), Qt::ISODate),
                    .isSample = json[QStringLiteral("is_sample")].toBool()};
    const auto tags = json[QStringLiteral("tags")].toArray();
    for (const auto& tag : tags)
        contact.tags.append(tag.toString());
    return contact;
}

} // namespace inglenook::core
