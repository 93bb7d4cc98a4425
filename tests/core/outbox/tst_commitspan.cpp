#include "core/outbox/commitspan.h"

#include <QtTest/QTest>

using namespace inglenook::core;
using namespace std::chrono_literals;

class tst_CommitSpan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void coversOneMailAtFirst() { QCOMPARE(CommitSpan().mails(), 1); }
    void coversOneMailWhileTheServerIsSlowerThanTheDisk();
    void makesTheDiskATenthOfTheTime();
    void neverCoversMoreThanItsMost();
    void returnsToOneWhenTheServerSlowsDown();
};

void tst_CommitSpan::coversOneMailWhileTheServerIsSlowerThanTheDisk()
{
    CommitSpan span;
    span.note(10ms, 200ms, 1); // a slow disk, an ordinary server
    QCOMPARE(span.mails(), 1);
    span.note(10ms, 0ms, 0); // nothing has left yet: says nothing
    QCOMPARE(span.mails(), 1);
}

void tst_CommitSpan::makesTheDiskATenthOfTheTime()
{
    CommitSpan span;
    span.note(400us, 2ms, 10); // 0.2 ms a mail
    QCOMPARE(span.mails(), 20);
}

void tst_CommitSpan::neverCoversMoreThanItsMost()
{
    CommitSpan span;
    span.note(1s, 1us, 1);
    QCOMPARE(span.mails(), CommitSpan::most);
    span.note(1s, 0us, 1);
    QCOMPARE(span.mails(), CommitSpan::most);
}

void tst_CommitSpan::returnsToOneWhenTheServerSlowsDown()
{
    CommitSpan span;
    span.note(400us, 2ms, 10);
    span.note(400us, 600ms, 20);
    QCOMPARE(span.mails(), 1);
}

QTEST_APPLESS_MAIN(tst_CommitSpan)
#include "tst_commitspan.moc"
