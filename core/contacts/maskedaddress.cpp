#include "core/contacts/maskedaddress.h"

namespace inglenook::core {

QStringList maskedDomains()
{
    return {QStringLiteral("guest.booking.com"), QStringLiteral("m.expediapartnercentral.com"),
            QStringLiteral("guest.airbnb.com"), QStringLiteral("messages.homeaway.com"),
            QStringLiteral("agoda-messaging.com")};
}

bool isMaskedAddress(const EmailAddress& address)
{
    return maskedDomains().contains(address.domain());
}

} // namespace inglenook::core
