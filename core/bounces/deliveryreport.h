#pragma once

#include "core/bounces/mailpart.h"
#include "core/bounces/returnkind.h"

#include <QtCore/QStringList>

namespace inglenook::core {

/// What a delivery report (RFC 3464), or a bounce of an older form, says of a recipient.
struct DeliveryReport
{
    ReturnKind kind = ReturnKind::Doubtful;
    QStringList recipients{}; ///< the failed one under each of its names (EmailAddress::key)
    QByteArray status{};
    QString words{}; ///< of the server that refused
};

/// `part`: the message/delivery-status. The first recipient that failed counts, as each of our mails has one.
[[nodiscard]] DeliveryReport readDeliveryStatus(const MailPart& part);
/// The words of a bounce that has no such part: qmail, Exim, old gateways.
[[nodiscard]] DeliveryReport readBounceWords(const MailPart& mail);
/// The address in a header or field: "rfc822; a@b", "Name <a@b>"; empty: there is none.
[[nodiscard]] QString addressKeyIn(const QByteArray& value);

} // namespace inglenook::core
