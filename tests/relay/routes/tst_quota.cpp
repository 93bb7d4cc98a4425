#include "relay/routes/quota.h"

#include <QtTest/QTest>

using namespace inglenook;
using namespace inglenook::relay;
using core::ClickKind;

class QuotaTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesEachKindItsShare();
    void keepsUnsubscribingApart();
    void takesBackWhatWasNotStored();
    void remembersOneGeneration();

private:
    static int takeAll(Quota& quota, const core::MessageId& message, ClickKind kind)
    {
        int taken = 0;
        while (taken < 1000 && quota.take(message, kind))
            ++taken;
        return taken;
    }

    const core::MessageId m_message = core::randomBytes<core::MessageId>();
};

void QuotaTest::givesEachKindItsShare()
{
    Quota quota;
    QCOMPARE(takeAll(quota, m_message, ClickKind::AutomaticConfirmation), 5);
    QCOMPARE(takeAll(quota, m_message, ClickKind::Tap), 5);
    QVERIFY(!quota.take(m_message, ClickKind::Comment));
    QVERIFY(!quota.take(m_message, ClickKind::CallBackWish));
    QCOMPARE(takeAll(quota, m_message, ClickKind::View), 40);
    QVERIFY(!quota.take(m_message, ClickKind::MachineView));
    QVERIFY(!quota.take(m_message, ClickKind::Trap));
    QCOMPARE(takeAll(quota, core::randomBytes<core::MessageId>(), ClickKind::Tap), 5);
}

void QuotaTest::keepsUnsubscribingApart()
{
    Quota quota;
    for (const ClickKind kind : {ClickKind::AutomaticConfirmation, ClickKind::Tap, ClickKind::View})
        takeAll(quota, m_message, kind);
    QCOMPARE(takeAll(quota, m_message, ClickKind::Unsubscribe), 5);
}

void QuotaTest::takesBackWhatWasNotStored()
{
    Quota quota;
    takeAll(quota, m_message, ClickKind::Tap);
    quota.giveBack(m_message, ClickKind::Tap);
    QCOMPARE(takeAll(quota, m_message, ClickKind::Tap), 1);
    quota.giveBack(m_message, ClickKind::Unsubscribe);
    QCOMPARE(takeAll(quota, m_message, ClickKind::Unsubscribe), 5);
}

void QuotaTest::remembersOneGeneration()
{
    Quota quota;
    takeAll(quota, m_message, ClickKind::Tap);
    for (std::size_t i = 0; i < Quota::generation; ++i)
        QVERIFY(quota.take(core::randomBytes<core::MessageId>(), ClickKind::Tap));
    QVERIFY(!quota.take(m_message, ClickKind::Tap));
}

QTEST_APPLESS_MAIN(QuotaTest)
#include "tst_quota.moc"
