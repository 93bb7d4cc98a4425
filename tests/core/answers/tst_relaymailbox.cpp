#include "core/answers/relaymailbox.h"
#include "tests/support/answerfixture.h"

#include <QtTest/QTest>

using namespace inglenook::core;
using namespace inglenook::tests;

namespace {

RelayMailbox mailbox(const QString& host)
{
    return {.id = randomBytes<MailboxId>(),
            .url = QUrl(QStringLiteral("https://%1/sub").arg(host)),
            .linkBase = QStringLiteral("https://%1/sub/a/").arg(host),
            .epoch = 7,
            .publicKey = makeKeyPair().publicKey,
            .caFile = QStringLiteral("/etc/own ca.pem"),
            .cursor = {}};
}

template <typename F>
auto within(AnswerFixture& fixture, F&& work)
{
    auto result = fixture.database().write(std::forward<F>(work));
    if (!result)
        qFatal("mailbox: %s", qPrintable(result.error().detail));
    if constexpr (!std::is_void_v<typename decltype(result)::value_type>)
        return *result;
}

void store(AnswerFixture& fixture, const RelayMailbox& mailbox)
{
    within(fixture, [&](Transaction& t) { return RelayMailboxRepository().store(t, mailbox, sundayMorning()); });
}

void storeCursor(AnswerFixture& fixture, const RelayMailbox& mailbox, const char* cursor, const QDateTime& now)
{
    within(fixture, [&](Transaction& t) {
        return RelayMailboxRepository().storeCursor(t, mailbox.id, QString::fromLatin1(cursor), now);
    });
}

QString forgettable(AnswerFixture& fixture, const RelayMailbox& mailbox, const QDateTime& now)
{
    return within(fixture,
                  [&](Transaction& t) { return RelayMailboxRepository().findForgettable(t, mailbox.id, now); });
}

void markForgotten(AnswerFixture& fixture, const RelayMailbox& mailbox, const char* cursor)
{
    within(fixture, [&](Transaction& t) {
        return RelayMailboxRepository().markForgotten(t, mailbox.id, QString::fromLatin1(cursor));
    });
}

const QDateTime now = sundayMorning();

} // namespace

class TestRelayMailbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasOneCurrentMailbox()
    {
        AnswerFixture fixture;
        const auto find = [&] {
            return within(fixture, [](Transaction& t) { return RelayMailboxRepository().findCurrent(t); });
        };
        QVERIFY(!find());
        const RelayMailbox first = mailbox(QStringLiteral("one.example"));
        const RelayMailbox second = mailbox(QStringLiteral("two.example"));
        store(fixture, first);
        storeCursor(fixture, first, "12", now);
        store(fixture, second);
        const auto current = find();
        QCOMPARE(current->id, second.id);
        QCOMPARE(current->url, second.url);
        QCOMPARE(current->linkBase, second.linkBase);
        QCOMPARE(current->epoch, second.epoch);
        QCOMPARE(current->publicKey, second.publicKey);
        QCOMPARE(current->caFile, second.caFile);
        QCOMPARE(current->cursor, QString());
        QCOMPARE(fixture.number(QStringLiteral("SELECT COUNT(*) FROM relay_mailboxes")), 2);
    }

    void letsTheRelayForgetADayLater()
    {
        AnswerFixture fixture;
        const RelayMailbox mine = mailbox(QStringLiteral("relay.example"));
        store(fixture, mine);
        storeCursor(fixture, mine, "10", now);
        storeCursor(fixture, mine, "20", now.addSecs(3600));
        QCOMPARE(forgettable(fixture, mine, now.addSecs(24 * 3600 - 1)), QString());
        // What was stored after that may still be missing from a backup of yesterday.
        QCOMPARE(forgettable(fixture, mine, now.addDays(1)), QStringLiteral("10"));
        markForgotten(fixture, mine, "10");
        QCOMPARE(forgettable(fixture, mine, now.addDays(9)), QString());
        storeCursor(fixture, mine, "30", now.addDays(2));
        QCOMPARE(forgettable(fixture, mine, now.addDays(3)), QStringLiteral("30"));
    }

    void doesNotTakeALateReplyForALaterCursor()
    {
        AnswerFixture fixture;
        const RelayMailbox mine = mailbox(QStringLiteral("relay.example"));
        store(fixture, mine);
        storeCursor(fixture, mine, "10", now);
        markForgotten(fixture, mine, "10");
        storeCursor(fixture, mine, "20", now.addDays(1));
        markForgotten(fixture, mine, "10"); // the answer to a question that was asked twice
        QCOMPARE(forgettable(fixture, mine, now.addDays(2)), QStringLiteral("20"));
    }

    void countsWhatWasDropped()
    {
        AnswerFixture fixture;
        const RelayMailbox mine = mailbox(QStringLiteral("relay.example"));
        store(fixture, mine);
        for (const int events : {3, 4})
            within(fixture, [&](Transaction& t) { return RelayMailboxRepository().addDropped(t, mine.id, events); });
        QCOMPARE(within(fixture, [&](Transaction& t) { return RelayMailboxRepository().loadDropped(t, mine.id); }), 7);
    }

    void keepsItsKeysInOneSecret()
    {
        const RelayKeys keys{makeKeyPair().privateKey, "0011223344556677", randomBytes<MailboxKey>()};
        const QByteArray secret = keys.toSecret();
        QVERIFY(secret.size() < 512);
        const auto read = RelayKeys::fromSecret(secret);
        QVERIFY(read);
        QCOMPARE(read->privateKey, keys.privateKey);
        QCOMPARE(read->pollingSecret, keys.pollingSecret);
        QCOMPARE(read->linkKey, keys.linkKey);
        for (const QByteArray& bad : {QByteArray(), QByteArray("{}"), secret.left(secret.size() - 4),
                                      QByteArray(secret).replace("\"format\":1", "\"format\":2")})
            QCOMPARE(RelayKeys::fromSecret(bad).error().kind, ErrorKind::SignIn);
    }
};

QTEST_GUILESS_MAIN(TestRelayMailbox)
#include "tst_relaymailbox.moc"
