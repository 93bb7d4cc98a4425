#include "core/outbox/mailingrepository.h"
#include "tests/support/outboxseed.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace inglenook::core;
using namespace inglenook::tests;

namespace {

const QDateTime now({2026, 11, 22}, {9, 0}, Qt::UTC);

} // namespace

class tst_MailingRepository : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void keepsAMailing();
    void listsTheNewestFirst();
    void countsEveryStateOnce();
    void pagesInTheOrderOfSending();
    void narrowsToStates();
    void keepsTheFirstStart();
    void finishesOnlyWhereNothingWaits();
    void namesWhatIsStuck();
    void removesADraftWithItsInvitations();
    void removesNothingThatWasStarted();
    void keepsWhoHasBeenErased();

private:
    void setState(Id<Invitation> id, const QString& state, const QDateTime& at = now)
    {
        m_seed->run(QStringLiteral("UPDATE invitations SET state = ?, changed_at = ? WHERE invitation_id = ?"),
                    {state, at.toMSecsSinceEpoch(), id.number()});
    }
    QList<Invitation> load(Id<Mailing> id, const QList<SendState>& states, qint64 offset, int limit)
    {
        return *m_database->read(
            [&](Transaction& t) { return m_mailings.loadInvitations(t, id, states, offset, limit); });
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<OutboxSeed> m_seed;
    MailingRepository m_mailings;
};

void tst_MailingRepository::init()
{
    m_database.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_database = *Database::open(m_folder->filePath(QStringLiteral("t.sqlite")));
    m_seed = std::make_unique<OutboxSeed>(OutboxSeed{*m_database});
}

void tst_MailingRepository::keepsAMailing()
{
    Mailing mailing;
    mailing.survey = m_seed->addSurvey();
    mailing.version = Id<SurveyVersion>(1);
    mailing.audience = *Audience::parse(QStringLiteral("tag:our regulars: all"));
    mailing.state = MailingState::Paused;
    mailing.reason = QStringLiteral("Because");
    mailing.isSample = true;
    mailing.createdAt = now;
    const auto id = *m_database->write([&](Transaction& t) { return m_mailings.add(t, mailing); });
    const auto found = **m_database->read([&](Transaction& t) { return m_mailings.find(t, id); });
    QCOMPARE(found.id, id);
    QCOMPARE(found.survey, mailing.survey);
    QCOMPARE(found.version, mailing.version);
    QCOMPARE(found.surveyName, QStringLiteral("After your stay"));
    QCOMPARE(found.audience, mailing.audience);
    QCOMPARE(found.state, MailingState::Paused);
    QCOMPARE(found.reason, QStringLiteral("Because"));
    QVERIFY(found.isSample);
    QCOMPARE(found.createdAt, now);
    QVERIFY(found.startedAt.isNull());
    const auto none = m_database->read([&](Transaction& t) { return m_mailings.find(t, Id<Mailing>(99)); });
    QVERIFY(none && !none->has_value());
}

void tst_MailingRepository::listsTheNewestFirst()
{
    const auto first = m_seed->addMailing(0);
    const auto second = m_seed->addMailing(0);
    m_seed->run(QStringLiteral("UPDATE mailings SET created_at = created_at + 1 WHERE mailing_id = ?"),
                {first.number()});
    const auto all = *m_database->read([&](Transaction& t) { return m_mailings.loadAll(t); });
    QCOMPARE(all.size(), 2);
    QCOMPARE(all[0].id, first);
    QCOMPARE(all[1].id, second);
}

void tst_MailingRepository::countsEveryStateOnce()
{
    m_seed->addContacts(12);
    const auto id = m_seed->addMailing(12);
    const auto rows = m_seed->invitations(id);
    const char16_t* states[] = {u"reserved", u"in_data",  u"ending",    u"accepted", u"accepted",
                                u"deferred", u"rejected", u"uncertain", u"held",     u"cancelled"};
    int row = 0;
    for (const char16_t* state : states)
        setState(rows[row++], QString::fromUtf16(state));
    const auto progress = *m_database->read([&](Transaction& t) { return m_mailings.loadProgress(t, id); });
    QCOMPARE(progress.queued, 4); // two queued, one reserved, one in data
    QCOMPARE(progress.ending, 1);
    QCOMPARE(progress.accepted, 2);
    QCOMPARE(progress.deferred, 1);
    QCOMPARE(progress.rejected, 1);
    QCOMPARE(progress.uncertain, 1);
    QCOMPARE(progress.held, 1);
    QCOMPARE(progress.cancelled, 1);
    QCOMPARE(progress.total(), 12);
    QCOMPARE(progress.waiting(), 6);
}

void tst_MailingRepository::pagesInTheOrderOfSending()
{
    m_seed->addContacts(7);
    const auto id = m_seed->addMailing(7);
    QStringList names;
    for (int offset = 0; offset < 9; offset += 3) {
        for (const Invitation& invitation : load(id, {}, offset, 3))
            names += invitation.contactName;
    }
    QCOMPARE(names.size(), 7);
    QCOMPARE(names.first(), QStringLiteral("Guest 1"));
    QCOMPARE(names.last(), QStringLiteral("Guest 7"));
}

void tst_MailingRepository::narrowsToStates()
{
    m_seed->addContacts(6);
    const auto id = m_seed->addMailing(6);
    const auto rows = m_seed->invitations(id);
    setState(rows[1], QStringLiteral("deferred"));
    setState(rows[2], QStringLiteral("accepted"));
    setState(rows[4], QStringLiteral("held"));
    const QList<SendState> waiting{SendState::Queued, SendState::Deferred};
    const auto found = load(id, waiting, 1, 2);
    QCOMPARE(found.size(), 2);
    QCOMPARE(found[0].contactName, QStringLiteral("Guest 2")); // the first is skipped, the order is that of sending
    QCOMPARE(found[1].contactName, QStringLiteral("Guest 4"));
    const auto count = [&](const QList<SendState>& states) {
        return *m_database->read([&](Transaction& t) { return m_mailings.countInvitations(t, id, states); });
    };
    QCOMPARE(count(waiting), 4);
    QCOMPARE(count({SendState::Rejected}), 0);
    QCOMPARE(count({}), 6);
}

void tst_MailingRepository::keepsTheFirstStart()
{
    const auto id = m_seed->addMailing(0, MailingState::Draft);
    m_seed->run(QStringLiteral("UPDATE mailings SET started_at = NULL"));
    const auto store = [&](MailingState state, const QString& reason, const QDateTime& at) {
        return m_database->write([&](Transaction& t) { return m_mailings.storeState(t, id, state, reason, at); });
    };
    QVERIFY(store(MailingState::Running, {}, now));
    QVERIFY(store(MailingState::Paused, QStringLiteral("why"), now.addSecs(60)));
    QVERIFY(store(MailingState::Running, {}, now.addSecs(120)));
    const auto mailing = **m_database->read([&](Transaction& t) { return m_mailings.find(t, id); });
    QCOMPARE(mailing.startedAt, now);
    QCOMPARE(mailing.reason, QString());
    const auto gone = m_database->write(
        [&](Transaction& t) { return m_mailings.storeState(t, Id<Mailing>(99), MailingState::Running, {}, now); });
    QCOMPARE(gone.error().kind, ErrorKind::NotFound);
}

void tst_MailingRepository::finishesOnlyWhereNothingWaits()
{
    m_seed->addContacts(2);
    const auto waiting = m_seed->addMailing(2);
    const auto done = m_seed->addMailing(2);
    const auto paused = m_seed->addMailing(2, MailingState::Paused);
    for (const Id<Mailing> id : {done, paused}) {
        for (const Id<Invitation> row : m_seed->invitations(id))
            setState(row, QStringLiteral("uncertain"));
    }
    setState(m_seed->invitations(waiting)[0], QStringLiteral("accepted"));
    setState(m_seed->invitations(waiting)[1], QStringLiteral("deferred"));
    const auto finished = *m_database->write([&](Transaction& t) { return m_mailings.finishDone(t); });
    QCOMPARE(finished, QList<Id<Mailing>>{done});
    QCOMPARE(m_seed->value(QStringLiteral("SELECT state FROM mailings WHERE mailing_id = ?"), {waiting.number()}),
             QVariant(QStringLiteral("running")));
}

void tst_MailingRepository::namesWhatIsStuck()
{
    m_seed->addContacts(3);
    const auto rows = m_seed->invitations(m_seed->addMailing(3));
    setState(rows[0], QStringLiteral("queued"), now.addSecs(-9999)); // waiting is not being stuck
    setState(rows[1], QStringLiteral("in_data"), now.addSecs(-60));
    const auto find = [&](const QDateTime& before) {
        return *m_database->read([&](Transaction& t) { return m_mailings.findStuck(t, before); });
    };
    QVERIFY(!find(now.addSecs(-900)).has_value());
    setState(rows[2], QStringLiteral("ending"), now.addSecs(-901));
    QCOMPARE(find(now.addSecs(-900))->contactName, QStringLiteral("Guest 3"));
}

void tst_MailingRepository::removesADraftWithItsInvitations()
{
    m_seed->addContacts(3);
    const auto draft = m_seed->addMailing(3, MailingState::Draft);
    const auto other = m_seed->addMailing(3);
    QVERIFY(m_database->write([&](Transaction& t) { return m_mailings.removeDraft(t, draft); }));
    QCOMPARE(m_seed->value(QStringLiteral("SELECT count(*) FROM invitations")).toInt(), 3);
    QCOMPARE(m_seed->invitations(other).size(), 3);
    const auto again = m_database->write([&](Transaction& t) { return m_mailings.removeDraft(t, draft); });
    QCOMPARE(again.error().kind, ErrorKind::NotFound);
}

void tst_MailingRepository::removesNothingThatWasStarted()
{
    m_seed->addContacts(1);
    const auto paused = m_seed->addMailing(1, MailingState::Paused);
    const auto removed = m_database->write([&](Transaction& t) { return m_mailings.removeDraft(t, paused); });
    QCOMPARE(removed.error().kind, ErrorKind::Conflict);
    QCOMPARE(m_seed->invitations(paused).size(), 1);
}

void tst_MailingRepository::keepsWhoHasBeenErased()
{
    m_seed->addContacts(1);
    const auto id = m_seed->addMailing(1);
    m_seed->run(QStringLiteral("DELETE FROM contacts"));
    const auto rows = load(id, {}, 0, 10);
    QCOMPARE(rows.size(), 1);
    QVERIFY(rows[0].contact.isNull());
    QVERIFY(rows[0].contactName.isEmpty());
}

QTEST_GUILESS_MAIN(tst_MailingRepository)
#include "tst_mailingrepository.moc"
