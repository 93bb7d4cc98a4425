#pragma once

#include "tests/support/testauthority.h"

#include <QtCore/QUrl>
#include <QtNetwork/QTcpServer>

#include <functional>
#include <optional>

class QSslSocket;

namespace inglenook::tests {

/// A web server on this computer that says what the test wants, over TLS or in the clear.
class WebServer final : public QTcpServer
{
    Q_OBJECT

public:
    struct Request
    {
        QByteArray verb;
        QByteArray target; ///< path and query
        QByteArray body;
    };
    struct Response
    {
        int status = 200;
        QByteArray body;
        QByteArray headers;    ///< whole lines with their ends
        bool isSilent = false; ///< nothing is said at all
    };
    using Answer = std::function<Response(const Request&)>;

    /// Without an identity it speaks in the clear.
    explicit WebServer(Answer answer, std::optional<TestAuthority::Identity> identity = std::nullopt);

    [[nodiscard]] QUrl url(const QString& path = QStringLiteral("/")) const;
    [[nodiscard]] const QList<Request>& requests() const { return m_requests; }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void read(QSslSocket& socket);

    Answer m_answer;
    std::optional<TestAuthority::Identity> m_identity;
    QList<Request> m_requests;
};

} // namespace inglenook::tests
