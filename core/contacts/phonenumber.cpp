#include "core/contacts/phonenumber.h"

#include "core/base/log.h"
#include "core/contacts/contact.h"
#include "core/phones/phonemodule.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLibrary>

#include <algorithm>
#include <array>

namespace inglenook::core {
namespace {

constexpr qsizetype fewestDigits = 6;

/// The numbering plans come in a library of their own, loaded with the first number that is shown: a start of the
/// program does not wait for them.
PhoneFormatter* loadFormatter()
{
    for (const char* place : {"/", "/../lib/inglenook/"}) {
        QLibrary library(QCoreApplication::applicationDirPath() + QLatin1String(place) +
                         QStringLiteral("inglenook-phones"));
        if (const auto found = library.resolve("inglenook_format_phone"))
            return reinterpret_cast<PhoneFormatter*>(found);
    }
    qCWarning(lcStorage) << "no numbering plans: telephone numbers are shown as they were typed";
    return nullptr;
}

QString formatted(const QString& typed, const QString& country, int isForDialling)
{
    static PhoneFormatter* const format = loadFormatter();
    if (!format || typed.isEmpty() || typed.size() > contactlimits::phone)
        return {};
    std::array<char, longestFormattedPhone> text{};
    const int length = format(typed.toUtf8().constData(), country.toUtf8().constData(), isForDialling, text.data());
    return QString::fromUtf8(text.data(), length);
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// ITU-T E.164: the codes of one and of two digits; all others have three.
qsizetype countryCodeLength(QStringView digits)
{
    static constexpr std::array twoDigits = {
        u"20", u"27", u"30", u"31", u"32", u"33", u"34", u"36", u"39", u"40", u"41", u"43", u"44", u"45", u"46",
        u"47", u"48", u"49", u"51", u"52", u"53", u"54", u"55", u"56", u"57", u"58", u"60", u"61", u"62", u"63",
        u"64", u"65", u"66", u"81", u"82", u"84", u"86", u"90", u"91", u"92", u"93", u"94", u"95", u"98"};
    if (digits.startsWith(u'1') || digits.startsWith(u'7'))
        return 1;
    const bool isTwo = std::any_of(twoDigits.begin(), twoDigits.end(),
                                   [digits](const char16_t* code) { return digits.startsWith(QStringView(code)); });
    return isTwo ? 2 : 3;
}

} // namespace

QString internationalPhone(const QString& typed, const QString& country)
{
    return formatted(typed.simplified(), country, 0);
}

QString dialledPhone(const QString& typed, const QString& country)
{
    if (const QString known = formatted(typed.simplified(), country, 1); !known.isEmpty())
        return known;
    QString digits;
    for (const QChar c : typed) {
        if (isDigit(c) || (c == u'+' && digits.isEmpty()))
            digits += c;
    }
    return digits;
}

QString phoneSearchDigits(const QString& search)
{
    const QString text = search.trimmed();
    QString digits;
    for (const QChar c : text) {
        if (isDigit(c))
            digits += c;
        else if (!c.isSpace() && !QStringView(u"+-/().").contains(c))
            return {};
    }
    if (digits.size() < fewestDigits)
        return {};
    if (text.startsWith(u"00"))
        digits.remove(0, 2 + countryCodeLength(QStringView(digits).sliced(2)));
    else if (text.startsWith(u'+'))
        digits.remove(0, countryCodeLength(digits));
    while (digits.startsWith(u'0'))
        digits.remove(0, 1);
    return digits;
}

} // namespace inglenook::core
