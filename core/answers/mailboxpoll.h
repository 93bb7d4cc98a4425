#pragma once

#include "core/answers/eventintake.h"
#include "core/base/clock.h"
#include "core/base/storage/databaseworker.h"
#include "core/secrets/secretstore.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QTimer>

namespace inglenook::core {

/// How often a relay is asked.
struct PollPace
{
    std::chrono::seconds wait{25}; ///< of a long poll: below what routers and proxies cut off
    std::chrono::milliseconds firstPause{1000};
    std::chrono::milliseconds longestPause{60'000};
    std::chrono::milliseconds look{2000}; ///< how often it looks whether the computer was asleep
};

/// Brings the clicks of one mailbox home: one long poll at a time, events and cursor stored in one transaction, backoff
/// with jitter. After a sleep of the computer the relay is asked anew at once: nobody tells of a connection that has
/// died meanwhile. Events that are damaged, foreign or impossible are counted and dropped; nothing else that a relay
/// sends is used.
class MailboxPoll : public QObject
{
    Q_OBJECT

public:
    /// Which mailbox; asked anew at each start. Nothing: there is none to poll.
    using Find = std::function<Result<std::optional<RelayMailbox>>(Transaction&)>;

    MailboxPoll(Database& database, const Clock& clock, SecretStore& secrets, RelayClient& client, const PollPace& pace,
                Find find, QObject* parent = nullptr);
    ~MailboxPoll() override;

    /// Starts, or starts anew, from what the database says now.
    void start();
    void stop();
    /// Fetches what is there without waiting; ends in one `caughtUp`.
    void pollOnce();

    /// Since when the relay is out of reach; null while all is well.
    [[nodiscard]] QDateTime unreachableSince() const { return m_unreachableSince; }
    /// What stands in the way, in the owner's words; empty while all is well.
    [[nodiscard]] QString trouble() const { return m_trouble; }

Q_SIGNALS:
    /// New or changed answers, after they are durable.
    void answersChanged(const QList<inglenook::core::Id<inglenook::core::Answer>>& answers);
    void stateChanged();
    /// Events came that could not be used; they are counted.
    void eventsDropped(int events);
    void caughtUp(const inglenook::core::Result<void>& result);

private:
    void begin(bool untilCaughtUp);
    void end();
    void noticeSleep();
    void poll();
    void takeWhenFree(const RelayBatch& batch);
    void take(const RelayBatch& batch);
    void takeMany(const RelayBatch& batch);
    void finishTaking(const RelayBatch& batch, const Result<Intake>& taken, quint64 round);
    void goOn(const RelayBatch& batch);
    void forgetOld(std::function<void()> done);
    void bookForgotten(const MailboxId& id, const QString& upto);
    void fail(const Error& error);
    void show(const QDateTime& since, const QString& words);
    void conclude(const Result<void>& result);

    Database& m_database;
    const Clock& m_clock;
    SecretStore& m_secrets;
    RelayClient& m_client;
    PollPace m_pace;
    Find m_find;

    QTimer m_next;
    QTimer m_look;
    QDateTime m_lookedAt;
    QElapsedTimer m_asked;
    std::optional<RelayMailbox> m_mailbox;
    std::optional<RelayKeys> m_keys;
    quint64 m_round = 0;   ///< answers to an earlier round are not ours any more
    bool m_isOnce = false; ///< until caught up, then tell
    int m_failures = 0;
    QDateTime m_unreachableSince;
    QString m_trouble;
    DatabaseWorker m_worker; ///< takes in what would keep the window waiting
};

/// How long to wait after so many failures in a row: doubled each time, then shortened by up to half, so that many
/// desktops do not come back to a relay at the same moment. `chance` is 0 to 1.
[[nodiscard]] std::chrono::milliseconds pauseAfter(int failures, const PollPace& pace, double chance);

} // namespace inglenook::core
