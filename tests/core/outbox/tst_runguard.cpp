#include "core/outbox/runguard.h"

#include <QtTest/QTest>

using namespace inglenook::core;
using Act = RunGuard::Ruling::Act;

namespace {

const Id<Mailing> mailing(1);
const Id<Mailing> other(2);

SendOutcome outcome(SendVerdict verdict)
{
    return {verdict, QStringLiteral("why"), {}};
}

} // namespace

class tst_RunGuard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rulesOnEveryVerdict_data();
    void rulesOnEveryVerdict();
    void pausesAtTheThirdUncertainInARow();
    void countsTheRefusalsOfEachMailing();
    void forgetsTheRefusalsOfAMailing();
};

void tst_RunGuard::rulesOnEveryVerdict_data()
{
    QTest::addColumn<SendVerdict>("verdict");
    QTest::addColumn<Act>("act");
    QTest::addColumn<SendTrouble::Cause>("cause");
    QTest::addColumn<bool>("isConnectionUseless");
    using Cause = SendTrouble::Cause;
    QTest::newRow("accepted") << SendVerdict::Accepted << Act::GoOn << Cause::None << false;
    QTest::newRow("rejected") << SendVerdict::Rejected << Act::GoOn << Cause::None << false;
    QTest::newRow("later") << SendVerdict::Later << Act::GoOn << Cause::None << false;
    QTest::newRow("uncertain") << SendVerdict::Uncertain << Act::TryAgain << Cause::Server << false;
    QTest::newRow("not sent") << SendVerdict::NotSent << Act::TryAgain << Cause::Server << false;
    QTest::newRow("sign in") << SendVerdict::SignIn << Act::PauseAll << Cause::Account << true;
    QTest::newRow("certificate") << SendVerdict::Certificate << Act::PauseAll << Cause::Account << true;
    QTest::newRow("tls") << SendVerdict::Tls << Act::PauseAll << Cause::Account << true;
    QTest::newRow("account") << SendVerdict::Account << Act::PauseAll << Cause::Account << false;
}

void tst_RunGuard::rulesOnEveryVerdict()
{
    QFETCH(const SendVerdict, verdict);
    QFETCH(const Act, act);
    QFETCH(const SendTrouble::Cause, cause);
    QFETCH(const bool, isConnectionUseless);
    const auto ruling = RunGuard().judge(mailing, outcome(verdict));
    QCOMPARE(ruling.act, act);
    QCOMPARE(ruling.trouble.cause, cause);
    QCOMPARE(ruling.trouble.text, act == Act::GoOn ? QString() : QStringLiteral("why"));
    QCOMPARE(ruling.isConnectionUseless, isConnectionUseless);
    QCOMPARE(ruling.isServerWell, verdict == SendVerdict::Accepted);
}

void tst_RunGuard::pausesAtTheThirdUncertainInARow()
{
    RunGuard guard;
    for (int i = 0; i < 2; ++i)
        QCOMPARE(guard.judge(mailing, outcome(SendVerdict::Uncertain)).act, Act::TryAgain);
    QCOMPARE(guard.judge(mailing, outcome(SendVerdict::Accepted)).act, Act::GoOn);
    for (int i = 0; i < 2; ++i)
        QCOMPARE(guard.judge(mailing, outcome(SendVerdict::Uncertain)).act, Act::TryAgain);
    const auto third = guard.judge(mailing, outcome(SendVerdict::Uncertain));
    QCOMPARE(third.act, Act::PauseAll);
    QCOMPARE(third.trouble.cause, SendTrouble::Cause::Uncertain);
}

void tst_RunGuard::countsTheRefusalsOfEachMailing()
{
    RunGuard guard;
    for (int i = 0; i < RefusalWatch::mostInARow - 1; ++i) {
        QCOMPARE(guard.judge(mailing, outcome(SendVerdict::Rejected)).act, Act::GoOn);
        QCOMPARE(guard.judge(other, outcome(SendVerdict::Accepted)).act, Act::GoOn);
    }
    const auto stopped = guard.judge(mailing, outcome(SendVerdict::Rejected));
    QCOMPARE(stopped.act, Act::StopMailing);
    QCOMPARE(stopped.trouble.cause, SendTrouble::Cause::Refusals);
}

void tst_RunGuard::forgetsTheRefusalsOfAMailing()
{
    RunGuard guard;
    for (int i = 0; i < RefusalWatch::mostInARow - 1; ++i)
        (void)guard.judge(mailing, outcome(SendVerdict::Rejected));
    guard.forget(mailing);
    QCOMPARE(guard.judge(mailing, outcome(SendVerdict::Rejected)).act, Act::GoOn);
}

QTEST_APPLESS_MAIN(tst_RunGuard)
#include "tst_runguard.moc"
