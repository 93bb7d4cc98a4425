#include "core/answers/relaywire.h"
#include "core/clicks/sealing.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

using namespace inglenook::core;

namespace {

QByteArray golden(const char* name)
{
    QFile file(QStringLiteral(TEST_DATA_DIR "/relay/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

RelayReply json(int status, const QByteArray& body)
{
    return {.status = status, .contentType = "application/json; charset=utf-8", .body = body};
}

Business business()
{
    Business business;
    business.name = QStringLiteral("The Old Oak");
    business.privacyText = QStringLiteral("We keep your answer for two years.");
    return business;
}

SurveyVersion survey(const QString& language, const QString& question)
{
    SurveyVersion version;
    version.defaultLanguage = language;
    SurveyTexts texts = defaultTexts(language);
    texts.question = question;
    version.texts.insert(language, texts);
    return version;
}

} // namespace

class TestRelayWire : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // The golden files are what the relay's tests write.
    void readsWhatTheRelayWrites()
    {
        QVERIFY(readDescription(json(200, golden("description.json"))));
        const auto registered = readRegistered(json(201, golden("registered.json")));
        QVERIFY(registered);
        QCOMPARE(toHex(registered->id.view()), std::string("010203040506"));
        QCOMPARE(registered->epoch, 3);
        QCOMPARE(registered->linkBase, QStringLiteral("https://relay.example/a/"));
        const auto none = readEvents(json(200, golden("events.empty.json")), 10);
        QVERIFY(none && none->sealed.isEmpty());
        QCOMPARE(none->cursor, QStringLiteral("43"));
    }

    void opensTheEventsOfTheGoldenFile()
    {
        const auto batch = readEvents(json(200, golden("events.json")), 10);
        QVERIFY(batch);
        const auto key = QByteArray::fromBase64(QJsonDocument::fromJson(golden("events.key.json"))
                                                    .object()
                                                    .value(QStringLiteral("privateKey"))
                                                    .toString()
                                                    .toLatin1());
        const auto privateKey = PrivateKey::from({reinterpret_cast<const std::uint8_t*>(key.constData()), 32});
        QVERIFY(!batch->sealed.isEmpty());
        for (const QByteArray& sealed : batch->sealed)
            QVERIFY(openSealed({reinterpret_cast<const std::uint8_t*>(sealed.constData()), size_t(sealed.size())},
                               *privateKey));
    }

    void putsEveryProblemIntoWords()
    {
        const QJsonArray problems = QJsonDocument::fromJson(golden("problems.json")).array();
        QVERIFY(problems.size() >= 8);
        for (const QJsonValue& problem : problems) {
            const QString type = problem[QStringLiteral("type")].toString();
            const auto read = readNothing({.status = problem[QStringLiteral("status")].toInt(),
                                           .contentType = "application/problem+json",
                                           .body = QJsonDocument(problem.toObject()).toJson()});
            QVERIFY(!read);
            const bool isAboutTheAddress = type == u"not-found" || type == u"method-not-allowed";
            QVERIFY2(read.error().message.contains(QStringLiteral("it was not the relay")) == isAboutTheAddress,
                     qPrintable(type));
            const bool isSignIn =
                type == u"unauthorised" || type.startsWith(u"code-") || type == u"registration-closed";
            QCOMPARE(read.error().kind == ErrorKind::SignIn, isSignIn);
        }
    }

    void takesNoLoginPageForAnAnswer_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        const QByteArray page("<html><body>Welcome to the Wi-Fi</body></html>");
        QTest::newRow("a page") << 200 << QByteArray("text/html") << page;
        QTest::newRow("a page that calls itself JSON") << 200 << QByteArray("application/json") << page;
        QTest::newRow("JSON that calls itself a page") << 200 << QByteArray("text/html") << golden("events.empty.json");
        QTest::newRow("a redirect") << 302 << QByteArray() << QByteArray();
        QTest::newRow("no content") << 204 << QByteArray() << QByteArray();
        QTest::newRow("a gateway") << 502 << QByteArray("text/html") << page;
        QTest::newRow("a list") << 200 << QByteArray("application/json") << QByteArray("[]");
        QTest::newRow("half an answer") << 200 << QByteArray("application/json") << golden("events.json").left(500);
        QTest::newRow("somebody else's problem")
            << 500 << QByteArray("application/problem+json") << QByteArray("{\"type\":\"about:blank\"}");
    }
    void takesNoLoginPageForAnAnswer()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        const RelayReply reply{.status = status, .contentType = type, .body = body};
        QCOMPARE(readEvents(reply, 10).error().kind, ErrorKind::Unreachable);
        QCOMPARE(readDescription(reply).error().kind, ErrorKind::Unreachable);
        QCOMPARE(readRegistered(reply).error().kind, ErrorKind::Unreachable);
    }

    void refusesAWrongMemberOfARegistration_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QJsonValue>("value");
        const auto row = [](const char* member, const QJsonValue& value) {
            QTest::addRow("%s %s", member, qPrintable(value.toVariant().toString().left(40)))
                << QString::fromLatin1(member) << value;
        };
        row("mailbox", QStringLiteral("0102030405"));
        row("mailbox", QStringLiteral("01020304050g"));
        row("linkKey", QStringLiteral("AQEB"));
        row("linkKey", 7);
        row("epoch", 16);
        row("epoch", QStringLiteral("3"));
        row("secret", QStringLiteral("short"));
        row("secret", QStringLiteral("0011223344556677\r\nHost: evil"));
        row("linkBase", QStringLiteral("javascript:alert(1)//aaaaaaaa"));
        row("linkBase", QStringLiteral("https://relay.example/a/\"><script>"));
        row("linkBase", QStringLiteral("http://relay.example/a/"));
        row("linkBase", QString());
    }
    void refusesAWrongMemberOfARegistration()
    {
        QFETCH(QString, member);
        QFETCH(QJsonValue, value);
        QJsonObject object = QJsonDocument::fromJson(golden("registered.json")).object();
        object.insert(member, value);
        QVERIFY(!readRegistered(json(201, QJsonDocument(object).toJson())));
        object.remove(member);
        QVERIFY(!readRegistered(json(201, QJsonDocument(object).toJson())));
    }

    void readsANewLinkKey()
    {
        const QByteArray whole = R"({"linkKey":"AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=","epoch":4})";
        const auto key = readLinkKey(json(200, whole));
        QVERIFY(key);
        QCOMPARE(key->epoch, 4);
        QCOMPARE(toHex(key->key.view()).size(), size_t(64));
        QVERIFY(!readLinkKey(json(201, whole)));
        for (const char* bad : {R"({"linkKey":"AQEB","epoch":4})", R"({"epoch":4})",
                                R"({"linkKey":"AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE="})",
                                R"({"linkKey":"AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=","epoch":16})"})
            QCOMPARE(readLinkKey(json(200, bad)).error().kind, ErrorKind::Unreachable);
    }

    void keepsTheOrderOfEventsAndMarksDamagedOnes()
    {
        const auto batch = readEvents(json(200, "{\"events\":[{\"sealed\":\"QQ==\"},{\"sealed\":\"%%\"},{\"no\":1},{"
                                                "\"sealed\":\"Qg==\"}],\"cursor\":\"x\"}"),
                                      4);
        QVERIFY(batch);
        QCOMPARE(batch->sealed, (QList<QByteArray>{"A", "", "", "B"}));
        QVERIFY(!readEvents(json(200, "{\"events\":[{},{},{}],\"cursor\":\"x\"}"), 2));
        QVERIFY(!readEvents(json(200, "{\"events\":[7],\"cursor\":\"x\"}"), 2));
        QVERIFY(!readEvents(json(200, "{\"events\":[]}"), 2));
        QVERIFY(!readEvents(json(200, "{\"events\":[],\"cursor\":\"" + QByteArray(65, 'x') + "\"}"), 2));
    }

    void tellsAnotherVersionFromAnotherService()
    {
        QCOMPARE(readDescription(json(200, "{\"relay\":\"inglenook\",\"version\":2}")).error().kind,
                 ErrorKind::NewerVersion);
        QCOMPARE(readDescription(json(200, "{\"relay\":\"other\",\"version\":1}")).error().kind,
                 ErrorKind::Unreachable);
    }

    void takesNamesOutOfTheGuestsPage()
    {
        RelayPage page{
            business(),
            {survey(QStringLiteral("en"), QStringLiteral("{first_name|Dear guest}, how was {business}? {last_name}"))}};
        const QJsonObject written = writeRelayPage(page);
        const QJsonObject english = written[QStringLiteral("languages")][QStringLiteral("en")].toObject();
        QCOMPARE(english[QStringLiteral("question")].toString(), QStringLiteral("Dear guest, how was The Old Oak? "));
        QVERIFY(!QJsonDocument(written).toJson().contains("{"
                                                          "first_name"));
        QCOMPARE(english[QStringLiteral("faces")].toObject().keys(),
                 (QStringList{QStringLiteral("amber"), QStringLiteral("gold"), QStringLiteral("green"),
                              QStringLiteral("red")}));
    }

    void putsEveryLanguageOfEverySurveyOnThePage()
    {
        RelayPage page{business(),
                       {survey(QStringLiteral("en"), QStringLiteral("First?")),
                        survey(QStringLiteral("en"), QStringLiteral("Second?")),
                        survey(QStringLiteral("de"), QStringLiteral("Dritte?"))}};
        page.surveys[1].linkDays = 90;
        const QJsonObject written = writeRelayPage(page);
        QCOMPARE(written[QStringLiteral("languages")].toObject().size(), 2);
        QCOMPARE(written[QStringLiteral("languages")][QStringLiteral("en")][QStringLiteral("question")].toString(),
                 QStringLiteral("First?"));
        QCOMPARE(written[QStringLiteral("linkDays")].toInt(), 90);
        QCOMPARE(written[QStringLiteral("defaultLanguage")].toString(), QStringLiteral("en"));
    }

    void keepsThePageWithinWhatRelaysTake()
    {
        RelayPage page{business(), {survey(QStringLiteral("en"), QString(1000, u'x'))}};
        page.business.name = QString(500, u'n');
        page.business.accentColour = QStringLiteral("red");
        for (int i = 0; i < 9; ++i)
            page.business.reviewLinks.append({QString(100, u't'), QStringLiteral("https://reviews.example/%1").arg(i)});
        page.business.reviewLinks.prepend({QStringLiteral("Bad"), QStringLiteral("javascript:alert(1)")});
        const QJsonObject written = writeRelayPage(page);
        QCOMPARE(written[QStringLiteral("business")].toString().size(), 120);
        QCOMPARE(
            written[QStringLiteral("languages")][QStringLiteral("en")][QStringLiteral("question")].toString().size(),
            300);
        QVERIFY(!written.contains(QStringLiteral("accent")));
        QCOMPARE(written[QStringLiteral("reviewLinks")].toArray().size(), 5);
        QVERIFY(!QJsonDocument(written).toJson().contains("javascript"));
        // No character is cut in half.
        page.business.name = QString(119, u'n') + QString::fromUtf8("😀");
        QCOMPARE(writeRelayPage(page)[QStringLiteral("business")].toString().size(), 119);
    }

    void writesAPageForABusinessThatHasNothingYet()
    {
        const QJsonObject written = writeRelayPage({});
        QVERIFY(!written[QStringLiteral("business")].toString().isEmpty());
        QVERIFY(written[QStringLiteral("languages")].toObject().contains(
            written[QStringLiteral("defaultLanguage")].toString()));
    }

    void speaksToRelaysOverHttpsOnly_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("isGood");
        const auto row = [](const char* address, bool isGood) {
            QTest::newRow(address) << QString::fromLatin1(address) << isGood;
        };
        row("https://relay.example", true);
        row("https://relay.example/sub/", true);
        row("http://127.0.0.1:8080", true);
        row("http://localhost:1", true);
        row("http://relay.example", false);
        row("http://127.0.0.1.relay.example", false);
        row("ftp://relay.example", false);
        row("https://", false);
        row("relay.example", false);
        row("https://user:pass@relay.example", false);
        row("https://relay.example/?a=1", false);
        row("https://relay.example/#a", false);
    }
    void speaksToRelaysOverHttpsOnly()
    {
        QFETCH(QString, address);
        QFETCH(bool, isGood);
        const auto checked = checkRelayAddress(QUrl(address));
        QCOMPARE(checked.has_value(), isGood);
        if (checked)
            QVERIFY(!checked->toString().endsWith(u'/'));
        else
            QCOMPARE(checked.error().kind, ErrorKind::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(TestRelayWire)
#include "tst_relaywire.moc"
