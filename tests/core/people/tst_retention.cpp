#include "core/answers/answerrepository.h"
#include "core/people/retention.h"
#include "core/settings/settingsrepository.h"
#include "tests/support/answerfixture.h"

#include <QtTest/QTest>

using namespace inglenook;
using namespace inglenook::core;
using inglenook::tests::sundayMorning;

class TestRetention : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void forgetsClicksAfterNinetyDays();
    void keepsTheClicksOfAnAnswerThatWaits();
    void leavesAnAnswerAloneWhoseClicksAreForgotten();
    void forgetsWordsAfterTwoYears();
    void keepsTheWordsOfAnOpenFollowUp();
    void forgetsWhoWasMailed();
    void remembersThatAnAddressIsDead();
    void takesManyInPieces();
    void keepsTheReport();
    void tellsBeforehandWhatItWillForget();
    void refusesLimitsThatCannotBe();
    void keepsTheFigures();

private:
    RetentionReport forget(const QDateTime& now)
    {
        const auto report = applyRetention(m_rows->database(), now);
        if (!report)
            qFatal("%s", qPrintable(report.error().detail));
        return *report;
    }
    MessageId answered(Id<Contact> contact, const QString& verdict = QStringLiteral("counted"))
    {
        const MessageId message = m_rows->addInvitation({.contact = contact, .sentAt = m_sent});
        m_rows->run(QStringLiteral("UPDATE invitations SET changed_at = ?, server_text = '250 ok'"
                                   " WHERE invitation_id = ?"),
                    {m_sent.toMSecsSinceEpoch(), m_rows->invitationOf(message).number()});
        m_rows->addAnswer(message, Face::Red, m_sent.addSecs(3600), verdict);
        m_rows->run(QStringLiteral("UPDATE answers SET comment = 'Draughty', call_phone = '07700900456'"));
        m_rows->run(QStringLiteral("UPDATE cases SET note = 'Rang', state = 'closed'"));
        addClick(message, m_sent.addSecs(3600));
        return message;
    }
    void addClick(const MessageId& message, const QDateTime& at)
    {
        m_rows->run(
            QStringLiteral("INSERT INTO click_events (event_id, invitation_id, seen_at, stored_at, kind, record)"
                           " VALUES (randomblob(16), ?, ?, ?, 2, x'00')"),
            {m_rows->invitationOf(message).number(), at.toMSecsSinceEpoch(), at.toMSecsSinceEpoch()});
    }
    [[nodiscard]] qint64 count(const char* what)
    {
        return m_rows->number(QLatin1String("SELECT count(*) FROM ") + QLatin1String(what));
    }

    const QDateTime m_sent = sundayMorning();
    std::unique_ptr<tests::AnswerFixture> m_rows;
    Id<Contact> m_anna;
};

void TestRetention::init()
{
    m_rows = std::make_unique<tests::AnswerFixture>();
    m_anna = m_rows->addContact(QStringLiteral("Anna"), QStringLiteral("Hall"), QStringLiteral("anna@guests.example"));
}

void TestRetention::forgetsClicksAfterNinetyDays()
{
    answered(m_anna);
    QVERIFY(forget(m_sent.addDays(90)).isEmpty());
    QCOMPARE(count("click_events"), 1);
    QCOMPARE(forget(m_sent.addDays(91)).clicks, 1);
    QCOMPARE(count("click_events"), 0);
    QCOMPARE(count("answers WHERE comment = 'Draughty'"), 1);
}

void TestRetention::keepsTheClicksOfAnAnswerThatWaits()
{
    answered(m_anna, QStringLiteral("held"));
    QVERIFY(forget(m_sent.addDays(120)).isEmpty());
    QCOMPARE(count("click_events"), 1);
}

void TestRetention::leavesAnAnswerAloneWhoseClicksAreForgotten()
{
    const MessageId message = answered(m_anna);
    QCOMPARE(forget(m_sent.addDays(91)).clicks, 1);
    // A scanner looks once more: by itself that would be no answer at all.
    addClick(message, m_sent.addDays(92));
    const auto judged = m_rows->database().write([&](Transaction& t) {
        return AnswerRepository().judge(t, message, *SettingsRepository().loadBusiness(t), m_sent.addDays(92));
    });
    QVERIFY(judged.has_value());
    QVERIFY(!judged->has_value());
    QCOMPARE(count("answers WHERE verdict = 'counted' AND face = 3"), 1);
}

void TestRetention::forgetsWordsAfterTwoYears()
{
    answered(m_anna);
    QCOMPARE(forget(m_sent.addMonths(23)).comments, 0);
    QCOMPARE(forget(m_sent.addMonths(24).addDays(1)).comments, 1);
    QCOMPARE(count("answers WHERE comment = '' AND call_phone = ''"), 1);
    QCOMPARE(count("cases WHERE note = ''"), 1);
}

void TestRetention::keepsTheWordsOfAnOpenFollowUp()
{
    answered(m_anna);
    m_rows->run(QStringLiteral("UPDATE cases SET state = 'open'"));
    QCOMPARE(forget(m_sent.addMonths(30)).comments, 0);
    QCOMPARE(count("answers WHERE comment = 'Draughty'"), 1);
}

void TestRetention::forgetsWhoWasMailed()
{
    answered(m_anna);
    QCOMPARE(forget(m_sent.addMonths(13)).mails, 0);
    // The links still live for a few days: only what the server said goes.
    QCOMPARE(forget(m_sent.addMonths(13).addDays(1)).mails, 1);
    QCOMPARE(count("invitations WHERE server_text = '' AND contact_id IS NOT NULL"), 1);
    QCOMPARE(forget(m_sent.addDays(403)).mails, 1);
    QCOMPARE(count("invitations WHERE contact_id IS NULL"), 1);
    QCOMPARE(count("contacts"), 1);
}

void TestRetention::remembersThatAnAddressIsDead()
{
    answered(m_anna);
    m_rows->run(QStringLiteral("UPDATE invitations SET state = 'rejected', server_text = '550 no such user'"));
    QCOMPARE(forget(m_sent.addMonths(20)).mails, 1);
    QCOMPARE(count("invitations WHERE state = 'rejected' AND contact_id IS NOT NULL AND server_text = ''"), 1);
}

void TestRetention::takesManyInPieces()
{
    const MessageId message = answered(m_anna);
    m_rows->run(
        QStringLiteral("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4500)"
                       " INSERT INTO invitations (mailing_id, survey_id, message_id, state, changed_at,"
                       " server_text) SELECT mailing_id, survey_id, randomblob(12), 'accepted', changed_at, 'ok'"
                       " FROM invitations, n WHERE invitation_id = ?"),
        {m_rows->invitationOf(message).number()});
    QCOMPARE(forget(m_sent.addMonths(14)).mails, 4501);
    QCOMPARE(count("invitations WHERE server_text <> ''"), 0);
}

void TestRetention::keepsTheReport()
{
    answered(m_anna);
    (void)forget(m_sent.addDays(91));
    (void)forget(m_sent.addDays(92));
    const auto last = m_rows->database().read([](Transaction& t) { return RetentionRepository().loadLast(t); });
    QCOMPARE(last->at, m_sent.addDays(91));
    QCOMPARE(last->clicks, 1);
    QCOMPARE(*m_rows->database().read([](Transaction& t) { return RetentionRepository().loadLastRun(t); }),
             m_sent.addDays(92));
}

void TestRetention::tellsBeforehandWhatItWillForget()
{
    answered(m_anna);
    const QDateTime later = m_sent.addMonths(25);
    const auto told = m_rows->database().read([&](Transaction& t) { return RetentionRepository().preview(t, later); });
    QVERIFY(told.has_value());
    QCOMPARE(count("click_events"), 1);
    const RetentionReport done = forget(later);
    QCOMPARE(told->clicks, done.clicks);
    QCOMPARE(told->comments, done.comments);
    QCOMPARE(told->mails, done.mails);
    QCOMPARE(done.clicks + done.comments + done.mails, 3);
}

void TestRetention::refusesLimitsThatCannotBe()
{
    const auto store = [this](const Retention& retention) {
        return m_rows->database().write([&](Transaction& t) { return RetentionRepository().store(t, retention); });
    };
    QVERIFY(!store({29, 24, 13}).has_value());
    QVERIFY(!store({90, 0, 13}).has_value());
    QVERIFY(!store({90, 24, 12}).has_value());
    QVERIFY(store({400, 120, 60}).has_value());
    QVERIFY(*m_rows->database().read([](Transaction& t) { return RetentionRepository().load(t); }) ==
            Retention({400, 120, 60}));
}

void TestRetention::keepsTheFigures()
{
    answered(m_anna);
    const qint64 faces = m_rows->number(QStringLiteral("SELECT sum(answers) FROM daily_faces"));
    const qint64 sends = m_rows->number(QStringLiteral("SELECT sum(sent) FROM daily_sends"));
    (void)forget(m_sent.addMonths(30));
    QCOMPARE(m_rows->number(QStringLiteral("SELECT sum(answers) FROM daily_faces")), faces);
    QCOMPARE(m_rows->number(QStringLiteral("SELECT sum(sent) FROM daily_sends")), sends);
    QCOMPARE(faces, 1);
}

QTEST_GUILESS_MAIN(TestRetention)
#include "tst_retention.moc"
