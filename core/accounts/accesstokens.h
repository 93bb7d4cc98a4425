#pragma once

#include "core/accounts/oauthclient.h"
#include "core/base/clock.h"
#include "core/mailing/tokensource.h"
#include "core/secrets/secretstore.h"

#include <vector>

namespace inglenook::core {

/// Fresh access tokens for the mail account: renewed when most of their time is over or the server refuses them. A
/// refresh token that the provider changes is kept before the token that came with it is used.
class AccessTokens : public QObject
{
    Q_OBJECT

public:
    using Providers = std::function<OAuthProvider(MailSignIn)>;

    AccessTokens(SecretStore& secrets, const Clock& clock, OAuthClient& client, Providers providers);

    /// Where a transport of this account gets its tokens. `refreshToken` is what is kept in place of a password.
    [[nodiscard]] TokenSource sourceFor(const MailAccount& account, const QByteArray& refreshToken);
    /// Where such an account signs in; not offered where there is no client id.
    [[nodiscard]] OAuthProvider provider(MailSignIn signIn) const { return m_providers(signIn); }
    /// What a sign-in has just brought: it need not be asked for again.
    void take(const OAuthTokens& tokens);

private:
    struct Want
    {
        MailSignIn signIn;
        QByteArray refreshToken;
        bool isRefused;
        std::function<void(Result<QByteArray>)> done;
    };

    void fetch(Want want);
    void renew(const Want& want);
    void keep(const OAuthTokens& tokens);
    void finish(const Result<QByteArray>& token);
    [[nodiscard]] bool isFresh(const QByteArray& refreshToken) const;

    SecretStore& m_secrets;
    const Clock& m_clock;
    OAuthClient& m_client;
    Providers m_providers;
    QByteArray m_firstRefreshToken; ///< as it was given: an older name of the present one
    QByteArray m_refreshToken;
    QByteArray m_accessToken;
    QDateTime m_renewAt;
    std::vector<std::function<void(Result<QByteArray>)>> m_waiting;
};

} // namespace inglenook::core
