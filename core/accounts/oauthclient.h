#pragma once

#include "core/accounts/oauthprovider.h"
#include "core/base/result.h"

#include <QtCore/QObject>
#include <QtNetwork/QNetworkAccessManager>

#include <functional>

class QNetworkReply;

namespace inglenook::core {

/// Asks token endpoints. Each call ends in exactly one `done`, from the event loop. Errors: SignIn (the provider has
/// taken the permission back or never gave it: sign in again), Unreachable (try again later), InvalidInput (it does not
/// know this client).
class OAuthClient : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(Result<OAuthTokens>)>;

    explicit OAuthClient(QObject* parent = nullptr);

    /// The code of an authorization becomes tokens; `verifier` is the other half of its challenge (RFC 7636).
    void exchange(const OAuthProvider& provider, const QByteArray& code, const QByteArray& verifier,
                  const QString& redirectUrl, Done done);
    void refresh(const OAuthProvider& provider, const QByteArray& refreshToken, Done done);

private:
    using Form = QList<std::pair<QByteArray, QByteArray>>;
    void post(const OAuthProvider& provider, Form form, Done done);
    [[nodiscard]] static Result<OAuthTokens> judge(const OAuthProvider& provider, QNetworkReply& reply);

    QNetworkAccessManager m_network;
};

} // namespace inglenook::core
