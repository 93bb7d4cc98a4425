#include "core/accounts/accesstokens.h"

#include "core/base/log.h"

#include <QtCore/QPointer>

namespace inglenook::core {
namespace {

constexpr int usablePercent = 80; // sending.md

} // namespace

AccessTokens::AccessTokens(SecretStore& secrets, const Clock& clock, OAuthClient& client, Providers providers)
    : m_secrets(secrets)
    , m_clock(clock)
    , m_client(client)
    , m_providers(std::move(providers))
{
}

TokenSource AccessTokens::sourceFor(const MailAccount& account, const QByteArray& refreshToken)
{
    return [self = QPointer(this), signIn = account.signIn, refreshToken](bool isRefused, auto done) {
        if (self)
            self->fetch({signIn, refreshToken, isRefused, std::move(done)});
    };
}

void AccessTokens::take(const OAuthTokens& tokens)
{
    m_firstRefreshToken = m_refreshToken = tokens.refreshToken;
    m_accessToken = tokens.accessToken;
    m_renewAt = m_clock.now().addSecs(tokens.lifetime.count() * usablePercent / 100);
}

bool AccessTokens::isFresh(const QByteArray& refreshToken) const
{
    const bool isKnown = refreshToken == m_refreshToken || refreshToken == m_firstRefreshToken;
    return isKnown && !m_accessToken.isEmpty() && m_clock.now() < m_renewAt;
}

void AccessTokens::fetch(Want want)
{
    const bool isUnderWay = !m_waiting.empty();
    if (!isUnderWay && !want.isRefused && isFresh(want.refreshToken)) {
        QMetaObject::invokeMethod(
            this, [done = std::move(want.done), token = m_accessToken] { done(token); }, Qt::QueuedConnection);
        return;
    }
    m_waiting.push_back(want.done);
    if (!isUnderWay)
        renew(want);
}

void AccessTokens::renew(const Want& want)
{
    if (want.refreshToken != m_refreshToken && want.refreshToken != m_firstRefreshToken) {
        // Another account, or a new sign-in.
        m_firstRefreshToken = m_refreshToken = want.refreshToken;
        m_accessToken.clear();
    }
    m_client.refresh(m_providers(want.signIn), m_refreshToken,
                     [self = QPointer(this)](const Result<OAuthTokens>& tokens) {
                         if (!self)
                             return;
                         if (!tokens)
                             return self->finish(tokens.error());
                         self->keep(*tokens);
                     });
}

void AccessTokens::keep(const OAuthTokens& tokens)
{
    m_accessToken = tokens.accessToken;
    m_renewAt = m_clock.now().addSecs(tokens.lifetime.count() * usablePercent / 100);
    if (tokens.refreshToken.isEmpty() || tokens.refreshToken == m_refreshToken)
        return finish(m_accessToken);
    m_refreshToken = tokens.refreshToken;
    m_secrets.write(QString::fromUtf16(secretname::mailPassword), m_refreshToken,
                    [self = QPointer(this)](const Result<void>& kept) {
                        if (!self)
                            return;
                        // It still serves for this session; after the next start the owner is asked to sign in.
                        if (!kept)
                            qCWarning(lcMail) << "a changed refresh token could not be kept:" << kept.error().detail;
                        self->finish(self->m_accessToken);
                    });
}

void AccessTokens::finish(const Result<QByteArray>& token)
{
    for (const auto& done : std::exchange(m_waiting, {}))
        done(token);
}

} // namespace inglenook::core
