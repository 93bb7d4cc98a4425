#include "app/cli/command.h"
#include "app/common/ownparts.h"
#include "core/accounts/accountsearch.h"
#include "core/accounts/httpsdocumentclient.h"
#include "core/accounts/systemdnsclient.h"

namespace inglenook::app {

using namespace core;

namespace {

QString sourceWord(AccountSource source)
{
    switch (source) {
    case AccountSource::OwnList:
        return QStringLiteral("own_list");
    case AccountSource::OwnDescription:
        return QStringLiteral("own_description");
    case AccountSource::ServiceRecord:
        return QStringLiteral("service_record");
    case AccountSource::MailServerRecord:
        return QStringLiteral("mail_server_record");
    case AccountSource::ThirdParty:
        return QStringLiteral("third_party");
    case AccountSource::Guess:
        return QStringLiteral("guess");
    }
    Q_UNREACHABLE();
}

QString secretWord(const FoundAccount& account)
{
    if (!account.server.takesPassword)
        return QStringLiteral("browser");
    switch (account.provider ? account.provider->signIn : SignInKind::Password) {
    case SignInKind::AppPassword:
        return QStringLiteral("app_password");
    case SignInKind::BridgePassword:
        return QStringLiteral("bridge_password");
    case SignInKind::Browser:
    case SignInKind::Password:
        break;
    }
    return QStringLiteral("password");
}

QJsonValue positive(int number)
{
    return number > 0 ? QJsonValue(number) : QJsonValue();
}

QJsonObject providerDocument(const FoundAccount& account)
{
    if (!account.provider)
        return {{QStringLiteral("provider"), QJsonValue()}};
    const MailProvider& provider = *account.provider;
    return {{QStringLiteral("provider"), provider.name},
            {QStringLiteral("limit_per_day"), positive(provider.perDay)},
            {QStringLiteral("limit_per_minute"), positive(provider.perMinute)},
            {QStringLiteral("help_url"),
             provider.helpUrl.isEmpty() ? QJsonValue() : QJsonValue(provider.helpUrl.toString())},
            {QStringLiteral("checked_on"), provider.checkedOn.toString(Qt::ISODate)},
            {QStringLiteral("checked_at"), provider.source}};
}

Reply reply(const std::optional<FoundAccount>& account)
{
    if (!account)
        return {{{QStringLiteral("found"), false}},
                QStringLiteral("Nothing was found. Ask your provider for its outgoing mail server (SMTP), or try "
                               "--ask-third-party.\n")};
    const FoundServer& server = account->server;
    const QString security = server.security == MailSecurity::Tls ? QStringLiteral("tls") : QStringLiteral("starttls");
    QJsonObject document{{QStringLiteral("found"), true},
                         {QStringLiteral("host"), server.host},
                         {QStringLiteral("port"), server.port},
                         {QStringLiteral("security"), security},
                         {QStringLiteral("user"), server.user},
                         {QStringLiteral("source"), sourceWord(account->source)},
                         {QStringLiteral("is_outside_domain"), account->isOutsideDomain},
                         {QStringLiteral("secret"), secretWord(*account)}};
    const QJsonObject provider = providerDocument(*account);
    for (auto member = provider.begin(); member != provider.end(); ++member)
        document.insert(member.key(), member.value());
    return {document, QStringLiteral("%1, port %2, %3, user %4 (%5)\nIt takes: %6\n")
                          .arg(server.host)
                          .arg(server.port)
                          .arg(security, server.user, sourceWord(account->source), secretWord(*account))};
}

Result<Reply> findAccount(const CommandCall& call)
{
    const auto address = EmailAddress::parse(call.arguments.first());
    if (!address)
        return address.error();
    SystemDnsClient dns;
    HttpsDocumentClient documents;
    AccountSearch search({dns, documents, partsOfCommandLine({}).makeTransport});
    const bool asksOthers = call.options.isSet(QStringLiteral("ask-third-party"));
    const auto found = await<std::optional<FoundAccount>>([&](auto done) {
        QObject::connect(&search, &AccountSearch::finished, &search, done);
        search.start(*address,
                     asksOthers ? AccountSearch::Consent::AskThirdParty : AccountSearch::Consent::OwnDomainOnly);
    });
    if (!found)
        return found.error();
    return reply(*found);
}

} // namespace

Command accountFindCommand()
{
    return {QStringLiteral("account find"),
            QStringLiteral("ADDRESS [--ask-third-party]"),
            QStringLiteral("Find the outgoing mail server of an address; only its domain leaves this computer."),
            1,
            {QCommandLineOption(QStringLiteral("ask-third-party"),
                                QStringLiteral("Ask Mozilla's list too, which then learns the domain."))},
            findAccount};
}

} // namespace inglenook::app
