#include "tests/support/webserver.h"

#include <QtNetwork/QSslSocket>

namespace inglenook::tests {

WebServer::WebServer(Answer answer, std::optional<TestAuthority::Identity> identity)
    : m_answer(std::move(answer))
    , m_identity(std::move(identity))
{
    if (!listen(QHostAddress::LocalHost))
        qFatal("no port to listen on");
}

QUrl WebServer::url(const QString& path) const
{
    return QUrl(QStringLiteral("%1://localhost:%2%3")
                    .arg(m_identity ? QStringLiteral("https") : QStringLiteral("http"))
                    .arg(serverPort())
                    .arg(path));
}

void WebServer::incomingConnection(qintptr descriptor)
{
    auto* socket = new QSslSocket(this);
    socket->setSocketDescriptor(descriptor);
    connect(socket, &QSslSocket::readyRead, this, [this, socket] { read(*socket); });
    connect(socket, &QSslSocket::disconnected, socket, &QObject::deleteLater);
    if (m_identity)
        startTls(*socket, *m_identity);
}

void WebServer::read(QSslSocket& socket)
{
    const QByteArray heard = socket.property("heard").toByteArray() + socket.readAll();
    socket.setProperty("heard", heard);
    const qsizetype head = heard.indexOf("\r\n\r\n");
    if (head < 0)
        return;
    const qsizetype lengthAt = heard.toLower().indexOf("content-length:");
    const qsizetype length =
        lengthAt < 0 || lengthAt > head ? 0 : heard.mid(lengthAt + 15, 12).split('\r').first().trimmed().toInt();
    if (heard.size() < head + 4 + length)
        return;
    socket.setProperty("heard", {});
    const QByteArrayList words = heard.left(heard.indexOf('\r')).split(' ');
    m_requests.append({words.value(0), words.value(1), heard.mid(head + 4, length)});
    const Response response = m_answer(m_requests.last());
    if (response.isSilent)
        return;
    socket.write("HTTP/1.1 " + QByteArray::number(response.status) + " x\r\nConnection: close\r\nContent-Length: " +
                 QByteArray::number(response.body.size()) + "\r\n" + response.headers + "\r\n" + response.body);
    socket.disconnectFromHost();
}

} // namespace inglenook::tests
