#include "core/outbox/invitationrow.h"
#include "core/outbox/mailingrepository.h"
#include "core/outbox/sendledger.h"
#include "tests/support/outboxseed.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace inglenook::core;
using namespace inglenook::tests;

namespace {

const QDateTime now({2026, 11, 22}, {23, 30}, Qt::UTC);
const QDateTime morning({2026, 11, 23}, {9, 0}, Qt::UTC); ///< outside of the quiet hours
const QDate today(2026, 11, 22);

} // namespace

class tst_SendLedger : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void takesOnlyKnownSteps_data();
    void takesOnlyKnownSteps();
    void returnsWhatNeverLeftAfterACrash();
    void reservesTheOldestMailingFirst();
    void reservesDeferredOnesOnlyWhenDue();
    void leavesPausedMailingsAlone();
    void spreadsTriesOverThreeDays();
    void givesUpAfterThreeDays();
    void keepsTheServersWords();
    void booksTheBusinessDay();
    void resolvesAnUncertainOneAsSentOnItsDay();
    void resolvesAnUncertainOneToBeSentAgain();
    void cancelsOnlyWhatHasNotLeft();
    void countsWhatLeftInTheWindow();
    void countsAHundredThousandQuickly();

private:
    template <typename F>
    bool succeeds(F&& work)
    {
        const auto result = m_database->write([&work](Transaction& t) -> Result<void> { return work(t); });
        if (!result)
            qInfo().noquote() << result.error().message << result.error().detail;
        return result.has_value();
    }
    void setState(Id<Invitation> id, const QString& state) const
    {
        m_seed->run(QStringLiteral("UPDATE invitations SET state = ?, next_try_at = NULL WHERE invitation_id = ?"),
                    {state, id.number()});
    }
    Result<void> takeStep(const QString& step, Transaction& t, Id<Invitation> id) const;
    Result<QList<Invitation>> reserve(int limit, const QDateTime& at = now) const
    {
        return m_database->write([&](Transaction& t) { return m_ledger.reserve(t, at, limit); });
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<OutboxSeed> m_seed;
    SendLedger m_ledger;
};

void tst_SendLedger::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_database = *Database::open(m_folder->filePath(QStringLiteral("t.sqlite")));
    m_seed = std::make_unique<OutboxSeed>(OutboxSeed{*m_database});
}

void tst_SendLedger::cleanup()
{
    m_seed.reset();
    m_database.reset();
    m_folder.reset();
}

Result<void> tst_SendLedger::takeStep(const QString& step, Transaction& t, Id<Invitation> id) const
{
    static const QHash<QString, SendVerdict> verdicts = {
        {QStringLiteral("accept"), SendVerdict::Accepted}, {QStringLiteral("reject"), SendVerdict::Rejected},
        {QStringLiteral("later"), SendVerdict::Later},     {QStringLiteral("uncertain"), SendVerdict::Uncertain},
        {QStringLiteral("broke"), SendVerdict::NotSent},   {QStringLiteral("sign in"), SendVerdict::SignIn},
        {QStringLiteral("account"), SendVerdict::Account},
    };
    if (step == u"in data")
        return m_ledger.markInData(t, id, now);
    if (step == u"ending")
        return m_ledger.markEnding(t, id, now, now);
    if (step == u"hold")
        return m_ledger.hold(t, id, QStringLiteral("why"), now);
    if (step == u"was sent" || step == u"send again")
        return m_ledger.resolve(t, id, step == u"was sent", QTimeZone::utc(), now);
    return m_ledger.book(t, id, {verdicts.value(step), QStringLiteral("said"), QStringLiteral("250 ok")}, now, today);
}

void tst_SendLedger::takesOnlyKnownSteps_data()
{
    QTest::addColumn<QString>("step");
    QTest::addColumn<QStringList>("from");
    QTest::addColumn<QString>("to");

    const auto row = [](const char* step, const char* from, const char* to) {
        QTest::newRow(step) << QString::fromLatin1(step) << QString::fromLatin1(from).split(u' ')
                            << QString::fromLatin1(to);
    };
    row("in data", "reserved", "in_data");
    row("ending", "reserved in_data", "ending");
    row("accept", "ending", "accepted");
    row("uncertain", "ending", "uncertain");
    row("reject", "reserved in_data ending", "rejected");
    row("later", "reserved in_data ending", "deferred");
    row("broke", "reserved in_data ending", "deferred");
    row("sign in", "reserved in_data ending", "queued");
    row("account", "reserved in_data ending", "queued");
    row("hold", "queued reserved deferred", "held");
    row("was sent", "uncertain", "accepted");
    row("send again", "uncertain", "queued");
}

void tst_SendLedger::takesOnlyKnownSteps()
{
    QFETCH(QString, step);
    QFETCH(QStringList, from);
    QFETCH(QString, to);
    m_seed->addContacts(1);
    const auto id = m_seed->invitations(m_seed->addMailing(1)).first();

    for (int i = 0; i <= static_cast<int>(SendState::Cancelled); ++i) {
        const QString state = sendStateWord(static_cast<SendState>(i));
        setState(id, state);
        const auto result = m_database->write([&](Transaction& t) { return takeStep(step, t, id); });
        if (from.contains(state)) {
            QVERIFY2(result, qPrintable(state));
            QCOMPARE(m_seed->stateOf(id), to);
        } else {
            QVERIFY2(!result, qPrintable(state));
            QCOMPARE(result.error().kind, ErrorKind::Conflict);
            QCOMPARE(m_seed->stateOf(id), state);
        }
    }
}

void tst_SendLedger::returnsWhatNeverLeftAfterACrash()
{
    m_seed->addContacts(4);
    const auto ids = m_seed->invitations(m_seed->addMailing(4));
    setState(ids[0], QStringLiteral("reserved"));
    setState(ids[1], QStringLiteral("in_data"));
    setState(ids[2], QStringLiteral("ending"));
    m_seed->run(QStringLiteral("UPDATE invitations SET changed_at = 1000 WHERE state = 'ending'"));

    QVERIFY(succeeds([this](Transaction& t) { return m_ledger.recover(t, now); }));

    QCOMPARE(m_seed->stateOf(ids[0]), QStringLiteral("queued"));
    QCOMPARE(m_seed->stateOf(ids[1]), QStringLiteral("queued"));
    QCOMPARE(m_seed->stateOf(ids[2]), QStringLiteral("uncertain"));
    QCOMPARE(m_seed->stateOf(ids[3]), QStringLiteral("queued"));
    // It counts for the account's day from the moment it was handed over.
    QCOMPARE(m_seed->value(QStringLiteral("SELECT sent_at FROM invitations WHERE state = 'uncertain'")).toInt(), 1000);
    QVERIFY(!m_seed->value(QStringLiteral("SELECT failure FROM invitations WHERE state = 'uncertain'"))
                 .toString()
                 .isEmpty());
}

void tst_SendLedger::reservesTheOldestMailingFirst()
{
    m_seed->addContacts(3);
    const auto newer = m_seed->addMailing(3);
    const auto older = m_seed->addMailing(2);
    m_seed->run(QStringLiteral("UPDATE mailings SET started_at = 5 WHERE mailing_id = ?"), {older.number()});

    const auto reserved = reserve(4, morning);
    QVERIFY(reserved);
    QCOMPARE(reserved->size(), 4);
    QCOMPARE(reserved->at(0).mailing, older);
    QCOMPARE(reserved->at(1).mailing, older);
    QCOMPARE(reserved->at(2).mailing, newer);
    QCOMPARE(reserved->at(2).contactAddress, QStringLiteral("guest1@example.org"));
    QCOMPARE(m_seed->stateOf(reserved->at(3).id), QStringLiteral("reserved"));
    QCOMPARE(reserve(10, morning)->size(), 1);

    QVERIFY(succeeds([&](Transaction& t) { return m_ledger.release(t, {reserved->at(0).id}, now); }));
    QCOMPARE(m_seed->stateOf(reserved->at(0).id), QStringLiteral("queued"));
}

void tst_SendLedger::reservesDeferredOnesOnlyWhenDue()
{
    m_seed->addContacts(1);
    const auto id = m_seed->invitations(m_seed->addMailing(1)).first();
    setState(id, QStringLiteral("reserved"));
    QVERIFY(succeeds([&](Transaction& t) {
        return m_ledger.book(t, id, {SendVerdict::Later, QStringLiteral("later"), {}}, morning, today);
    }));

    QCOMPARE(m_database->read([this](Transaction& t) { return m_ledger.loadNextDue(t); }).value(),
             morning.addSecs(300));
    QVERIFY(reserve(5, morning.addSecs(299))->isEmpty());
    QCOMPARE(reserve(5, morning.addSecs(300))->size(), 1);
}

void tst_SendLedger::leavesPausedMailingsAlone()
{
    m_seed->addContacts(1);
    const auto id = m_seed->invitations(m_seed->addMailing(1, MailingState::Paused)).first();
    QVERIFY(reserve(5)->isEmpty());
    m_seed->run(QStringLiteral("UPDATE invitations SET state = 'deferred', next_try_at = 5 WHERE invitation_id = ?"),
                {id.number()});
    QVERIFY(reserve(5)->isEmpty());
    QVERIFY(m_database->read([this](Transaction& t) { return m_ledger.loadNextDue(t); }).value().isNull());
}

void tst_SendLedger::spreadsTriesOverThreeDays()
{
    QList<qint64> minutes;
    for (int tries = 1; nextTryAfter(tries, now).isValid(); ++tries)
        minutes += now.secsTo(nextTryAfter(tries, now)) / 60;
    QCOMPARE(minutes, QList<qint64>({5, 15, 60, 1440, 1440, 1440}));
    QCOMPARE(minutes.size() + 1, lastTry);
}

void tst_SendLedger::givesUpAfterThreeDays()
{
    m_seed->addContacts(1);
    const auto id = m_seed->invitations(m_seed->addMailing(1)).first();
    for (int tries = 1; tries <= lastTry; ++tries) {
        setState(id, QStringLiteral("reserved"));
        QVERIFY(succeeds([&](Transaction& t) {
            return m_ledger.book(t, id, {SendVerdict::Later, QStringLiteral("later"), QStringLiteral("451 busy")}, now,
                                 today);
        }));
        QCOMPARE(m_seed->stateOf(id), tries < lastTry ? QStringLiteral("deferred") : QStringLiteral("rejected"));
    }
    QCOMPARE(m_seed->value(QStringLiteral("SELECT server_text FROM invitations")).toString(),
             QStringLiteral("451 busy"));
}

void tst_SendLedger::keepsTheServersWords()
{
    m_seed->addContacts(1);
    const auto mailing = m_seed->addMailing(1);
    const auto id = m_seed->invitations(mailing).first();
    setState(id, QStringLiteral("in_data"));
    QVERIFY(succeeds([&](Transaction& t) {
        return m_ledger.book(t, id,
                             {SendVerdict::Rejected, QStringLiteral("This address does not exist."),
                              QStringLiteral("550 5.1.1 <b>no</b>")},
                             now, today);
    }));
    const auto row = m_database->read([&](Transaction& t) { return MailingRepository().findInvitation(t, id); });
    QVERIFY(row && *row);
    QCOMPARE((*row)->failure, QStringLiteral("This address does not exist."));
    QCOMPARE((*row)->serverText, QStringLiteral("550 5.1.1 <b>no</b>"));
    QCOMPARE((*row)->tries, 1);
    QCOMPARE((*row)->changedAt, now);
}

void tst_SendLedger::booksTheBusinessDay()
{
    m_seed->addContacts(1);
    const auto id = m_seed->invitations(m_seed->addMailing(1)).first();
    setState(id, QStringLiteral("reserved"));
    QVERIFY(succeeds([&](Transaction& t) -> Result<void> {
        if (auto done = m_ledger.markEnding(t, id, now, now); !done)
            return done;
        return m_ledger.book(t, id, {SendVerdict::Accepted, {}, {}}, now, QDate(2026, 11, 23));
    }));
    QCOMPARE(m_seed->value(QStringLiteral("SELECT sent_day FROM invitations")).toString(),
             QStringLiteral("2026-11-23"));
    QCOMPARE(m_seed->value(QStringLiteral("SELECT issued_at FROM invitations")).toLongLong(), now.toMSecsSinceEpoch());
}

void tst_SendLedger::resolvesAnUncertainOneAsSentOnItsDay()
{
    m_seed->addContacts(1);
    const auto id = m_seed->invitations(m_seed->addMailing(1)).first();
    setState(id, QStringLiteral("uncertain"));
    m_seed->run(QStringLiteral("UPDATE invitations SET sent_at = ?"), {now.toMSecsSinceEpoch()});

    const QTimeZone berlin("Europe/Berlin"); // where 23:30 UTC is the next day
    QVERIFY(succeeds([&](Transaction& t) { return m_ledger.resolve(t, id, true, berlin, now.addDays(3)); }));
    QCOMPARE(m_seed->stateOf(id), QStringLiteral("accepted"));
    QCOMPARE(m_seed->value(QStringLiteral("SELECT sent_day FROM invitations")).toString(),
             QStringLiteral("2026-11-23"));
    QCOMPARE(m_seed->value(QStringLiteral("SELECT sent_at FROM invitations")).toLongLong(), now.toMSecsSinceEpoch());
}

void tst_SendLedger::resolvesAnUncertainOneToBeSentAgain()
{
    m_seed->addContacts(1);
    const auto id = m_seed->invitations(m_seed->addMailing(1)).first();
    setState(id, QStringLiteral("uncertain"));
    m_seed->run(QStringLiteral("UPDATE invitations SET sent_at = ?"), {now.toMSecsSinceEpoch()});

    QVERIFY(succeeds([&](Transaction& t) { return m_ledger.resolve(t, id, false, QTimeZone::utc(), now); }));
    QCOMPARE(m_seed->stateOf(id), QStringLiteral("queued"));
    QVERIFY(m_seed->value(QStringLiteral("SELECT sent_at FROM invitations")).isNull());
}

void tst_SendLedger::cancelsOnlyWhatHasNotLeft()
{
    const int states = static_cast<int>(SendState::Cancelled) + 1;
    m_seed->addContacts(states);
    const auto mailing = m_seed->addMailing(states);
    const auto ids = m_seed->invitations(mailing);
    for (int i = 0; i < states; ++i)
        setState(ids[i], sendStateWord(static_cast<SendState>(i)));

    const auto one = m_database->write([&](Transaction& t) { return m_ledger.cancelWaiting(t, mailing, now, 1); });
    QCOMPARE(one.value_or(-1), 1);
    const auto rest = m_database->write([&](Transaction& t) { return m_ledger.cancelWaiting(t, mailing, now); });
    QCOMPARE(rest.value_or(-1), 1);

    for (int i = 0; i < states; ++i) {
        const auto state = static_cast<SendState>(i);
        const bool waits = state == SendState::Queued || state == SendState::Deferred;
        QCOMPARE(m_seed->stateOf(ids[i]), sendStateWord(waits ? SendState::Cancelled : state));
    }
}

void tst_SendLedger::countsWhatLeftInTheWindow()
{
    m_seed->addContacts(4);
    const auto ids = m_seed->invitations(m_seed->addMailing(4));
    const auto sentAt = [&](int index, const QString& state, const QDateTime& at) {
        m_seed->run(QStringLiteral("UPDATE invitations SET state = ?, sent_at = ? WHERE invitation_id = ?"),
                    {state, storedTime(at), ids[index].number()});
    };
    sentAt(0, QStringLiteral("accepted"), now.addSecs(-1));
    sentAt(1, QStringLiteral("uncertain"), now.addDays(-1));
    sentAt(2, QStringLiteral("accepted"), now.addDays(-1).addMSecs(-1));
    QCOMPARE(m_database->read([this](Transaction& t) { return m_ledger.countSentSince(t, now.addDays(-1)); }).value(),
             2);
    const auto times = m_database->read([this](Transaction& t) { return m_ledger.loadSentSince(t, now.addDays(-1)); });
    QCOMPARE(times.value(), QList<QDateTime>({now.addDays(-1), now.addSecs(-1)}));
}

void tst_SendLedger::countsAHundredThousandQuickly()
{
    m_seed->addContacts(100000);
    const auto mailing = m_seed->addMailing(100000);
    m_seed->run(
        QStringLiteral("UPDATE invitations SET state = CASE invitation_id % 4 WHEN 0 THEN 'accepted' WHEN 1 THEN 'held'"
                       " WHEN 2 THEN 'deferred' ELSE 'queued' END"));
    QElapsedTimer timer;
    timer.start();
    const auto progress =
        m_database->read([mailing](Transaction& t) { return MailingRepository().loadProgress(t, mailing); });
    const qint64 counting = timer.restart();
    const auto last = m_database->read(
        [mailing](Transaction& t) { return MailingRepository().loadInvitations(t, mailing, {}, 99990, 50); });
    const qint64 paging = timer.elapsed();
    QVERIFY(progress && last);
    QCOMPARE(progress->total(), 100000);
    QCOMPARE(progress->accepted, 25000);
    QCOMPARE(progress->waiting(), 50000);
    QCOMPARE(last->size(), 10);
    qInfo() << "progress of 100,000 in ms:" << counting << "last page in ms:" << paging;
    QVERIFY2(counting < 200, qPrintable(QString::number(counting)));
    QVERIFY2(paging < 200, qPrintable(QString::number(paging)));
}

QTEST_GUILESS_MAIN(tst_SendLedger)
#include "tst_sendledger.moc"
