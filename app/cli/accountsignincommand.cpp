#include "app/cli/command.h"
#include "core/accounts/mailprovider.h"
#include "core/accounts/oauthsignin.h"
#include "core/mailing/mailaccountrepository.h"

#include <cstdio>

namespace inglenook::app {

using namespace core;

namespace {

Result<MailSignIn> readKind(const QString& word)
{
    if (word == u"google")
        return MailSignIn::Google;
    if (word == u"microsoft")
        return MailSignIn::Microsoft;
    return wrongUse(QStringLiteral("Sign in with google or microsoft."));
}

/// The server of the account when it is one that takes this sign-in, else the one that the address's provider has.
void setServer(MailAccount& account, MailSignIn kind)
{
    const MailProvider* provider = findProviderOfHost(account.host);
    if (provider && provider->browser == kind)
        return;
    provider = findProviderOfDomain(account.from.address.domain());
    if (!provider || provider->browser != kind)
        provider = findProviderOfHost(kind == MailSignIn::Google ? QStringLiteral("smtp.gmail.com")
                                                                 : QStringLiteral("smtp.office365.com"));
    const FoundServer server = provider->serverFor(account.from.address);
    account.host = server.host;
    account.port = server.port;
    account.security = server.security;
    account.user = server.user;
    account.pinnedCertificate.clear();
    if (provider->perDay > 0)
        account.perDay = provider->perDayWithReserve();
}

Result<MailAccount> accountFor(const CommandCall& call, AppContext& context, MailSignIn kind)
{
    const auto known = context.database().read([](Transaction& t) { return MailAccountRepository().find(t); });
    if (!known)
        return known.error();
    std::optional<MailAccount> account = *known;
    if (const QString from = call.options.value(QStringLiteral("from")); !from.isEmpty()) {
        const auto mailbox = Mailbox::parse(from);
        if (!mailbox)
            return mailbox.error();
        if (!account || !(account->from.address == mailbox->address))
            account = MailAccount{.from = *mailbox, .host = {}, .user = {}, .caFile = {}};
        account->from = *mailbox;
    }
    if (!account)
        return wrongUse(QStringLiteral("There is no mail account yet: --from names it."));
    account->signIn = kind;
    setServer(*account, kind);
    return *account;
}

Result<OAuthTokens> signIn(AppContext& context, const OAuthProvider& provider, const EmailAddress& address)
{
    OAuthSignIn browser(context.oauth());
    QObject::connect(&browser, &OAuthSignIn::browserWanted, &browser, [](const QUrl& url) {
        std::fprintf(stderr, "Open this address in your browser and sign in there:\n\n%s\n\n",
                     url.toEncoded().constData());
    });
    return await<OAuthTokens>([&](auto done) {
        QObject::connect(&browser, &OAuthSignIn::finished, &browser, done);
        browser.start(provider, address);
    });
}

Result<Reply> signInAccount(const CommandCall& call)
{
    const auto kind = readKind(call.arguments.first());
    if (!kind)
        return kind.error();
    const auto context = call.context();
    if (!context)
        return context.error();
    const auto account = accountFor(call, **context, *kind);
    if (!account)
        return account.error();
    const OAuthProvider provider = (*context)->tokens().provider(*kind);
    if (!provider.isOffered())
        return Error{
            ErrorKind::NotFound,
            QStringLiteral("This Inglenook has no client id for %1: set one in the window under Settings, Mail "
                           "account, or build it in.")
                .arg(provider.name),
            {}};
    const auto tokens = signIn(**context, provider, account->from.address);
    if (!tokens)
        return tokens.error();
    // The token goes first: an account without one could not send.
    const auto kept = await<void>([&](auto done) {
        (*context)->secrets().write(QString::fromUtf16(secretname::mailPassword), tokens->refreshToken,
                                    std::move(done));
    });
    if (!kept)
        return kept.error();
    const auto stored =
        (*context)->database().write([&](Transaction& t) { return MailAccountRepository().store(t, *account); });
    if (!stored)
        return stored.error();
    return Reply{{{QStringLiteral("from"), account->from.address.text()}, {QStringLiteral("host"), account->host}},
                 QStringLiteral("Signed in. Mails will leave as %1 through %2.\n")
                     .arg(account->from.address.text(), account->host)};
}

} // namespace

Command accountSignInCommand()
{
    return {
        QStringLiteral("account signin"),
        QStringLiteral("google|microsoft [--from \"Name <addr>\"]"),
        QStringLiteral("Sign in to the mail account in the browser instead of with a password."),
        1,
        {QCommandLineOption(QStringLiteral("from"), QStringLiteral("Whose account it is."), QStringLiteral("mailbox"))},
        signInAccount};
}

} // namespace inglenook::app
