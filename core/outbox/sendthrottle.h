#pragma once

#include "core/base/storage/transaction.h"
#include "core/mailing/mailtransport.h"
#include "core/outbox/sendpace.h"

#include <QtCore/QDateTime>

#include <chrono>

namespace inglenook::core {

/// What a mail server's "slow down" has taught: half the pace after each, a pause of 15 minutes, then of an hour; the
/// third within a day ends the run. A day without one brings the full pace back. Kept over restarts, for one account.
class SendThrottle
{
public:
    struct Ruling
    {
        std::chrono::milliseconds pause{0};
        bool isOver = false; ///< asked too often: the owner must know
    };

    /// 421, or a 4.7.x that is not greylisting, which every first mail to a guest's server may meet.
    [[nodiscard]] static bool asksToSlowDown(const SendOutcome& outcome);

    /// The server has asked.
    Ruling add(const QDateTime& now);
    /// What the account may do at the moment.
    [[nodiscard]] SendPace pace(const MailAccount& account, const QDateTime& now) const;
    [[nodiscard]] int asked(const QDateTime& now) const; ///< how often within a day
    /// The owner goes on all the same: the slower pace stays, the count begins again.
    void forgive();

    [[nodiscard]] static Result<SendThrottle> load(Transaction& transaction, const MailAccount& account);
    [[nodiscard]] Result<void> store(Transaction& transaction, const MailAccount& account) const;

private:
    int m_halvings = 0;
    int m_asked = 0;
    QDateTime m_lastAt;
};

} // namespace inglenook::core
