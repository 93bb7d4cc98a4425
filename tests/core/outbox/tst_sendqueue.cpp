#include "core/contacts/optoutrepository.h"
#include "core/outbox/sendqueue.h"
#include "tests/support/outboxseed.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace inglenook::core;
using namespace inglenook::tests;

namespace {

const QDateTime now({2026, 11, 22}, {9, 0}, Qt::UTC);

} // namespace

class tst_SendQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void reservesAndComposesInOrder();
    void composesNothingWhenEmpty();
    void takesNoMoreThanTheLimit();
    void holdsWhoHasOptedOut();
    void holdsTheMailOfAVisitThatWasMovedOrCalledOff();
    void holdsWhoWasErased();
    void givesBackOneMailing();
    void writesTheSurveyOfEachMailing();
    void refusesWhatNoHeaderCanHold();

private:
    bool fill(int limit = 10)
    {
        const auto filled = m_database->write([&](Transaction& t) { return m_queue->fill(t, account(), now, limit); });
        return filled.has_value();
    }
    static MailAccount account(const QString& name = QStringLiteral("The Fox"))
    {
        return {.from = {name, *EmailAddress::parse(QStringLiteral("a@fox.example"))},
                .host = QStringLiteral("h"),
                .user = {},
                .caFile = {}};
    }
    QStringList composeAll()
    {
        QStringList addresses;
        while (!m_queue->isEmpty()) {
            const auto composed = m_queue->compose(m_signer, now);
            if (const auto* ready = std::get_if<ComposedInvitation>(&composed))
                addresses += ready->mail.to.text();
        }
        return addresses;
    }

    LinkSigner m_signer{QStringLiteral("https://relay.example/a/"), {}, 1, {}};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<OutboxSeed> m_seed;
    std::unique_ptr<SendQueue> m_queue;
};

void tst_SendQueue::init()
{
    m_database.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_database = *Database::open(m_folder->filePath(QStringLiteral("t.sqlite")));
    m_seed = std::make_unique<OutboxSeed>(OutboxSeed{*m_database});
    m_queue = std::make_unique<SendQueue>();
}

void tst_SendQueue::reservesAndComposesInOrder()
{
    m_seed->addContacts(2);
    const auto id = m_seed->addMailing(2);
    QVERIFY(fill());
    for (const Id<Invitation> row : m_seed->invitations(id))
        QCOMPARE(m_seed->stateOf(row), QStringLiteral("reserved"));
    const auto composed = m_queue->compose(m_signer, now);
    const auto* first = std::get_if<ComposedInvitation>(&composed);
    QVERIFY(first);
    QCOMPARE(first->id, m_seed->invitations(id)[0]);
    QCOMPARE(first->mailing, id);
    QCOMPARE(first->issuedAt, now);
    QCOMPARE(first->mail.ticket, first->id.number());
    QCOMPARE(first->mail.from.text(), QStringLiteral("a@fox.example"));
    QCOMPARE(first->mail.to.text(), QStringLiteral("guest1@example.org"));
    QCOMPARE(composeAll(), QStringList{QStringLiteral("guest2@example.org")});
}

void tst_SendQueue::composesNothingWhenEmpty()
{
    QVERIFY(m_queue->isEmpty());
    const auto composed = m_queue->compose(m_signer, now);
    QVERIFY(std::holds_alternative<std::monostate>(composed));
}

void tst_SendQueue::takesNoMoreThanTheLimit()
{
    m_seed->addContacts(5);
    (void)m_seed->addMailing(5);
    QVERIFY(fill(3));
    QCOMPARE(composeAll().size(), 3);
    QCOMPARE(m_seed->value(QStringLiteral("SELECT count(*) FROM invitations WHERE state = 'queued'")).toInt(), 2);
}

void tst_SendQueue::holdsWhoHasOptedOut()
{
    m_seed->addContacts(3);
    const auto id = m_seed->addMailing(3);
    const auto address = *EmailAddress::parse(QStringLiteral("guest2@example.org"));
    QVERIFY(m_database->write(
        [&](Transaction& t) { return OptOutRepository().add(t, address, QStringLiteral("link"), now); }));
    QVERIFY(fill());
    const auto held = m_queue->takeHeld();
    QCOMPARE(held.size(), 1);
    QCOMPARE(held[0].id, m_seed->invitations(id)[1]);
    QVERIFY(m_queue->takeHeld().isEmpty()); // each is told once
    QCOMPARE(m_seed->stateOf(held[0].id), QStringLiteral("held"));
    QCOMPARE(composeAll(), (QStringList{QStringLiteral("guest1@example.org"), QStringLiteral("guest3@example.org")}));
}

void tst_SendQueue::holdsTheMailOfAVisitThatWasMovedOrCalledOff()
{
    m_seed->addContacts(3);
    const auto invitations = m_seed->invitations(m_seed->addMailing(3));
    m_seed->run(QStringLiteral("INSERT INTO visits (visit_id, contact_id, departed_on, place, staff, reference)"
                               " SELECT contact_id, contact_id, '2026-11-21', '', '', '' FROM contacts"));
    m_seed->run(QStringLiteral("INSERT INTO rules (rule_id, survey_id, anchor, days_after, minute, conditions,"
                               " reminder_days, oldest_days, allowed, is_on, starts_on, created_at, changed_at)"
                               " SELECT 1, survey_id, 'departure', 1, 600, '{}', 0, 14, '', 1, '', 0, 0 FROM surveys"));
    m_seed->run(QStringLiteral("INSERT INTO rule_visits (rule_id, visit_id, round, anchor_day, invitation_id, was_late,"
                               " planned_at) SELECT 1, contact_id, 0, '2026-11-21', invitation_id, 0, 0"
                               " FROM invitations"));
    m_seed->run(QStringLiteral("UPDATE visits SET departed_on = '2026-11-30' WHERE visit_id = 1"));
    m_seed->run(QStringLiteral("UPDATE visits SET is_cancelled = 1 WHERE visit_id = 2"));
    QVERIFY(fill());
    QCOMPARE(m_seed->stateOf(invitations[0]), QStringLiteral("held"));
    QCOMPARE(m_seed->stateOf(invitations[1]), QStringLiteral("held"));
    QCOMPARE(composeAll(), QStringList{QStringLiteral("guest3@example.org")});
}

void tst_SendQueue::holdsWhoWasErased()
{
    m_seed->addContacts(2);
    const auto id = m_seed->addMailing(2);
    m_seed->run(QStringLiteral("DELETE FROM contacts WHERE contact_id = 1"));
    QVERIFY(fill());
    QCOMPARE(m_queue->takeHeld().size(), 1);
    QCOMPARE(m_seed->stateOf(m_seed->invitations(id)[0]), QStringLiteral("held"));
    QCOMPARE(composeAll(), QStringList{QStringLiteral("guest2@example.org")});
}

void tst_SendQueue::givesBackOneMailing()
{
    m_seed->addContacts(4);
    const auto first = m_seed->addMailing(2);
    const auto second = m_seed->addMailing(4);
    QVERIFY(fill());
    QCOMPARE(m_queue->takeOut(first), m_seed->invitations(first));
    QCOMPARE(composeAll().size(), 4);
    QVERIFY(fill(0));
    QVERIFY(m_queue->takeOut(second).isEmpty());
}

void tst_SendQueue::writesTheSurveyOfEachMailing()
{
    m_seed->addContacts(2);
    (void)m_seed->addMailing(1);
    (void)m_seed->addMailing(2);
    m_seed->run(
        QStringLiteral("UPDATE survey_versions SET document = replace(document, '\"subject\"', '\"subject\"')"));
    m_seed->run(QStringLiteral("UPDATE survey_versions SET document = json_set(document, '$.texts.en.subject',"
                               " 'Subject of ' || survey_id)"));
    QVERIFY(fill());
    QList<QByteArray> subjects;
    while (!m_queue->isEmpty()) {
        const auto composed = m_queue->compose(m_signer, now);
        const auto content = std::get<ComposedInvitation>(composed).mail.content;
        const auto start = content.indexOf("Subject: ");
        subjects += content.mid(start, content.indexOf('\r', start) - start);
    }
    QCOMPARE(subjects, (QList<QByteArray>{"Subject: Subject of 1", "Subject: Subject of 2", "Subject: Subject of 2"}));
}

void tst_SendQueue::refusesWhatNoHeaderCanHold()
{
    m_seed->addContacts(1);
    const auto id = m_seed->addMailing(1);
    const auto bad = account(QStringLiteral("Fox\r\nBcc: everybody@example.org"));
    QVERIFY(m_database->write([&](Transaction& t) { return m_queue->fill(t, bad, now, 10); }));
    const auto composed = m_queue->compose(m_signer, now);
    const auto* refused = std::get_if<SendQueue::Refused>(&composed);
    QVERIFY(refused);
    QCOMPARE(refused->id, m_seed->invitations(id)[0]);
    QVERIFY(!refused->why.isEmpty());
    QVERIFY(m_queue->isEmpty());
}

QTEST_GUILESS_MAIN(tst_SendQueue)
#include "tst_sendqueue.moc"
