#include "bench/click/guestbrowser.h"

#include "bench/support/patience.h"

#include <QtCore/QRegularExpression>
#include <QtNetwork/QNetworkReply>

namespace inglenook::bench {

std::optional<QByteArray> GuestBrowser::open(const QUrl& link)
{
    static const QRegularExpression hidden(QStringLiteral("name=\"n\" value=\"([^\"]*)\""));
    const std::unique_ptr<QNetworkReply> reply(m_network.get(QNetworkRequest(link)));
    if (!waitFor([&] { return reply->isFinished(); }) || reply->error() != QNetworkReply::NoError)
        return std::nullopt;
    const auto match = hidden.match(QString::fromUtf8(reply->readAll()));
    return match.hasMatch() ? std::optional(match.captured(1).toLatin1()) : std::nullopt;
}

void GuestBrowser::press(const QUrl& link, const QByteArray& nonce)
{
    QNetworkRequest request(link);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/x-www-form-urlencoded"));
    QNetworkReply* reply = m_network.post(request, "face=gold&g=1&p=1250&k=75&n=" + nonce.toPercentEncoding());
    QObject::connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
}

bool GuestBrowser::roundTrip(const QUrl& url)
{
    const std::unique_ptr<QNetworkReply> reply(m_network.get(QNetworkRequest(url)));
    return waitFor([&] { return reply->isFinished(); }) && reply->error() == QNetworkReply::NoError;
}

} // namespace inglenook::bench
