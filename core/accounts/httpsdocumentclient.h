#pragma once

#include "core/accounts/documentclient.h"

#include <QtCore/QObject>
#include <QtNetwork/QNetworkAccessManager>

#include <chrono>

namespace inglenook::core {

/// Over https with a proven server, or not at all; no cookie, no cache, and no redirect to anything less safe.
class HttpsDocumentClient final : public QObject, public DocumentClient
{
    Q_OBJECT

public:
    /// `caFile`: PEM of an additional authority.
    explicit HttpsDocumentClient(const QString& caFile = {},
                                 std::chrono::milliseconds patience = std::chrono::seconds(6),
                                 QObject* parent = nullptr);

    void fetch(const QUrl& url, qint64 longest, std::function<void(Result<QByteArray>)> done) override;

private:
    [[nodiscard]] static Result<QByteArray> judge(QNetworkReply& reply, qint64 longest);

    QString m_caFile;
    std::chrono::milliseconds m_patience;
    QNetworkAccessManager m_network;
};

} // namespace inglenook::core
