#pragma once

#include "core/base/emailaddress.h"

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>

#include <optional>

namespace inglenook::core {

/// A display name and an address, as in From.
struct Mailbox
{
    QString name;
    EmailAddress address;

    /// "Name <address>", or the bare address.
    [[nodiscard]] static Result<Mailbox> parse(const QString& text);
};

/// One mail to one recipient: multipart/alternative, text first, quoted-printable UTF-8, lines of at most 76
/// characters.
struct MailMessage
{
    Mailbox from;
    Mailbox to;
    std::optional<Mailbox> replyTo;
    QDateTime date;
    QString subject;
    QByteArray messageId; ///< without angle brackets: <random>@<domain of from>
    QByteArray reference; ///< for X-Inglenook-Ref; empty: none
    QString text;
    QString html;              ///< empty: a plain-text mail
    QByteArray unsubscribeUrl; ///< https, for List-Unsubscribe with -Post; empty: none

    /// The mail as it goes on the wire before dot-stuffing: CR LF only.
    /// Errors: InvalidInput when a header value holds CR, LF or NUL.
    [[nodiscard]] Result<QByteArray> toBytes() const;
};

/// A new Message-ID without angle brackets: 120 random bits at the domain of `from`.
[[nodiscard]] QByteArray makeMailMessageId(const EmailAddress& from);

} // namespace inglenook::core
