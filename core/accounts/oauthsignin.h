#pragma once

#include "core/accounts/oauthclient.h"
#include "core/base/emailaddress.h"

#include <QtCore/QTimer>
#include <QtNetwork/QTcpServer>

class QTcpSocket;

namespace inglenook::core {

/// A sign-in in the browser: opens a door on this computer for one answer, sends the browser to the provider, and takes
/// the answer only with its own secret word in it (RFC 8252, RFC 7636).
class OAuthSignIn : public QObject
{
    Q_OBJECT

public:
    explicit OAuthSignIn(OAuthClient& client, std::chrono::milliseconds patience = std::chrono::minutes(5),
                         QObject* parent = nullptr);

    /// Ends in exactly one `finished`, later, unless it is cancelled.
    void start(const OAuthProvider& provider, const EmailAddress& address);
    /// Closes the door; nothing more is heard of it.
    void cancel();
    [[nodiscard]] bool isUnderWay() const { return m_provider.has_value(); }

Q_SIGNALS:
    /// The browser shall go there.
    void browserWanted(const QUrl& url);
    void finished(const inglenook::core::Result<inglenook::core::OAuthTokens>& tokens);

private:
    void answerDoor();
    void read(QTcpSocket& socket);
    void judge(QTcpSocket& socket, const QByteArray& target);
    void say(QTcpSocket& socket, int status, const QString& words) const;
    void exchange(const QByteArray& code);
    void finish(const Result<OAuthTokens>& tokens);
    [[nodiscard]] QUrl authorizationUrl(const EmailAddress& address) const;
    [[nodiscard]] QString redirectUrl() const;

    OAuthClient& m_client;
    std::chrono::milliseconds m_patience;
    std::optional<OAuthProvider> m_provider;
    QTcpServer m_door;
    QTimer m_timer;
    quint16 m_port = 0;
    QByteArray m_state;
    QByteArray m_verifier;
    int m_attempt = 0;
};

} // namespace inglenook::core
