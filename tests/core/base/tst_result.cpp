#include "core/base/result.h"

#include <QtTest/QTest>

#include <memory>

using namespace inglenook::core;

namespace {

Error trouble()
{
    return {ErrorKind::Conflict, QStringLiteral("said already"), QStringLiteral("detail")};
}

} // namespace

class TestResult : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsAValueOrAnError()
    {
        const Result<int> good = 4;
        QVERIFY(good);
        QCOMPARE(*good, 4);
        QCOMPARE(good.value_or(9), 4);

        const Result<int> bad = trouble();
        QVERIFY(!bad);
        QCOMPARE(bad.value_or(9), 9);
        QCOMPARE(bad.error().kind, ErrorKind::Conflict);
        QCOMPARE(bad.error().message, QStringLiteral("said already"));
    }

    void tellsAValueFromAnErrorEvenWhenTheValueIsOne()
    {
        const Result<std::optional<Error>> none = std::optional<Error>();
        QVERIFY(none.has_value());
        QVERIFY(!none->has_value());
    }

    void passesTheErrorOnWithoutRunningTheNextStep()
    {
        int ran = 0;
        const auto twice = [&](int number) -> Result<int> {
            ++ran;
            return 2 * number;
        };
        QCOMPARE(Result<int>(21).and_then(twice).value(), 42);
        QCOMPARE(Result<int>(trouble()).and_then(twice).error().detail, QStringLiteral("detail"));
        QCOMPARE(ran, 1);

        const auto fails = [&]() -> Result<void> { return trouble(); };
        QVERIFY(!Result<void>().and_then(fails));
        QVERIFY(Result<void>().and_then([] { return Result<void>(); }));
    }

    void movesItsValueOut()
    {
        Result<std::unique_ptr<int>> box = std::make_unique<int>(7);
        const std::unique_ptr<int> taken = std::move(box).value();
        QCOMPARE(*taken, 7);
    }
};

QTEST_GUILESS_MAIN(TestResult)
#include "tst_result.moc"
