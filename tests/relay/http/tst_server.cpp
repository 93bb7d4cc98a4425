#include "relay/http/server.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QRegularExpression>
#include <QtCore/QTemporaryDir>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslSocket>
#include <QtTest/QTest>

#include <atomic>
#include <thread>

using namespace inglenook::relay;
using namespace std::chrono_literals;

/// Bytes over real sockets.
class ServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void answersOneRequestAfterTheOther();
    void closesWhenAsked_data();
    void closesWhenAsked();
    void takesRequestsThatComeTogether();
    void sendsOnlyHeadersForHead();
    void ignoresARange();
    void readsBodiesInPieces();
    void asksForABodyThatWaits();
    void refusesWhatIsTooLarge_data();
    void refusesWhatIsTooLarge();
    void refusesWhatIsNoRequest_data();
    void refusesWhatIsNoRequest();
    void cutsOffSlowClients_data();
    void cutsOffSlowClients();
    void joinsDoubledHeaders();
    void tellsWhoAsks();
    void letsRequestsUnderWayEnd();
    void doesNotWaitForEverWhenItStops();
    void speaksTlsAndNoticesANewCertificate();
    void saysWhyItCannotListen();

private:
    /// Sends the bytes and returns everything that comes until the other side closes, or until `enough` is in it.
    QByteArray talk(const QByteArray& bytes, const QByteArray& enough = {});
    std::unique_ptr<QTcpSocket> connected() const;
    static QByteArray readAll(QTcpSocket& socket, const QByteArray& enough = {});
    void start(ServerLimits limits = {});

    std::vector<CallPointer> m_held; ///< calls to /wait
    std::unique_ptr<Server> m_server;
    std::atomic<int> m_calls = 0;
};

void ServerTest::start(ServerLimits limits)
{
    m_server = std::make_unique<Server>(
        [this](const CallPointer& call) {
            ++m_calls;
            const Request& request = call->request();
            const std::string first = request.path.empty() ? std::string() : request.path[0];
            if (first == "wait")
                m_held.push_back(call);
            else if (first == "client")
                call->reply({.status = 200, .headers = {}, .body = request.client});
            else if (first == "header")
                call->reply({.status = 200, .headers = {}, .body = std::string(request.header("x-word"))});
            else
                call->reply(
                    {.status = 200, .headers = {{"Content-Type", "text/plain"}}, .body = "body:" + request.body});
        },
        std::move(limits));
    const auto failure = m_server->listen("127.0.0.1", 0);
    QVERIFY2(!failure, failure.value_or("").c_str());
    m_server->start();
}

void ServerTest::init()
{
    m_server.reset();
    m_held.clear();
    m_calls = 0;
    start();
}

std::unique_ptr<QTcpSocket> ServerTest::connected() const
{
    auto socket = std::make_unique<QTcpSocket>();
    socket->connectToHost(QStringLiteral("127.0.0.1"), m_server->port());
    return socket->waitForConnected() ? std::move(socket) : nullptr;
}

QByteArray ServerTest::readAll(QTcpSocket& socket, const QByteArray& enough)
{
    QByteArray all;
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < 20'000 && (enough.isEmpty() || !all.contains(enough))) {
        if (socket.state() != QAbstractSocket::ConnectedState && !socket.bytesAvailable())
            break;
        socket.waitForReadyRead(50);
        all += socket.readAll();
    }
    return all;
}

QByteArray ServerTest::talk(const QByteArray& bytes, const QByteArray& enough)
{
    const auto socket = connected();
    socket->write(bytes);
    return readAll(*socket, enough);
}

void ServerTest::answersOneRequestAfterTheOther()
{
    const auto socket = connected();
    for (int i = 0; i < 20; ++i) {
        const QByteArray body = "number " + QByteArray::number(i);
        socket->write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" +
                      body);
        const QByteArray answer = readAll(*socket, body);
        QVERIFY2(answer.startsWith("HTTP/1.1 200 "), answer);
        QVERIFY(answer.endsWith("body:" + body));
        const QRegularExpression date(
            QStringLiteral("\\r\\nDate: (Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d\\d \\w{3} \\d{4} [\\d:]{8} GMT\\r\\n"));
        QVERIFY2(date.match(QString::fromLatin1(answer)).hasMatch(), answer);
    }
    QCOMPARE(m_calls.load(), 20);
}

void ServerTest::closesWhenAsked_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::newRow("1.1, close") << QByteArray("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    QTest::newRow("1.0") << QByteArray("GET / HTTP/1.0\r\n\r\n");
}

void ServerTest::closesWhenAsked()
{
    QFETCH(QByteArray, request);
    const auto socket = connected();
    socket->write(request);
    const QByteArray answer = readAll(*socket);
    QVERIFY(answer.endsWith("body:"));
    QCOMPARE(socket->state(), QAbstractSocket::UnconnectedState);
    QVERIFY(request.contains("HTTP/1.0") || answer.contains("Connection: close"));
}

void ServerTest::takesRequestsThatComeTogether()
{
    QByteArray requests;
    for (int i = 0; i < 10; ++i)
        requests += "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\n" + QByteArray::number(i);
    requests += "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    const QByteArray answers = talk(requests);
    QCOMPARE(answers.count("HTTP/1.1 200 "), 11);
    for (int i = 1; i < 10; ++i)
        QVERIFY(answers.indexOf("body:" + QByteArray::number(i - 1)) <
                answers.indexOf("body:" + QByteArray::number(i)));
}

void ServerTest::sendsOnlyHeadersForHead()
{
    const QByteArray answers =
        talk("HEAD / HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    QCOMPARE(answers.count("HTTP/1.1 200 "), 2);
    QCOMPARE(answers.count("Content-Length: 5\r\n"), 2);
    QCOMPARE(answers.count("body:"), 1);
}

void ServerTest::ignoresARange()
{
    const QByteArray answer = talk("GET / HTTP/1.1\r\nHost: x\r\nRange: bytes=0-1\r\nConnection: close\r\n\r\n");
    QVERIFY(answer.startsWith("HTTP/1.1 200 ") && answer.endsWith("body:"));
}

void ServerTest::readsBodiesInPieces()
{
    const QByteArray answer =
        talk("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
             "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
    QVERIFY(answer.endsWith("body:abcde"));
}

void ServerTest::asksForABodyThatWaits()
{
    const auto socket = connected();
    socket->write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
    QVERIFY(readAll(*socket, "100").startsWith("HTTP/1.1 100 "));
    socket->write("ab");
    QVERIFY(readAll(*socket, "body:ab").contains("HTTP/1.1 200 "));
}

void ServerTest::refusesWhatIsTooLarge_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("status");
    const QByteArray start = "POST /small HTTP/1.1\r\nHost: x\r\n";
    QTest::newRow("header") << start + "X-Word: " + QByteArray(17 * 1024, 'x') + "\r\n\r\n" << QByteArray("431");
    QTest::newRow("many headers") << start + QByteArray("a: b\r\n").repeated(4000) + "\r\n" << QByteArray("431");
    QTest::newRow("announced body") << start + "Content-Length: 101\r\n\r\n" + QByteArray(101, 'x')
                                    << QByteArray("413");
    QTest::newRow("announced beyond everything")
        << start + "Content-Length: 99999999999\r\n\r\n" + QByteArray(200'000, 'x') << QByteArray("413");
    QTest::newRow("body in pieces") << start + "Transfer-Encoding: chunked\r\n\r\n" +
                                           QByteArray("20\r\n" + QByteArray(32, 'x') + "\r\n").repeated(10) +
                                           "0\r\n\r\n"
                                    << QByteArray("413");
}

void ServerTest::refusesWhatIsTooLarge()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, status);
    ServerLimits limits;
    limits.bodyOf = [](std::string_view target) -> std::uint64_t { return target == "/small" ? 100 : 1000; };
    start(limits);
    const QByteArray answer = talk(request);
    QVERIFY2(answer.startsWith("HTTP/1.1 " + status), answer.left(200));
    QVERIFY(answer.contains("Connection: close"));
    QCOMPARE(m_calls.load(), 0);
    const QByteArray larger = talk(
        "POST /large HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 1000\r\n\r\n" + QByteArray(1000, 'y'));
    QVERIFY(larger.endsWith(QByteArray(1000, 'y')));
}

void ServerTest::refusesWhatIsNoRequest_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::newRow("noise") << QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 hello\r\n\r\n", 22);
    QTest::newRow("no version") << QByteArray("GET /\r\n\r\n");
    QTest::newRow("two lengths") << QByteArray(
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab");
    QTest::newRow("length and pieces") << QByteArray("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n"
                                                     "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    QTest::newRow("bad length") << QByteArray("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n");
    QTest::newRow("bad piece") << QByteArray(
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\nabc\r\n");
    QTest::newRow("space in a name") << QByteArray("GET / HTTP/1.1\r\nHost : x\r\n\r\n");
}

void ServerTest::refusesWhatIsNoRequest()
{
    QFETCH(QByteArray, request);
    const QByteArray answer = talk(request);
    QVERIFY2(answer.startsWith("HTTP/1.1 400 "), answer);
    QCOMPARE(m_calls.load(), 0);
}

void ServerTest::cutsOffSlowClients_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QByteArray>("rest");
    QTest::newRow("nothing") << QByteArray() << QByteArray();
    QTest::newRow("slow header") << QByteArray("GET / HTTP/1.1\r\n") << QByteArray("a: b\r\n").repeated(100);
    QTest::newRow("slow header of a second request")
        << QByteArray("GET / HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\n") << QByteArray("a: b\r\n").repeated(100);
    QTest::newRow("slow body") << QByteArray("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n")
                               << QByteArray(1000, 'x');
}

void ServerTest::cutsOffSlowClients()
{
    QFETCH(QByteArray, start);
    QFETCH(QByteArray, rest);
    ServerLimits limits;
    limits.request = 400ms;
    this->start(limits);
    const auto socket = connected();
    socket->write(start);
    QElapsedTimer timer;
    timer.start();
    // A byte at a time keeps a connection alive elsewhere.
    qsizetype sent = 0;
    while (socket->state() == QAbstractSocket::ConnectedState && timer.elapsed() < 20'000) {
        if (sent < rest.size())
            socket->write(rest.mid(sent++, 1));
        socket->flush();
        QTest::qWait(25);
    }
    QCOMPARE(socket->state(), QAbstractSocket::UnconnectedState);
    QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(timer.elapsed() >= 350);
}

void ServerTest::joinsDoubledHeaders()
{
    const QByteArray answer =
        talk("GET /header HTTP/1.1\r\nHost: x\r\nX-Word: a\r\nx-word: b\r\nConnection: close\r\n\r\n");
    QVERIFY(answer.endsWith("\r\n\r\na, b"));
}

void ServerTest::tellsWhoAsks()
{
    QVERIFY(talk("GET /client HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").endsWith("\r\n\r\n127.0.0.1"));
    QVERIFY(talk("GET /client HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 6.6.6.6\r\nX-Forwarded-For: 203.0.113.9\r\n"
                 "Connection: close\r\n\r\n")
                .endsWith("\r\n\r\n203.0.113.9"));
}

void ServerTest::letsRequestsUnderWayEnd()
{
    const auto waiting = connected();
    waiting->write("GET /wait HTTP/1.1\r\nHost: x\r\n\r\n");
    const auto idle = connected();
    idle->write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    readAll(*idle, "body:");
    QTRY_COMPARE(m_calls.load(), 2);
    std::atomic<bool> ended = false;
    std::thread stopper([this, &ended] {
        m_server->stop([this] {
            const auto alarm = std::make_shared<Server::Alarm>();
            *alarm = m_server->after(300ms, [this, alarm] {
                for (const CallPointer& call : m_held)
                    call->reply({.status = 200, .headers = {}, .body = "at last"});
            });
        });
        ended = true;
    });
    const QByteArray answer = readAll(*waiting);
    stopper.join();
    QVERIFY2(answer.endsWith("at last") && answer.contains("Connection: close"), answer);
    QVERIFY(ended);
    QCOMPARE(readAll(*idle), QByteArray());
    QTcpSocket late;
    late.connectToHost(QStringLiteral("127.0.0.1"), m_server->port());
    QVERIFY(!late.waitForConnected(1000));
}

void ServerTest::doesNotWaitForEverWhenItStops()
{
    ServerLimits limits;
    limits.ending = 300ms;
    start(limits);
    const auto waiting = connected();
    waiting->write("GET /wait HTTP/1.1\r\nHost: x\r\n\r\n");
    QTRY_COMPARE(m_calls.load(), 1);
    QElapsedTimer timer;
    timer.start();
    m_server->stop([] {});
    QVERIFY(timer.elapsed() >= 250 && timer.elapsed() < 10'000);
    m_server->stop([] {});
    m_held.clear();
}

void ServerTest::speaksTlsAndNoticesANewCertificate()
{
    const QTemporaryDir folder;
    const QString certificate = folder.filePath(QStringLiteral("cert.pem"));
    const QString key = folder.filePath(QStringLiteral("key.pem"));
    const auto issue = [&](const QString& name) {
        return QProcess::execute(
                   QStringLiteral("openssl"),
                   {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"), QStringLiteral("ec"),
                    QStringLiteral("-pkeyopt"), QStringLiteral("ec_paramgen_curve:P-256"), QStringLiteral("-nodes"),
                    QStringLiteral("-days"), QStringLiteral("2"), QStringLiteral("-keyout"), key,
                    QStringLiteral("-out"), certificate, QStringLiteral("-subj"), QStringLiteral("/CN=") + name}) == 0;
    };
    QVERIFY(!TlsIdentity::open(certificate.toStdString(), key.toStdString()).identity);
    QVERIFY(issue(QStringLiteral("first")));
    auto opened = TlsIdentity::open(certificate.toStdString(), key.toStdString());
    QVERIFY2(opened.identity, opened.failure.c_str());
    m_server = std::make_unique<Server>(
        [](const CallPointer& call) { call->reply({.status = 200, .headers = {}, .body = "secret"}); });
    m_server->useTls(std::move(opened.identity));
    QVERIFY(!m_server->listen("127.0.0.1", 0));
    m_server->start();

    const auto shown = [this](QByteArray& answer) {
        QSslSocket socket;
        socket.setPeerVerifyMode(QSslSocket::QueryPeer);
        socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), m_server->port());
        if (!socket.waitForEncrypted())
            return socket.errorString();
        socket.write("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        answer = readAll(socket);
        return socket.peerCertificate().subjectInfo(QSslCertificate::CommonName).value(0);
    };
    QByteArray answer;
    QCOMPARE(shown(answer), QStringLiteral("first"));
    QVERIFY(answer.startsWith("HTTP/1.1 200 ") && answer.endsWith("secret"));
    // Half a renewal changes nothing: the key no longer belongs to the certificate.
    QFile half(certificate);
    QVERIFY(half.open(QIODevice::WriteOnly | QIODevice::Truncate));
    half.write("-----BEGIN");
    half.close();
    QCOMPARE(shown(answer), QStringLiteral("first"));
    QVERIFY(issue(QStringLiteral("second")));
    QCOMPARE(shown(answer), QStringLiteral("second"));
    // Nobody is answered in the clear.
    QVERIFY(!talk("GET / HTTP/1.1\r\nHost: x\r\n\r\n").contains("secret"));
}

void ServerTest::saysWhyItCannotListen()
{
    Server second([](const CallPointer&) {});
    const auto taken = second.listen("127.0.0.1", m_server->port());
    QVERIFY(taken && taken->find(std::to_string(m_server->port())) != std::string::npos);
    QVERIFY(Server([](const CallPointer&) {}).listen("nowhere", 0));
}

QTEST_GUILESS_MAIN(ServerTest)
#include "tst_server.moc"
