#include "app/tryout/tryout.h"

#include "app/tryout/samplebusiness.h"
#include "core/mailing/mailaccountrepository.h"
#include "core/secrets/sessionsecretstore.h"

#include <QtCore/QCoreApplication>

namespace inglenook::app {

using namespace core;

namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("inglenook::app::TryOut", text);
}

/// Quick enough for a week's guests in a quarter of a minute, slow enough to see them leave.
constexpr int mailsAMinute = 400;
constexpr int mailsADay = 5000;

MailAccount sinkAccount()
{
    return {.from = {QStringLiteral("The Old Ferry Inn"),
                     *EmailAddress::parse(QStringLiteral("hello@old-ferry-inn.example"))},
            .host = QStringLiteral("mail.old-ferry-inn.example"),
            .user = QStringLiteral("hello@old-ferry-inn.example"),
            .caFile = {},
            .perMinute = mailsAMinute,
            .perDay = mailsADay};
}

} // namespace

Result<std::unique_ptr<TryOut>> TryOut::open(const Clock* clock)
{
    std::unique_ptr<TryOut> tryOut(new TryOut);
    if (auto started = tryOut->startRelay(); !started)
        return started.error();
    if (auto prepared = tryOut->prepare(clock); !prepared)
        return prepared.error();
    return tryOut;
}

Result<void> TryOut::startRelay()
{
    if (!m_folder.isValid())
        return Error{ErrorKind::Storage,
                     say(QT_TRANSLATE_NOOP("inglenook::app::TryOut",
                                           "There is no room for temporary files on this computer, which the try-out "
                                           "needs. Nothing was changed.")),
                     m_folder.errorString()};
    relay::RelayConfig config;
    config.dataFolder = m_folder.filePath(QStringLiteral("relay")).toStdString();
    m_relay = std::make_unique<relay::Relay>(std::move(config));
    if (const auto failure = m_relay->start())
        return Error{ErrorKind::Unreachable,
                     say(QT_TRANSLATE_NOOP("inglenook::app::TryOut",
                                           "The relay of the try-out cannot listen on this computer. Perhaps a "
                                           "security program stops it. Nothing was changed.")),
                     QString::fromStdString(*failure)};
    return {};
}

Result<void> TryOut::prepare(const Clock* clock)
{
    auto opened =
        AppContext::open({.folder = m_folder.filePath(QStringLiteral("data")),
                          .makeSecretStore = [](const DataFolder&) { return std::make_unique<SessionSecretStore>(); },
                          .makeTransport = m_sink.makeTransport(),
                          .clock = clock});
    if (!opened)
        return opened.error();
    m_context = std::move(*opened);
    if (auto made = createSampleBusiness(m_context->database(), m_context->clock().now()); !made)
        return made;
    return m_context->database().write([](Transaction& t) { return MailAccountRepository().store(t, sinkAccount()); });
}

void TryOut::start(std::function<void(Result<void>)> done)
{
    const auto connect = [this, done](const Result<void>& started) {
        if (!started)
            return done(started.error());
        m_context->relayAccount().connectTo(relayUrl(), {}, {}, [this, done](const Result<void>& connected) {
            if (connected) {
                m_context->keepPolling();
                m_context->rules().start();
            }
            done(connected);
        });
    };
    // The sink takes any password, but the outbox asks for none only where one is kept.
    m_context->secrets().write(QString::fromUtf16(secretname::mailPassword), QByteArrayLiteral("not needed"),
                               [this, connect](const Result<void>& kept) {
                                   if (!kept)
                                       return connect(kept);
                                   m_context->start(connect);
                               });
}

QUrl TryOut::relayUrl() const
{
    return QUrl(QString::fromStdString(m_relay->url()));
}

} // namespace inglenook::app
