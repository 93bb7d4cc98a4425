#include "core/contacts/contactfield.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace inglenook::core {
namespace {

struct FieldWords
{
    ContactField field;
    const char* word;
    const char* title;
};

constexpr FieldWords fieldWords[] = {
    {ContactField::Address, "address", QT_TRANSLATE_NOOP("inglenook::core::ContactField", "Mail address")},
    {ContactField::FirstName, "first-name", QT_TRANSLATE_NOOP("inglenook::core::ContactField", "First name")},
    {ContactField::LastName, "last-name", QT_TRANSLATE_NOOP("inglenook::core::ContactField", "Last name")},
    {ContactField::FullName, "full-name", QT_TRANSLATE_NOOP("inglenook::core::ContactField", "Whole name")},
    {ContactField::Phone, "phone", QT_TRANSLATE_NOOP("inglenook::core::ContactField", "Phone")},
    {ContactField::Language, "language", QT_TRANSLATE_NOOP("inglenook::core::ContactField", "Language")},
    {ContactField::Tags, "tags", QT_TRANSLATE_NOOP("inglenook::core::ContactField", "Tags")},
    {ContactField::Note, "note", QT_TRANSLATE_NOOP("inglenook::core::ContactField", "Note")},
};

const FieldWords& wordsOf(ContactField field)
{
    return *std::find_if(std::begin(fieldWords), std::end(fieldWords),
                         [field](const FieldWords& known) { return known.field == field; });
}

} // namespace

QList<ContactField> contactFields()
{
    QList<ContactField> fields;
    for (const FieldWords& known : fieldWords)
        fields.append(known.field);
    return fields;
}

QString contactFieldWord(ContactField field)
{
    return QString::fromLatin1(wordsOf(field).word);
}

QString contactFieldTitle(ContactField field)
{
    return QCoreApplication::translate("inglenook::core::ContactField", wordsOf(field).title);
}

std::optional<ContactField> contactFieldFromWord(const QString& word)
{
    for (const FieldWords& known : fieldWords) {
        if (word == QLatin1String(known.word))
            return known.field;
    }
    return std::nullopt;
}

} // namespace inglenook::core
