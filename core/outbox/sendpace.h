#pragma once

#include "core/base/storage/transaction.h"
#include "core/mailing/mailaccount.h"

#include <QtCore/QDateTime>

#include <chrono>
#include <functional>

namespace inglenook::core {

/// How fast an account may send: evenly spaced within the minute, and so many in any 24 hours.
class SendPace
{
public:
    /// Both at least 1.
    SendPace(int perMinute, int perDay);
    explicit SendPace(const MailAccount& account);

    /// Between two mails.
    [[nodiscard]] std::chrono::milliseconds spacing() const;
    [[nodiscard]] int perDay() const { return m_perDay; }

    /// When the last of `mails` leaves if the first may leave at `now`. `recent`: what left in the 24 hours before,
    /// oldest first. `now` itself when there is nothing to send.
    /// `nextOpen`: the first moment at or after one (milliseconds since 1970) at which mails may leave; null: any may.
    [[nodiscard]] QDateTime computeEnd(qint64 mails, const QList<QDateTime>& recent, const QDateTime& now,
                                       const std::function<qint64(qint64)>& nextOpen = {}) const;

private:
    int m_perMinute;
    int m_perDay;
};

inline constexpr std::chrono::hours paceWindow{24};

/// When everything that waits in running mailings, and `more` mails after it, will have left at the account's pace, as
/// far as the server lets it, and outside of the quiet hours.
[[nodiscard]] Result<QDateTime> loadForecast(Transaction& transaction, const MailAccount& account, qint64 more,
                                             const QDateTime& now);

/// What the account may still send now, and when the next place comes free.
struct Allowance
{
    qint64 mails = 0;
    QDateTime nextAt; ///< null while `mails` is above 0
};
[[nodiscard]] Result<Allowance> loadAllowance(Transaction& transaction, const SendPace& pace, const QDateTime& now);

} // namespace inglenook::core
