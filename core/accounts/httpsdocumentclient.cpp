#include "core/accounts/httpsdocumentclient.h"

#include <QtCore/QTimer>
#include <QtNetwork/QNetworkReply>
#include <QtNetwork/QSslConfiguration>

namespace inglenook::core {
namespace {

constexpr int mostRedirects = 3;

} // namespace

HttpsDocumentClient::HttpsDocumentClient(const QString& caFile, std::chrono::milliseconds patience, QObject* parent)
    : QObject(parent)
    , m_caFile(caFile)
    , m_patience(patience)
{
}

void HttpsDocumentClient::fetch(const QUrl& url, qint64 longest, std::function<void(Result<QByteArray>)> done)
{
    Q_ASSERT(url.scheme() == u"https");
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    if (!m_caFile.isEmpty())
        tls.addCaCertificates(m_caFile);
    QNetworkRequest request(url);
    request.setSslConfiguration(tls);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::NoLessSafeRedirectPolicy);
    request.setMaximumRedirectsAllowed(mostRedirects);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("Inglenook"));
    QNetworkReply* reply = m_network.get(request);
    // Also for a server that trickles: the whole document, not each piece, has this time.
    QTimer::singleShot(m_patience, reply, &QNetworkReply::abort);
    connect(reply, &QNetworkReply::downloadProgress, this, [reply, longest](qint64 received, qint64 total) {
        if (received > longest || total > longest)
            reply->abort();
    });
    connect(reply, &QNetworkReply::finished, this, [reply, longest, done = std::move(done)] {
        reply->deleteLater();
        done(judge(*reply, longest));
    });
}

Result<QByteArray> HttpsDocumentClient::judge(QNetworkReply& reply, qint64 longest)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (reply.error() == QNetworkReply::NoError && status == 200 && reply.bytesAvailable() <= longest)
        return reply.readAll();
    if (reply.error() == QNetworkReply::SslHandshakeFailedError)
        return Error{ErrorKind::Untrusted, tr("The web server could not prove who it is."), reply.errorString()};
    if (status != 0)
        return Error{ErrorKind::NotFound, tr("There is no such document."), QString::number(status)};
    return Error{ErrorKind::Unreachable, tr("The web server cannot be reached."), reply.errorString()};
}

} // namespace inglenook::core
