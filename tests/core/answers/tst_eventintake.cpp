#include "core/answers/eventintake.h"
#include "core/answers/relaymailbox.h"
#include "tests/support/answerfixture.h"
#include "tests/support/guestclicks.h"

#include <QtTest/QTest>

using namespace inglenook::core;
using namespace inglenook::tests;

namespace {

/// A mailbox of ours in a database, and what came for it.
class Desk
{
public:
    Desk()
    {
        const KeyPair pair = makeKeyPair();
        mailbox = {.id = randomBytes<MailboxId>(),
                   .url = QUrl(QStringLiteral("https://relay.example")),
                   .linkBase = QStringLiteral("https://relay.example/a/"),
                   .epoch = 1,
                   .publicKey = pair.publicKey,
                   .caFile = {},
                   .cursor = {}};
        keys = {pair.privateKey, "secret", randomBytes<MailboxKey>(), {}};
        const auto stored = fixture.database().write(
            [&](Transaction& t) { return RelayMailboxRepository().store(t, mailbox, sundayMorning()); });
        if (!stored)
            qFatal("intake: %s", qPrintable(stored.error().detail));
    }

    QByteArray sealed(const ClickEvent& event) const { return sealedFor(mailbox.publicKey, event); }

    Result<Intake> take(const RelayBatch& batch)
    {
        return fixture.database().write(
            [&](Transaction& t) { return takeIn(t, mailbox, keys, batch, sundayMorning()); });
    }
    Result<Intake> takeInParts(const RelayBatch& batch)
    {
        return inglenook::core::takeInParts(fixture.database(), mailbox, keys, batch, sundayMorning());
    }
    QString cursor() { return fixture.text(QStringLiteral("SELECT cursor FROM relay_mailboxes")); }

    AnswerFixture fixture;
    RelayMailbox mailbox;
    RelayKeys keys;
};

const QDateTime pressed = sundayMorning().addSecs(-600);

} // namespace

class TestEventIntake : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void storesEventsAnswersAndCursorTogether()
    {
        Desk desk;
        const MessageId anna = desk.fixture.addInvitation({.contact = {}});
        const MessageId tom = desk.fixture.addInvitation({.contact = {}});
        const auto taken = desk.take({{desk.sealed(guestClick(ClickKind::View, anna, Face::Gold, pressed)),
                                       desk.sealed(guestTap(anna, Face::Gold, pressed.addSecs(3))),
                                       desk.sealed(guestTap(tom, Face::Red, pressed))},
                                      QStringLiteral("17")});
        QVERIFY(taken);
        QCOMPARE(taken->changed.size(), 2);
        QCOMPARE(taken->dropped, 0);
        QCOMPARE(desk.cursor(), QStringLiteral("17"));
        QCOMPARE(desk.fixture.number(QStringLiteral("SELECT COUNT(*) FROM answers")), 2);
    }

    void changesNothingWhenTheSameBatchComesAgain()
    {
        Desk desk;
        const MessageId message = desk.fixture.addInvitation({.contact = {}});
        const RelayBatch batch{{desk.sealed(guestTap(message, Face::Gold, pressed))}, QStringLiteral("5")};
        QCOMPARE(desk.take(batch)->changed.size(), 1);
        const auto again = desk.take(batch);
        QCOMPARE(again->changed.size(), 0);
        QCOMPARE(again->dropped, 0);
        QCOMPARE(desk.fixture.number(QStringLiteral("SELECT SUM(answers) FROM daily_faces")), 1);
    }

    void dropsAndCountsWhatCannotBeUsed()
    {
        Desk desk;
        const MessageId message = desk.fixture.addInvitation({.contact = {}});
        QByteArray damaged = desk.sealed(guestTap(message, Face::Gold, pressed));
        damaged[damaged.size() / 2] = static_cast<char>(damaged.at(damaged.size() / 2) ^ 1);
        const auto taken = desk.take({{QByteArray(), QByteArray("nonsense"), damaged,
                                       sealedFor(makeKeyPair().publicKey, guestTap(message, Face::Gold, pressed)),
                                       desk.sealed(guestTap(randomBytes<MessageId>(), Face::Gold, pressed)),
                                       desk.sealed(guestTap(message, Face::Amber, pressed))},
                                      QStringLiteral("9")});
        QVERIFY(taken);
        QCOMPARE(taken->dropped, 5);
        QCOMPARE(taken->changed.size(), 1);
        QCOMPARE(desk.cursor(), QStringLiteral("9"));
        QCOMPARE(desk.fixture.number(QStringLiteral("SELECT dropped_events FROM relay_mailboxes")), 5);
    }

    void takesManyInPartsAndMovesTheCursorLast()
    {
        Desk desk;
        RelayBatch batch{{}, QStringLiteral("250")};
        QList<MessageId> messages;
        for (int i = 0; i < 125; ++i)
            messages << desk.fixture.addInvitation({.contact = {}});
        for (const MessageId& message : messages)
            batch.sealed << desk.sealed(guestClick(ClickKind::View, message, Face::Gold, pressed));
        for (const MessageId& message : messages) // in another part than the view
            batch.sealed << desk.sealed(guestTap(message, Face::Gold, pressed.addSecs(3)));
        batch.sealed << QByteArray("nonsense");
        desk.fixture.run(QStringLiteral("CREATE TRIGGER broken BEFORE UPDATE OF cursor ON relay_mailboxes BEGIN "
                                        "SELECT RAISE(ABORT, 'no'); END"));
        QCOMPARE(desk.takeInParts(batch).error().kind, ErrorKind::Storage);
        QCOMPARE(desk.cursor(), QString());
        const qint64 kept = desk.fixture.number(QStringLiteral("SELECT COUNT(*) FROM click_events"));
        QVERIFY2(kept > 0 && kept < 250, "all parts but the last");
        desk.fixture.run(QStringLiteral("DROP TRIGGER broken"));

        const auto taken = desk.takeInParts(batch);
        QVERIFY(taken);
        QCOMPARE(taken->dropped, 1);
        QCOMPARE(desk.cursor(), QStringLiteral("250"));
        QCOMPARE(desk.fixture.number(QStringLiteral("SELECT COUNT(*) FROM click_events")), 250);
        QCOMPARE(desk.fixture.number(QStringLiteral("SELECT COUNT(*) FROM answers WHERE verdict = 'confirmed'")), 125);
        QCOMPARE(desk.fixture.number(QStringLiteral("SELECT SUM(answers) FROM daily_faces")), 125);
        QCOMPARE(desk.fixture.number(QStringLiteral("SELECT dropped_events FROM relay_mailboxes")), 1);
    }

    void leavesNothingBehindWhenItFails()
    {
        Desk desk;
        const MessageId message = desk.fixture.addInvitation({.contact = {}});
        desk.fixture.run(QStringLiteral("CREATE TRIGGER broken BEFORE UPDATE OF cursor ON relay_mailboxes BEGIN "
                                        "SELECT RAISE(ABORT, 'no'); END"));
        const auto taken = desk.take({{desk.sealed(guestTap(message, Face::Gold, pressed))}, QStringLiteral("5")});
        QCOMPARE(taken.error().kind, ErrorKind::Storage);
        QCOMPARE(desk.cursor(), QString());
        QCOMPARE(desk.fixture.number(QStringLiteral("SELECT COUNT(*) FROM click_events")), 0);
        QCOMPARE(desk.fixture.number(QStringLiteral("SELECT COUNT(*) FROM answers")), 0);
    }

    void takesAThousandEventsOfOneMailAsOneAnswer()
    {
        Desk desk;
        const MessageId message = desk.fixture.addInvitation({.contact = {}});
        RelayBatch batch{{}, QStringLiteral("1000")};
        for (int i = 0; i < 1000; ++i)
            batch.sealed << desk.sealed(guestTap(message, Face::Green, pressed.addSecs(i / 10)));
        const auto taken = desk.take(batch);
        QCOMPARE(taken->changed.size(), 1);
        QCOMPARE(desk.fixture.number(QStringLiteral("SELECT COUNT(*) FROM answers")), 1);
        QVERIFY2(taken->dropped >= 900, "no mail causes so many");
    }
};

QTEST_GUILESS_MAIN(TestEventIntake)
#include "tst_eventintake.moc"
