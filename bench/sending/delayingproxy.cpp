#include "bench/sending/delayingproxy.h"

#include <QtCore/QTimer>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

namespace inglenook::bench {
namespace {

void pass(QTcpSocket& from, QTcpSocket& to, std::chrono::milliseconds delay)
{
    QObject::connect(&from, &QTcpSocket::readyRead, &to, [&from, &to, delay] {
        const QByteArray bytes = from.readAll();
        QTimer::singleShot(delay, Qt::PreciseTimer, &to, [&to, bytes] {
            to.write(bytes);
            to.flush();
        });
    });
    QObject::connect(&from, &QTcpSocket::disconnected, &to, [&to, delay] {
        QTimer::singleShot(delay, Qt::PreciseTimer, &to, [&to] { to.disconnectFromHost(); });
    });
}

void join(QTcpSocket& client, quint16 port, std::chrono::milliseconds delay)
{
    auto* server = new QTcpSocket(&client);
    const auto sendAtOnce = [](QTcpSocket* socket) { socket->setSocketOption(QAbstractSocket::LowDelayOption, 1); };
    sendAtOnce(&client);
    QObject::connect(server, &QTcpSocket::connected, server, [server, sendAtOnce] { sendAtOnce(server); });
    QObject::connect(&client, &QTcpSocket::disconnected, &client, &QObject::deleteLater);
    pass(client, *server, delay);
    pass(*server, client, delay);
    server->connectToHost(QHostAddress::LocalHost, port);
}

} // namespace

DelayingProxy::DelayingProxy(quint16 server, std::chrono::milliseconds delay)
{
    auto* listener = new QTcpServer;
    if (!listener->listen(QHostAddress::LocalHost))
        qFatal("the proxy cannot listen");
    m_port = listener->serverPort();
    QObject::connect(listener, &QTcpServer::newConnection, listener, [listener, server, delay] {
        while (QTcpSocket* client = listener->nextPendingConnection())
            join(*client, server, delay);
    });
    QObject::connect(&m_thread, &QThread::finished, listener, &QObject::deleteLater);
    listener->moveToThread(&m_thread);
    m_thread.start();
}

DelayingProxy::~DelayingProxy()
{
    m_thread.quit();
    m_thread.wait();
}

} // namespace inglenook::bench
