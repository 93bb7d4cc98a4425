#pragma once

#include "ui/tryout/guestinbox.h"

namespace inglenook::app {

/// Reads a mail as a mail program does (RFC 5322, 2045 to 2047): encoded headers, multipart/alternative,
/// quoted-printable and base64. What cannot be read stays empty.
[[nodiscard]] ui::GuestMail readMail(const QByteArray& bytes);

} // namespace inglenook::app
