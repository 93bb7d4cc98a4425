#include "core/accounts/oauthprovider.h"

namespace inglenook::core {

OAuthClientIds OAuthClientIds::orElse(const OAuthClientIds& others) const
{
    return {google.isEmpty() ? others.google : google, google.isEmpty() ? others.googleSecret : googleSecret,
            microsoft.isEmpty() ? others.microsoft : microsoft};
}

OAuthProvider googleOAuth(const OAuthClientIds& ids)
{
    return {MailSignIn::Google,
            QStringLiteral("Google"),
            QUrl(QStringLiteral("https://accounts.google.com/o/oauth2/v2/auth")),
            QUrl(QStringLiteral("https://oauth2.googleapis.com/token")),
            QStringLiteral("https://mail.google.com/"),
            ids.google,
            ids.googleSecret,
            // Without these a second sign-in brings no refresh token.
            {{QStringLiteral("access_type"), QStringLiteral("offline")},
             {QStringLiteral("prompt"), QStringLiteral("consent")}}};
}

OAuthProvider microsoftOAuth(const OAuthClientIds& ids)
{
    return {MailSignIn::Microsoft,
            QStringLiteral("Microsoft"),
            QUrl(QStringLiteral("https://login.microsoftonline.com/common/oauth2/v2.0/authorize")),
            QUrl(QStringLiteral("https://login.microsoftonline.com/common/oauth2/v2.0/token")),
            QStringLiteral("https://outlook.office.com/SMTP.Send offline_access"),
            ids.microsoft,
            {},
            {{QStringLiteral("prompt"), QStringLiteral("select_account")}}};
}

} // namespace inglenook::core
