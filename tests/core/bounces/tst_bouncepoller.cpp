// What comes back reaches the ledger: over the wire, from a mailbox that is only read.

#include "core/bounces/bouncepoller.h"
#include "core/contacts/optoutrepository.h"
#include "core/outbox/deadaddresses.h"
#include "core/outbox/mailingrepository.h"
#include "tests/support/fakeclock.h"
#include "tests/support/fakemailserver.h"
#include "tests/support/fakesecretstore.h"
#include "tests/support/outboxseed.h"
#include "tests/support/scriptedimapserver.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace inglenook::core;
using namespace inglenook::tests;
using namespace std::chrono_literals;

class TestBouncePoller : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void readsNothingBeforeTheOwnerAgrees();
    void callsAnAddressDeadAndMailsItNoMore();
    void readsEachMailOnce();
    void countsAMailOnceWhenTheMailboxIsNumberedAnew();
    void callsAnAddressDeadAfterThreeFullMailboxes();
    void takesAComplaintForAnOptOut();
    void doubtsAReportOnSomebodyElse();
    void doubtsAReportOnAGuestWhoAnswered();
    void letsTheOwnerDecideAboutADoubtfulOne();
    void forgivesAnAddressThatTheOwnerKnowsBetter();
    void findsAnUncertainMailInTheSentFolder();
    void resolvesAnUncertainMailByWhatCameBack();
    void tellsAWrongPasswordAndKnocksNoMore();
    void sendsNoPasswordToAnUnprovenServer();
    void endsWithAMailboxThatGoesSilent();
    void goesOnWhereALookWasCutShort();
    void looksOftenAtFirstAndThenSeldom();
    void knowsTheSentFolder();

private:
    using State = SendState;
    void agree();
    [[nodiscard]] Result<InboxLook> look();
    [[nodiscard]] QByteArray mailIdOfGuest(int guest) const;
    void report(const QByteArray& status, int guest = 1, const QByteArray& recipient = {}, const QByteArray& own = {});
    void arrive(const QByteArray& mail);
    [[nodiscard]] QString stateOf(int guest) const;
    [[nodiscard]] QStringList kinds() const;
    [[nodiscard]] bool isHeld(const QString& address) const;

    std::unique_ptr<TestAuthority> m_authority;
    std::unique_ptr<ScriptedImapServer> m_server;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<Outbox> m_outbox;
    std::unique_ptr<BouncePoller> m_poller;
    FakeClock m_clock{QDateTime({2026, 11, 2}, {8, 0}, Qt::UTC)};
    FakeSecretStore m_secrets;
    FakeMailServer m_mail;
    ImapTimeLimits m_limits;
    OutboxSeed seed() const { return {*m_database}; }
};

void TestBouncePoller::initTestCase()
{
    m_authority = std::make_unique<TestAuthority>();
}

void TestBouncePoller::init()
{
    m_server = std::make_unique<ScriptedImapServer>(MailSecurity::Tls);
    m_server->setIdentity(m_authority->issue(QStringLiteral("localhost")));
    m_folder = std::make_unique<QTemporaryDir>();
    m_database = *Database::open(m_folder->filePath(QStringLiteral("inglenook.sqlite")));
    seed().addContacts(3);
    const auto mailing = seed().addMailing(3, MailingState::Finished);
    Q_UNUSED(mailing)
    const qint64 sent = m_clock.now().addSecs(-3600).toMSecsSinceEpoch();
    seed().run(QStringLiteral("UPDATE invitations SET state = 'accepted', sent_at = ?, issued_at = ?,"
                              " sent_day = '2026-11-02', changed_at = ?"),
               {sent, sent, sent});
    MailAccount account{.from = {QStringLiteral("Pub"), *EmailAddress::parse(QStringLiteral("owner@pub.test"))},
                        .host = QStringLiteral("localhost"),
                        .user = QStringLiteral("owner@pub.test"),
                        .caFile = m_authority->caFile()};
    QVERIFY(m_database->write([&](Transaction& t) { return MailAccountRepository().store(t, account); }));
    m_secrets.setMailPassword("c0rrect horse");
    m_limits = {};
    m_outbox = std::make_unique<Outbox>(
        Outbox::Needs{*m_database, m_clock, m_mail.factory(), m_secrets, [] { return std::optional<LinkSigner>(); }});
    m_poller = std::make_unique<BouncePoller>(
        BouncePoller::Needs{*m_database, m_clock, m_secrets,
                            [this](const MailAccount& own, const InboxServer& server, const QByteArray& password) {
                                return std::make_unique<ImapClient>(own, server, password, m_limits);
                            },
                            [] { return std::optional<LinkSigner>(); }, *m_outbox});
    agree();
}

void TestBouncePoller::cleanup()
{
    m_poller.reset();
    m_outbox.reset();
    m_database.reset();
    m_server.reset();
}

void TestBouncePoller::agree()
{
    const InboxReading reading{true, {QStringLiteral("localhost"), m_server->serverPort(), MailSecurity::Tls}};
    QVERIFY(m_database->write([&](Transaction& t) { return InboxReadingRepository().store(t, reading); }));
}

Result<InboxLook> TestBouncePoller::look()
{
    std::optional<Result<InboxLook>> looked;
    m_poller->lookNow([&](const Result<InboxLook>& result) { looked.emplace(result); });
    if (!QTest::qWaitFor([&] { return looked.has_value(); }, 10'000))
        qFatal("the look never ended");
    return *looked;
}

QByteArray TestBouncePoller::mailIdOfGuest(int guest) const
{
    const auto id = seed().value(QStringLiteral("SELECT message_id FROM invitations WHERE contact_id = ?"), {guest});
    return id.toByteArray().toHex() + "@pub.test";
}

void TestBouncePoller::arrive(const QByteArray& mail)
{
    auto& mails = m_server->folders["INBOX"].mails;
    mails.insert(mails.isEmpty() ? 7 : mails.lastKey() + 1, mail);
}

void TestBouncePoller::report(const QByteArray& status, int guest, const QByteArray& recipient, const QByteArray& own)
{
    const QByteArray address = recipient.isEmpty() ? "guest" + QByteArray::number(guest) + "@example.org" : recipient;
    arrive("From: MAILER-DAEMON@mail.pub.test\r\nSubject: Undelivered\r\nMessage-ID: <" +
           (own.isEmpty() ? status + '.' + address : own) +
           ">\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=x\r\n\r\n--x\r\n"
           "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; a\r\n\r\nFinal-Recipient: rfc822; " +
           address + "\r\nAction: failed\r\nStatus: " + status +
           "\r\nDiagnostic-Code: smtp; 550 so it is\r\n\r\n--x\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: <" +
           mailIdOfGuest(guest) + ">\r\nSubject: How was it?\r\n\r\nHello\r\n--x--\r\n");
}

QString TestBouncePoller::stateOf(int guest) const
{
    return seed().value(QStringLiteral("SELECT state FROM invitations WHERE contact_id = ?"), {guest}).toString();
}

QStringList TestBouncePoller::kinds() const
{
    QStringList words;
    const auto entries = m_database->read([](Transaction& t) { return ReturnRepository().loadNewest(t, 100); });
    for (const MailReturn& entry : entries.value_or({}))
        words += returnKindWord(entry.kind);
    return words;
}

bool TestBouncePoller::isHeld(const QString& address) const
{
    const auto dead = m_database->read([&](Transaction& t) { return findDead(t, {address}); });
    return dead && dead->contains(address);
}

void TestBouncePoller::readsNothingBeforeTheOwnerAgrees()
{
    QVERIFY(m_database->write([](Transaction& t) { return InboxReadingRepository().store(t, {}); }));
    report("5.1.1");
    const auto looked = look();
    QVERIFY(!looked);
    QCOMPARE(looked.error().kind, ErrorKind::Conflict);
    m_poller->start();
    QTest::qWait(50);
    QCOMPARE(m_server->connections(), 0);
}

void TestBouncePoller::callsAnAddressDeadAndMailsItNoMore()
{
    report("5.1.1");
    QSignalSpy told(m_outbox.get(), &Outbox::invitationsChanged);
    const auto looked = look();
    QVERIFY(looked);
    QCOMPARE(looked->mails, 1);
    QCOMPARE(stateOf(1), QStringLiteral("rejected"));
    QCOMPARE(stateOf(2), QStringLiteral("accepted"));
    QVERIFY(isHeld(QStringLiteral("guest1@example.org")));
    QVERIFY(!isHeld(QStringLiteral("guest2@example.org")));
    QTRY_COMPARE(told.size(), 1);
    const auto& commands = m_server->commands();
    QVERIFY(!commands.isEmpty());
    for (const QByteArray& command : commands)
        QVERIFY2(!command.contains("STORE") && !command.contains("SELECT") && !command.contains("BODY["), command);
}

void TestBouncePoller::readsEachMailOnce()
{
    report("5.2.2");
    QVERIFY(look());
    const auto asked = m_server->commands().size();
    const auto again = look();
    QVERIFY(again);
    QCOMPARE(again->mails, 0);
    QCOMPARE(kinds(), QStringList(QStringLiteral("soft")));
    for (const QByteArray& command : m_server->commands().mid(asked))
        QVERIFY2(!command.contains("FETCH"), command);
}

void TestBouncePoller::countsAMailOnceWhenTheMailboxIsNumberedAnew()
{
    report("5.2.2");
    QVERIFY(look());
    m_server->folders["INBOX"].uidValidity = 2;
    const auto again = look();
    QVERIFY(again);
    QCOMPARE(again->mails, 1); // read again, as its number means nothing any more
    QCOMPARE(kinds(), QStringList(QStringLiteral("soft")));
}

void TestBouncePoller::callsAnAddressDeadAfterThreeFullMailboxes()
{
    for (int i = 1; i <= 3; ++i) {
        QVERIFY(!isHeld(QStringLiteral("guest1@example.org")));
        report("5.2.2", 1, {}, "full" + QByteArray::number(i));
        QVERIFY(look());
    }
    QVERIFY(isHeld(QStringLiteral("guest1@example.org")));
}

void TestBouncePoller::takesAComplaintForAnOptOut()
{
    arrive("From: abuse@provider.test\r\nMessage-ID: <arf>\r\nContent-Type: multipart/report;"
           " report-type=feedback-report; boundary=x\r\n\r\n--x\r\nContent-Type: message/feedback-report\r\n\r\n"
           "Feedback-Type: abuse\r\n\r\n--x\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: <" +
           mailIdOfGuest(2) + ">\r\n\r\nHello\r\n--x--\r\n");
    QVERIFY(look());
    QCOMPARE(kinds(), QStringList(QStringLiteral("complaint")));
    const auto optedOut = m_database->read([](Transaction& t) {
        return OptOutRepository().contains(t, *EmailAddress::parse(QStringLiteral("guest2@example.org")));
    });
    QVERIFY(optedOut && *optedOut);
    QCOMPARE(stateOf(2), QStringLiteral("accepted"));
}

void TestBouncePoller::doubtsAReportOnSomebodyElse()
{
    report("5.1.1", 1, "guest2@example.org");
    QVERIFY(look());
    QCOMPARE(kinds(), QStringList(QStringLiteral("doubtful")));
    QCOMPARE(stateOf(1), QStringLiteral("accepted"));
    QVERIFY(!isHeld(QStringLiteral("guest1@example.org")));
    QVERIFY(!isHeld(QStringLiteral("guest2@example.org")));
}

void TestBouncePoller::doubtsAReportOnAGuestWhoAnswered()
{
    seed().run(QStringLiteral("INSERT INTO answers (invitation_id, survey_id, contact_id, face, verdict, reasons,"
                              " answered_at, answered_day, changed_at) SELECT invitation_id, survey_id, contact_id, 0,"
                              " 'counted', '', 1, '2026-11-02', 1 FROM invitations WHERE contact_id = 1"));
    report("5.1.1");
    QVERIFY(look());
    QCOMPARE(kinds(), QStringList(QStringLiteral("doubtful")));
    QCOMPARE(stateOf(1), QStringLiteral("accepted"));
}

void TestBouncePoller::letsTheOwnerDecideAboutADoubtfulOne()
{
    report("5.1.1", 1, "old-name@example.org");
    QVERIFY(look());
    const ReturnBooks books({m_clock.now(), QTimeZone::utc(), {}});
    const auto confirmed = m_database->write([&](Transaction& t) { return books.confirm(t, Id<MailReturn>(1)); });
    QVERIFY(confirmed);
    QCOMPARE(confirmed->kind, ReturnKind::Dead);
    QCOMPARE(stateOf(1), QStringLiteral("rejected"));
    QVERIFY(isHeld(QStringLiteral("guest1@example.org")));
    QVERIFY(!m_database->write([&](Transaction& t) { return books.confirm(t, Id<MailReturn>(1)); })); // once
}

void TestBouncePoller::forgivesAnAddressThatTheOwnerKnowsBetter()
{
    report("5.1.1");
    QVERIFY(look());
    const ReturnBooks books({m_clock.now(), QTimeZone::utc(), {}});
    QVERIFY(m_database->write([&](Transaction& t) { return books.dismiss(t, Id<MailReturn>(1)); }));
    QVERIFY(!isHeld(QStringLiteral("guest1@example.org")));
    QCOMPARE(stateOf(1), QStringLiteral("accepted"));
}

void TestBouncePoller::findsAnUncertainMailInTheSentFolder()
{
    seed().run(QStringLiteral("UPDATE invitations SET state = 'uncertain', sent_day = NULL WHERE contact_id <= 2"));
    ScriptedImapServer::Folder sent;
    sent.marks = "\\Sent";
    sent.mails.insert(1, "Message-ID: <" + mailIdOfGuest(1) + ">\r\n\r\nHello");
    m_server->folders.insert("Gesendete Elemente", sent);
    const auto looked = look();
    QVERIFY(looked);
    QCOMPARE(looked->foundInSent, 1);
    QCOMPARE(stateOf(1), QStringLiteral("accepted"));
    QCOMPARE(stateOf(2), QStringLiteral("uncertain")); // not every provider keeps a copy
}

void TestBouncePoller::resolvesAnUncertainMailByWhatCameBack()
{
    seed().run(QStringLiteral("UPDATE invitations SET state = 'uncertain', sent_day = NULL WHERE contact_id <= 2"));
    report("5.1.1", 1);
    arrive("From: guest2@example.org\r\nMessage-ID: <re>\r\nIn-Reply-To: <" + mailIdOfGuest(2) + ">\r\n\r\nLovely!");
    QVERIFY(look());
    QCOMPARE(stateOf(1), QStringLiteral("rejected"));
    QCOMPARE(stateOf(2), QStringLiteral("accepted"));
}

void TestBouncePoller::tellsAWrongPasswordAndKnocksNoMore()
{
    m_secrets.setMailPassword("wrong");
    const auto looked = look();
    QVERIFY(!looked);
    QCOMPARE(looked.error().kind, ErrorKind::SignIn);
    QVERIFY(!m_poller->trouble().isEmpty());
    const int knocks = m_server->connections();
    m_secrets.setMailPassword("c0rrect horse");
    QVERIFY(look()); // only when the owner asks
    QCOMPARE(m_server->connections(), knocks + 1);
    QVERIFY(m_poller->trouble().isEmpty());
}

void TestBouncePoller::sendsNoPasswordToAnUnprovenServer()
{
    m_server->setIdentity(m_authority->issueSelfSigned(QStringLiteral("localhost")));
    const auto looked = look();
    QVERIFY(!looked);
    QCOMPARE(looked.error().kind, ErrorKind::Untrusted);
    QVERIFY(m_server->commands().isEmpty());
}

void TestBouncePoller::endsWithAMailboxThatGoesSilent()
{
    m_limits.command = 100ms;
    m_server->answer("UID SEARCH", {"* SEARCH 1 2", false, true});
    report("5.1.1");
    const auto looked = look();
    QVERIFY(!looked);
    QCOMPARE(looked.error().kind, ErrorKind::Unreachable);
    QCOMPARE(stateOf(1), QStringLiteral("accepted"));
}

void TestBouncePoller::goesOnWhereALookWasCutShort()
{
    report("5.1.1", 1);
    m_server->answer("UID FETCH 7 (UID BODY.PEEK[]", {"* 1 FETCH (UID 7 BODY[]<0> {500}\r\nFrom: MAIL", true});
    QVERIFY(!look());
    QCOMPARE(stateOf(1), QStringLiteral("accepted"));
    QVERIFY(look());
    QCOMPARE(stateOf(1), QStringLiteral("rejected"));
}

void TestBouncePoller::looksOftenAtFirstAndThenSeldom()
{
    const QDateTime sent({2026, 11, 2}, {8, 0}, Qt::UTC);
    const QDateTime soon = sent.addSecs(3600);
    QCOMPARE(nextLookAfter({}, {}, soon), QDateTime());
    QCOMPARE(nextLookAfter({}, sent, soon), soon);
    QCOMPARE(nextLookAfter(soon, sent, soon), soon.addSecs(15 * 60));
    const QDateTime late = sent.addDays(5);
    QCOMPARE(nextLookAfter(late, sent, late), late.addSecs(60 * 60));
    QCOMPARE(nextLookAfter(late, sent, sent.addDays(15)), QDateTime());
    QCOMPARE(nextLookAfter(late, sent, late.addDays(-1)), late.addDays(-1)); // the clock was set back
}

void TestBouncePoller::knowsTheSentFolder()
{
    QCOMPARE(sentFoldersIn({{"INBOX", {}}, {"INBOX.Sent", {}}}), QByteArrayList{"INBOX.Sent"});
    QCOMPARE(sentFoldersIn({{"Sent", {}}, {"[Gmail]/Sent Mail", {"\\HASNOCHILDREN", "\\SENT"}}}),
             QByteArrayList{"[Gmail]/Sent Mail"});
    QCOMPARE(sentFoldersIn({{"Presents", {}}, {"Sent", {"\\NOSELECT"}}}), QByteArrayList());
}

QTEST_GUILESS_MAIN(TestBouncePoller)
#include "tst_bouncepoller.moc"
