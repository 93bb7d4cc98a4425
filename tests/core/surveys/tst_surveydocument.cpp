#include "core/surveys/surveydocument.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtTest/QTest>

#include <functional>

using namespace inglenook::core;

class TestSurveyDocument : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatItWrote();
    void fillsInWhatMayBeLeftOut();
    void namesTheFieldThatIsWrong_data();
    void namesTheFieldThatIsWrong();
    void refusesWhatIsNoObject_data();
    void refusesWhatIsNoObject();
    void takesLineEndsOfAnySystem();
    void readsTheExampleOfItsDocument();
    void itsDocumentNamesEveryLimit();
};

namespace {

using Spoil = std::function<void(QJsonObject&)>;

QJsonObject goodTexts()
{
    return {{QStringLiteral("subject"), QStringLiteral("How was it?")},
            {QStringLiteral("question"), QStringLiteral("How was your visit?")},
            {QStringLiteral("face_labels"),
             QJsonArray{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c"), QStringLiteral("d")}},
            {QStringLiteral("thanks"), QStringLiteral("Thank you")}};
}

QJsonObject goodDocument()
{
    return {{QStringLiteral("texts"), QJsonObject{{QStringLiteral("en"), goodTexts()}}}};
}

/// A document whose English texts have `value` in `field`.
Spoil inTexts(const QString& field, const QJsonValue& value)
{
    return [=](QJsonObject& document) {
        QJsonObject texts = goodTexts();
        texts.insert(field, value);
        document.insert(QStringLiteral("texts"), QJsonObject{{QStringLiteral("en"), texts}});
    };
}

Spoil inDocument(const QString& field, const QJsonValue& value)
{
    return [=](QJsonObject& document) { document.insert(field, value); };
}

QByteArray formatDocument()
{
    QFile file(QStringLiteral(SOURCE_DIR "/docs/survey-format.md"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

Q_DECLARE_METATYPE(Spoil)

void TestSurveyDocument::readsWhatItWrote()
{
    SurveyVersion version;
    version.texts = {{QStringLiteral("de"), defaultTexts(QStringLiteral("de"))},
                     {QStringLiteral("en"), defaultTexts(QStringLiteral("en"))}};
    version.texts[QStringLiteral("en")].closing = QStringLiteral("One line\nand <another> “one” \\ {business}");
    version.defaultLanguage = QStringLiteral("de");
    version.asksForComment = false;
    version.offersCall = false;
    version.linkDays = 400;
    const auto read = readSurveyDocument(writeSurveyDocument(version));
    QVERIFY(read.has_value());
    QCOMPARE(read->texts, version.texts);
    QCOMPARE(read->defaultLanguage, version.defaultLanguage);
    QCOMPARE(read->asksForComment, false);
    QCOMPARE(read->offersCall, false);
    QCOMPARE(read->linkDays, 400);
}

void TestSurveyDocument::fillsInWhatMayBeLeftOut()
{
    const auto read = readSurveyDocument(QJsonDocument(goodDocument()).toJson());
    QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().message));
    QCOMPARE(read->defaultLanguage, QStringLiteral("en"));
    QCOMPARE(read->asksForComment, true);
    QCOMPARE(read->offersCall, true);
    QCOMPARE(read->linkDays, 60);
    QVERIFY(read->texts.first().greeting.isEmpty());
    QVERIFY(read->texts.first().closing.isEmpty());
}

void TestSurveyDocument::namesTheFieldThatIsWrong_data()
{
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<QString>("named");
    const QString texts = QStringLiteral("texts");
    const auto row = [](const char* title, const Spoil& spoil, const char* named) {
        QTest::newRow(title) << spoil << QString::fromUtf8(named);
    };
    row("unknown field", inDocument(QStringLiteral("colour"), 1), "colour:");
    row("unknown text", inTexts(QStringLiteral("preheader"), QStringLiteral("x")), "texts.en.preheader:");
    row("no texts", inDocument(texts, QJsonObject()), "texts:");
    row("texts no object", inDocument(texts, 5), "texts:");
    row("language no object", inDocument(texts, QJsonObject{{QStringLiteral("en"), 1}}), "texts.en:");
    row("language name", inDocument(texts, QJsonObject{{QStringLiteral("EN"), goodTexts()}}), "texts.EN:");
    row("empty question", inTexts(QStringLiteral("question"), QStringLiteral(" ")), "texts.en.question:");
    row("number as text", inTexts(QStringLiteral("subject"), 5), "texts.en.subject:");
    row("long subject", inTexts(QStringLiteral("subject"), QString(151, u'x')), "texts.en.subject:");
    row("subject of two lines", inTexts(QStringLiteral("subject"), QStringLiteral("a\nb")), "texts.en.subject:");
    row("invisible character", inTexts(QStringLiteral("closing"), QStringLiteral("a\u202Eb")), "texts.en.closing:");
    row("bell", inTexts(QStringLiteral("greeting"), QStringLiteral("a\u0007")), "texts.en.greeting:");
    row("unknown merge field", inTexts(QStringLiteral("greeting"), QStringLiteral("Dear {name}")),
        "texts.en.greeting: “{name}”");
    row("three labels",
        inTexts(QStringLiteral("face_labels"),
                QJsonArray{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}),
        "texts.en.face_labels:");
    row("an empty label",
        inTexts(QStringLiteral("face_labels"),
                QJsonArray{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral(""), QStringLiteral("d")}),
        "texts.en.face_labels[2]:");
    row("a language without texts", inDocument(QStringLiteral("default_language"), QStringLiteral("de")),
        "default_language:");
    row("language as a number", inDocument(QStringLiteral("default_language"), 5), "default_language:");
    row("two languages, none for the others",
        inDocument(texts, QJsonObject{{QStringLiteral("en"), goodTexts()}, {QStringLiteral("de"), goodTexts()}}),
        "default_language:");
    row("switch as text", inDocument(QStringLiteral("offers_call"), QStringLiteral("yes")), "offers_call:");
    row("no days", inDocument(QStringLiteral("link_days"), 0), "link_days:");
    row("half a day", inDocument(QStringLiteral("link_days"), 60.5), "link_days:");
    row("too many days", inDocument(QStringLiteral("link_days"), 401), "link_days:");
}

void TestSurveyDocument::namesTheFieldThatIsWrong()
{
    QFETCH(Spoil, spoil);
    QFETCH(QString, named);
    QJsonObject document = goodDocument();
    spoil(document);
    const auto read = readSurveyDocument(QJsonDocument(document).toJson());
    QVERIFY(!read.has_value());
    QCOMPARE(read.error().kind, ErrorKind::InvalidInput);
    QVERIFY2(read.error().message.startsWith(named), qPrintable(read.error().message));
}

void TestSurveyDocument::refusesWhatIsNoObject_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("an array") << QByteArray("[]");
    QTest::newRow("cut short") << QByteArray("{\"texts\": {");
    QTest::newRow("not UTF-8") << QByteArray("{\"texts\": \"\xff\"}");
}

void TestSurveyDocument::refusesWhatIsNoObject()
{
    QFETCH(QByteArray, json);
    const auto read = readSurveyDocument(json);
    QVERIFY(!read.has_value());
    QCOMPARE(read.error().kind, ErrorKind::InvalidInput);
}

void TestSurveyDocument::takesLineEndsOfAnySystem()
{
    QJsonObject document = goodDocument();
    inTexts(QStringLiteral("closing"), QStringLiteral("one\r\ntwo"))(document);
    const auto read = readSurveyDocument(QJsonDocument(document).toJson());
    QVERIFY(read.has_value());
    QCOMPARE(read->texts.first().closing, QStringLiteral("one\ntwo"));
}

void TestSurveyDocument::readsTheExampleOfItsDocument()
{
    const QByteArray page = formatDocument();
    const auto start = page.indexOf("```json\n");
    QVERIFY(start >= 0);
    const auto end = page.indexOf("```", start + 8);
    QJsonObject example = QJsonDocument::fromJson(page.mid(start + 8, end - start - 8)).object();
    // The command line takes the name away before it reads the rest.
    QVERIFY(!example.take(QStringLiteral("name")).toString().isEmpty());
    const auto read = readSurveyDocument(QJsonDocument(example).toJson());
    QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().message));
    QCOMPARE(read->texts.keys(), (QStringList{QStringLiteral("de"), QStringLiteral("en")}));
    QCOMPARE(read->defaultLanguage, QStringLiteral("en"));
    QVERIFY(read->asksForComment && read->offersCall);
    QCOMPARE(read->linkDays, 60);
}

/// A field or limit that changes must change in the document too.
void TestSurveyDocument::itsDocumentNamesEveryLimit()
{
    const QString page = QString::fromUtf8(formatDocument());
    const auto says = [&page](const char* field, int longest) {
        const QString line = QStringLiteral("\n| `%1` | %2 |").arg(QLatin1String(field)).arg(longest);
        return page.contains(line);
    };
    QVERIFY(says("name", surveylimits::name));
    QVERIFY(says("subject", surveyrules::subject.longest));
    QVERIFY(says("greeting", surveyrules::greeting.longest));
    QVERIFY(says("question", surveyrules::question.longest));
    QVERIFY(says("face_labels", surveyrules::faceLabel.longest));
    QVERIFY(says("closing", surveyrules::closing.longest));
    QVERIFY(says("thanks", surveyrules::thanks.longest));
    QVERIFY(says("comment_label", surveyrules::commentLabel.longest));
    QVERIFY(page.contains(QStringLiteral("1 to %1").arg(surveylimits::linkDays)));
    QVERIFY(page.contains(QStringLiteral("at most %1 languages").arg(surveylimits::languages)));
}

QTEST_GUILESS_MAIN(TestSurveyDocument)
#include "tst_surveydocument.moc"
