#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QMap>
#include <QtCore/QPointer>
#include <QtCore/QUrl>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

#include <functional>

namespace inglenook::tests {

/// A relay on this computer that answers what a test wants, good or bad: for what the client must survive.
class ScriptedRelay : public QObject
{
public:
    struct Request
    {
        QByteArray method;
        QByteArray path;                      ///< with its query
        QMap<QByteArray, QByteArray> headers; ///< names in lower case
        QByteArray body;
    };
    struct Reply
    {
        int status = 200;
        QByteArray type = "application/json";
        QByteArray body;
        QMap<QByteArray, QByteArray> headers;
        bool isHeld = false;   ///< the answer waits for `release`, as a long poll does
        bool isCutOff = false; ///< the connection ends in the middle of the answer
    };

    ScriptedRelay();

    [[nodiscard]] QUrl url() const;
    /// Says what every request is answered with.
    std::function<Reply(const Request&)> answer;
    [[nodiscard]] const QList<Request>& requests() const { return m_requests; }
    [[nodiscard]] QList<Request> requestsOf(const QByteArray& method) const;
    /// Polls that wait; one that the client has given up does not count.
    [[nodiscard]] int heldPolls() const;
    /// Answers every poll that waits.
    void release(const Reply& reply);
    /// Nobody is there any more: connections end, new ones are refused. `comeBack` takes the same port.
    void goAway();
    void comeBack();

    [[nodiscard]] static Reply events(const QList<QByteArray>& sealed, const QString& cursor);
    [[nodiscard]] static Reply problem(int status, const char* type, const char* field = nullptr);

private:
    void take(QTcpSocket* socket);
    static void send(QTcpSocket* socket, const Reply& reply);

    QTcpServer m_server;
    quint16 m_port = 0;
    QList<Request> m_requests;
    QList<QPointer<QTcpSocket>> m_held;
};

} // namespace inglenook::tests
