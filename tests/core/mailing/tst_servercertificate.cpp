#include "core/mailing/servercertificate.h"
#include "core/mailing/smtptransport.h"
#include "tests/support/scriptedsmtpserver.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace inglenook::core;
using namespace inglenook::tests;

class tst_ServerCertificate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesAndReadsAFingerprint();
    void knowsWhatAnOwnerMayTrust_data();
    void knowsWhatAnOwnerMayTrust();
    void trustsThePinnedOne_data();
    void trustsThePinnedOne();
    void trustsNoOtherThanThePinnedOne();
    void keepsTheConversationWithoutSecrets();

private:
    MailAccount accountAt(const ScriptedSmtpServer& server, MailSecurity security = MailSecurity::Tls) const
    {
        return {.from = {{}, *EmailAddress::parse(QStringLiteral("owner@pub.test"))},
                .host = QStringLiteral("localhost"),
                .port = server.serverPort(),
                .security = security,
                .user = QStringLiteral("owner@pub.test"),
                .caFile = m_authority.caFile()};
    }
    static SendOutcome check(SmtpTransport& transport)
    {
        QSignalSpy spy(&transport, &MailTransport::checked);
        transport.check();
        if (!spy.wait(20000))
            qFatal("the check does not end");
        return spy.first().at(0).value<SendOutcome>();
    }

    TestAuthority m_authority;
    TestAuthority::Identity m_ownSigned = m_authority.issueSelfSigned(QStringLiteral("localhost"));
};

void tst_ServerCertificate::writesAndReadsAFingerprint()
{
    const QByteArray fingerprint = fingerprintOf(m_ownSigned.certificate);
    QCOMPARE(fingerprint.size(), 32);
    const QString text = ServerCertificate::written(fingerprint);
    QCOMPARE(text.size(), 95);
    QCOMPARE(ServerCertificate::read(text), fingerprint);
    QCOMPARE(ServerCertificate::read(text.toLower().remove(u':')), fingerprint);
    QVERIFY(ServerCertificate::read(text.left(90)).isEmpty());
    QVERIFY(ServerCertificate::read(QStringLiteral("trust me")).isEmpty());
}

void tst_ServerCertificate::knowsWhatAnOwnerMayTrust_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<bool>("mayBePinned");
    QTest::newRow("signed by itself") << "own" << true;
    QTest::newRow("signed by itself, for another name") << "own, other name" << true;
    QTest::newRow("an authority nobody knows") << "stranger" << true;
    QTest::newRow("proven, but over") << "over" << false;
    QTest::newRow("proven, but for another name") << "other name" << false;
}

void tst_ServerCertificate::knowsWhatAnOwnerMayTrust()
{
    QFETCH(QString, kind);
    QFETCH(bool, mayBePinned);
    TestAuthority stranger;
    const QString host = QStringLiteral("localhost"), other = QStringLiteral("mail.elsewhere.test");
    const auto identity = kind == u"own"               ? m_ownSigned
                          : kind == u"own, other name" ? m_authority.issueSelfSigned(other)
                          : kind == u"stranger"        ? stranger.issue(host)
                          : kind == u"over"            ? m_authority.issue(host, TestAuthority::Validity::Over)
                                                       : m_authority.issue(other);
    ScriptedSmtpServer server(MailSecurity::Tls);
    server.setIdentity(identity);
    SmtpTransport transport(accountAt(server), "c0rrect horse");
    QCOMPARE(check(transport).verdict, SendVerdict::Certificate);
    const auto certificate = transport.unprovenCertificate();
    QVERIFY(certificate.has_value());
    QCOMPARE(certificate->fingerprint, fingerprintOf(identity.certificate));
    QCOMPARE(certificate->mayBePinned, mayBePinned);
    QCOMPARE(certificate->subject, kind.contains(QStringLiteral("other name")) ? other : host);
    QVERIFY(!certificate->trouble.isEmpty());
    QVERIFY(!server.knowsSecret());
}

void tst_ServerCertificate::trustsThePinnedOne_data()
{
    QTest::addColumn<MailSecurity>("security");
    QTest::newRow("TLS") << MailSecurity::Tls;
    QTest::newRow("STARTTLS") << MailSecurity::StartTls;
}

void tst_ServerCertificate::trustsThePinnedOne()
{
    QFETCH(MailSecurity, security);
    ScriptedSmtpServer server(security);
    server.setIdentity(m_ownSigned);
    MailAccount account = accountAt(server, security);
    account.pinnedCertificate = fingerprintOf(m_ownSigned.certificate);
    SmtpTransport transport(account, "c0rrect horse");
    QCOMPARE(check(transport).verdict, SendVerdict::Accepted);
    QVERIFY(!transport.unprovenCertificate());
}

void tst_ServerCertificate::trustsNoOtherThanThePinnedOne()
{
    ScriptedSmtpServer server(MailSecurity::Tls);
    server.setIdentity(m_authority.issueSelfSigned(QStringLiteral("localhost")));
    MailAccount account = accountAt(server);
    account.pinnedCertificate = fingerprintOf(m_ownSigned.certificate);
    SmtpTransport transport(account, "c0rrect horse");
    QCOMPARE(check(transport).verdict, SendVerdict::Certificate);
    QVERIFY(!server.knowsSecret());
}

void tst_ServerCertificate::keepsTheConversationWithoutSecrets()
{
    ScriptedSmtpServer server(MailSecurity::Tls);
    server.setIdentity(m_authority.issue(QStringLiteral("localhost")));
    SmtpTransport transport(accountAt(server), "c0rrect horse");
    const auto dialogue = std::make_shared<MailDialogue>();
    transport.setDialogue(dialogue);
    QSignalSpy spy(&transport, &MailTransport::finished);
    const auto owner = *EmailAddress::parse(QStringLiteral("owner@pub.test"));
    transport.send(
        {1, owner, *EmailAddress::parse(QStringLiteral("guest@guests.test")), "Subject: x\r\n\r\nDear Tom\r\n"});
    QVERIFY(spy.wait(20000));
    const QString text = dialogue->text();
    for (const char* part : {"-- encrypted", "S: 220", "C: AUTH PLAIN [secret]", "C: MAIL FROM:<[address]>",
                             "C: RCPT TO:<[address]>", "C: [a mail of", "S: 250 2.0.0 queued"})
        QVERIFY2(text.contains(QString::fromLatin1(part)), qPrintable(text));
    for (const QByteArray& secret : {QByteArray("owner"), QByteArray("guest@"), QByteArray("Tom"),
                                     QByteArray("\0owner@pub.test\0c0rrect horse", 29).toBase64()})
        QVERIFY2(!text.contains(QString::fromLatin1(secret)), qPrintable(text));
}

QTEST_GUILESS_MAIN(tst_ServerCertificate)
#include "tst_servercertificate.moc"
