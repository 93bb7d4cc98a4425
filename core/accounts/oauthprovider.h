#pragma once

#include "core/mailing/mailaccount.h"

#include <QtCore/QList>
#include <QtCore/QUrl>

#include <chrono>

namespace inglenook::core {

/// Where the browser signs in and where its code becomes a token (RFC 6749), and as whom Inglenook comes.
struct OAuthProvider
{
    MailSignIn signIn = MailSignIn::Password;
    QString name; ///< "Google"
    QUrl authorizationUrl;
    QUrl tokenUrl;
    QString scope;
    QString clientId;                          ///< empty: this sign-in is not offered
    QString clientSecret;                      ///< Google wants one even of programs that cannot keep it secret
    QList<std::pair<QString, QString>> extras; ///< for the authorization

    [[nodiscard]] bool isOffered() const { return !clientId.isEmpty(); }
};

/// The ids under which Inglenook is known to the providers.
struct OAuthClientIds
{
    QString google;
    QString googleSecret;
    QString microsoft;

    bool operator==(const OAuthClientIds&) const = default;
    /// These where they are set, else `others`, provider by provider.
    [[nodiscard]] OAuthClientIds orElse(const OAuthClientIds& others) const;
};

[[nodiscard]] OAuthProvider googleOAuth(const OAuthClientIds& ids);
[[nodiscard]] OAuthProvider microsoftOAuth(const OAuthClientIds& ids);

/// What the token endpoint gives.
struct OAuthTokens
{
    QByteArray accessToken;
    QByteArray refreshToken; ///< empty: the old one stays good
    std::chrono::seconds lifetime{0};
};

} // namespace inglenook::core
