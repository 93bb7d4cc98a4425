#include "core/accounts/autoconfigdocument.h"

#include <QtTest/QTest>

using namespace inglenook::core;

namespace {

QByteArray document(const QByteArray& servers)
{
    return "<?xml version=\"1.0\"?><clientConfig version=\"1.1\"><emailProvider id=\"fox.example\">"
           "<domain>fox.example</domain><incomingServer type=\"imap\"><hostname>imap.fox.example</hostname>"
           "<port>993</port><socketType>SSL</socketType></incomingServer>" +
           servers + "</emailProvider></clientConfig>";
}

QByteArray server(const QByteArray& host = "smtp.fox.example", const QByteArray& port = "465",
                  const QByteArray& socket = "SSL", const QByteArray& more = {})
{
    return "<outgoingServer type=\"smtp\"><hostname>" + host + "</hostname><port>" + port + "</port><socketType>" +
           socket + "</socketType>" + more + "</outgoingServer>";
}

} // namespace

class tst_AutoconfigDocument : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsServersInTheirOrder();
    void fillsInTheAddress();
    void knowsWhoTakesAPassword_data();
    void knowsWhoTakesAPassword();
    void skipsWhatIsNotSafe_data();
    void skipsWhatIsNotSafe();
    void readsNothingFromAHostileDocument_data();
    void readsNothingFromAHostileDocument();

private:
    QList<FoundServer> read(const QByteArray& xml) const { return readAutoconfig(xml, m_address); }

    const EmailAddress m_address = *EmailAddress::parse(QStringLiteral("Anna@fox.example"));
};

void tst_AutoconfigDocument::readsServersInTheirOrder()
{
    const auto found = read(document(server("a.fox.example", "587", "STARTTLS") + server(" B.fox.example ", " 465 ")));
    QCOMPARE(found.size(), 2);
    QCOMPARE(found[0].host, QStringLiteral("a.fox.example"));
    QCOMPARE(found[0].port, quint16(587));
    QCOMPARE(found[0].security, MailSecurity::StartTls);
    QCOMPARE(found[0].user, QStringLiteral("Anna@fox.example"));
    QCOMPARE(found[1].host, QStringLiteral("b.fox.example"));
    QCOMPARE(found[1].security, MailSecurity::Tls);
}

void tst_AutoconfigDocument::fillsInTheAddress()
{
    const auto found =
        read(document(server("smtp.%EMAILDOMAIN%", "465", "SSL", "<username>%EMAILLOCALPART%</username>")));
    QCOMPARE(found.size(), 1);
    QCOMPARE(found[0].host, QStringLiteral("smtp.fox.example"));
    QCOMPARE(found[0].user, QStringLiteral("Anna"));
}

void tst_AutoconfigDocument::knowsWhoTakesAPassword_data()
{
    QTest::addColumn<QByteArray>("kinds");
    QTest::addColumn<bool>("takes");
    QTest::newRow("not said") << QByteArray() << true;
    QTest::newRow("password") << QByteArray("<authentication>password-cleartext</authentication>") << true;
    QTest::newRow("either") << QByteArray("<authentication>OAuth2</authentication>"
                                          "<authentication>password-cleartext</authentication>")
                            << true;
    QTest::newRow("only OAuth 2") << QByteArray("<authentication>OAuth2</authentication>") << false;
}

void tst_AutoconfigDocument::knowsWhoTakesAPassword()
{
    QFETCH(QByteArray, kinds);
    QFETCH(bool, takes);
    const auto found = read(document(server("smtp.fox.example", "465", "SSL", kinds)));
    QCOMPARE(found.size(), 1);
    QCOMPARE(found[0].takesPassword, takes);
}

void tst_AutoconfigDocument::skipsWhatIsNotSafe_data()
{
    QTest::addColumn<QByteArray>("unsafe");
    QTest::newRow("plain") << server("smtp.fox.example", "25", "plain");
    QTest::newRow("no port") << server("smtp.fox.example", "");
    QTest::newRow("port 0") << server("smtp.fox.example", "0");
    QTest::newRow("port too large") << server("smtp.fox.example", "70000");
    QTest::newRow("no host") << server("");
    QTest::newRow("one label") << server("localhost");
    QTest::newRow("line break in the host") << server("smtp.fox.example\nRCPT.x");
    QTest::newRow("another protocol") << QByteArray("<outgoingServer type=\"exchange\"><hostname>x.fox.example"
                                                    "</hostname><port>465</port><socketType>SSL</socketType>"
                                                    "</outgoingServer>");
    QTest::newRow("nested value") << server("smtp.fox<b>.example</b>");
}

void tst_AutoconfigDocument::skipsWhatIsNotSafe()
{
    QFETCH(QByteArray, unsafe);
    const auto found = read(document(unsafe + server()));
    QCOMPARE(found.size(), 1);
    QCOMPARE(found[0].host, QStringLiteral("smtp.fox.example"));
}

void tst_AutoconfigDocument::readsNothingFromAHostileDocument_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("a web page") << QByteArray("<!DOCTYPE html><html><body>Not found</body></html>");
    QTest::newRow("cut off") << document(server()).chopped(20);
    QTest::newRow("DTD") << "<!DOCTYPE clientConfig [<!ENTITY h \"smtp.evil.example\">]>" +
                                document(server("&h;")).mid(21);
    QTest::newRow("unknown entity") << document(server("&host;"));
    QTest::newRow("too long") << document(server() + QByteArray(longestAutoconfig, ' '));
    QTest::newRow("too deep") << document(server() + QByteArray("<a>").repeated(20) + QByteArray("</a>").repeated(20));
    QTest::newRow("no XML") << QByteArray("\0\xff\xfe binary", 12);
}

void tst_AutoconfigDocument::readsNothingFromAHostileDocument()
{
    QFETCH(QByteArray, xml);
    QVERIFY(read(xml).isEmpty());
}

QTEST_GUILESS_MAIN(tst_AutoconfigDocument)
#include "tst_autoconfigdocument.moc"
