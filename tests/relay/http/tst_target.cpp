#include "relay/http/target.h"

#include <QtTest/QTest>

using namespace inglenook::relay;

class TargetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesPathsApart();
    void keepsTheQueryAsItCame();
    void acceptsTheFormOfProxies();
    void survivesAnything();
};

void TargetTest::takesPathsApart()
{
    const std::vector<std::string> parts{"a", "b c"};
    QVERIFY(readTarget("/a/b%20c").path == parts);
    QVERIFY(readTarget("//a///b%20c/").path == parts);
    QVERIFY(readTarget("/").path.empty());
    QVERIFY(readTarget("").path.empty());
    // A slash that is written as a number parts nothing.
    QCOMPARE(readTarget("/a/b%2fc").path.size(), std::size_t(2));
}

void TargetTest::keepsTheQueryAsItCame()
{
    QCOMPARE(readTarget("/a?b=%20&c?d").query, std::string("b=%20&c?d"));
    QCOMPARE(readTarget("/a").query, std::string());
    QCOMPARE(readTarget("/a/b://c?x").path.size(), std::size_t(3));
}

void TargetTest::acceptsTheFormOfProxies()
{
    const Target target = readTarget("http://relay.example:8080/a/b?c");
    QVERIFY((target.path == std::vector<std::string>{"a", "b"}));
    QCOMPARE(target.query, std::string("c"));
    QVERIFY(readTarget("http://relay.example").path.empty());
    QCOMPARE(readTarget("http://relay.example?c").query, std::string("c"));
}

void TargetTest::survivesAnything()
{
    for (const char* text : {"*", "%", "/%", "/%zz", "?", "://", "relay.example:443"})
        (void)readTarget(text);
    QCOMPARE(readTarget("/%zz").path.front(), std::string("%zz"));
}

QTEST_APPLESS_MAIN(TargetTest)
#include "tst_target.moc"
