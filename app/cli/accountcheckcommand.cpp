#include "app/cli/command.h"
#include "core/accounts/deliverymarks.h"
#include "core/accounts/senderstanding.h"
#include "core/mailing/mailaccountrepository.h"

#include <QtCore/QFile>

namespace inglenook::app {

using namespace core;

namespace {

constexpr qint64 longestMail = 10 * 1024 * 1024;

Result<QByteArray> loadPassword(AppContext& context)
{
    const QByteArray given = qgetenv("INGLENOOK_MAIL_PASSWORD");
    if (!given.isEmpty())
        return given;
    return await<QByteArray>(
        [&](auto done) { context.secrets().read(QString::fromUtf16(secretname::mailPassword), std::move(done)); });
}

Error toError(const SendOutcome& outcome, const std::optional<ServerCertificate>& certificate)
{
    ErrorKind kind = ErrorKind::Unreachable;
    if (outcome.verdict == SendVerdict::SignIn)
        kind = ErrorKind::SignIn;
    else if (outcome.verdict == SendVerdict::Certificate || outcome.verdict == SendVerdict::Tls)
        kind = ErrorKind::Untrusted;
    QString message = outcome.message;
    if (certificate && certificate->mayBePinned)
        message +=
            QStringLiteral(" It showed the fingerprint %1. If it is your own server and this is its fingerprint, "
                           "give it to “account set --pin”.")
                .arg(ServerCertificate::written(certificate->fingerprint));
    return {kind, message, outcome.serverText};
}

Result<MailAccount> loadAccount(AppContext& context)
{
    const auto account = context.database().read([](Transaction& t) { return MailAccountRepository().find(t); });
    if (!account)
        return account.error();
    if (!*account)
        return Error{ErrorKind::NotFound, QStringLiteral("No mail account has been set: run “account set” first."), {}};
    return **account;
}

Result<QByteArray> testMail(const MailAccount& account, const Clock& clock)
{
    const MailMessage message{.from = account.from,
                              .to = account.from,
                              .replyTo = std::nullopt,
                              .date = clock.now(),
                              .subject = QStringLiteral("A test from Inglenook"),
                              .messageId = makeMailMessageId(account.from.address),
                              .reference = {},
                              .text = QStringLiteral("This mail went the way that your guests’ mails will go.\n"),
                              .html = {},
                              .unsubscribeUrl = {}};
    return message.toBytes();
}

/// Signs in, and with a mail sends it too. What the server said last.
Result<QString> tryAccount(MailTransport& transport, const MailAccount& account, const QByteArray& mail)
{
    const auto outcome = await<SendOutcome>([&](auto done) {
        QObject::connect(&transport, &MailTransport::checked, &transport, done);
        QObject::connect(&transport, &MailTransport::finished, &transport,
                         [done](qint64, const SendOutcome& sent) { done(sent); });
        if (mail.isEmpty())
            transport.check();
        else
            transport.send({0, account.from.address, account.from.address, mail});
    });
    if (!outcome)
        return outcome.error();
    if (outcome->verdict != SendVerdict::Accepted)
        return toError(*outcome, transport.unprovenCertificate());
    transport.close();
    return outcome->serverText;
}

QString markWord(SenderStanding::Mark mark)
{
    switch (mark) {
    case SenderStanding::Mark::Good:
        return QStringLiteral("good");
    case SenderStanding::Mark::Weak:
        return QStringLiteral("weak");
    case SenderStanding::Mark::Missing:
        return QStringLiteral("missing");
    case SenderStanding::Mark::Unknown:
        return QStringLiteral("unknown");
    }
    Q_UNREACHABLE();
}

void addStanding(Reply& reply, const SenderStanding& standing)
{
    const std::pair<QString, const SenderStanding::Proof&> proofs[] = {{QStringLiteral("spf"), standing.spf},
                                                                       {QStringLiteral("dkim"), standing.dkim},
                                                                       {QStringLiteral("dmarc"), standing.dmarc}};
    for (const auto& [name, proof] : proofs) {
        reply.document.insert(name, QJsonObject{{QStringLiteral("mark"), markWord(proof.mark)},
                                                {QStringLiteral("message"), proof.words},
                                                {QStringLiteral("record"), proof.record}});
        reply.text += QStringLiteral("%1: %2 %3\n").arg(name.toUpper(), markWord(proof.mark), proof.words);
    }
}

Result<Reply> readReceived(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::NotFound, QStringLiteral("“%1” cannot be read: %2").arg(path, file.errorString()), {}};
    const auto marks = readDeliveryMarks(file.read(longestMail));
    if (!marks)
        return Error{ErrorKind::InvalidInput, QStringLiteral("“%1” is not a saved mail.").arg(path), {}};
    const auto result = [](const QString& word) { return word.isEmpty() ? QJsonValue() : QJsonValue(word); };
    return Reply{{{QStringLiteral("spf"), result(marks->spf)},
                  {QStringLiteral("dkim"), result(marks->dkim)},
                  {QStringLiteral("dmarc"), result(marks->dmarc)},
                  {QStringLiteral("is_signed"), marks->isSigned},
                  {QStringLiteral("covers_unsubscribe"), marks->coversUnsubscribe}},
                 marks->words() + u'\n'};
}

Result<Reply> checkAccount(const CommandCall& call)
{
    if (const QString received = call.options.value(QStringLiteral("received")); !received.isEmpty())
        return readReceived(received);
    const auto context = call.context();
    if (!context)
        return context.error();
    const auto account = loadAccount(**context);
    if (!account)
        return account.error();
    const auto password = loadPassword(**context);
    if (!password)
        return password.error();
    const bool isFull = call.options.isSet(QStringLiteral("full"));
    const auto mail = isFull ? testMail(*account, (*context)->clock()) : QByteArray();
    if (!mail)
        return mail.error();
    const auto transport = (*context)->makeTransport()(*account, *password);
    const auto said = tryAccount(*transport, *account, *mail);
    if (!said)
        return said.error();
    Reply reply{{{QStringLiteral("host"), account->host}, {QStringLiteral("server_text"), *said}},
                isFull ? QStringLiteral("%1 took a test mail to %2. Look into the inbox, and among the spam too.\n")
                             .arg(account->host, account->from.address.text())
                       : QStringLiteral("%1 let us in. Nothing was sent.\n").arg(account->host)};
    if (!isFull)
        return reply;
    StandingCheck check((*context)->dns());
    const auto standing = await<SenderStanding>([&](auto done) {
        QObject::connect(&check, &StandingCheck::finished, &check, done);
        check.start(account->from.address.domain(), findProviderOfHost(account->host));
    });
    if (!standing)
        return standing.error();
    addStanding(reply, *standing);
    return reply;
}

} // namespace

Command accountCheckCommand()
{
    return {QStringLiteral("account check"),
            QStringLiteral("[--full | --received FILE.eml]"),
            QStringLiteral(
                "Sign in to the mail server; with --full also send a test mail to yourself and read SPF, DKIM and "
                "DMARC."),
            0,
            {QCommandLineOption(QStringLiteral("full"), QStringLiteral("Send a test mail and read the records.")),
             QCommandLineOption(QStringLiteral("received"), QStringLiteral("Read a mail that arrived and was saved."),
                                QStringLiteral("file"))},
            checkAccount};
}

} // namespace inglenook::app
