#include "core/contacts/optoutrepository.h"
#include "core/mailing/mailaccountrepository.h"
#include "core/outbox/mailingrepository.h"
#include "core/outbox/outbox.h"
#include "tests/support/fakeclock.h"
#include "tests/support/fakemailserver.h"
#include "tests/support/fakesecretstore.h"
#include "tests/support/outboxseed.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace inglenook::core;
using namespace inglenook::tests;
using namespace std::chrono_literals;

namespace {

const QString said = QStringLiteral("why");

} // namespace

class tst_Outbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void sendsEverythingAndFinishes();
    void keepsThePaceOfTheAccount();
    void stopsAtTheLimitOfTheDayAndGoesOn();
    void commitsEndingBeforeTheFinalDot();
    void recoversAnInterruptedRun();
    void givesTheNextMailBehindTheDot();
    void sendsAgainWhatComesBackFromBehindTheDot();
    void leavesNothingOfAPausedMailing();
    void endsTheMailThatIsUnderWayWhenPaused();
    void cancelsWhatHasNotLeft();
    void cancelsManyBesideTheWindow();
    void tellsWhenAnEndIsBookedWhole();
    void goesOnWithAnEndThatWasInterrupted();
    void opensNoMailingThatIsJustBeingEnded();
    void forgetsTheTroubleOfACancelledMailing();
    void triesADeferredMailAgainWhenItIsDue();
    void waitsLongerAndLongerWhileConnectionsBreak();
    void neverSendsAnUncertainMailAgainByItself();
    void pausesAfterThreeUncertainInARow();
    void resolvesAnUncertainMail();
    void stopsAfterTenRefusalsInARow();
    void stopsOverFivePercentOfTheLastHundred();
    void pausesEverythingForTroubleOfTheAccount_data();
    void pausesEverythingForTroubleOfTheAccount();
    void asksForThePasswordAndGoesOn();
    void waitsForAnAccountAndARelay();
    void waitsWhenTheRelayIsLostMeanwhile();
    void holdsWhoOptsOutMeanwhile();
    void checksADraftAgainWhenItStarts();
    void refusesActsThatDoNotFit();
    void sendsTheOldestMailingFirst();
    void tellsOfChangesTogether();

private:
    void makeOutbox();
    void storeAccount(int perMinute = 60'000, int perDay = 1'000'000);
    /// Wakes the outbox and moves its clock until nothing more leaves.
    void runUntilQuiet(std::chrono::milliseconds step = 1s);
    Id<Mailing> addMailing(int guests, MailingState state = MailingState::Running)
    {
        if (m_seed->value(QStringLiteral("SELECT count(*) FROM contacts")).toInt() < guests)
            m_seed->addContacts(guests);
        return m_seed->addMailing(guests, state);
    }
    QHash<QString, int> states(Id<Mailing> id)
    {
        QHash<QString, int> counts;
        for (const Id<Invitation> invitation : m_seed->invitations(id))
            ++counts[m_seed->stateOf(invitation)];
        return counts;
    }
    QString stateOf(Id<Mailing> id)
    {
        return m_seed->value(QStringLiteral("SELECT state FROM mailings WHERE mailing_id = ?"), {id.number()})
            .toString();
    }
    static QList<SendOutcome> many(int count, SendVerdict verdict)
    {
        return QList<SendOutcome>(count, outcomeOf(verdict, said));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<OutboxSeed> m_seed;
    FakeClock m_clock;
    FakeSecretStore m_secrets;
    std::unique_ptr<FakeMailServer> m_server;
    std::optional<LinkSigner> m_signer;
    std::unique_ptr<Outbox> m_outbox;
};

void tst_Outbox::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_database = *Database::open(m_folder->filePath(QStringLiteral("t.sqlite")));
    m_seed = std::make_unique<OutboxSeed>(OutboxSeed{*m_database});
    m_clock.set(QDateTime({2026, 11, 22}, {8, 0}, Qt::UTC));
    m_secrets = {};
    m_secrets.setMailPassword("secret");
    m_server = std::make_unique<FakeMailServer>();
    m_signer = LinkSigner{QStringLiteral("https://relay.example/a/"), {}, 1, {}};
    storeAccount();
    makeOutbox();
}

void tst_Outbox::cleanup()
{
    m_outbox.reset();
    m_server.reset();
    m_seed.reset();
    m_database.reset();
}

void tst_Outbox::makeOutbox()
{
    m_outbox = std::make_unique<Outbox>(
        Outbox::Needs{*m_database, m_clock, m_server->factory(), m_secrets, [this] { return m_signer; }});
}

void tst_Outbox::storeAccount(int perMinute, int perDay)
{
    const MailAccount account{.from = {QStringLiteral("Fox"), *EmailAddress::parse(QStringLiteral("a@fox.example"))},
                              .host = QStringLiteral("mail.fox.example"),
                              .user = QStringLiteral("a"),
                              .caFile = {},
                              .perMinute = perMinute,
                              .perDay = perDay};
    QVERIFY(m_database->write([&](Transaction& t) { return MailAccountRepository().store(t, account); }));
}

void tst_Outbox::runUntilQuiet(std::chrono::milliseconds step)
{
    qsizetype before = -1;
    for (int quiet = 0; quiet < 3; quiet = m_server->mails.size() == before ? quiet + 1 : 0) {
        before = m_server->mails.size();
        m_outbox->wake();
        for (int i = 0; i < 20; ++i)
            QCoreApplication::processEvents();
        m_clock.advance(step);
    }
}

void tst_Outbox::sendsEverythingAndFinishes()
{
    const auto id = addMailing(5);
    QSignalSpy idle(m_outbox.get(), &Outbox::becameIdle);
    runUntilQuiet();
    QCOMPARE(m_server->mails.size(), 5);
    QStringList recipients = m_server->recipients();
    QCOMPARE(recipients.removeDuplicates(), 0);
    QCOMPARE(states(id), (QHash<QString, int>{{QStringLiteral("accepted"), 5}}));
    QCOMPARE(stateOf(id), QStringLiteral("finished"));
    QVERIFY(m_outbox->isIdle());
    QVERIFY(idle.size() >= 1);
    QCOMPARE(m_server->passwords, QList<QByteArray>{"secret"}); // one connection for all
    QCOMPARE(m_seed->value(QStringLiteral("SELECT server_text FROM invitations")).toString(),
             QStringLiteral("250 taken"));
}

void tst_Outbox::keepsThePaceOfTheAccount()
{
    storeAccount(20);
    (void)addMailing(3);
    m_outbox->wake();
    QTRY_COMPARE(m_server->mails.size(), 1);
    QTRY_COMPARE(m_outbox->nextDueAt(), m_clock.now().addSecs(3));
    m_clock.advance(2900ms);
    m_outbox->wake();
    QCoreApplication::processEvents();
    QCOMPARE(m_server->mails.size(), 1);
    m_clock.advance(100ms);
    m_outbox->wake();
    QTRY_COMPARE(m_server->mails.size(), 2);
}

void tst_Outbox::stopsAtTheLimitOfTheDayAndGoesOn()
{
    storeAccount(60'000, 3);
    const auto id = addMailing(5);
    const QDateTime began = m_clock.now();
    runUntilQuiet();
    QCOMPARE(m_server->mails.size(), 3);
    QCOMPARE(stateOf(id), QStringLiteral("running"));
    QCOMPARE(m_outbox->nextDueAt(), began.addDays(1));
    QVERIFY(m_outbox->trouble().isEmpty()); // the forecast said so
    m_clock.set(began.addDays(1).addSecs(10));
    runUntilQuiet();
    QCOMPARE(m_server->mails.size(), 5);
}

void tst_Outbox::commitsEndingBeforeTheFinalDot()
{
    const auto id = addMailing(1);
    // Another connection sees only what is committed.
    const auto other = *Database::open(m_database->path(), Database::Access::ReadOnly);
    m_server->beforeFinalDot = [&] {
        QCOMPARE(m_seed->stateOf(m_seed->invitations(id)[0]), QStringLiteral("reserved"));
    };
    m_server->holdsBack = true;
    m_outbox->wake();
    QTRY_COMPARE(m_server->mails.size(), 1);
    QSignalSpy changed(m_outbox.get(), &Outbox::invitationsChanged);
    QObject watcher;
    m_server->finish(outcomeOf(SendVerdict::Uncertain, said));
    const OutboxSeed reader{*other};
    QCOMPARE(reader.stateOf(m_seed->invitations(id)[0]), QStringLiteral("uncertain"));
}

void tst_Outbox::recoversAnInterruptedRun()
{
    const auto id = addMailing(4);
    const auto rows = m_seed->invitations(id);
    const char16_t* left[] = {u"reserved", u"in_data", u"ending"};
    for (int i = 0; i < 3; ++i)
        m_seed->run(QStringLiteral("UPDATE invitations SET state = ? WHERE invitation_id = ?"),
                    {QString::fromUtf16(left[i]), rows[i].number()});
    QVERIFY(m_outbox->open());
    QCOMPARE(states(id), (QHash<QString, int>{{QStringLiteral("queued"), 3}, {QStringLiteral("uncertain"), 1}}));
    QVERIFY(m_server->mails.isEmpty());
    runUntilQuiet();
    QCOMPARE(m_server->mails.size(), 3);
    QVERIFY(!m_server->recipients().contains(QStringLiteral("guest3@example.org")));
    QCOMPARE(stateOf(id), QStringLiteral("finished"));
}

void tst_Outbox::givesTheNextMailBehindTheDot()
{
    m_server->takesAhead = true;
    const auto id = addMailing(100);
    runUntilQuiet();
    QStringList recipients = m_server->recipients();
    QCOMPARE(recipients.size(), 100);
    QCOMPARE(recipients.removeDuplicates(), 0);
    QCOMPARE(states(id), (QHash<QString, int>{{QStringLiteral("accepted"), 100}}));
    QCOMPARE(stateOf(id), QStringLiteral("finished"));
    QVERIFY(m_outbox->isIdle());
}

void tst_Outbox::sendsAgainWhatComesBackFromBehindTheDot()
{
    m_server->takesAhead = true;
    const auto id = addMailing(30);
    for (int i = 0; i < 20; ++i)
        m_server->script += outcomeOf(i == 10 ? SendVerdict::Uncertain : SendVerdict::Accepted, said);
    runUntilQuiet(30s);
    QStringList recipients = m_server->recipients();
    QCOMPARE(recipients.size(), 30);
    QCOMPARE(recipients.removeDuplicates(), 0);
    QCOMPARE(states(id), (QHash<QString, int>{{QStringLiteral("accepted"), 29}, {QStringLiteral("uncertain"), 1}}));
    QCOMPARE(stateOf(id), QStringLiteral("finished"));
}

void tst_Outbox::leavesNothingOfAPausedMailing()
{
    const auto id = addMailing(5);
    m_outbox->wake();
    QTRY_VERIFY(m_server->mails.size() >= 1);
    QVERIFY(m_outbox->pause(id));
    const auto left = m_server->mails.size();
    runUntilQuiet();
    QCOMPARE(m_server->mails.size(), left);
    QCOMPARE(states(id).value(QStringLiteral("reserved")), 0);
    QVERIFY(m_outbox->start(id));
    runUntilQuiet();
    QCOMPARE(m_server->mails.size(), 5);
    QCOMPARE(states(id), (QHash<QString, int>{{QStringLiteral("accepted"), 5}}));
}

void tst_Outbox::endsTheMailThatIsUnderWayWhenPaused()
{
    const auto id = addMailing(2);
    m_server->holdsBack = true;
    m_outbox->wake();
    QTRY_COMPARE(m_server->mails.size(), 1);
    QVERIFY(m_outbox->pause(id));
    m_server->finish(outcomeOf(SendVerdict::Accepted));
    runUntilQuiet();
    QCOMPARE(states(id), (QHash<QString, int>{{QStringLiteral("accepted"), 1}, {QStringLiteral("queued"), 1}}));
    QCOMPARE(stateOf(id), QStringLiteral("paused"));
}

void tst_Outbox::cancelsWhatHasNotLeft()
{
    const auto id = addMailing(4);
    m_server->script = {outcomeOf(SendVerdict::Accepted), outcomeOf(SendVerdict::Later, said)};
    m_outbox->wake();
    QTRY_COMPARE(m_server->mails.size(), 1);
    m_clock.advance(1s);
    m_outbox->wake();
    QTRY_COMPARE(states(id).value(QStringLiteral("deferred")), 1);
    QVERIFY(m_outbox->cancel(id));
    QCOMPARE(stateOf(id), QStringLiteral("finished"));
    QTRY_COMPARE(states(id), (QHash<QString, int>{{QStringLiteral("accepted"), 1}, {QStringLiteral("cancelled"), 3}}));
    runUntilQuiet(1h);
    QCOMPARE(m_server->mails.size(), 2);
}

void tst_Outbox::cancelsManyBesideTheWindow()
{
    constexpr int guests = 1800; // more than one part
    const auto large = addMailing(guests, MailingState::Paused);
    const auto small = addMailing(3, MailingState::Paused);
    QVERIFY(m_outbox->cancel(large));
    QVERIFY(m_outbox->cancel(small));
    QCOMPARE(stateOf(large), QStringLiteral("finished"));
    QCOMPARE(stateOf(small), QStringLiteral("finished"));
    QTRY_COMPARE(states(large), (QHash<QString, int>{{QStringLiteral("cancelled"), guests}}));
    QTRY_COMPARE(states(small), (QHash<QString, int>{{QStringLiteral("cancelled"), 3}}));
}

void tst_Outbox::tellsWhenAnEndIsBookedWhole()
{
    const auto id = addMailing(3, MailingState::Paused);
    QVERIFY(m_outbox->cancel(id));
    QSet<int> waiting; // at each word of it
    const QObject here;
    connect(m_outbox.get(), &Outbox::mailingChanged, &here,
            [&] { waiting.insert(states(id).value(QStringLiteral("queued"))); });
    QTRY_VERIFY(waiting.contains(0));
}

void tst_Outbox::goesOnWithAnEndThatWasInterrupted()
{
    const auto id = addMailing(1200, MailingState::Paused);
    QVERIFY(m_outbox->cancel(id));
    m_outbox.reset(); // after a part, or before the first
    m_seed->run(QStringLiteral("UPDATE invitations SET state = 'queued' WHERE invitation_id % 2 = 0"));
    makeOutbox();
    QVERIFY(m_outbox->open());
    runUntilQuiet();
    QTRY_COMPARE(states(id), (QHash<QString, int>{{QStringLiteral("cancelled"), 1200}}));
    QCOMPARE(m_server->mails.size(), 0);
}

void tst_Outbox::opensNoMailingThatIsJustBeingEnded()
{
    const auto id = addMailing(1500, MailingState::Paused);
    const auto doubtful = m_seed->invitations(id).first();
    m_seed->run(QStringLiteral("UPDATE invitations SET state = 'uncertain' WHERE invitation_id = ?"),
                {doubtful.number()});
    QVERIFY(m_outbox->cancel(id));
    QCOMPARE(m_outbox->resolve(doubtful, false).error().kind, ErrorKind::Conflict);
    QTRY_COMPARE(states(id).value(QStringLiteral("cancelled")), 1499);
    bool isResolved = false; // as soon as the end is behind it
    QTRY_VERIFY((isResolved = isResolved || m_outbox->resolve(doubtful, false).has_value()));
    QCOMPARE(stateOf(id), QStringLiteral("running"));
}

void tst_Outbox::forgetsTheTroubleOfACancelledMailing()
{
    const auto id = addMailing(12);
    m_server->script = many(10, SendVerdict::Rejected);
    runUntilQuiet();
    QVERIFY(!m_outbox->trouble().isEmpty());
    QSignalSpy told(m_outbox.get(), &Outbox::troubleChanged);
    QVERIFY(m_outbox->cancel(id));
    QCOMPARE(m_outbox->trouble(), QString());
    QCOMPARE(told.size(), 1);
}

void tst_Outbox::triesADeferredMailAgainWhenItIsDue()
{
    const auto id = addMailing(1);
    m_server->script = {outcomeOf(SendVerdict::Later, said)};
    m_outbox->wake();
    QTRY_COMPARE(states(id).value(QStringLiteral("deferred")), 1);
    QTRY_COMPARE(m_outbox->nextDueAt(), m_clock.now().addSecs(300));
    QVERIFY(!m_outbox->isIdle());
    m_clock.advance(299s);
    m_outbox->wake();
    QCoreApplication::processEvents();
    QCOMPARE(m_server->mails.size(), 1);
    m_clock.advance(1s);
    m_outbox->wake();
    QTRY_COMPARE(m_server->mails.size(), 2);
    QTRY_COMPARE(stateOf(id), QStringLiteral("finished"));
}

void tst_Outbox::waitsLongerAndLongerWhileConnectionsBreak()
{
    (void)addMailing(9);
    m_server->script = many(3, SendVerdict::NotSent);
    m_outbox->wake();
    QTRY_COMPARE(m_outbox->troubleCause(), SendTrouble::Cause::Server);
    QVERIFY(m_outbox->trouble().startsWith(said));
    QTRY_COMPARE(m_outbox->nextDueAt(), m_clock.now().addSecs(15));
    m_clock.advance(15s);
    m_outbox->wake(); // the second break
    QTRY_COMPARE(m_server->mails.size(), 2);
    QTRY_COMPARE(m_outbox->nextDueAt(), m_clock.now().addSecs(60));
    m_clock.advance(1min);
    m_outbox->wake();
    QTRY_COMPARE(m_server->mails.size(), 3);
    QTRY_COMPARE(m_outbox->nextDueAt(), m_clock.now().addSecs(300));
    m_clock.advance(5min);
    runUntilQuiet(1min);
    QVERIFY(m_outbox->trouble().isEmpty());
    QCOMPARE(m_server->mails.size(), 12); // nothing is given up for a broken connection
}

void tst_Outbox::neverSendsAnUncertainMailAgainByItself()
{
    const auto id = addMailing(2);
    m_server->script = {outcomeOf(SendVerdict::Uncertain, said)};
    runUntilQuiet(1h);
    QCOMPARE(m_server->recipients(),
             (QStringList{QStringLiteral("guest1@example.org"), QStringLiteral("guest2@example.org")}));
    QCOMPARE(states(id), (QHash<QString, int>{{QStringLiteral("uncertain"), 1}, {QStringLiteral("accepted"), 1}}));
    QCOMPARE(stateOf(id), QStringLiteral("finished"));
}

void tst_Outbox::pausesAfterThreeUncertainInARow()
{
    const auto id = addMailing(9);
    m_server->script = many(9, SendVerdict::Uncertain);
    runUntilQuiet(1h);
    QCOMPARE(m_server->mails.size(), 3);
    QCOMPARE(stateOf(id), QStringLiteral("paused"));
    QCOMPARE(m_outbox->troubleCause(), SendTrouble::Cause::Uncertain);
}

void tst_Outbox::resolvesAnUncertainMail()
{
    const auto id = addMailing(2);
    m_server->script = many(2, SendVerdict::Uncertain);
    runUntilQuiet(1h);
    QCOMPARE(stateOf(id), QStringLiteral("finished"));
    const auto rows = m_seed->invitations(id);
    QVERIFY(m_outbox->resolve(rows[0], true));
    QCOMPARE(m_seed->stateOf(rows[0]), QStringLiteral("accepted"));
    QCOMPARE(stateOf(id), QStringLiteral("finished"));
    QVERIFY(m_outbox->resolve(rows[1], false));
    QCOMPARE(stateOf(id), QStringLiteral("running"));
    runUntilQuiet();
    QCOMPARE(m_server->recipients().last(), QStringLiteral("guest2@example.org"));
    QCOMPARE(m_server->mails.size(), 3);
    QCOMPARE(m_outbox->resolve(rows[1], true).error().kind, ErrorKind::Conflict); // it is certain now
    QCOMPARE(m_outbox->resolve(Id<Invitation>(99), true).error().kind, ErrorKind::NotFound);
}

void tst_Outbox::stopsAfterTenRefusalsInARow()
{
    const auto id = addMailing(20);
    m_server->script = many(20, SendVerdict::Rejected);
    runUntilQuiet();
    QCOMPARE(m_server->mails.size(), 10);
    QCOMPARE(stateOf(id), QStringLiteral("stopped"));
    QCOMPARE(m_outbox->troubleCause(), SendTrouble::Cause::Refusals);
    QCOMPARE(states(id), (QHash<QString, int>{{QStringLiteral("rejected"), 10}, {QStringLiteral("queued"), 10}}));
    // The owner has looked through the list and goes on: ten more are allowed.
    m_server->script = many(9, SendVerdict::Rejected);
    QVERIFY(m_outbox->start(id));
    runUntilQuiet();
    QCOMPARE(m_server->mails.size(), 20);
    QCOMPARE(stateOf(id), QStringLiteral("finished"));
}

void tst_Outbox::stopsOverFivePercentOfTheLastHundred()
{
    const auto id = addMailing(130);
    for (int i = 0; i < 130; ++i)
        m_server->script += outcomeOf(i % 16 == 0 ? SendVerdict::Rejected : SendVerdict::Accepted, said);
    runUntilQuiet();
    QCOMPARE(m_server->mails.size(), 100);
    QCOMPARE(stateOf(id), QStringLiteral("stopped"));
}

void tst_Outbox::pausesEverythingForTroubleOfTheAccount_data()
{
    QTest::addColumn<SendVerdict>("verdict");
    QTest::newRow("sign in") << SendVerdict::SignIn;
    QTest::newRow("certificate") << SendVerdict::Certificate;
    QTest::newRow("tls") << SendVerdict::Tls;
    QTest::newRow("account") << SendVerdict::Account;
}

void tst_Outbox::pausesEverythingForTroubleOfTheAccount()
{
    QFETCH(SendVerdict, verdict);
    const auto first = addMailing(3);
    const auto second = addMailing(3);
    m_server->script = {outcomeOf(verdict, said)};
    runUntilQuiet();
    QCOMPARE(m_server->mails.size(), 1);
    for (const auto id : {first, second}) {
        QCOMPARE(stateOf(id), QStringLiteral("paused"));
        QCOMPARE(states(id), (QHash<QString, int>{{QStringLiteral("queued"), 3}})); // the guests are innocent
        QCOMPARE(m_seed->value(QStringLiteral("SELECT reason FROM mailings WHERE mailing_id = ?"), {id.number()}),
                 QVariant(said));
    }
    QCOMPARE(m_outbox->trouble(), said);
    QCOMPARE(m_outbox->troubleCause(), SendTrouble::Cause::Account);
    QVERIFY(m_outbox->start(first));
    QCOMPARE(m_outbox->trouble(), QString());
    runUntilQuiet();
    QCOMPARE(stateOf(first), QStringLiteral("finished"));
    QCOMPARE(stateOf(second), QStringLiteral("paused"));
}

void tst_Outbox::asksForThePasswordAndGoesOn()
{
    m_secrets.secrets.clear();
    const auto id = addMailing(2);
    QSignalSpy asked(m_outbox.get(), &Outbox::passwordNeeded);
    m_outbox->wake();
    QTRY_COMPARE(asked.size(), 1);
    QCOMPARE(m_outbox->troubleCause(), SendTrouble::Cause::Password);
    QVERIFY(m_outbox->isIdle());
    QCOMPARE(states(id), (QHash<QString, int>{{QStringLiteral("queued"), 2}}));
    m_outbox->setSessionPassword("typed");
    runUntilQuiet();
    QCOMPARE(m_server->passwords, QList<QByteArray>{"typed"});
    QCOMPARE(stateOf(id), QStringLiteral("finished"));
    QVERIFY(m_outbox->trouble().isEmpty());
    QCOMPARE(asked.size(), 1);
}

void tst_Outbox::waitsForAnAccountAndARelay()
{
    const auto id = addMailing(1, MailingState::Draft);
    m_signer.reset();
    QCOMPARE(m_outbox->start(id).error().kind, ErrorKind::Conflict);
    QVERIFY(m_database->write([](Transaction& t) { return MailAccountRepository().remove(t); }));
    QCOMPARE(m_outbox->start(id).error().kind, ErrorKind::Conflict);
    QCOMPARE(stateOf(id), QStringLiteral("draft"));
    // One that was started before waits without losing anything.
    m_seed->run(QStringLiteral("UPDATE mailings SET state = 'running'"));
    m_outbox->wake();
    QCOMPARE(m_outbox->troubleCause(), SendTrouble::Cause::NoAccount);
    storeAccount();
    m_outbox->wake();
    QCOMPARE(m_outbox->troubleCause(), SendTrouble::Cause::NoRelay);
    m_signer = LinkSigner{QStringLiteral("https://relay.example/a/"), {}, 1, {}};
    runUntilQuiet();
    QCOMPARE(stateOf(id), QStringLiteral("finished"));
}

void tst_Outbox::waitsWhenTheRelayIsLostMeanwhile()
{
    const auto id = addMailing(5);
    m_server->holdsBack = true;
    m_outbox->wake();
    QTRY_COMPARE(m_server->mails.size(), 1);
    m_signer.reset();
    m_server->holdsBack = false;
    m_server->finish(outcomeOf(SendVerdict::Accepted));
    runUntilQuiet();
    QCOMPARE(m_outbox->troubleCause(), SendTrouble::Cause::NoRelay);
    // One may have been rendered ahead while the relay was there.
    QVERIFY(m_server->mails.size() <= 2);
    QCOMPARE(stateOf(id), QStringLiteral("running"));
    m_signer = LinkSigner{QStringLiteral("https://relay.example/a/"), {}, 1, {}};
    runUntilQuiet();
    QCOMPARE(states(id), (QHash<QString, int>{{QStringLiteral("accepted"), 5}}));
    QCOMPARE(m_server->mails.size(), 5);
}

void tst_Outbox::holdsWhoOptsOutMeanwhile()
{
    storeAccount(20);
    const auto id = addMailing(8);
    m_outbox->wake();
    QTRY_COMPARE(m_server->mails.size(), 1);
    const auto address = *EmailAddress::parse(QStringLiteral("guest8@example.org"));
    QVERIFY(m_database->write(
        [&](Transaction& t) { return OptOutRepository().add(t, address, QStringLiteral("link"), m_clock.now()); }));
    runUntilQuiet(3s);
    QCOMPARE(m_server->mails.size(), 7);
    QCOMPARE(m_seed->stateOf(m_seed->invitations(id)[7]), QStringLiteral("held"));
    QCOMPARE(stateOf(id), QStringLiteral("finished"));
}

void tst_Outbox::checksADraftAgainWhenItStarts()
{
    m_seed->addContacts(2, QStringLiteral("consent"));
    const auto id = m_seed->addMailing(2, MailingState::Draft);
    const auto address = *EmailAddress::parse(QStringLiteral("guest1@example.org"));
    QVERIFY(m_database->write(
        [&](Transaction& t) { return OptOutRepository().add(t, address, QStringLiteral("link"), m_clock.now()); }));
    QVERIFY(m_outbox->start(id));
    QCOMPARE(m_seed->stateOf(m_seed->invitations(id)[0]), QStringLiteral("held"));
    runUntilQuiet();
    QCOMPARE(m_server->recipients(), QStringList{QStringLiteral("guest2@example.org")});
}

void tst_Outbox::refusesActsThatDoNotFit()
{
    const auto draft = addMailing(1, MailingState::Draft);
    QCOMPARE(m_outbox->pause(draft).error().kind, ErrorKind::Conflict);
    const auto done = addMailing(1, MailingState::Finished);
    QCOMPARE(m_outbox->start(done).error().kind, ErrorKind::Conflict);
    QCOMPARE(m_outbox->cancel(done).error().kind, ErrorKind::Conflict);
    const Id<Mailing> none(99);
    QCOMPARE(m_outbox->start(none).error().kind, ErrorKind::NotFound);
    QCOMPARE(m_outbox->pause(none).error().kind, ErrorKind::NotFound);
    QCOMPARE(m_outbox->cancel(none).error().kind, ErrorKind::NotFound);
}

void tst_Outbox::sendsTheOldestMailingFirst()
{
    m_seed->addContacts(4);
    const auto young = m_seed->addMailing(2);
    const auto old = m_seed->addMailing(4);
    m_seed->run(QStringLiteral("UPDATE mailings SET started_at = started_at - 1 WHERE mailing_id = ?"), {old.number()});
    runUntilQuiet();
    QList<qint64> tickets;
    for (const OutgoingMail& mail : m_server->mails)
        tickets += mail.ticket;
    QList<qint64> expected;
    for (const auto id : {old, young}) {
        for (const Id<Invitation> row : m_seed->invitations(id))
            expected += row.number();
    }
    QCOMPARE(tickets, expected);
}

void tst_Outbox::tellsOfChangesTogether()
{
    const auto id = addMailing(40);
    QSignalSpy mailing(m_outbox.get(), &Outbox::mailingChanged);
    QSignalSpy invitations(m_outbox.get(), &Outbox::invitationsChanged);
    runUntilQuiet();
    QTRY_VERIFY(mailing.size() >= 1);
    QSet<qint64> told;
    for (const auto& call : invitations) {
        QCOMPARE(call[0].value<Id<Mailing>>(), id);
        const auto ids = call[1].value<QList<Id<Invitation>>>();
        for (const Id<Invitation> invitation : ids)
            told += invitation.number();
    }
    QCOMPARE(told.size(), 40);
    QVERIFY2(mailing.size() <= 40, qPrintable(QString::number(mailing.size())));
}

QTEST_GUILESS_MAIN(tst_Outbox)
#include "tst_outbox.moc"
