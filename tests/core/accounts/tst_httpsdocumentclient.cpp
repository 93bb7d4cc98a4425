#include "core/accounts/httpsdocumentclient.h"
#include "tests/support/webserver.h"

#include <QtTest/QTest>

using namespace inglenook::core;
using namespace inglenook::tests;

class tst_HttpsDocumentClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fetchesADocument();
    void readsNoMoreThanItShould();
    void tellsThatThereIsNone();
    void believesNoServerThatCannotProveItself();
    void followsNoRedirectOutOfTls();
    void givesUpOnASilentServer();

private:
    Result<QByteArray> fetch(const WebServer& server, const QString& caFile,
                             std::chrono::milliseconds patience = std::chrono::seconds(10))
    {
        HttpsDocumentClient client(caFile, patience);
        std::optional<Result<QByteArray>> outcome;
        client.fetch(server.url(QStringLiteral("/a.xml")), 100, [&](const auto& result) { outcome = result; });
        if (!QTest::qWaitFor([&] { return outcome.has_value(); }))
            return Error{ErrorKind::Cancelled, {}, {}};
        return *outcome;
    }
    WebServer::Answer says(const WebServer::Response& response)
    {
        return [response](const WebServer::Request&) { return response; };
    }

    TestAuthority m_authority;
    TestAuthority::Identity m_identity = m_authority.issue(QStringLiteral("localhost"));
};

void tst_HttpsDocumentClient::fetchesADocument()
{
    WebServer server(says({.body = "<a/>", .headers = {}}), m_identity);
    QCOMPARE(fetch(server, m_authority.caFile()).value_or({}), QByteArray("<a/>"));
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(server.requests().first().target, QByteArray("/a.xml"));
}

void tst_HttpsDocumentClient::readsNoMoreThanItShould()
{
    WebServer full(says({.body = QByteArray(100, 'x'), .headers = {}}), m_identity);
    QCOMPARE(fetch(full, m_authority.caFile()).value_or({}).size(), 100);
    WebServer tooLong(says({.body = QByteArray(101, 'x'), .headers = {}}), m_identity);
    QVERIFY(!fetch(tooLong, m_authority.caFile()));
}

void tst_HttpsDocumentClient::tellsThatThereIsNone()
{
    WebServer server(says({.status = 404, .body = "<html>Sorry</html>", .headers = {}}), m_identity);
    const auto outcome = fetch(server, m_authority.caFile());
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::NotFound);
}

void tst_HttpsDocumentClient::believesNoServerThatCannotProveItself()
{
    WebServer server(says({.body = "<a/>", .headers = {}}), m_authority.issueSelfSigned(QStringLiteral("localhost")));
    const auto outcome = fetch(server, m_authority.caFile());
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::Untrusted);
    QVERIFY(server.requests().isEmpty());
}

void tst_HttpsDocumentClient::followsNoRedirectOutOfTls()
{
    WebServer plain(says({.body = "<a/>", .headers = {}}));
    WebServer server(says({.status = 302, .body = {}, .headers = "Location: " + plain.url().toEncoded() + "\r\n"}),
                     m_identity);
    QVERIFY(!fetch(server, m_authority.caFile()));
    QVERIFY(plain.requests().isEmpty());
}

void tst_HttpsDocumentClient::givesUpOnASilentServer()
{
    WebServer server(says({.body = {}, .headers = {}, .isSilent = true}), m_identity);
    const auto outcome = fetch(server, m_authority.caFile(), std::chrono::milliseconds(300));
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::Unreachable);
}

QTEST_GUILESS_MAIN(tst_HttpsDocumentClient)
#include "tst_httpsdocumentclient.moc"
