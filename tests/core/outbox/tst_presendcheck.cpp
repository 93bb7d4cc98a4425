#include "core/contacts/optoutrepository.h"
#include "core/mailing/mailaccountrepository.h"
#include "core/outbox/mailingrepository.h"
#include "core/outbox/presendcheck.h"
#include "core/settings/settingsrepository.h"
#include "tests/support/outboxseed.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace inglenook::core;
using namespace inglenook::tests;

namespace {

const QDateTime now({2026, 11, 22}, {9, 0}, Qt::UTC);

} // namespace

class tst_PreSendCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void letsEverybodyGoWhoMay();
    void asksForConsentWhereASurveyIsAdvertising_data();
    void asksForConsentWhereASurveyIsAdvertising();
    void holdsWhoHasOptedOut();
    void holdsADeadAddressUntilTheContactChanges();
    void takesASlowServerForNoDeadAddress();
    void holdsWhoWasAskedWithinSixtyDays();
    void holdsWhoWaitsInAnotherMailing();
    void holdsWhoIsLeftOut();
    void holdsTheOwnHouseButNoNeighbourOfAPublicProvider();
    void holdsWhoHasAnOpenFollowUp();
    void holdsAMaskedAddressThatHasRunOut();
    void holdsALanguageThatTheSurveyHasNot();
    void asksAfterTheOwnersPause();
    void letsOnlyThoseGoWhomLawAndMannersLeaveToTheOwner();
    void keepsWhatTheOwnerAllowedUntilTheMailingStarts();
    void givesTheFirstReasonOnly();
    void narrowsToATagOrAnAddress();
    void foretellsTheEnd();
    void makesOneInvitationAPerson();
    void makesThemInPiecesAndTellsHowFar();
    void makesNothingWhenItIsStopped();
    void refusesAnEmptyAudience();
    void refusesASurveyThatIsGone();
    void checksADraftAgainWhenItStarts();
    void doesNotStandInItsOwnWay();
    void refusesAMailingThatIsGone();

private:
    PreSendReport check(const Audience& audience = {}, const Business& business = british())
    {
        auto report = m_database->read(
            [&](Transaction& t) { return checkBeforeSending(t, audience, business, std::nullopt, now); });
        return *report;
    }
    PreSendReport checkOne(Id<Mailing> id)
    {
        auto report =
            m_database->read([&](Transaction& t) { return checkMailing(t, id, british(), std::nullopt, now); });
        return *report;
    }
    Id<Mailing> make(const Audience& audience = {})
    {
        const auto survey = m_seed->addSurvey();
        return *m_database->write([&](Transaction& t) { return createMailing(t, survey, audience, british(), now); });
    }
    static Business british()
    {
        Business business;
        business.country = QStringLiteral("GB");
        return business;
    }
    void optOut(const char* address)
    {
        const auto parsed = *EmailAddress::parse(QString::fromLatin1(address));
        QVERIFY(m_database->write(
            [&](Transaction& t) { return OptOutRepository().add(t, parsed, QStringLiteral("test"), now); }));
    }
    void storeManners(const Manners& manners)
    {
        QVERIFY(m_database->write([&](Transaction& t) { return SettingsRepository().storeManners(t, manners); }));
    }
    void setState(Id<Invitation> id, const QString& state, const QDateTime& at, int tries = 1)
    {
        const bool isSent = state == u"accepted" || state == u"uncertain";
        m_seed->run(QStringLiteral("UPDATE invitations SET state = ?, tries = ?, changed_at = ?, sent_at = ?"
                                   " WHERE invitation_id = ?"),
                    {state, tries, at.toMSecsSinceEpoch(),
                     isSent ? QVariant(at.toMSecsSinceEpoch()) : QVariant(QMetaType(QMetaType::LongLong)),
                     id.number()});
    }
    QHash<QString, int> states(Id<Mailing> id)
    {
        QHash<QString, int> counts;
        for (const Id<Invitation> invitation : m_seed->invitations(id))
            ++counts[m_seed->stateOf(invitation)];
        return counts;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<OutboxSeed> m_seed;
};

void tst_PreSendCheck::init()
{
    m_database.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_database = *Database::open(m_folder->filePath(QStringLiteral("t.sqlite")));
    m_seed = std::make_unique<OutboxSeed>(OutboxSeed{*m_database});
}

void tst_PreSendCheck::letsEverybodyGoWhoMay()
{
    m_seed->addContacts(3);
    const auto report = check();
    QCOMPARE(report.going, 3);
    QVERIFY(report.held.isEmpty());
    QVERIFY(report.heldSample.isEmpty());
    QVERIFY(report.finishesAt.isNull()); // no account, no forecast
}

void tst_PreSendCheck::asksForConsentWhereASurveyIsAdvertising_data()
{
    QTest::addColumn<QString>("country");
    QTest::addColumn<QString>("basis");
    QTest::addColumn<bool>("goes");
    QTest::newRow("Britain, service") << QStringLiteral("GB") << QStringLiteral("service") << true;
    QTest::newRow("Britain, unknown") << QStringLiteral("GB") << QStringLiteral("unknown") << false;
    QTest::newRow("Germany, service") << QStringLiteral("DE") << QStringLiteral("service") << false;
    QTest::newRow("Germany, soft opt-in") << QStringLiteral("DE") << QStringLiteral("soft_opt_in") << true;
    QTest::newRow("Germany, consent") << QStringLiteral("DE") << QStringLiteral("consent") << true;
    QTest::newRow("not set, service") << QString() << QStringLiteral("service") << false;
}

void tst_PreSendCheck::asksForConsentWhereASurveyIsAdvertising()
{
    QFETCH(QString, country);
    QFETCH(QString, basis);
    QFETCH(bool, goes);
    m_seed->addContacts(1, basis);
    Business business;
    business.country = country;
    const auto report = check({}, business);
    QCOMPARE(report.going, goes ? 1 : 0);
    QCOMPARE(report.held.value(HoldReason::NoBasis), goes ? 0 : 1);
}

void tst_PreSendCheck::holdsWhoHasOptedOut()
{
    m_seed->addContacts(3);
    optOut("GUEST2@example.org");
    const auto report = check();
    QCOMPARE(report.going, 2);
    QCOMPARE(report.held, (QMap<HoldReason, qint64>{{HoldReason::OptedOut, 1}}));
    QCOMPARE(report.heldSample.size(), 1);
    QCOMPARE(report.heldSample[0].name, QStringLiteral("Guest 2"));
    QCOMPARE(report.heldSample[0].reason, HoldReason::OptedOut);
}

void tst_PreSendCheck::holdsADeadAddressUntilTheContactChanges()
{
    m_seed->addContacts(2);
    const auto old = m_seed->addMailing(2, MailingState::Finished);
    m_seed->run(QStringLiteral("UPDATE contacts SET changed_at = ?"), {now.addDays(-100).toMSecsSinceEpoch()});
    setState(m_seed->invitations(old)[0], QStringLiteral("rejected"), now.addDays(-90));
    setState(m_seed->invitations(old)[1], QStringLiteral("accepted"), now.addDays(-90));
    QCOMPARE(check().held, (QMap<HoldReason, qint64>{{HoldReason::DeadAddress, 1}}));
    m_seed->run(QStringLiteral("UPDATE contacts SET changed_at = ? WHERE contact_id = 1"),
                {now.addDays(-1).toMSecsSinceEpoch()});
    QCOMPARE(check().going, 2);
}

void tst_PreSendCheck::takesASlowServerForNoDeadAddress()
{
    m_seed->addContacts(1);
    const auto old = m_seed->addMailing(1, MailingState::Finished);
    setState(m_seed->invitations(old)[0], QStringLiteral("rejected"), now.addDays(-90), 7);
    QCOMPARE(check().going, 1);
}

void tst_PreSendCheck::holdsWhoWasAskedWithinSixtyDays()
{
    m_seed->addContacts(3);
    const auto old = m_seed->addMailing(3, MailingState::Finished);
    const auto rows = m_seed->invitations(old);
    setState(rows[0], QStringLiteral("accepted"), now.addDays(-59));
    setState(rows[1], QStringLiteral("uncertain"), now.addDays(-59)); // probably sent counts as sent
    setState(rows[2], QStringLiteral("accepted"), now.addDays(-61));
    const auto report = check();
    QCOMPARE(report.going, 1);
    QCOMPARE(report.held, (QMap<HoldReason, qint64>{{HoldReason::AskedLately, 2}}));
}

void tst_PreSendCheck::holdsWhoWaitsInAnotherMailing()
{
    m_seed->addContacts(4);
    const auto running = m_seed->addMailing(4, MailingState::Paused);
    const auto rows = m_seed->invitations(running);
    setState(rows[0], QStringLiteral("held"), now);
    setState(rows[1], QStringLiteral("cancelled"), now);
    setState(rows[2], QStringLiteral("deferred"), now);
    QCOMPARE(check().held, (QMap<HoldReason, qint64>{{HoldReason::InAnotherMailing, 2}}));
    m_seed->run(QStringLiteral("UPDATE mailings SET state = 'draft'")); // a draft promises nothing
    QCOMPARE(check().going, 4);
}

void tst_PreSendCheck::holdsWhoIsLeftOut()
{
    m_seed->addContacts(3);
    m_seed->run(QStringLiteral("UPDATE contacts SET address_key = 'tom@desk.agency.example' WHERE contact_id = 2"));
    storeManners({.leftOut = {QStringLiteral("Guest1@example.org"), QStringLiteral("agency.example")}});
    const auto report = check();
    QCOMPARE(report.going, 1);
    QCOMPARE(report.held.value(HoldReason::LeftOut), 2);
}

void tst_PreSendCheck::holdsTheOwnHouseButNoNeighbourOfAPublicProvider()
{
    m_seed->addContacts(2);
    MailAccount account{.from = {QStringLiteral("Fox"), *EmailAddress::parse(QStringLiteral("anna@example.org"))},
                        .host = QStringLiteral("mail.example.org"),
                        .user = QStringLiteral("anna"),
                        .caFile = {}};
    const auto store = [&] {
        return m_database->write([&](Transaction& t) { return MailAccountRepository().store(t, account); });
    };
    QVERIFY(store().has_value());
    QCOMPARE(check().held.value(HoldReason::LeftOut), 2);
    storeManners({.leavesOutOwnDomain = false});
    QCOMPARE(check().going, 2);
    storeManners({});
    m_seed->run(QStringLiteral("UPDATE contacts SET address_key = 'guest' || contact_id || '@gmail.com'"));
    account.from.address = *EmailAddress::parse(QStringLiteral("fox@gmail.com"));
    QVERIFY(store().has_value());
    QCOMPARE(check().going, 2);
}

void tst_PreSendCheck::holdsWhoHasAnOpenFollowUp()
{
    m_seed->addContacts(1);
    const auto mailing = m_seed->addMailing(1, MailingState::Finished);
    setState(m_seed->invitations(mailing).first(), QStringLiteral("accepted"), now.addDays(-100));
    m_seed->run(QStringLiteral("INSERT INTO answers (invitation_id, survey_id, contact_id, face, verdict, reasons,"
                               " answered_at, answered_day, changed_at) SELECT invitation_id, survey_id, contact_id, 3,"
                               " 'confirmed', '', 0, '2026-08-01', 0 FROM invitations"));
    QCOMPARE(check().held.value(HoldReason::OpenComplaint), 1);
    m_seed->run(QStringLiteral("UPDATE cases SET state = 'put_right'"));
    QCOMPARE(check().going, 1);
}

void tst_PreSendCheck::holdsAMaskedAddressThatHasRunOut()
{
    m_seed->addContacts(2);
    m_seed->run(QStringLiteral("UPDATE contacts SET address_key = 'a' || contact_id || '@guest.booking.com'"));
    m_seed->run(QStringLiteral("INSERT INTO visits (contact_id, departed_on, place, staff, reference) VALUES"
                               " (1, '2026-10-20', '', '', ''), (2, '2026-11-20', '', '', '')"));
    const auto report = check();
    QCOMPARE(report.held.value(HoldReason::MaskedGone), 1);
    QCOMPARE(report.heldSample.first().contact, Id<Contact>(1));
    m_seed->run(QStringLiteral("UPDATE visits SET is_cancelled = 1 WHERE contact_id = 2"));
    QCOMPARE(check().held.value(HoldReason::MaskedGone), 1); // came into the list three weeks ago
}

void tst_PreSendCheck::holdsALanguageThatTheSurveyHasNot()
{
    m_seed->addContacts(3);
    m_seed->run(QStringLiteral("UPDATE contacts SET language = 'fr' WHERE contact_id = 1"));
    m_seed->run(QStringLiteral("UPDATE contacts SET language = '' WHERE contact_id = 2"));
    QCOMPARE(check().going, 3); // no survey is chosen yet
    const auto mailing = make();
    QCOMPARE(checkOne(mailing).held.value(HoldReason::MissingLanguage), 1);
    QCOMPARE(states(mailing).value(QStringLiteral("held")), 1);
}

void tst_PreSendCheck::asksAfterTheOwnersPause()
{
    m_seed->addContacts(1);
    const auto mailing = m_seed->addMailing(1, MailingState::Finished);
    setState(m_seed->invitations(mailing).first(), QStringLiteral("accepted"), now.addDays(-20));
    QCOMPARE(check().held.value(HoldReason::AskedLately), 1);
    storeManners({.quarantineDays = 14});
    QCOMPARE(check().going, 1);
}

void tst_PreSendCheck::letsOnlyThoseGoWhomLawAndMannersLeaveToTheOwner()
{
    m_seed->addContacts(3);
    optOut("guest1@example.org");
    m_seed->run(QStringLiteral("UPDATE contacts SET basis = 'unknown' WHERE contact_id = 2"));
    storeManners({.leftOut = {QStringLiteral("example.org")}});
    const auto all = holdReasons();
    const SendingChoices everything{{}, AllowedReasons(all.begin(), all.end())};
    const auto report = m_database->read(
        [&](Transaction& t) { return checkBeforeSending(t, {}, british(), std::nullopt, now, everything); });
    QCOMPARE(report->going, 1);
    QCOMPARE(report->held.value(HoldReason::OptedOut), 1);
    QCOMPARE(report->held.value(HoldReason::NoBasis), 1);
    for (const HoldReason reason : all) {
        QVERIFY(!holdReasonText(reason).isEmpty());
        QVERIFY(!holdReasonAdvice(reason).isEmpty());
        QCOMPARE(holdReasonFromWord(holdReasonWord(reason)), std::optional(reason));
    }
}

void tst_PreSendCheck::keepsWhatTheOwnerAllowedUntilTheMailingStarts()
{
    m_seed->addContacts(1);
    storeManners({.leftOut = {QStringLiteral("example.org")}});
    const auto survey = m_seed->addSurvey();
    const auto mailing = m_database->write([&](Transaction& t) {
        return createMailing(t, survey, {}, british(), now, {HoldReason::LeftOut, HoldReason::OptedOut});
    });
    QCOMPARE(states(*mailing).value(QStringLiteral("queued")), 1);
    QVERIFY(m_database->write([&](Transaction& t) { return recheckDraft(t, *mailing, british(), now); }));
    QCOMPARE(states(*mailing).value(QStringLiteral("queued")), 1);
    const auto stored = m_database->read([&](Transaction& t) { return MailingRepository().find(t, *mailing); });
    QCOMPARE((*stored)->allowed, AllowedReasons{HoldReason::LeftOut}); // no opt-out can be allowed away
}

void tst_PreSendCheck::givesTheFirstReasonOnly()
{
    m_seed->addContacts(1, QStringLiteral("unknown"));
    const auto old = m_seed->addMailing(1, MailingState::Finished);
    setState(m_seed->invitations(old)[0], QStringLiteral("accepted"), now.addDays(-1));
    optOut("guest1@example.org");
    QCOMPARE(check().held, (QMap<HoldReason, qint64>{{HoldReason::OptedOut, 1}}));
}

void tst_PreSendCheck::narrowsToATagOrAnAddress()
{
    m_seed->addContacts(5);
    m_seed->run(QStringLiteral("INSERT INTO tags (tag_id, name) VALUES (1, 'Regulars')"));
    m_seed->run(QStringLiteral("INSERT INTO contact_tags (contact_id, tag_id) VALUES (2, 1), (4, 1)"));
    QCOMPARE(check(*Audience::parse(QStringLiteral("tag:regulars"))).going, 2);
    QCOMPARE(check(*Audience::parse(QStringLiteral("tag:nobody"))).going, 0);
    QCOMPARE(check(*Audience::parse(QStringLiteral("address:Guest3@Example.org"))).going, 1);
    QCOMPARE(check(*Audience::parse(QStringLiteral("address:x@example.org"))).going, 0);
}

void tst_PreSendCheck::foretellsTheEnd()
{
    m_seed->addContacts(41);
    const MailAccount account{.from = {{}, *EmailAddress::parse(QStringLiteral("a@fox.example"))},
                              .host = QStringLiteral("h"),
                              .user = {},
                              .caFile = {},
                              .perMinute = 20,
                              .perDay = 40};
    const auto report =
        *m_database->read([&](Transaction& t) { return checkBeforeSending(t, {}, british(), account, now); });
    QCOMPARE(report.going, 41);
    QCOMPARE(report.finishesAt, now.addDays(1)); // the 41st waits until the first is a day old
}

void tst_PreSendCheck::makesOneInvitationAPerson()
{
    m_seed->addContacts(3);
    m_seed->addContacts(1, QStringLiteral("unknown"));
    const auto id = make();
    QCOMPARE(states(id), (QHash<QString, int>{{QStringLiteral("queued"), 3}, {QStringLiteral("held"), 1}}));
    QCOMPARE(m_seed->value(QStringLiteral("SELECT count(DISTINCT message_id) FROM invitations")).toInt(), 4);
    QCOMPARE(m_seed->value(QStringLiteral("SELECT failure FROM invitations WHERE state = 'held'")).toString(),
             holdReasonText(HoldReason::NoBasis));
    const auto mailing = **m_database->read([&](Transaction& t) { return MailingRepository().find(t, id); });
    QCOMPARE(mailing.state, MailingState::Draft);
    QCOMPARE(mailing.createdAt, now);
    QVERIFY(mailing.startedAt.isNull());
}

void tst_PreSendCheck::makesThemInPiecesAndTellsHowFar()
{
    m_seed->addContacts(12'000);
    m_seed->run(QStringLiteral("DELETE FROM contacts WHERE contact_id % 3 = 0"));
    const auto survey = m_seed->addSurvey();
    QList<double> told;
    const auto made = m_database->write([&](Transaction& t) {
        return createMailing(t, survey, {}, british(), now, AllowedReasons(), [&told](double share) {
            told << share;
            return true;
        });
    });
    QVERIFY(made.has_value());
    QVERIFY(told.size() > 1 && std::is_sorted(told.begin(), told.end()));
    QCOMPARE(told.last(), 1.0);
    const auto count = [&](const char* what) {
        return m_seed->value(QStringLiteral("SELECT %1 FROM invitations").arg(QLatin1String(what))).toInt();
    };
    QCOMPARE(count("COUNT(*)"), 8000);
    QCOMPARE(count("COUNT(DISTINCT contact_id)"), 8000);
    QCOMPARE(count("COUNT(DISTINCT message_id)"), 8000);
    QCOMPARE(count("MIN(length(message_id))"), 12);
}

void tst_PreSendCheck::makesNothingWhenItIsStopped()
{
    m_seed->addContacts(3);
    const auto survey = m_seed->addSurvey();
    const auto made = m_database->write([&](Transaction& t) {
        return createMailing(t, survey, {}, british(), now, AllowedReasons(), [](double) { return false; });
    });
    QCOMPARE(made.error().kind, ErrorKind::Cancelled);
    QCOMPARE(m_seed->value(QStringLiteral("SELECT COUNT(*) FROM mailings")).toInt(), 0);
    QCOMPARE(m_seed->value(QStringLiteral("SELECT COUNT(*) FROM invitations")).toInt(), 0);
}

void tst_PreSendCheck::refusesAnEmptyAudience()
{
    const auto survey = m_seed->addSurvey();
    const auto made = m_database->write([&](Transaction& t) { return createMailing(t, survey, {}, british(), now); });
    QCOMPARE(made.error().kind, ErrorKind::InvalidInput);
    QCOMPARE(m_seed->value(QStringLiteral("SELECT count(*) FROM mailings")).toInt(), 0);
}

void tst_PreSendCheck::refusesASurveyThatIsGone()
{
    m_seed->addContacts(1);
    const auto made =
        m_database->write([&](Transaction& t) { return createMailing(t, Id<Survey>(99), {}, british(), now); });
    QCOMPARE(made.error().kind, ErrorKind::NotFound);
}

void tst_PreSendCheck::checksADraftAgainWhenItStarts()
{
    m_seed->addContacts(4);
    optOut("guest1@example.org");
    const auto draft = make();
    QCOMPARE(checkOne(draft).going, 3);
    // Meanwhile guest 1 wants mails again, guest 2 none any more, guest 3 was mailed, and guest 4 is erased.
    const auto address = *EmailAddress::parse(QStringLiteral("guest1@example.org"));
    QVERIFY(m_database->write([&](Transaction& t) { return OptOutRepository().remove(t, address); }));
    optOut("guest2@example.org");
    const auto other = m_seed->addMailing(3, MailingState::Finished);
    const auto rows = m_seed->invitations(other);
    setState(rows[0], QStringLiteral("cancelled"), now);
    setState(rows[1], QStringLiteral("cancelled"), now);
    setState(rows[2], QStringLiteral("accepted"), now);
    m_seed->run(QStringLiteral("DELETE FROM contacts WHERE contact_id = 4"));

    const auto report = checkOne(draft);
    QCOMPARE(report.going, 1);
    QCOMPARE(report.held, (QMap<HoldReason, qint64>{{HoldReason::OptedOut, 1}, {HoldReason::AskedLately, 1}}));
    QVERIFY(m_database->write([&](Transaction& t) { return recheckDraft(t, draft, british(), now); }));
    const auto drafted = m_seed->invitations(draft);
    QCOMPARE(m_seed->stateOf(drafted[0]), QStringLiteral("queued"));
    QCOMPARE(
        m_seed->value(QStringLiteral("SELECT failure FROM invitations WHERE invitation_id = ?"), {drafted[0].number()})
            .toString(),
        QString());
    QCOMPARE(m_seed->stateOf(drafted[1]), QStringLiteral("held"));
    QCOMPARE(m_seed->stateOf(drafted[2]), QStringLiteral("held"));
    QCOMPARE(
        m_seed->value(QStringLiteral("SELECT failure FROM invitations WHERE invitation_id = ?"), {drafted[2].number()})
            .toString(),
        holdReasonText(HoldReason::AskedLately));
}

void tst_PreSendCheck::doesNotStandInItsOwnWay()
{
    m_seed->addContacts(3);
    const auto running = m_seed->addMailing(3);
    setState(m_seed->invitations(running)[0], QStringLiteral("accepted"), now);
    const auto report = checkOne(running);
    QCOMPARE(report.going, 2);
    QVERIFY(report.held.isEmpty());
}

void tst_PreSendCheck::refusesAMailingThatIsGone()
{
    const auto report =
        m_database->read([](Transaction& t) { return checkMailing(t, Id<Mailing>(9), british(), std::nullopt, now); });
    QCOMPARE(report.error().kind, ErrorKind::NotFound);
    const auto rechecked =
        m_database->write([](Transaction& t) { return recheckDraft(t, Id<Mailing>(9), british(), now); });
    QCOMPARE(rechecked.error().kind, ErrorKind::NotFound);
}

QTEST_GUILESS_MAIN(tst_PreSendCheck)
#include "tst_presendcheck.moc"
