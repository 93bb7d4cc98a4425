#pragma once

#include "core/mailing/mailtransport.h"
#include "core/mailing/smtpreply.h"

namespace inglenook::core {

/// Where in a session a reply was given.
enum class SmtpStage { Greeting, SignIn, Sender, Recipient, Content };

/// What a refusal means for this mail (`sending.md`, "Verdict of a failed try"), in the owner's words.
[[nodiscard]] SendOutcome judgeRefusal(SmtpStage stage, const SmtpReply& reply);

[[nodiscard]] SendOutcome lostBeforeDot();
[[nodiscard]] SendOutcome lostAfterDot();
[[nodiscard]] SendOutcome noSafeConnection(const QString& detail);
[[nodiscard]] SendOutcome unprovenServer(const QString& host, const QString& detail);
[[nodiscard]] SendOutcome unreachableServer(const QString& host, const QString& detail);
[[nodiscard]] SendOutcome noSignInOffered();
/// The access token that the account needs could not be had.
[[nodiscard]] SendOutcome noToken(const Error& error);
[[nodiscard]] SendOutcome foreignLettersNotTaken();
[[nodiscard]] SendOutcome strangeReply();

} // namespace inglenook::core
