#include "core/surveys/invitationwords.h"
#include "core/surveys/surveydocument.h"

#include <QtTest/QTest>

using namespace inglenook::core;

class TestSurvey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void speaksTheGuestsLanguage();
    void fallsBackToItsOwnLanguage();
    void hasGoodTextsToStartFrom_data();
    void hasGoodTextsToStartFrom();
    void speaksEnglishWhereItKnowsNothingBetter();
};

void TestSurvey::speaksTheGuestsLanguage()
{
    SurveyVersion version;
    version.texts = {{QStringLiteral("en"), defaultTexts(QStringLiteral("en"))},
                     {QStringLiteral("de"), defaultTexts(QStringLiteral("de"))}};
    QCOMPARE(version.textsFor(QStringLiteral("de")), defaultTexts(QStringLiteral("de")));
    QCOMPARE(version.textsFor(QStringLiteral("DE-AT")), defaultTexts(QStringLiteral("de")));
}

void TestSurvey::fallsBackToItsOwnLanguage()
{
    SurveyVersion version;
    version.defaultLanguage = QStringLiteral("fr");
    version.texts = {{QStringLiteral("fr"), defaultTexts(QStringLiteral("fr"))}};
    QCOMPARE(version.textsFor(QStringLiteral("pl")), defaultTexts(QStringLiteral("fr")));
    QCOMPARE(version.textsFor({}), defaultTexts(QStringLiteral("fr")));
}

void TestSurvey::hasGoodTextsToStartFrom_data()
{
    QTest::addColumn<QString>("language");
    for (const QString& language : languagesWithDefaults())
        QTest::newRow(qPrintable(language)) << language;
}

/// What the composer offers must pass the check that guards what is stored.
void TestSurvey::hasGoodTextsToStartFrom()
{
    QFETCH(QString, language);
    const SurveyTexts texts = defaultTexts(language);
    QVERIFY(checkSurveyText(texts.subject, surveyrules::subject));
    QVERIFY(checkSurveyText(texts.greeting, surveyrules::greeting));
    QVERIFY(checkSurveyText(texts.question, surveyrules::question));
    QVERIFY(checkSurveyText(texts.closing, surveyrules::closing));
    QVERIFY(checkSurveyText(texts.thanks, surveyrules::thanks));
    QVERIFY(checkSurveyText(texts.commentLabel, surveyrules::commentLabel));
    for (const QString& label : texts.faceLabels)
        QVERIFY(checkSurveyText(label, surveyrules::faceLabel));
    const InvitationWords words = invitationWords(language);
    QVERIFY(!words.privacy.isEmpty() && !words.unsubscribe.isEmpty());
    if (language != u"en") {
        QVERIFY(texts != defaultTexts(QStringLiteral("en")));
        QVERIFY(words.privacy != invitationWords(QStringLiteral("en")).privacy);
    }
}

void TestSurvey::speaksEnglishWhereItKnowsNothingBetter()
{
    QCOMPARE(defaultTexts(QStringLiteral("fi")), defaultTexts(QStringLiteral("en")));
    QCOMPARE(invitationWords(QStringLiteral("fi")).privacy, invitationWords(QStringLiteral("en")).privacy);
}

QTEST_GUILESS_MAIN(TestSurvey)
#include "tst_survey.moc"
