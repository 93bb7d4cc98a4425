#include "app/cli/command.h"

namespace inglenook::app {

using namespace core;

namespace {

Reply toReply(const RelayMailbox& mailbox, const QString& text)
{
    return {{{QStringLiteral("url"), mailbox.url.toString()}, {QStringLiteral("link_base"), mailbox.linkBase}}, text};
}

Result<Reply> setRelay(const CommandCall& call)
{
    const QUrl url(call.arguments.first(), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != u"https" && url.scheme() != u"http"))
        return wrongUse(QStringLiteral("“%1” is not the address of a relay, such as https://relay.example.")
                            .arg(call.arguments.first()));
    const auto context = call.context();
    if (!context)
        return context.error();
    RelayAccount& account = (*context)->relayAccount();
    const auto connected = await<void>([&](auto done) {
        account.connectTo(url, call.options.value(QStringLiteral("registration-code")),
                          call.options.value(QStringLiteral("ca")), std::move(done));
    });
    if (!connected)
        return connected.error();
    return toReply(*account.mailbox(), QStringLiteral("Clicks will come home through %1.\n").arg(url.toString()));
}

/// The relay answers, knows our mailbox and takes our key: one fetch that does not wait, whose events stay where they
/// are.
Result<Reply> checkRelay(const CommandCall& call)
{
    const auto context = call.context();
    if (!context)
        return context.error();
    const RelayAccount& account = (*context)->relayAccount();
    if (!account.mailbox())
        return Error{ErrorKind::NotFound, QStringLiteral("No relay has been set: run “relay set URL” first."), {}};
    if (!account.linkSigner())
        return Error{ErrorKind::SignIn, (*context)->relayTrouble(), {}};
    const auto checked = await<void>([&](auto done) { (*context)->relayAccount().check(std::move(done)); });
    if (!checked)
        return checked.error();
    return toReply(*account.mailbox(),
                   QStringLiteral("%1 answers and knows us.\n").arg(account.mailbox()->url.toString()));
}

/// What opens our mailbox, and what new links are signed with.
Result<Reply> rotateSecret(const CommandCall& call)
{
    const auto context = call.context();
    if (!context)
        return context.error();
    RelayAccount& account = (*context)->relayAccount();
    if (!account.mailbox())
        return Error{ErrorKind::NotFound, QStringLiteral("No relay has been set: run “relay set URL” first."), {}};
    if (!account.linkSigner())
        return Error{ErrorKind::SignIn, (*context)->relayTrouble(), {}};
    const auto rotated = await<void>([&](auto done) { account.rotateSecret(std::move(done)); });
    if (!rotated)
        return rotated.error();
    return toReply(*account.mailbox(), QStringLiteral("%1 has a new key for this mailbox; the old one opens nothing "
                                                      "any more. Links in mails already sent go on working.\n")
                                           .arg(account.mailbox()->url.toString()));
}

} // namespace

QList<Command> relayCommands()
{
    const QCommandLineOption code(QStringLiteral("registration-code"), QStringLiteral("Code of the relay's host"),
                                  QStringLiteral("code"));
    const QCommandLineOption ca(QStringLiteral("ca"), QStringLiteral("Additional certificate authority (PEM)"),
                                QStringLiteral("file"));
    return {
        {QStringLiteral("relay set"),
         QStringLiteral("URL [--registration-code C] [--ca FILE]"),
         QStringLiteral("Register at a relay, through which clicks come home."),
         1,
         {code, ca},
         setRelay},
        {QStringLiteral("relay check"),
         {},
         QStringLiteral("Ask the relay whether it is well and knows us."),
         0,
         {},
         checkRelay},
        {QStringLiteral("relay rotate"),
         {},
         QStringLiteral("Replace the secret of our mailbox at the relay, and the key of new links."),
         0,
         {},
         rotateSecret},
    };
}

} // namespace inglenook::app
