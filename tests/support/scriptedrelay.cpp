#include "tests/support/scriptedrelay.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtNetwork/QHostAddress>

namespace inglenook::tests {

ScriptedRelay::ScriptedRelay()
{
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("scripted relay: %s", qPrintable(m_server.errorString()));
    m_port = m_server.serverPort();
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket* socket = m_server.nextPendingConnection()) {
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { take(socket); });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        }
    });
}

QUrl ScriptedRelay::url() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_port));
}

QList<ScriptedRelay::Request> ScriptedRelay::requestsOf(const QByteArray& method) const
{
    QList<Request> found;
    std::copy_if(m_requests.begin(), m_requests.end(), std::back_inserter(found),
                 [&](const Request& request) { return request.method == method; });
    return found;
}

int ScriptedRelay::heldPolls() const
{
    return static_cast<int>(std::count_if(m_held.begin(), m_held.end(), [](const auto& socket) {
        return socket && socket->state() == QAbstractSocket::ConnectedState;
    }));
}

void ScriptedRelay::take(QTcpSocket* socket)
{
    // What has come so far is kept on the socket until a whole request is there.
    QByteArray data = socket->property("data").toByteArray() + socket->readAll();
    const qsizetype headEnd = data.indexOf("\r\n\r\n");
    socket->setProperty("data", data);
    if (headEnd < 0)
        return;
    Request request;
    const QByteArrayList lines = data.left(headEnd).split('\n');
    const QByteArrayList first = lines.first().split(' ');
    request.method = first.value(0);
    request.path = first.value(1);
    for (const QByteArray& line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        request.headers.insert(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
    }
    const qsizetype length = request.headers.value("content-length").toLongLong();
    if (data.size() < headEnd + 4 + length)
        return;
    request.body = data.mid(headEnd + 4, length);
    socket->setProperty("data", data.mid(headEnd + 4 + length));
    m_requests.append(request);
    const Reply reply = answer ? answer(request) : events({}, {});
    if (reply.isHeld)
        m_held.append(socket);
    else
        send(socket, reply);
}

void ScriptedRelay::send(QTcpSocket* socket, const Reply& reply)
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(reply.status) +
                      " Said\r\nContent-Length: " + QByteArray::number(reply.body.size()) + "\r\n";
    if (!reply.type.isEmpty())
        head += "Content-Type: " + reply.type + "\r\n";
    for (auto header = reply.headers.begin(); header != reply.headers.end(); ++header)
        head += header.key() + ": " + header.value() + "\r\n";
    socket->write(head + "\r\n" + (reply.isCutOff ? reply.body.left(reply.body.size() / 2) : reply.body));
    if (reply.isCutOff)
        socket->disconnectFromHost();
}

void ScriptedRelay::release(const Reply& reply)
{
    for (const auto& socket : std::exchange(m_held, {})) {
        if (socket)
            send(socket, reply);
    }
}

void ScriptedRelay::goAway()
{
    m_server.close();
    for (QTcpSocket* socket : m_server.findChildren<QTcpSocket*>())
        socket->abort();
}

void ScriptedRelay::comeBack()
{
    if (!m_server.listen(QHostAddress::LocalHost, m_port))
        qFatal("scripted relay: %s", qPrintable(m_server.errorString()));
}

ScriptedRelay::Reply ScriptedRelay::events(const QList<QByteArray>& sealed, const QString& cursor)
{
    QJsonArray list;
    for (const QByteArray& body : sealed)
        list.append(QJsonObject{{QStringLiteral("id"), QString::number(list.size())},
                                {QStringLiteral("time"), 0},
                                {QStringLiteral("sealed"), QString::fromLatin1(body.toBase64())}});
    Reply reply;
    reply.body = QJsonDocument(QJsonObject{{QStringLiteral("events"), list}, {QStringLiteral("cursor"), cursor}})
                     .toJson(QJsonDocument::Compact);
    return reply;
}

ScriptedRelay::Reply ScriptedRelay::problem(int status, const char* type, const char* field)
{
    QJsonObject object{{QStringLiteral("type"), QString::fromLatin1(type)}, {QStringLiteral("status"), status}};
    if (field)
        object.insert(QStringLiteral("field"), QString::fromLatin1(field));
    Reply reply;
    reply.status = status;
    reply.type = "application/problem+json";
    reply.body = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return reply;
}

} // namespace inglenook::tests
