#pragma once

#include "core/mailing/mailmessage.h"

namespace inglenook::core {

/// Text as quoted-printable (RFC 2045) UTF-8: CR LF only, lines of at most 76 characters.
[[nodiscard]] QByteArray toQuotedPrintable(const QString& text);

/// A header's text as it stands after the colon: plain ASCII as it is, else encoded words (RFC 2047), folded so that no
/// line is longer than 76 characters. `used` is how many characters of the first line the header's name takes.
[[nodiscard]] QByteArray toHeaderText(const QString& text, int used);

/// A mailbox as it stands in From or To: the name quoted or encoded, the address in its wire form.
[[nodiscard]] QByteArray toHeaderMailbox(const Mailbox& mailbox, int used);

} // namespace inglenook::core
