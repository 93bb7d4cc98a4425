#pragma once

#include "core/answers/relaymailbox.h"
#include "core/settings/business.h"

#include <QtCore/QObject>

#include <chrono>

namespace inglenook::core {

/// What the guest's page says and how it looks, as registered at the relay. No person is in it.
struct RelayPage
{
    Business business;
    QList<SurveyVersion> surveys; ///< the newest version of the survey in use comes first
};

/// One batch of sealed events, in order.
struct RelayBatch
{
    QList<QByteArray> sealed;
    QString cursor; ///< after the last of them
};

/// Speaks docs/relay-api.yaml. Each call ends in exactly one `done`, from the event loop. Nothing that a relay sends is
/// believed before its status, content type, size and shape have been checked.
class RelayClient : public QObject
{
    Q_OBJECT

public:
    /// Most events in one answer.
    static constexpr int mostEvents = 1000;

    explicit RelayClient(QObject* parent = nullptr);
    ~RelayClient() override;

    struct Registration
    {
        RelayMailbox mailbox;
        RelayKeys keys;
    };
    /// What links are signed with from now on.
    struct NewLinkKey
    {
        MailboxKey key;
        quint8 epoch;
    };
    /// Makes a key pair and registers a mailbox. Errors: SignIn (a code is needed or wrong), Untrusted, Unreachable,
    /// InvalidInput (address, CA file, or what the relay refuses in the page).
    void registerMailbox(const QUrl& relay, const QString& code, const QString& caFile, const RelayPage& page,
                         std::function<void(Result<Registration>)> done);
    void updatePage(const RelayMailbox& mailbox, const RelayKeys& keys, const RelayPage& page,
                    std::function<void(Result<void>)> done);
    /// Replaces the mailbox's polling secret by `next` (64 hex digits) and learns the key for new links.
    /// SignIn: neither the old secret nor the mailbox is known (any more).
    void changeSecret(const RelayMailbox& mailbox, const QByteArray& secret, const QByteArray& next,
                      std::function<void(Result<NewLinkKey>)> done);
    /// Waits up to `wait` (30 s at most) for an event. A login page of a captive portal is not an answer: Unreachable.
    /// SignIn: the relay does not know this mailbox (any more).
    void fetch(const RelayMailbox& mailbox, const RelayKeys& keys, std::chrono::seconds wait, int limit,
               std::function<void(Result<RelayBatch>)> done);
    /// Lets the relay forget the events up to and including the cursor.
    void forget(const RelayMailbox& mailbox, const RelayKeys& keys, const QString& upto,
                std::function<void(Result<void>)> done);
    /// Is a relay of a version we know at this address?
    void check(const QUrl& relay, const QString& caFile, std::function<void(Result<void>)> done);
    /// Ends every fetch that is under way with Cancelled.
    void abortFetch();
    /// Ends every call that is under way with Cancelled.
    void abort();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace inglenook::core
