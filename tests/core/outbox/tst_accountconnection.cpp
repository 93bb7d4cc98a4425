#include "core/outbox/accountconnection.h"
#include "tests/support/fakemailserver.h"
#include "tests/support/fakesecretstore.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace inglenook::core;
using namespace inglenook::tests;

class tst_AccountConnection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void opensWithThePasswordOfTheKeychain();
    void staysOpenForTheSameServer();
    void startsAnewForAnotherServer();
    void asksOnceWithoutAPassword();
    void asksOnceWhileTheKeychainIsLocked();
    void looksAgainWhenItIsAskedTo();
    void takesThePasswordOfTheSession();
    void signsInAgainWithANewPassword();
    void keepsAPasswordThatCameWithAnotherAccount();
    void forgetsAPasswordThatTheServerRefused();
    void asksBeforeTheFinalDot();
    void mayGoWhileThePasswordIsRead();

private:
    MailAccount account(const QString& host = QStringLiteral("mail.fox.example")) const
    {
        return {.from = {{}, *EmailAddress::parse(QStringLiteral("anna@fox.example"))},
                .host = host,
                .user = QStringLiteral("anna"),
                .caFile = {}};
    }
    void openNow(const MailAccount& wanted)
    {
        if (m_connection->open(wanted))
            return;
        QSignalSpy opened(m_connection.get(), &AccountConnection::opened);
        QVERIFY(opened.wait());
        QVERIFY(m_connection->open(wanted));
    }

    FakeMailServer m_server;
    FakeSecretStore m_secrets;
    bool m_mayGo = true;
    QList<qint64> m_asked;
    std::unique_ptr<AccountConnection> m_connection;
};

void tst_AccountConnection::init()
{
    m_connection.reset();
    m_server = {};
    m_secrets = {};
    m_secrets.setMailPassword("secret");
    m_mayGo = true;
    m_asked.clear();
    m_connection = std::make_unique<AccountConnection>(
        m_server.factory(), m_secrets,
        [this](qint64 ticket) {
            m_asked += ticket;
            return m_mayGo;
        },
        [] { return std::optional<OutgoingMail>(); });
}

void tst_AccountConnection::opensWithThePasswordOfTheKeychain()
{
    QVERIFY(!m_connection->open(account()));
    QVERIFY(m_connection->isOpening());
    QVERIFY(!m_connection->open(account())); // still reading: once is enough
    QSignalSpy opened(m_connection.get(), &AccountConnection::opened);
    QVERIFY(opened.wait());
    QVERIFY(m_connection->open(account()));
    QCOMPARE(m_server.passwords, QList<QByteArray>{"secret"});
    QCOMPARE(m_secrets.reads, 1);
}

void tst_AccountConnection::staysOpenForTheSameServer()
{
    openNow(account());
    MailAccount slower = account();
    slower.perMinute = 1;
    slower.from.name = QStringLiteral("Anna");
    QVERIFY(m_connection->open(slower));
    QCOMPARE(m_server.accounts.size(), 1);
}

void tst_AccountConnection::startsAnewForAnotherServer()
{
    openNow(account());
    QVERIFY(!m_connection->open(account(QStringLiteral("other.example"))));
    openNow(account(QStringLiteral("other.example")));
    QCOMPARE(m_server.accounts.size(), 2);
    QCOMPARE(m_server.accounts.last().host, QStringLiteral("other.example"));
    QCOMPARE(m_server.goodbyes, 1);
}

void tst_AccountConnection::asksOnceWithoutAPassword()
{
    m_secrets.secrets.clear();
    QSignalSpy missing(m_connection.get(), &AccountConnection::passwordMissing);
    QVERIFY(!m_connection->open(account()));
    QVERIFY(missing.wait());
    QVERIFY(m_connection->lacksPassword());
    QVERIFY(!m_connection->open(account()));
    QVERIFY(!m_connection->isOpening());
    QCOMPARE(m_secrets.reads, 1);
}

void tst_AccountConnection::asksOnceWhileTheKeychainIsLocked()
{
    m_secrets.trouble = FakeSecretStore::locked();
    QSignalSpy missing(m_connection.get(), &AccountConnection::passwordMissing);
    QVERIFY(!m_connection->open(account()));
    QVERIFY(missing.wait());
    QVERIFY(m_server.accounts.isEmpty());
}

void tst_AccountConnection::looksAgainWhenItIsAskedTo()
{
    m_secrets.secrets.clear();
    QSignalSpy missing(m_connection.get(), &AccountConnection::passwordMissing);
    QVERIFY(!m_connection->open(account()));
    QVERIFY(missing.wait());
    m_secrets.setMailPassword("found");
    m_connection->askAgain();
    openNow(account());
    QCOMPARE(m_server.passwords, QList<QByteArray>{"found"});
}

void tst_AccountConnection::takesThePasswordOfTheSession()
{
    m_secrets.trouble = FakeSecretStore::missing();
    m_connection->setSessionPassword("typed");
    QVERIFY(m_connection->open(account()));
    QCOMPARE(m_server.passwords, QList<QByteArray>{"typed"});
    QCOMPARE(m_secrets.reads, 0);
}

void tst_AccountConnection::signsInAgainWithANewPassword()
{
    openNow(account());
    m_connection->setSessionPassword("new");
    QVERIFY(m_connection->open(account()));
    QCOMPARE(m_server.passwords, (QList<QByteArray>{"secret", "new"}));
}

void tst_AccountConnection::keepsAPasswordThatCameWithAnotherAccount()
{
    openNow(account());
    m_secrets.trouble = FakeSecretStore::missing();
    m_connection->setSessionPassword("of the other");
    QVERIFY(m_connection->open(account(QStringLiteral("other.example"))));
    QCOMPARE(m_server.passwords.last(), QByteArray("of the other"));
}

void tst_AccountConnection::forgetsAPasswordThatTheServerRefused()
{
    m_connection->setSessionPassword("wrong");
    QVERIFY(m_connection->open(account()));
    m_connection->drop();
    QVERIFY(!m_connection->isOpen());
    openNow(account());
    QCOMPARE(m_server.passwords, (QList<QByteArray>{"wrong", "secret"}));
}

void tst_AccountConnection::asksBeforeTheFinalDot()
{
    openNow(account());
    QSignalSpy finished(m_connection.get(), &AccountConnection::finished);
    const auto to = *EmailAddress::parse(QStringLiteral("guest@example.org"));
    m_connection->send({7, account().from.address, to, "mail"});
    QVERIFY(finished.wait());
    QCOMPARE(m_asked, QList<qint64>{7});
    QCOMPARE(finished[0][1].value<SendOutcome>().verdict, SendVerdict::Accepted);
    m_mayGo = false;
    m_connection->send({8, account().from.address, to, "mail"});
    QVERIFY(finished.wait());
    QCOMPARE(finished[1][1].value<SendOutcome>().verdict, SendVerdict::NotSent);
}

void tst_AccountConnection::mayGoWhileThePasswordIsRead()
{
    QVERIFY(!m_connection->open(account()));
    m_connection.reset();
    QTRY_COMPARE(m_secrets.reads, 1);
    QCoreApplication::processEvents();
    QVERIFY(m_server.accounts.isEmpty());
}

QTEST_GUILESS_MAIN(tst_AccountConnection)
#include "tst_accountconnection.moc"
