#pragma once

#include "core/clicks/sealing.h"

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>

namespace inglenook::tests {

/// What the relay saw when a guest did something; `at` by the relay's clock, the mail of two hours before.
[[nodiscard]] core::ClickEvent guestClick(core::ClickKind kind, const core::MessageId& message, core::Face face,
                                          const QDateTime& at);
/// A real press on the page: it confirms.
[[nodiscard]] core::ClickEvent guestTap(const core::MessageId& message, core::Face face, const QDateTime& at);
/// The page seen for long enough: it counts, when the mail is old.
[[nodiscard]] core::ClickEvent guestLook(const core::MessageId& message, core::Face face, const QDateTime& at);
[[nodiscard]] core::ClickEvent guestComment(const core::MessageId& message, core::Face face, const QDateTime& at,
                                            const std::string& words);

/// The event as a relay hands it on.
[[nodiscard]] QByteArray sealedFor(const core::PublicKey& recipient, const core::ClickEvent& event);

} // namespace inglenook::tests
