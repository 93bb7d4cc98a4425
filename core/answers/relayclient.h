#pragma once

#include "core/answers/relaymailbox.h"
#include "core/settings/business.h"

#include <QtCore/QObject>
#include <QtNetwork/QNetworkAccessManager>

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

/// Speaks docs/relay-api.yaml. Each call ends in exactly one `done`, from the event loop.
class RelayClient : public QObject
{
    Q_OBJECT

public:
    explicit RelayClient(QObject* parent = nullptr);

    struct Registration
    {
        RelayMailbox mailbox;
        RelayKeys keys;
    };
    /// Makes a key pair and registers a mailbox. Errors: SignIn (a code is needed or wrong), Untrusted, Unreachable, InvalidInput.
    void registerMailbox(const QUrl& relay, const QString& code, const QString& caFile, const RelayPage& page,
                         std::function<void(Result<Registration>)> done);
    void updatePage(const RelayMailbox& mailbox, const RelayKeys& keys, const RelayPage& page, std::function<void(Result<void>)> done);
    /// Waits up to `wait` for an event. A login page of a captive portal is not an answer: Unreachable.
    void fetch(const RelayMailbox& mailbox, const RelayKeys& keys, std::chrono::seconds wait, int limit,
               std::function<void(Result<RelayBatch>)> done);
    void forget(const RelayMailbox& mailbox, const RelayKeys& keys, const QString& upto, std::function<void(Result<void>)> done);
    /// Is a relay of a version we know at this address?
    void check(const QUrl& relay, const QString& caFile, std::function<void(Result<void>)> done);
    /// Ends every call that is under way with Cancelled.
    void abort();

private:
    struct Private;
    std::unique_ptr<Private> d;

public:
    ~RelayClient() override;
};

} // namespace inglenook::core
