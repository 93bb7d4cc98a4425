#pragma once

#include "core/accounts/oauthprovider.h"
#include "tests/support/webserver.h"

#include <QtCore/QSet>

namespace inglenook::tests {

/// A provider's sign-in on this computer: its page says yes at once, its codes and tokens are full of letters that mean
/// something in an address, and it counts what it gives.
class OAuthServer
{
public:
    OAuthServer();

    /// As whom a program must come to be known here.
    [[nodiscard]] core::OAuthProvider provider(core::MailSignIn signIn = core::MailSignIn::Google) const;
    /// The tokens that are good now.
    [[nodiscard]] bool isGood(const QByteArray& accessToken) const { return m_accessTokens.contains(accessToken); }
    void revokeAccessTokens() { m_accessTokens.clear(); }
    void revokeAll();
    [[nodiscard]] QByteArray refreshToken() const { return m_refreshToken; } ///< the one that is good now
    [[nodiscard]] QByteArray issueRefreshToken();
    [[nodiscard]] int refreshes() const { return m_refreshes; }
    [[nodiscard]] const QList<WebServer::Request>& requests() const { return m_web.requests(); }

    bool declines = false;    ///< the owner says no on its page
    bool forgesState = false; ///< the answer carries another's word
    bool isDown = false;      ///< 503 with a page of a proxy
    bool rotates = false;     ///< each renewal gives a new refresh token, and the old one is worth nothing
    bool givesNoRefreshToken = false;
    int lifetime = 3600;

private:
    [[nodiscard]] WebServer::Response answer(const WebServer::Request& request);
    [[nodiscard]] WebServer::Response authorize(const QByteArray& query);
    [[nodiscard]] WebServer::Response give(const QByteArray& form);
    [[nodiscard]] WebServer::Response giveTokens(bool isNew);

    WebServer m_web;
    QSet<QByteArray> m_accessTokens;
    QByteArray m_refreshToken;
    QByteArray m_code;
    QByteArray m_challenge;
    QByteArray m_redirect;
    int m_issued = 0;
    int m_refreshes = 0;
};

} // namespace inglenook::tests
