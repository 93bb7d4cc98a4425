#pragma once

#include <QtCore/QString>

namespace inglenook::core {

/// Why nothing leaves although something should, in the owner's words, and where it can be put right.
struct SendTrouble
{
    enum class Cause {
        None,
        NoAccount, ///< no mail account is set up
        NoRelay,   ///< no relay is connected, or its keys are out of reach
        Password,  ///< the mail account's password is missing
        Account,   ///< the mail server does not let this account send, or cannot prove who it is
        Refusals,  ///< too many addresses were refused
        Server,    ///< out of reach or strange: tries again by itself
        Uncertain, ///< mails may have left without a confirmation
        Storage,   ///< the disk
    };

    Cause cause = Cause::None;
    QString text; ///< empty while all is well

    [[nodiscard]] bool isEmpty() const { return text.isEmpty(); }
};

} // namespace inglenook::core
