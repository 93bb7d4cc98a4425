#pragma once

#include "core/outbox/mailing.h"
#include "ui/base/colours.h"
#include "ui/base/icon.h"

namespace inglenook::ui {

/// Mailings and invitations in the owner's words.
[[nodiscard]] QString audienceWords(const core::Audience& audience); ///< "All contacts"; foreign text may be in it
[[nodiscard]] QString stateWords(const core::Mailing& mailing);      ///< "Being sent", "Ended early"
[[nodiscard]] QString stateWords(core::SendState state);             ///< "Sent", "Probably sent"
[[nodiscard]] Icon stateIcon(core::SendState state);
[[nodiscard]] QColor stateColour(core::SendState state, const Colours& colours);

/// "131 of 214": of those who are not held back, how many are done with.
[[nodiscard]] QString progressWords(const core::MailingProgress& progress);
/// "1 probably sent, 2 refused"; empty while all is well.
[[nodiscard]] QString troubleWords(const core::MailingProgress& progress);
/// When the last mail leaves: "within a minute", "today about 14:20", "on Thursday about 09:10".
[[nodiscard]] QString forecastWords(const QDateTime& end, const QDateTime& now, const QTimeZone& zone);

} // namespace inglenook::ui
