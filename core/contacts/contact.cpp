#include "core/contacts/contact.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace inglenook::core {
namespace {

struct BasisWord
{
    Basis basis;
    QLatin1String word;
};

constexpr BasisWord basisWords[] = {
    {Basis::Service, QLatin1String("service")},
    {Basis::SoftOptIn, QLatin1String("soft_opt_in")},
    {Basis::Consent, QLatin1String("consent")},
    {Basis::Unknown, QLatin1String("unknown")},
};

/// Letters that are their own in Unicode but that people leave out when they type; empty for all others.
QLatin1String plainSpelling(QChar c)
{
    switch (c.unicode()) {
    case u'ø':
        return QLatin1String("o");
    case u'ł':
        return QLatin1String("l");
    case u'đ':
    case u'ð':
        return QLatin1String("d");
    case u'ħ':
        return QLatin1String("h");
    case u'ı':
        return QLatin1String("i");
    case u'æ':
        return QLatin1String("ae");
    case u'œ':
        return QLatin1String("oe");
    case u'þ':
        return QLatin1String("th");
    case u'ß':
        return QLatin1String("ss");
    default:
        return QLatin1String();
    }
}

bool isAscii(const QString& text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
}

const char* titleOf(Basis basis)
{
    switch (basis) {
    case Basis::Service:
        return QT_TRANSLATE_NOOP("inglenook::core::Contact", "Was our guest");
    case Basis::SoftOptIn:
        return QT_TRANSLATE_NOOP("inglenook::core::Contact", "Was our guest and was told about surveys");
    case Basis::Consent:
        return QT_TRANSLATE_NOOP("inglenook::core::Contact", "Agreed to be asked");
    case Basis::Unknown:
        break;
    }
    return QT_TRANSLATE_NOOP("inglenook::core::Contact", "Not known");
}

} // namespace

QString Contact::displayName() const
{
    const QString name = QString(firstName + u' ' + lastName).trimmed();
    return name.isEmpty() ? address.text() : name;
}

QString basisWord(Basis basis)
{
    const auto* found = std::find_if(std::begin(basisWords), std::end(basisWords),
                                     [basis](const BasisWord& known) { return known.basis == basis; });
    return found->word;
}

Basis basisFromWord(const QString& word)
{
    const auto* found = std::find_if(std::begin(basisWords), std::end(basisWords),
                                     [&word](const BasisWord& known) { return known.word == word; });
    return found == std::end(basisWords) ? Basis::Unknown : found->basis;
}

QString basisTitle(Basis basis)
{
    return QCoreApplication::translate("inglenook::core::Contact", titleOf(basis));
}

QString foldForSearch(const QString& text)
{
    if (isAscii(text))
        return text.toLower();
    const QString apart = text.normalized(QString::NormalizationForm_KD).toCaseFolded();
    QString folded;
    folded.reserve(apart.size());
    for (const QChar c : apart) {
        if (c.isMark())
            continue;
        const QLatin1String plain = plainSpelling(c);
        if (plain.isEmpty())
            folded += c;
        else
            folded += plain;
    }
    return folded;
}

QString contactSearchKey(const Contact& contact)
{
    QString text;
    text.reserve(contact.lastName.size() + contact.firstName.size() + contact.address.text().size() +
                 2 * contact.phone.size() + contact.note.size() + 5);
    const auto append = [&text](const QString& part, QChar before) {
        if (part.isEmpty())
            return;
        if (!text.isEmpty())
            text += before;
        text += part;
    };
    append(contact.lastName, u' ');
    append(contact.firstName, u' ');
    append(contact.address.text(), u'\n');
    append(contact.phone, u'\n');
    QString digits = contact.phone;
    digits.removeIf([](QChar c) { return c.isSpace() || QStringView(u"-/().").contains(c); });
    if (digits != contact.phone)
        append(digits, u'\n');
    append(contact.note, u'\n');
    return foldForSearch(text);
}

} // namespace inglenook::core
