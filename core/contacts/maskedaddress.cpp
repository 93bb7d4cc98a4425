#include "core/contacts/maskedaddress.h"

#include <algorithm>
#include <array>

namespace inglenook::core {

namespace {

/// Where each was seen: the sites' own help for hosts, and how booking systems tell such guests apart.
constexpr std::array domains = {
    u"guest.booking.com",           // partner.booking.com, "Messaging privacy": ends about two months after the stay
    u"message.booking.com",         // the same, as older channels write it
    u"mchat.booking.com",           // the same, for messages by mail
    u"guest.airbnb.com",            // ownerrez.com, "Proxy email addresses"; none are given out since 2023
    u"host.airbnb.com",             // zeevou.com, "Anonymous email addresses"
    u"m.expediapartnercentral.com", // Expedia Partner Central, guest messages
    u"guest.expediapartnercentral.com", // the same
    u"messages.homeaway.com",           // Vrbo and HomeAway
    u"agoda-messaging.com",             // Agoda, messages from guests
};

} // namespace

QStringList maskedDomains()
{
    QStringList list;
    for (const char16_t* domain : domains)
        list.append(QString::fromUtf16(domain));
    return list;
}

bool isMaskedAddress(const EmailAddress& address)
{
    return std::any_of(domains.begin(), domains.end(),
                       [&address](const char16_t* domain) { return address.domain() == QStringView(domain); });
}

} // namespace inglenook::core
