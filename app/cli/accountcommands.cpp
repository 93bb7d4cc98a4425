#include "app/cli/command.h"
#include "core/mailing/mailaccountrepository.h"

namespace inglenook::app {

using namespace core;

namespace {

const QString passwordName = QString::fromUtf16(secretname::mailPassword);

Result<MailAccount> readAccount(const QCommandLineParser& options)
{
    const auto from = Mailbox::parse(options.value(QStringLiteral("from")));
    if (!from)
        return from.error();
    const QString host = options.value(QStringLiteral("host")).trimmed();
    if (host.isEmpty())
        return wrongUse(QStringLiteral("--host names the outgoing mail server."));
    const auto port = readNumber(options.value(QStringLiteral("port")), QStringLiteral("--port"));
    if (!port)
        return port.error();
    if (*port > 65535)
        return wrongUse(QStringLiteral("--port is at most 65535."));
    const QString security = options.value(QStringLiteral("security"));
    if (security != u"tls" && security != u"starttls")
        return wrongUse(QStringLiteral("--security takes tls or starttls."));
    const QString user = options.value(QStringLiteral("user"));
    if (user.isEmpty())
        return wrongUse(QStringLiteral("--user names the account at the mail server."));

    MailAccount account{*from,
                        host,
                        static_cast<quint16>(*port),
                        security == u"tls" ? MailSecurity::Tls : MailSecurity::StartTls,
                        user,
                        options.value(QStringLiteral("ca"))};
    const std::pair<QString, int*> limits[] = {{QStringLiteral("per-minute"), &account.perMinute},
                                               {QStringLiteral("per-day"), &account.perDay}};
    for (const auto& [name, value] : limits) {
        if (!options.isSet(name))
            continue;
        const auto number = readNumber(options.value(name), QStringLiteral("--") + name);
        if (!number)
            return number.error();
        *value = static_cast<int>(qMin<qint64>(*number, 1'000'000));
    }
    return account;
}

QByteArray readPassword(const CommandCall& call)
{
    const QByteArray given = qgetenv("INGLENOOK_MAIL_PASSWORD");
    if (!given.isEmpty())
        return given;
    QByteArray typed = call.standardInput();
    while (typed.endsWith('\n') || typed.endsWith('\r'))
        typed.chop(1);
    return typed;
}

/// The password goes first: an account without one could not send. With the environment variable it is not kept at all.
Result<void> keepPassword(AppContext& context, const QByteArray& password)
{
    if (qEnvironmentVariableIsSet("INGLENOOK_MAIL_PASSWORD"))
        return {};
    return await<void>([&](auto done) { context.secrets().write(passwordName, password, std::move(done)); });
}

Result<Reply> setAccount(const CommandCall& call)
{
    const auto account = readAccount(call.options);
    if (!account)
        return account.error();
    const QByteArray password = readPassword(call);
    if (password.isEmpty())
        return wrongUse(QStringLiteral("The password is read from standard input, or from INGLENOOK_MAIL_PASSWORD."));
    const auto context = call.context();
    if (!context)
        return context.error();
    if (auto kept = keepPassword(**context, password); !kept)
        return kept.error();
    const auto stored =
        (*context)->database().write([&](Transaction& t) { return MailAccountRepository().store(t, *account); });
    if (!stored)
        return stored.error();
    return Reply{
        {{QStringLiteral("from"), account->from.address.text()}, {QStringLiteral("host"), account->host}},
        QStringLiteral("Mails will leave as %1 through %2.\n").arg(account->from.address.text(), account->host)};
}

Result<QByteArray> loadPassword(AppContext& context)
{
    const QByteArray given = qgetenv("INGLENOOK_MAIL_PASSWORD");
    if (!given.isEmpty())
        return given;
    return await<QByteArray>([&](auto done) { context.secrets().read(passwordName, std::move(done)); });
}

Error toError(const SendOutcome& outcome)
{
    ErrorKind kind = ErrorKind::Unreachable;
    if (outcome.verdict == SendVerdict::SignIn)
        kind = ErrorKind::SignIn;
    else if (outcome.verdict == SendVerdict::Certificate || outcome.verdict == SendVerdict::Tls)
        kind = ErrorKind::Untrusted;
    return {kind, outcome.message, outcome.serverText};
}

Result<Reply> checkAccount(const CommandCall& call)
{
    const auto context = call.context();
    if (!context)
        return context.error();
    const auto account = (*context)->database().read([](Transaction& t) { return MailAccountRepository().find(t); });
    if (!account)
        return account.error();
    if (!*account)
        return Error{ErrorKind::NotFound, QStringLiteral("No mail account has been set: run “account set” first."), {}};
    const auto password = loadPassword(**context);
    if (!password)
        return password.error();
    const auto transport = (*context)->makeTransport()(**account, *password);
    const auto outcome = await<SendOutcome>([&](auto done) {
        QObject::connect(transport.get(), &MailTransport::checked, transport.get(), done);
        transport->check();
    });
    if (!outcome)
        return outcome.error();
    if (outcome->verdict != SendVerdict::Accepted)
        return toError(*outcome);
    return Reply{{{QStringLiteral("host"), (*account)->host}, {QStringLiteral("server_text"), outcome->serverText}},
                 QStringLiteral("%1 let us in. Nothing was sent.\n").arg((*account)->host)};
}

} // namespace

QList<Command> accountCommands()
{
    const auto option = [](const char* name, const char* value, const char* fallback = "") {
        return QCommandLineOption(QString::fromLatin1(name), QString::fromLatin1(name), QString::fromLatin1(value),
                                  QString::fromLatin1(fallback));
    };
    return {
        {QStringLiteral("account set"),
         QStringLiteral("--from \"Name <addr>\" --host H --port P --security tls|starttls --user U [--ca FILE] "
                        "[--per-minute N] [--per-day N]"),
         QStringLiteral("Set the mail account; the password comes from standard input."),
         0,
         {option("from", "mailbox"), option("host", "name"), option("port", "port", "465"),
          option("security", "kind", "tls"), option("user", "name"), option("ca", "file"), option("per-minute", "n"),
          option("per-day", "n")},
         setAccount},
        {QStringLiteral("account check"),
         {},
         QStringLiteral("Sign in to the mail server without sending anything."),
         0,
         {},
         checkAccount},
    };
}

} // namespace inglenook::app
