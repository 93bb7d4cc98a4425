#include "core/outbox/sendbooks.h"
#include "tests/support/fakeclock.h"
#include "tests/support/outboxseed.h"

#include <QtCore/QFileInfo>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace inglenook::core;
using namespace inglenook::tests;

namespace {

const QString boot = QStringLiteral("this boot");
const QDate today(2026, 11, 22);

} // namespace

class tst_SendBooks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void makesOneMailEndingAtATimeAtFirst();
    void coversSeveralMailsWhileTheyLeaveFast();
    void coversOneMailOnAComputerThatDoesNotNameItsBoot();
    void leavesOneUncertainAfterAKill();
    void leavesAllThatMayHaveLeftUncertainAfterAPowerCut();
    void booksWhatTheTrailKnewWasTaken();
    void givesBackWhatHasNotHadItsTurn();
    void tellsOfAMailOnceItIsBooked();
    void leavesOutWhatIsGone();
    void trustsOnlyDisksThatStay();

private:
    SendBooks::Leaving leaving(int i) const { return {m_ids.at(i), m_clock.now()}; }
    void begin(SendBooks& books, int i) const
    {
        const auto following = [&](int most) {
            QList<SendBooks::Leaving> next;
            for (int k = i + 1; k < m_ids.size() && next.size() < most; ++k)
                next += leaving(k);
            return next;
        };
        const auto begun = books.begin(leaving(i), following);
        QVERIFY2(begun, begun ? "" : qPrintable(begun.error().detail));
    }
    void accept(SendBooks& books, int i) const
    {
        books.add(
            {m_ids.at(i), m_mailing, {SendVerdict::Accepted, {}, QStringLiteral("250 taken")}, m_clock.now(), today});
    }
    /// Sends until one commit covers several mails; the first that has not had its turn.
    int sendUntilSeveralAwait(SendBooks& books) const
    {
        for (int i = 0; i < m_ids.size() - 2; ++i) {
            begin(books, i);
            accept(books, i);
            if (books.isAwaiting(m_ids.at(i + 2)))
                return i + 1;
        }
        return -1;
    }
    QString stateOf(int i) const { return m_seed->stateOf(m_ids.at(i)); }
    void reserveAll() const { m_seed->run(QStringLiteral("UPDATE invitations SET state = 'reserved'")); }
    void restart(const QString& bootAfter) const
    {
        QVERIFY(m_database->write([&](Transaction& t) { return SendLedger().recover(t, m_clock.now(), bootAfter); }));
        QCOMPARE(m_seed->value(QStringLiteral("SELECT count(*) FROM send_trail")).toInt(), 0);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<OutboxSeed> m_seed;
    FakeClock m_clock;
    Id<Mailing> m_mailing;
    QList<Id<Invitation>> m_ids;
};

void tst_SendBooks::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_database = *Database::open(m_folder->filePath(QStringLiteral("t.sqlite")));
    m_seed = std::make_unique<OutboxSeed>(OutboxSeed{*m_database});
    m_clock.set(QDateTime(today, {8, 0}, Qt::UTC));
    m_seed->addContacts(40);
    m_mailing = m_seed->addMailing(40);
    m_ids = m_seed->invitations(m_mailing);
    reserveAll();
}

void tst_SendBooks::cleanup()
{
    m_seed.reset();
    m_database.reset();
    m_folder.reset();
}

void tst_SendBooks::makesOneMailEndingAtATimeAtFirst()
{
    SendBooks books(*m_database, m_clock, boot);
    begin(books, 0);
    QCOMPARE(stateOf(0), QStringLiteral("ending"));
    QCOMPARE(stateOf(1), QStringLiteral("reserved"));
}

void tst_SendBooks::coversSeveralMailsWhileTheyLeaveFast()
{
    SendBooks books(*m_database, m_clock, boot);
    const int next = sendUntilSeveralAwait(books);
    QVERIFY(next > 0);
    QCOMPARE(stateOf(next), QStringLiteral("ending"));
    QCOMPARE(stateOf(next + 1), QStringLiteral("ending"));
    begin(books, next);
    QVERIFY(!books.isAwaiting(m_ids.at(next)));
    QVERIFY(books.isAwaiting(m_ids.at(next + 1)));
}

void tst_SendBooks::coversOneMailOnAComputerThatDoesNotNameItsBoot()
{
    SendBooks books(*m_database, m_clock, {});
    QCOMPARE(sendUntilSeveralAwait(books), -1);
}

void tst_SendBooks::leavesOneUncertainAfterAKill()
{
    SendBooks books(*m_database, m_clock, boot);
    const int next = sendUntilSeveralAwait(books);
    QVERIFY(next > 0);
    begin(books, next);
    restart(boot);
    QCOMPARE(stateOf(next - 1), QStringLiteral("accepted"));
    QCOMPARE(stateOf(next), QStringLiteral("uncertain"));
    QCOMPARE(stateOf(next + 1), QStringLiteral("queued"));
    QCOMPARE(m_seed->value(QStringLiteral("SELECT count(*) FROM invitations WHERE state = 'uncertain'")).toInt(), 1);
}

void tst_SendBooks::leavesAllThatMayHaveLeftUncertainAfterAPowerCut()
{
    SendBooks books(*m_database, m_clock, boot);
    const int next = sendUntilSeveralAwait(books);
    QVERIFY(next > 0);
    restart(QStringLiteral("the boot after it"));
    QCOMPARE(stateOf(next), QStringLiteral("uncertain"));
    QCOMPARE(stateOf(next + 1), QStringLiteral("uncertain"));
    QCOMPARE(m_seed->value(QStringLiteral("SELECT count(*) FROM invitations WHERE state = 'ending'")).toInt(), 0);
}

void tst_SendBooks::booksWhatTheTrailKnewWasTaken()
{
    SendBooks books(*m_database, m_clock, boot);
    const int next = sendUntilSeveralAwait(books);
    QVERIFY(next > 0);
    begin(books, next);
    accept(books, next);
    begin(books, next + 1);
    QCOMPARE(stateOf(next), QStringLiteral("ending")); // the ledger is told later, the trail knows
    restart(QStringLiteral("the boot after it"));      // also true when the computer was restarted
    QCOMPARE(stateOf(next), QStringLiteral("accepted"));
    QCOMPARE(m_seed
                 ->value(QStringLiteral("SELECT server_text FROM invitations WHERE invitation_id = ?"),
                         {m_ids.at(next).number()})
                 .toString(),
             QStringLiteral("250 taken"));
    QCOMPARE(m_seed
                 ->value(QStringLiteral("SELECT sent_day FROM invitations WHERE invitation_id = ?"),
                         {m_ids.at(next).number()})
                 .toString(),
             QStringLiteral("2026-11-22"));
}

void tst_SendBooks::givesBackWhatHasNotHadItsTurn()
{
    SendBooks books(*m_database, m_clock, boot);
    const int next = sendUntilSeveralAwait(books);
    QVERIFY(next > 0);
    begin(books, next);
    QVERIFY(m_database->write([&](Transaction& t) { return books.release(t, m_ids); }));
    QCOMPARE(stateOf(next), QStringLiteral("ending")); // its dot may have gone
    QCOMPARE(stateOf(next + 1), QStringLiteral("queued"));
    QVERIFY(!books.isAwaiting(m_ids.at(next + 1)));
    QCOMPARE(m_seed->value(QStringLiteral("SELECT count(*) FROM invitations WHERE state = 'reserved'")).toInt(), 0);
}

void tst_SendBooks::tellsOfAMailOnceItIsBooked()
{
    SendBooks books(*m_database, m_clock, boot);
    QSignalSpy sent(&books, &SendBooks::sent);
    begin(books, 0);
    accept(books, 0);
    QVERIFY(sent.isEmpty());
    QVERIFY(books.flush());
    QCOMPARE(sent.size(), 1);
    QCOMPARE(stateOf(0), QStringLiteral("accepted"));
    QVERIFY(books.isClear());
}

void tst_SendBooks::leavesOutWhatIsGone()
{
    SendBooks books(*m_database, m_clock, boot);
    const int next = sendUntilSeveralAwait(books);
    QVERIFY(next > 0);
    m_seed->run(QStringLiteral("DELETE FROM invitations WHERE invitation_id = ?"), {m_ids.at(next).number()});
    const auto begun = books.begin(leaving(next), [](int) { return QList<SendBooks::Leaving>(); });
    QVERIFY(!begun);
    QCOMPARE(begun.error().kind, ErrorKind::Conflict);
    begin(books, next + 1);
    QVERIFY(books.flush());
}

void tst_SendBooks::trustsOnlyDisksThatStay()
{
#ifdef Q_OS_LINUX
    // Neither is a disk that could be known as a fixed one.
    QCOMPARE(runOfFixedDisk(QStringLiteral("/proc/self/inglenook.sqlite")), QString());
    QCOMPARE(runOfFixedDisk(QStringLiteral("/sys/inglenook.sqlite")), QString());
    if (QFileInfo(QStringLiteral("/dev/shm")).isWritable())
        QCOMPARE(runOfFixedDisk(QStringLiteral("/dev/shm/inglenook.sqlite")),
                 QString::fromLatin1(QSysInfo::bootUniqueId()));
#else
    QSKIP("The disks of Linux are known by their names only there.");
#endif
}

QTEST_GUILESS_MAIN(tst_SendBooks)
#include "tst_sendbooks.moc"
