#include "core/answers/relaymailbox.h"
#include "core/secrets/sessionsecretstore.h"
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
        QCOMPARE(within(fixture, [&](Transaction& t) { return RelayMailboxRepository().loadDropped(t); }), 7);
        // What an earlier mailbox had dropped still counts.
        const RelayMailbox next = mailbox(QStringLiteral("other.example"));
        store(fixture, next);
        within(fixture, [&](Transaction& t) { return RelayMailboxRepository().addDropped(t, next.id, 1); });
        QCOMPARE(within(fixture, [&](Transaction& t) { return RelayMailboxRepository().loadDropped(t); }), 8);
    }

    void keepsTheMailboxesBeforeAsLongAsTheirLinksMayLive()
    {
        AnswerFixture fixture;
        const auto past = [&] {
            return within(fixture, [](Transaction& t) { return RelayMailboxRepository().loadPast(t); });
        };
        const RelayMailbox first = mailbox(QStringLiteral("first.example"));
        const RelayMailbox second = mailbox(QStringLiteral("second.example"));
        store(fixture, first);
        store(fixture, first); // again: nothing has taken its place
        QVERIFY(past().isEmpty());
        store(fixture, second);
        QCOMPARE(past().size(), 1);
        QCOMPARE(past().first().mailbox.id, first.id);
        QCOMPARE(past().first().mailbox.url, first.url);
        // A link lives 400 days at most.
        QVERIFY(past().first().listensUntil > sundayMorning().addDays(400));
        const auto remove = [&](const RelayMailbox& which) {
            within(fixture, [&](Transaction& t) { return RelayMailboxRepository().removePast(t, which.id); });
        };
        remove(second); // the current one stays
        remove(first);
        QVERIFY(past().isEmpty());
        const auto current = within(fixture, [](Transaction& t) { return RelayMailboxRepository().findCurrent(t); });
        QVERIFY(current.has_value());
        QCOMPARE(current->id, second.id);
    }

    void findsTheEntryOfThatMailbox()
    {
        SessionSecretStore secrets;
        const RelayMailbox mine = mailbox(QStringLiteral("relay.example"));
        const RelayKeys older{makeKeyPair().privateKey, "older", randomBytes<MailboxKey>(), {}};
        const RelayKeys newer{makeKeyPair().privateKey, "newer", randomBytes<MailboxKey>(), {}};
        const auto read = [&] {
            std::optional<Result<RelayKeys>> keys;
            readRelayKeys(secrets, mine.id, [&](const Result<RelayKeys>& done) { keys = done; });
            (void)QTest::qWaitFor([&] { return keys.has_value(); });
            return *keys;
        };
        const auto write = [&](const QString& name, const RelayKeys& keys) {
            bool isKept = false;
            secrets.write(name, keys.toSecret(), [&](const Result<void>&) { isKept = true; });
            QTRY_VERIFY(isKept);
        };
        QCOMPARE(read().error().kind, ErrorKind::NotFound);
        write(QString::fromUtf16(secretname::relayKeys), older); // as it was kept once
        QCOMPARE(read()->pollingSecret, older.pollingSecret);
        write(relayKeysName(mine.id), newer);
        QCOMPARE(read()->pollingSecret, newer.pollingSecret);
    }

    void keepsItsKeysInOneSecret()
    {
        const RelayKeys keys{makeKeyPair().privateKey, "0011223344556677", randomBytes<MailboxKey>(), "8899aabb"};
        const QByteArray secret = keys.toSecret();
        QVERIFY(secret.size() < 512);
        const auto read = RelayKeys::fromSecret(secret);
        QVERIFY(read);
        QCOMPARE(read->privateKey, keys.privateKey);
        QCOMPARE(read->pollingSecret, keys.pollingSecret);
        QCOMPARE(read->linkKey, keys.linkKey);
        QCOMPARE(read->nextSecret, keys.nextSecret);
        for (const QByteArray& bad : {QByteArray(), QByteArray("{}"), secret.left(secret.size() - 4),
                                      QByteArray(secret).replace("\"format\":1", "\"format\":2")})
            QCOMPARE(RelayKeys::fromSecret(bad).error().kind, ErrorKind::SignIn);
    }
};

QTEST_GUILESS_MAIN(TestRelayMailbox)
#include "tst_relaymailbox.moc"
