#include "core/contacts/optoutrepository.h"
#include "core/mailing/mailaccountrepository.h"
#include "core/outbox/mailingrepository.h"
#include "core/outbox/sendqueue.h"
#include "core/rules/rulerun.h"
#include "core/settings/settingsrepository.h"
#include "core/visits/visitrepository.h"
#include "tests/support/outboxseed.h"

#include <QtCore/QRandomGenerator>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace inglenook::core;
using namespace inglenook::tests;

class TestRuleRun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void queuesOneMailAVisitAndNeverAnother();
    void queuesNothingBeforeTheTime();
    void asksAGuestWithTwoVisitsOnce();
    void asksAnotherGuestOfTheSameMailingLaterThatDay();
    void holdsWithTheReason();
    void takesBackTheMailOfACancelledVisit();
    void movesTheMailWithTheVisit();
    void leavesASentMailAlone();
    void remindsWithoutStandingInItsOwnWay();
    void doesNotRemindWhoHasAnswered();
    void obeysTheSwitch();
    void goesOnInAMailingThatTheOwnerPaused();
    void opensAnotherMailingAfterTheOwnerEndedOne();
    void catchesUpALittleEachHour();
    void losesNothingWhenTheTransactionFails();
    void previewsWhatTheRunDoes();
    void neverQueuesAMailToAnOptedOutAddress();

private:
    template <typename F>
    auto write(F&& work)
    {
        auto done = m_database->write(std::forward<F>(work));
        if (!done)
            qFatal("%s %s", qPrintable(done.error().message), qPrintable(done.error().detail));
        if constexpr (!std::is_void_v<typename decltype(done)::value_type>)
            return *std::move(done);
    }
    RuleRun run(const QDateTime& now)
    {
        return write([&now](Transaction& t) { return runRules(t, now); });
    }
    Id<Visit> addVisit(int guest, QDate departedOn, const QString& reference = {})
    {
        Visit visit;
        visit.contact = Id<Contact>(guest);
        visit.arrivedOn = departedOn.addDays(-2);
        visit.departedOn = departedOn;
        visit.reference = reference;
        return write([&](Transaction& t) { return VisitRepository().add(t, visit, m_noon); });
    }
    void change(Id<Visit> id, const std::function<void(Visit&)>& edit)
    {
        write([&](Transaction& t) -> Result<void> {
            auto visit = VisitRepository().find(t, id);
            edit(**visit);
            return VisitRepository().update(t, **visit, m_noon);
        });
    }
    [[nodiscard]] QStringList states() const
    {
        QStringList found;
        const qint64 count = m_seed->value(QStringLiteral("SELECT count(*) FROM invitations")).toLongLong();
        for (qint64 i = 0; i < count; ++i)
            found +=
                m_seed
                    ->value(QStringLiteral("SELECT state FROM invitations ORDER BY invitation_id LIMIT 1 OFFSET ?"),
                            {i})
                    .toString();
        return found;
    }
    /// What the property test plays with.
    struct World
    {
        static constexpr int guests = 40;

        QRandomGenerator random{20261124};
        QSet<int> optedOut{};
        QList<Id<Visit>> visits{};
        QDateTime now{{2026, 1, 5}, {12, 0}, Qt::UTC};

        [[nodiscard]] QString optedOutAsJson() const
        {
            QStringList numbers;
            for (const int guest : optedOut)
                numbers += QString::number(guest);
            return u'[' + numbers.join(u',') + u']';
        }
    };
    void change(World& world, int operation);
    [[nodiscard]] static MailAccount exampleSender()
    {
        return {.from = {QStringLiteral("Fox"), *EmailAddress::parse(QStringLiteral("anna@fox.example"))},
                .host = QStringLiteral("mail.fox.example"),
                .user = QStringLiteral("anna"),
                .caFile = {}};
    }
    void setSent(const QDateTime& at)
    {
        m_seed->run(QStringLiteral("UPDATE invitations SET state = 'accepted', sent_at = ?, sent_day = ?"
                                   " WHERE state = 'queued'"),
                    {at.toMSecsSinceEpoch(), at.date().toString(Qt::ISODate)});
    }

    const QDate m_yesterday{2026, 11, 23};
    const QDateTime m_noon{{2026, 11, 24}, {12, 0}, Qt::UTC};
    Rule m_rule;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<OutboxSeed> m_seed;
};

void TestRuleRun::init()
{
    m_database.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_database = *Database::open(m_folder->filePath(QStringLiteral("t.sqlite")));
    m_seed = std::make_unique<OutboxSeed>(OutboxSeed{*m_database});
    m_seed->addContacts(5);
    m_rule = {};
    m_rule.survey = m_seed->addSurvey();
    write([&](Transaction& t) -> Result<void> {
        Business business;
        business.country = QStringLiteral("GB");
        business.timeZone = QTimeZone("Europe/London");
        if (auto stored = SettingsRepository().storeBusiness(t, business); !stored)
            return stored;
        const auto id = RuleRepository().add(t, m_rule, m_noon);
        m_rule.id = *id;
        return {};
    });
}

void TestRuleRun::queuesOneMailAVisitAndNeverAnother()
{
    const auto visit = addVisit(1, m_yesterday);
    const RuleRun first = run(m_noon);
    QCOMPARE(first.queued, 1);
    QCOMPARE(first.mailings.size(), 1);
    QCOMPARE(run(m_noon).queued, 0);
    QCOMPARE(run(m_noon.addDays(1)).queued, 0);
    QCOMPARE(states(), QStringList{QStringLiteral("queued")});
    QCOMPARE(m_seed->value(QStringLiteral("SELECT visit_id FROM invitations")).toLongLong(), visit.number());
    QCOMPARE(m_seed->value(QStringLiteral("SELECT state FROM mailings")).toString(), QStringLiteral("running"));
}

void TestRuleRun::queuesNothingBeforeTheTime()
{
    addVisit(1, m_yesterday);
    const RuleRun early = run({{2026, 11, 24}, {9, 59}, Qt::UTC});
    QCOMPARE(early.queued, 0);
    QCOMPARE(early.nextAt, QDateTime({2026, 11, 24}, {10, 0}, Qt::UTC));
    QCOMPARE(m_seed->value(QStringLiteral("SELECT count(*) FROM mailings")).toInt(), 0);
}

void TestRuleRun::asksAGuestWithTwoVisitsOnce()
{
    addVisit(1, m_yesterday, QStringLiteral("A"));
    addVisit(1, m_yesterday, QStringLiteral("B"));
    const RuleRun done = run(m_noon);
    QCOMPARE(done.queued, 1);
    QCOMPARE(done.held, 1);
}

void TestRuleRun::asksAnotherGuestOfTheSameMailingLaterThatDay()
{
    addVisit(1, m_yesterday);
    const RuleRun morning = run(m_noon);
    setSent(m_noon);
    QCOMPARE(write([](Transaction& t) { return MailingRepository().finishDone(t); }), morning.mailings);
    addVisit(2, m_yesterday);
    const RuleRun later = run(m_noon.addSecs(3600));
    QCOMPARE(later.queued, 1);
    QCOMPARE(later.mailings, morning.mailings);
    QCOMPARE(m_seed->value(QStringLiteral("SELECT state FROM mailings")).toString(), QStringLiteral("running"));
}

void TestRuleRun::holdsWithTheReason()
{
    write([this](Transaction& t) {
        Manners manners;
        manners.leftOut = {QStringLiteral("guest2@example.org")};
        return SettingsRepository().storeManners(t, manners);
    });
    addVisit(1, m_yesterday);
    addVisit(2, m_yesterday);
    const RuleRun done = run(m_noon);
    QCOMPARE(done.queued, 1);
    QCOMPARE(done.held, 1);
    QCOMPARE(m_seed->value(QStringLiteral("SELECT failure FROM invitations WHERE state = 'held'")).toString(),
             holdReasonText(HoldReason::LeftOut));
}

void TestRuleRun::takesBackTheMailOfACancelledVisit()
{
    const auto visit = addVisit(1, m_yesterday);
    run(m_noon);
    change(visit, [](Visit& known) { known.isCancelled = true; });
    const RuleRun done = run(m_noon);
    QCOMPARE(done.withdrawn, 1);
    QCOMPARE(done.queued, 0);
    QCOMPARE(states(), QStringList{QStringLiteral("cancelled")});
    QCOMPARE(run(m_noon).withdrawn, 0);
}

void TestRuleRun::movesTheMailWithTheVisit()
{
    const auto visit = addVisit(1, m_yesterday);
    run(m_noon);
    change(visit, [](Visit& known) { known.departedOn = QDate(2026, 11, 30); });
    const RuleRun moved = run(m_noon);
    QCOMPARE(moved.withdrawn, 1);
    QCOMPARE(moved.nextAt, QDateTime({2026, 12, 1}, {10, 0}, Qt::UTC));
    const RuleRun later = run({{2026, 12, 1}, {10, 0}, Qt::UTC});
    QCOMPARE(later.queued, 1);
    QCOMPARE(states(), QStringList({QStringLiteral("cancelled"), QStringLiteral("queued")}));
}

void TestRuleRun::leavesASentMailAlone()
{
    const auto visit = addVisit(1, m_yesterday);
    run(m_noon);
    setSent(m_noon);
    change(visit, [](Visit& known) { known.departedOn = QDate(2026, 11, 30); });
    QCOMPARE(run({{2026, 12, 1}, {10, 0}, Qt::UTC}).queued, 0);
    QCOMPARE(states(), QStringList{QStringLiteral("accepted")});
}

void TestRuleRun::remindsWithoutStandingInItsOwnWay()
{
    m_rule.reminderDays = 3;
    write([this](Transaction& t) { return RuleRepository().update(t, m_rule, m_noon); });
    addVisit(1, m_yesterday);
    run(m_noon);
    setSent(m_noon);
    QCOMPARE(run(m_noon.addDays(2)).queued, 0);
    const RuleRun reminded = run(m_noon.addDays(3));
    QCOMPARE(reminded.queued, 1);
    QCOMPARE(reminded.held, 0);
    setSent(m_noon.addDays(3));
    QCOMPARE(run(m_noon.addDays(6)).queued, 0); // once only
}

void TestRuleRun::doesNotRemindWhoHasAnswered()
{
    m_rule.reminderDays = 3;
    write([this](Transaction& t) { return RuleRepository().update(t, m_rule, m_noon); });
    addVisit(1, m_yesterday);
    run(m_noon);
    setSent(m_noon);
    m_seed->run(QStringLiteral("INSERT INTO answers (invitation_id, survey_id, contact_id, face, verdict, reasons,"
                               " answered_at, answered_day, changed_at) SELECT invitation_id, survey_id, contact_id, 1,"
                               " 'confirmed', '', ?, '2026-11-24', ? FROM invitations"),
                {m_noon.toMSecsSinceEpoch(), m_noon.toMSecsSinceEpoch()});
    QCOMPARE(run(m_noon.addDays(3)).queued, 0);
}

void TestRuleRun::obeysTheSwitch()
{
    addVisit(1, m_yesterday);
    const auto storeOn = [this](bool isOn, QDate today) {
        write([&](Transaction& t) { return RuleRepository().storeOn(t, m_rule.id, isOn, today, m_noon); });
    };
    storeOn(false, {2026, 11, 24});
    QCOMPARE(run(m_noon).queued, 0);
    storeOn(true, {2026, 11, 25}); // what fell due while it was off is not made good
    QCOMPARE(run(m_noon.addDays(1)).queued, 0);
    addVisit(2, {2026, 11, 24});
    QCOMPARE(run(m_noon.addDays(1)).queued, 1);
}

void TestRuleRun::goesOnInAMailingThatTheOwnerPaused()
{
    addVisit(1, m_yesterday);
    const auto mailing = run(m_noon).mailings.first();
    write([&](Transaction& t) { return MailingRepository().storeState(t, mailing, MailingState::Paused, {}, m_noon); });
    addVisit(2, m_yesterday);
    QCOMPARE(run(m_noon).mailings, QList{mailing});
    QCOMPARE(m_seed->value(QStringLiteral("SELECT state FROM mailings")).toString(), QStringLiteral("paused"));
}

void TestRuleRun::opensAnotherMailingAfterTheOwnerEndedOne()
{
    addVisit(1, m_yesterday);
    const auto mailing = run(m_noon).mailings.first();
    write([&](Transaction& t) -> Result<void> {
        if (auto done = SendLedger().cancelWaiting(t, mailing, m_noon); !done)
            return done.error();
        return MailingRepository().storeState(t, mailing, MailingState::Finished, QStringLiteral("Ended."), m_noon);
    });
    addVisit(2, m_yesterday);
    const RuleRun later = run(m_noon);
    QCOMPARE(later.queued, 1);
    QVERIFY(later.mailings.first() != mailing);
}

void TestRuleRun::catchesUpALittleEachHour()
{
    m_seed->addContacts(95);
    for (int guest = 1; guest <= 100; ++guest)
        addVisit(guest, QDate(2026, 11, 18).addDays(-(guest % 3)));
    QCOMPARE(run(m_noon).queued, latePerHour);
    QCOMPARE(run(m_noon.addSecs(600)).queued, 0);
    QCOMPARE(run(m_noon.addSecs(3601)).queued, latePerHour);
}

void TestRuleRun::losesNothingWhenTheTransactionFails()
{
    addVisit(1, m_yesterday);
    const auto failed = m_database->write([this](Transaction& t) -> Result<RuleRun> {
        const auto done = runRules(t, m_noon);
        if (!done || done->queued != 1)
            return done;
        return Error{ErrorKind::Storage, QStringLiteral("power cut"), {}};
    });
    QVERIFY(!failed.has_value());
    QVERIFY(states().isEmpty());
    QCOMPARE(m_seed->value(QStringLiteral("SELECT count(*) FROM rule_visits")).toInt(), 0);
    QCOMPARE(run(m_noon).queued, 1);
}

void TestRuleRun::previewsWhatTheRunDoes()
{
    addVisit(1, m_yesterday);
    addVisit(2, m_yesterday);
    addVisit(3, {2026, 11, 25});
    addVisit(1, {2026, 11, 26});
    m_seed->run(QStringLiteral("UPDATE contacts SET basis = 'unknown' WHERE contact_id = 2"));
    const auto preview = m_database->read([this](Transaction& t) { return previewRule(t, m_rule, m_noon); });
    QVERIFY(preview.has_value());
    QCOMPARE(preview->going, 2);
    QCOMPARE(preview->held.value(HoldReason::NoBasis), 1);
    QCOMPARE(preview->held.value(HoldReason::AskedLately), 1); // the second visit of guest 1
    QCOMPARE(preview->rows.size(), 4);
    QCOMPARE(preview->nextAt, m_noon);
    const RuleRun done = run(m_noon);
    QCOMPARE(done.queued, 1);
    QCOMPARE(done.held, 1);
}

/// Guests opt out, come, move, call off and are asked in any order: whoever has opted out has no mail queued after
/// that.
void TestRuleRun::neverQueuesAMailToAnOptedOutAddress()
{
    // All of 100,000 by hand: INGLENOOK_OPERATIONS=100000.
    const int asked = qEnvironmentVariableIntValue("INGLENOOK_OPERATIONS");
    const int operations = asked > 0 ? asked : 2'000;
    m_seed->addContacts(World::guests - 5);
    m_rule.reminderDays = 3;
    write([this](Transaction& t) { return RuleRepository().update(t, m_rule, m_noon); });
    World world;
    qint64 queued = 0;
    for (int i = 0; i < operations; ++i) {
        change(world, i);
        const qint64 before =
            m_seed->value(QStringLiteral("SELECT coalesce(max(invitation_id), 0) FROM invitations")).toLongLong();
        queued += run(world.now).queued;
        const int wrong = m_seed
                              ->value(QStringLiteral("SELECT count(*) FROM invitations WHERE invitation_id > ?"
                                                     " AND state <> 'held' AND contact_id IN"
                                                     " (SELECT value FROM json_each(?))"),
                                      {before, world.optedOutAsJson()})
                              .toInt();
        QVERIFY2(wrong == 0, qPrintable(QStringLiteral("operation %1").arg(i)));
    }
    QVERIFY(queued > 0);
    QVERIFY(!world.optedOut.isEmpty());
    // What was queued before somebody opted out is held back when its turn comes.
    const auto reserved = write([&](Transaction& t) -> Result<QList<Invitation>> {
        SendQueue queue;
        if (auto filled = queue.fill(t, exampleSender(), world.now, 1'000); !filled)
            return filled.error();
        return SendLedger().reserve(t, world.now, 0);
    });
    QVERIFY(reserved.isEmpty());
    QCOMPARE(m_seed
                 ->value(QStringLiteral("SELECT count(*) FROM invitations WHERE state = 'reserved' AND contact_id IN"
                                        " (SELECT value FROM json_each(?))"),
                         {world.optedOutAsJson()})
                 .toInt(),
             0);
}

void TestRuleRun::change(World& world, int operation)
{
    QRandomGenerator& random = world.random;
    const int guest = 1 + static_cast<int>(random.bounded(World::guests));
    const auto anyVisit = [&] { return world.visits.at(random.bounded(world.visits.size())); };
    switch (world.visits.isEmpty() ? 0 : random.bounded(7)) {
    case 0:
    case 1:
        world.visits += addVisit(guest, world.now.date().addDays(random.bounded(-3, 4)), QString::number(operation));
        break;
    case 2:
        change(anyVisit(), [&](Visit& known) { known.departedOn = known.departedOn.addDays(random.bounded(0, 4)); });
        break;
    case 3:
        change(anyVisit(), [&](Visit& known) { known.isCancelled = random.bounded(2) == 0; });
        break;
    case 4:
        if (world.optedOut.size() < World::guests / 2 && random.bounded(4) == 0) {
            const auto address = *EmailAddress::parse(QStringLiteral("guest%1@example.org").arg(guest));
            write(
                [&](Transaction& t) { return OptOutRepository().add(t, address, QStringLiteral("test"), world.now); });
            world.optedOut.insert(guest);
        }
        break;
    case 5: // some are sent, and for one guest a long time goes by
        setSent(world.now);
        m_seed->run(QStringLiteral("UPDATE invitations SET sent_at = sent_at - 8640000000 WHERE sent_at IS NOT NULL"
                                   " AND contact_id = ?"),
                    {guest});
        break;
    default:
        world.now = world.now.addSecs(random.bounded(3600, 86'400));
    }
}

QTEST_GUILESS_MAIN(TestRuleRun)
#include "tst_rulerun.moc"
