#include "core/answers/relayclient.h"

#include "core/answers/relaywire.h"
#include "core/base/log.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QTimer>
#include <QtCore/QUrlQuery>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkProxy>
#include <QtNetwork/QNetworkReply>
#include <QtNetwork/QSslConfiguration>

namespace inglenook::core {
namespace {

/// More than a thousand events with the longest comments take.
constexpr qint64 longestBody = 16 * 1024 * 1024;
/// How long a relay may be silent beyond what it was asked to wait.
constexpr std::chrono::seconds patience{20};

QString tr(const char* text)
{
    return QCoreApplication::translate("inglenook::core", text);
}

QUrl below(const QUrl& relay, const QString& path)
{
    QUrl url(relay);
    url.setPath(relay.path() + path);
    return url;
}

QString mailboxPath(const MailboxId& id)
{
    return QStringLiteral("/v1/mailboxes/") + QString::fromStdString(toHex(id.view()));
}

Result<QSslConfiguration> trusting(const QString& caFile)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    if (caFile.isEmpty())
        return configuration;
    QFile file(caFile);
    const auto authorities =
        file.open(QIODevice::ReadOnly) ? QSslCertificate::fromDevice(&file) : QList<QSslCertificate>();
    if (authorities.isEmpty())
        return Error{ErrorKind::InvalidInput,
                     tr("The certificate file “%1” cannot be read. It must be a PEM file.").arg(caFile),
                     file.errorString()};
    configuration.addCaCertificates(authorities);
    return configuration;
}

Error errorOf(QNetworkReply& reply)
{
    switch (reply.error()) {
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return {ErrorKind::Unreachable,
                tr("The proxy of this network wants a name and a password before it lets Inglenook through to the "
                   "relay. Enter them in this computer’s network settings. No click is lost: the relay keeps them."),
                reply.errorString()};
    case QNetworkReply::SslHandshakeFailedError:
        return {ErrorKind::Untrusted,
                tr("The relay could not prove who it is, so nothing was sent to it. Check its address and this PC’s "
                   "date; perhaps somebody is in between. No click is lost: the relay keeps them."),
                reply.errorString()};
    case QNetworkReply::HostNotFoundError:
        return {ErrorKind::Unreachable,
                tr("There is no relay at this address, or this PC is offline. No click is lost."), reply.errorString()};
    default:
        return {ErrorKind::Unreachable,
                tr("The relay cannot be reached. No click is lost: it keeps them until it can."), reply.errorString()};
    }
}

/// The proxies that this computer is set to use; never for a relay on the computer itself, as in the try-out.
class OutwardProxies final : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery& query) override
    {
        const QString host = query.url().host();
        if (host == u"localhost" || QHostAddress(host).isLoopback())
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        return proxyForQuery(query);
    }
};

} // namespace

struct RelayClient::Private
{
    using Done = std::function<void(Result<RelayReply>)>;

    struct Call
    {
        QUrl url;
        QByteArray verb;
        QString caFile;
        QByteArray bearer;
        QJsonObject body;
        std::chrono::seconds wait{0};
        bool isFetch = false;
    };

    explicit Private(RelayClient* client)
        : owner(client)
    {
        network.setProxyFactory(new OutwardProxies); // which it takes
    }

    void start(const Call& call, Done done);
    void finish(QNetworkReply* reply, const Done& done);
    void refuse(const Error& error, const Done& done);
    void abort(bool fetchesOnly);

    RelayClient* owner;
    QNetworkAccessManager network;
    QHash<QNetworkReply*, bool> running; ///< true: a fetch
    QSet<QNetworkReply*> aborted;
};

void RelayClient::Private::start(const Call& call, Done done)
{
    const auto tls = trusting(call.caFile);
    if (!tls)
        return refuse(tls.error(), done);
    QNetworkRequest request(call.url);
    request.setSslConfiguration(*tls);
    // A redirect is a captive portal's, never a relay's.
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setTransferTimeout(static_cast<int>(std::chrono::milliseconds(call.wait + patience).count()));
    request.setRawHeader("Accept", "application/json");
    if (!call.bearer.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + call.bearer);
    QByteArray body;
    if (!call.body.isEmpty()) {
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
        body = QJsonDocument(call.body).toJson(QJsonDocument::Compact);
    }
    QNetworkReply* reply = network.sendCustomRequest(request, call.verb, body);
    running.insert(reply, call.isFetch);
    QObject::connect(reply, &QNetworkReply::downloadProgress, owner, [reply](qint64 received, qint64) {
        if (received > longestBody)
            reply->abort();
    });
    QObject::connect(reply, &QNetworkReply::finished, owner,
                     [this, reply, done = std::move(done)] { finish(reply, done); });
}

void RelayClient::Private::finish(QNetworkReply* reply, const Done& done)
{
    reply->deleteLater();
    running.remove(reply);
    if (aborted.remove(reply))
        return done(Error{ErrorKind::Cancelled, tr("Stopped."), {}});
    const QVariant status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute);
    const bool isWhole =
        reply->error() == QNetworkReply::NoError || reply->error() >= QNetworkReply::ContentAccessDenied;
    if (!status.isValid() || !isWhole) {
        qCInfo(lcRelay) << "no answer:" << reply->error();
        return done(errorOf(*reply));
    }
    done(RelayReply{.status = status.toInt(),
                    .contentType = reply->header(QNetworkRequest::ContentTypeHeader).toByteArray(),
                    .body = reply->readAll()});
}

void RelayClient::Private::refuse(const Error& error, const Done& done)
{
    QTimer::singleShot(0, owner, [error, done] { done(error); });
}

void RelayClient::Private::abort(bool fetchesOnly)
{
    const QHash<QNetworkReply*, bool> now = running;
    for (auto call = now.begin(); call != now.end(); ++call) {
        if (fetchesOnly && !call.value())
            continue;
        aborted.insert(call.key());
        call.key()->abort();
    }
}

RelayClient::RelayClient(QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this))
{
}

RelayClient::~RelayClient()
{
    // Nobody is called back any more.
    for (auto running = d->running.keyBegin(); running != d->running.keyEnd(); ++running) {
        (*running)->disconnect(this);
        (*running)->abort();
    }
}

void RelayClient::registerMailbox(const QUrl& relay, const QString& code, const QString& caFile, const RelayPage& page,
                                  std::function<void(Result<Registration>)> done)
{
    const auto address = checkRelayAddress(relay);
    if (!address)
        return d->refuse(address.error(), [done](const Result<RelayReply>& refused) { done(refused.error()); });
    const KeyPair pair = makeKeyPair();
    const QByteArray publicKey(reinterpret_cast<const char*>(pair.publicKey.bytes.data()), PublicKey::size);
    QJsonObject body{{QStringLiteral("publicKey"), QString::fromLatin1(publicKey.toBase64())},
                     {QStringLiteral("page"), writeRelayPage(page)}};
    if (!code.trimmed().isEmpty())
        body.insert(QStringLiteral("code"), code.trimmed());
    d->start({.url = below(*address, QStringLiteral("/v1/mailboxes")),
              .verb = "POST",
              .caFile = caFile,
              .bearer = {},
              .body = body},
             [=, relayAddress = *address](const Result<RelayReply>& reply) {
                 const auto registered = reply.and_then(readRegistered);
                 if (!registered)
                     return done(registered.error());
                 done(Registration{.mailbox = {.id = registered->id,
                                               .url = relayAddress,
                                               .linkBase = registered->linkBase,
                                               .epoch = registered->epoch,
                                               .publicKey = pair.publicKey,
                                               .caFile = caFile,
                                               .cursor = {}},
                                   .keys = {.privateKey = pair.privateKey,
                                            .pollingSecret = registered->secret,
                                            .linkKey = registered->linkKey,
                                            .nextSecret = {}}});
             });
}

void RelayClient::updatePage(const RelayMailbox& mailbox, const RelayKeys& keys, const RelayPage& page,
                             std::function<void(Result<void>)> done)
{
    d->start({.url = below(mailbox.url, mailboxPath(mailbox.id)),
              .verb = "PUT",
              .caFile = mailbox.caFile,
              .bearer = keys.pollingSecret,
              .body = {{QStringLiteral("page"), writeRelayPage(page)}}},
             [done](const Result<RelayReply>& reply) { done(reply.and_then(readNothing)); });
}

void RelayClient::changeSecret(const RelayMailbox& mailbox, const QByteArray& secret, const QByteArray& next,
                               std::function<void(Result<NewLinkKey>)> done)
{
    d->start({.url = below(mailbox.url, mailboxPath(mailbox.id) + QStringLiteral("/secret")),
              .verb = "PUT",
              .caFile = mailbox.caFile,
              .bearer = secret,
              .body = {{QStringLiteral("secret"), QString::fromLatin1(next)}}},
             [done](const Result<RelayReply>& reply) { done(reply.and_then(readLinkKey)); });
}

void RelayClient::fetch(const RelayMailbox& mailbox, const RelayKeys& keys, std::chrono::seconds wait, int limit,
                        std::function<void(Result<RelayBatch>)> done)
{
    Q_ASSERT(limit >= 1 && limit <= mostEvents && wait.count() >= 0 && wait.count() <= 30);
    QUrlQuery query;
    if (!mailbox.cursor.isEmpty())
        query.addQueryItem(QStringLiteral("after"), QString::fromLatin1(QUrl::toPercentEncoding(mailbox.cursor)));
    query.addQueryItem(QStringLiteral("wait"), QString::number(wait.count()));
    query.addQueryItem(QStringLiteral("limit"), QString::number(limit));
    QUrl url = below(mailbox.url, mailboxPath(mailbox.id) + QStringLiteral("/events"));
    url.setQuery(query);
    d->start({.url = url,
              .verb = "GET",
              .caFile = mailbox.caFile,
              .bearer = keys.pollingSecret,
              .body = {},
              .wait = wait,
              .isFetch = true},
             [done, limit](const Result<RelayReply>& reply) {
                 done(reply.and_then([limit](const RelayReply& answered) { return readEvents(answered, limit); }));
             });
}

void RelayClient::forget(const RelayMailbox& mailbox, const RelayKeys& keys, const QString& upto,
                         std::function<void(Result<void>)> done)
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("upto"), QString::fromLatin1(QUrl::toPercentEncoding(upto)));
    QUrl url = below(mailbox.url, mailboxPath(mailbox.id) + QStringLiteral("/events"));
    url.setQuery(query);
    d->start({.url = url, .verb = "DELETE", .caFile = mailbox.caFile, .bearer = keys.pollingSecret, .body = {}},
             [done](const Result<RelayReply>& reply) { done(reply.and_then(readNothing)); });
}

void RelayClient::check(const QUrl& relay, const QString& caFile, std::function<void(Result<void>)> done)
{
    const auto address = checkRelayAddress(relay);
    if (!address)
        return d->refuse(address.error(), [done](const Result<RelayReply>& refused) { done(refused.error()); });
    d->start({.url = below(*address, QStringLiteral("/v1")), .verb = "GET", .caFile = caFile, .bearer = {}, .body = {}},
             [done](const Result<RelayReply>& reply) { done(reply.and_then(readDescription)); });
}

void RelayClient::abortFetch()
{
    d->abort(true);
}

void RelayClient::abort()
{
    d->abort(false);
}

} // namespace inglenook::core
