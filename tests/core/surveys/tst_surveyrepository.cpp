#include "core/surveys/surveyrepository.h"
#include "tests/support/answerfixture.h"

#include <QtTest/QTest>

using namespace inglenook::core;
using namespace inglenook::tests;

class TestSurveyRepository : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<AnswerFixture>(); }
    void findsWhatWasAdded();
    void listsTheNewestFirst();
    void changesAVersionThatNobodyWasSent();
    void makesANewVersionOfOneInUse();
    void keepsTheVersionWhenOnlyTheNameChanges();
    void keepsTheVersionWhenNothingChanges();
    void refusesToChangeWhatIsGone();
    void removesAnUnusedSurveyWithItsVersions();
    void keepsASurveyInUse();
    void countsWhatBecameOfEachSurvey();
    void namesADamagedDocument();

private:
    [[nodiscard]] static Survey draft(const QString& name)
    {
        Survey survey;
        survey.name = name;
        survey.version.texts.insert(QStringLiteral("en"), defaultTexts(QStringLiteral("en")));
        return survey;
    }
    Survey add(const QString& name, const QDateTime& at = sundayMorning())
    {
        const auto added =
            m_fixture->database().write([&](Transaction& t) { return SurveyRepository().add(t, draft(name), at); });
        return added ? *added : Survey();
    }
    Result<Survey> update(const Survey& survey)
    {
        return m_fixture->database().write(
            [&](Transaction& t) { return SurveyRepository().update(t, survey, sundayMorning()); });
    }
    Result<std::optional<Survey>> find(Id<Survey> id)
    {
        return m_fixture->database().read([&](Transaction& t) { return SurveyRepository().find(t, id); });
    }
    void mailWith(const Survey& survey)
    {
        m_fixture->run(QStringLiteral("INSERT INTO mailings (survey_id, survey_version_id, audience, state, created_at,"
                                      " started_at) VALUES (?, ?, 'all', 'running', 0, ?)"),
                       {survey.id.number(), survey.version.id.number(), sundayMorning().toMSecsSinceEpoch()});
    }

    std::unique_ptr<AnswerFixture> m_fixture;
};

void TestSurveyRepository::findsWhatWasAdded()
{
    const Survey added = add(QStringLiteral("Dinner"));
    QVERIFY(!added.id.isNull());
    QCOMPARE(added.version.number, 1);
    const auto found = find(added.id);
    QVERIFY(found && *found);
    QCOMPARE((*found)->name, QStringLiteral("Dinner"));
    QCOMPARE((*found)->version.texts, draft({}).version.texts);
    QCOMPARE((*found)->version.id, added.version.id);
    const auto version =
        m_fixture->database().read([&](Transaction& t) { return SurveyRepository().findVersion(t, added.version.id); });
    QVERIFY(version && *version);
    QCOMPARE((*version)->number, 1);
    QVERIFY(!*find(Id<Survey>(999)));
}

void TestSurveyRepository::listsTheNewestFirst()
{
    m_fixture->run(QStringLiteral("DELETE FROM mailings"));
    m_fixture->run(QStringLiteral("DELETE FROM surveys"));
    add(QStringLiteral("First"), sundayMorning());
    add(QStringLiteral("Second"), sundayMorning().addDays(1));
    const auto all = m_fixture->database().read([](Transaction& t) { return SurveyRepository().loadAll(t); });
    QVERIFY(all.has_value());
    QCOMPARE(all->size(), 2);
    QCOMPARE(all->first().name, QStringLiteral("Second"));
}

void TestSurveyRepository::changesAVersionThatNobodyWasSent()
{
    Survey survey = add(QStringLiteral("Dinner"));
    survey.version.texts[QStringLiteral("en")].question = QStringLiteral("How was dinner?");
    const auto updated = update(survey);
    QVERIFY(updated.has_value());
    QCOMPARE(updated->version.number, 1);
    QCOMPARE(updated->version.id, survey.version.id);
    QCOMPARE((*find(survey.id))->version.texts.first().question, QStringLiteral("How was dinner?"));
}

void TestSurveyRepository::makesANewVersionOfOneInUse()
{
    Survey survey = add(QStringLiteral("Dinner"));
    const auto sent = survey.version;
    mailWith(survey);
    survey.version.texts[QStringLiteral("en")].question = QStringLiteral("How was dinner?");
    const auto updated = update(survey);
    QVERIFY(updated.has_value());
    QCOMPARE(updated->version.number, 2);
    QVERIFY(updated->version.id != sent.id);
    const auto old =
        m_fixture->database().read([&](Transaction& t) { return SurveyRepository().findVersion(t, sent.id); });
    QCOMPARE((*old)->texts, sent.texts);
    QCOMPARE((*find(survey.id))->version.number, 2);

    // The second one has not been sent: it is changed in place.
    Survey again = *updated;
    again.version.linkDays = 30;
    QCOMPARE(update(again)->version.number, 2);
}

void TestSurveyRepository::keepsTheVersionWhenOnlyTheNameChanges()
{
    Survey survey = add(QStringLiteral("Dinner"));
    mailWith(survey);
    survey.name = QStringLiteral("Supper");
    QCOMPARE(update(survey)->version.number, 1);
    QCOMPARE((*find(survey.id))->name, QStringLiteral("Supper"));
}

void TestSurveyRepository::keepsTheVersionWhenNothingChanges()
{
    const Survey survey = add(QStringLiteral("Dinner"));
    mailWith(survey);
    QCOMPARE(update(survey)->version.number, 1);
    QCOMPARE(m_fixture->number(QStringLiteral("SELECT count(*) FROM survey_versions WHERE survey_id = ?"),
                               {survey.id.number()}),
             1);
}

void TestSurveyRepository::refusesToChangeWhatIsGone()
{
    Survey survey = add(QStringLiteral("Dinner"));
    survey.id = Id<Survey>(999);
    const auto updated = update(survey);
    QVERIFY(!updated.has_value());
    QCOMPARE(updated.error().kind, ErrorKind::NotFound);
}

void TestSurveyRepository::removesAnUnusedSurveyWithItsVersions()
{
    const Survey survey = add(QStringLiteral("Dinner"));
    QVERIFY(m_fixture->database().write([&](Transaction& t) { return SurveyRepository().remove(t, survey.id); }));
    QVERIFY(!*find(survey.id));
    QCOMPARE(m_fixture->number(QStringLiteral("SELECT count(*) FROM survey_versions WHERE survey_id = ?"),
                               {survey.id.number()}),
             0);
}

void TestSurveyRepository::keepsASurveyInUse()
{
    const Survey survey = add(QStringLiteral("Dinner"));
    mailWith(survey);
    const auto removed =
        m_fixture->database().write([&](Transaction& t) { return SurveyRepository().remove(t, survey.id); });
    QVERIFY(!removed.has_value());
    QCOMPARE(removed.error().kind, ErrorKind::Conflict);
    QVERIFY(*find(survey.id));
}

void TestSurveyRepository::countsWhatBecameOfEachSurvey()
{
    const Survey unused = add(QStringLiteral("Breakfast"));
    Survey changed = add(QStringLiteral("Dinner"));
    mailWith(changed);
    changed.version.linkDays = 30;
    QVERIFY(update(changed));
    const MessageId message = m_fixture->addInvitation({.contact = {}, .survey = changed.id});
    m_fixture->addAnswer(message, Face::Green, sundayMorning());
    m_fixture->addAnswer(m_fixture->addInvitation({.contact = {}, .survey = changed.id}), Face::Red, sundayMorning(),
                         QStringLiteral("held"));

    const auto uses = m_fixture->database().read([](Transaction& t) { return SurveyRepository().loadUses(t); });
    QVERIFY(uses.has_value());
    QCOMPARE(uses->size(), 3); // with the fixture's own
    const SurveyUse never = uses->value(unused.id);
    QVERIFY(!never.isInUse && !never.isNewestInUse && never.lastSentAt.isNull());
    QCOMPARE(never.answers, 0);
    const SurveyUse sent = uses->value(changed.id);
    QVERIFY(sent.isInUse && !sent.isNewestInUse);
    QCOMPARE(sent.lastSentAt, sundayMorning());
    QCOMPARE(sent.sent, 2);
    QCOMPARE(sent.answers, 1);
}

void TestSurveyRepository::namesADamagedDocument()
{
    const Survey survey = add(QStringLiteral("Dinner"));
    m_fixture->run(QStringLiteral("UPDATE survey_versions SET document = '{' WHERE survey_id = ?"),
                   {survey.id.number()});
    const auto found = find(survey.id);
    QVERIFY(!found.has_value());
    QCOMPARE(found.error().kind, ErrorKind::Storage);
}

QTEST_GUILESS_MAIN(TestSurveyRepository)
#include "tst_surveyrepository.moc"
