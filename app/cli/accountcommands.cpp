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
    if (const QString pin = options.value(QStringLiteral("pin")); !pin.isEmpty()) {
        account.pinnedCertificate = ServerCertificate::read(pin);
        if (account.pinnedCertificate.isEmpty())
            return wrongUse(QStringLiteral("--pin takes a SHA-256 fingerprint: 32 pairs of hexadecimal digits."));
    }
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
    QByteArray given = qgetenv("INGLENOOK_MAIL_PASSWORD");
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

} // namespace

QList<Command> accountCommands()
{
    const auto option = [](const char* name, const char* value, const char* fallback = "") {
        return QCommandLineOption(QString::fromLatin1(name), QString::fromLatin1(name), QString::fromLatin1(value),
                                  QString::fromLatin1(fallback));
    };
    return {
        accountFindCommand(),
        {QStringLiteral("account set"),
         QStringLiteral("--from \"Name <addr>\" --host H --port P --security tls|starttls --user U [--ca FILE] "
                        "[--pin FINGERPRINT] [--per-minute N] [--per-day N]"),
         QStringLiteral("Set the mail account; the password comes from standard input."),
         0,
         {option("from", "mailbox"), option("host", "name"), option("port", "port", "465"),
          option("security", "kind", "tls"), option("user", "name"), option("ca", "file"), option("pin", "fingerprint"),
          option("per-minute", "n"), option("per-day", "n")},
         setAccount},
        accountCheckCommand(),
        accountSignInCommand(),
    };
}

} // namespace inglenook::app
