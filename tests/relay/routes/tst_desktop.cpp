#include "relay/routes/desktop.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtTest/QTest>

using namespace inglenook;
using namespace inglenook::relay;
using namespace std::chrono_literals;

namespace {

QByteArray golden(const char* name)
{
    QFile file(QStringLiteral(TEST_DATA_DIR "/relay/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonDocument goldenJson(const char* name)
{
    return QJsonDocument::fromJson(golden(name));
}

QJsonDocument bodyOf(const Response& response)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(response.body));
}

std::string header(const Response& response, std::string_view name)
{
    for (const auto& [key, value] : response.headers) {
        if (key == name)
            return value;
    }
    return {};
}

RelayConfig byCode()
{
    RelayConfig config;
    config.registration = RegistrationMode::Code;
    config.registrationCode = "spring-2026";
    return config;
}

/// The refusal in a result, or an empty response.
template <typename Wish>
Response refusalOf(const std::variant<Wish, Response>& result)
{
    const auto* response = std::get_if<Response>(&result);
    return response ? *response : Response{};
}

} // namespace

/// The golden files in tests/data/relay are read by the desktop's client tests as well.
class DesktopTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsARegistration();
    void asksForTheRightCode();
    void refusesUnusableKeys();
    void namesTheMemberThatIsWrong_data();
    void namesTheMemberThatIsWrong();
    void rendersAsTheGoldenFiles();
    void sealsAsTheGoldenEvents();
    void readsPolls();
    void refusesWrongPolls_data();
    void refusesWrongPolls();
    void checksTheSecret();
};

void DesktopTest::readsARegistration()
{
    const auto read = readRegistration(golden("registration.json").toStdString(), byCode());
    const auto* wish = std::get_if<RegistrationWish>(&read);
    QVERIFY(wish);
    const Page& page = wish->page;
    QCOMPARE(page.business, std::string("The Old Oak"));
    QCOMPARE(page.accent, std::string("#1E6B8A"));
    QCOMPARE(page.linkDays, 90);
    QCOMPARE(page.reviewLinks.size(), std::size_t(2));
    QCOMPARE(page.reviewLinks[1].title, std::string("Google"));
    QCOMPARE(page.word("en", "gold"), std::string("Lovely"));
    QCOMPARE(page.word("de", "question"), std::string("Wie war Ihr Abend bei uns?"));
    QCOMPARE(page.word("de", "gold"), std::string("Begeistert"));
    QCOMPARE(page.word("fr", "send"), std::string("Envoyer"));
    QCOMPARE(page.word("fr", "gold"), std::string("Delighted"));
    const auto again = Json::parse(wish->pageText);
    QVERIFY(again && parsePage(*again).page);
}

void DesktopTest::asksForTheRightCode()
{
    QJsonObject body = goldenJson("registration.json").object();
    const auto problemWith = [&body](const RelayConfig& config) {
        const auto read = readRegistration(QJsonDocument(body).toJson().toStdString(), config);
        return bodyOf(refusalOf(read))[QStringLiteral("type")].toString();
    };
    QCOMPARE(problemWith(byCode()), QString());
    QCOMPARE(problemWith({}), QString());
    body.insert(QStringLiteral("code"), QStringLiteral("spring-2025"));
    QCOMPARE(problemWith(byCode()), QStringLiteral("code-wrong"));
    body.remove(QStringLiteral("code"));
    QCOMPARE(problemWith(byCode()), QStringLiteral("code-needed"));
    RelayConfig closed;
    closed.registration = RegistrationMode::Closed;
    QCOMPARE(problemWith(closed), QStringLiteral("registration-closed"));
}

void DesktopTest::refusesUnusableKeys()
{
    QJsonObject body = goldenJson("registration.json").object();
    for (const QString& key : {QString(), QStringLiteral("AAAA"), QStringLiteral("not base64"),
                               QString::fromLatin1(QByteArray(32, '\0').toBase64())}) {
        body.insert(QStringLiteral("publicKey"), key);
        const Response refusal = refusalOf(readRegistration(QJsonDocument(body).toJson().toStdString(), byCode()));
        QCOMPARE(refusal.status, 400u);
        QCOMPARE(bodyOf(refusal)[QStringLiteral("field")].toString(), QStringLiteral("publicKey"));
    }
}

void DesktopTest::namesTheMemberThatIsWrong_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("field");
    const QJsonArray cases = goldenJson("invalid-pages.json").array();
    QVERIFY(cases.size() > 10);
    for (qsizetype i = 0; i < cases.size(); ++i) {
        const QString field = cases[i][QStringLiteral("field")].toString();
        const QJsonObject body{{QStringLiteral("page"), cases[i][QStringLiteral("page")]}};
        QTest::addRow("%lld: %s", i, qPrintable(field)) << QJsonDocument(body).toJson() << field;
    }
}

void DesktopTest::namesTheMemberThatIsWrong()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, field);
    const Response refusal = refusalOf(readPageUpdate(body.toStdString()));
    QCOMPARE(refusal.status, 400u);
    QCOMPARE(header(refusal, "Content-Type"), std::string("application/problem+json"));
    QCOMPARE(bodyOf(refusal)[QStringLiteral("type")].toString(), QStringLiteral("invalid-request"));
    QCOMPARE(bodyOf(refusal)[QStringLiteral("field")].toString(), field);
}

void DesktopTest::rendersAsTheGoldenFiles()
{
    NewMailbox made{.id = *core::MailboxId::from(*core::fromHex("010203040506")),
                    .linkKey = {},
                    .epoch = 3,
                    .secret = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"};
    made.linkKey.bytes.fill(1);
    const Response registered = renderRegistered(made, "https://relay.example");
    QCOMPARE(registered.status, 201u);
    QCOMPARE(bodyOf(registered), goldenJson("registered.json"));
    QCOMPARE(bodyOf(renderMailbox(made.id, "https://relay.example", 3, 200'000)), goldenJson("mailbox.json"));
    QCOMPARE(bodyOf(renderEvents({.events = {}, .last = 43})), goldenJson("events.empty.json"));
    QCOMPARE(bodyOf(renderDescription(RegistrationMode::Code)), goldenJson("description.json"));

    const QJsonArray problems = goldenJson("problems.json").array();
    QCOMPARE(problems.size(), static_cast<int>(Problem::TooMany) + 1);
    for (int i = 0; i < problems.size(); ++i) {
        const std::string field = problems[i][QStringLiteral("field")].toString().toStdString();
        const Response rendered = renderProblem(static_cast<Problem>(i), field);
        QCOMPARE(bodyOf(rendered).object(), problems[i].toObject());
        QCOMPARE(static_cast<int>(rendered.status), problems[i][QStringLiteral("status")].toInt());
    }
    QCOMPARE(header(renderProblem(Problem::NotStored), "Retry-After"), std::string("5"));
}

void DesktopTest::sealsAsTheGoldenEvents()
{
    const auto keyBytes =
        core::fromBase64(goldenJson("events.key.json")[QStringLiteral("privateKey")].toString().toStdString());
    const auto key = core::PrivateKey::from(*keyBytes);
    EventBatch batch{.events = {}, .last = 43};
    std::vector<core::ClickEvent> opened;
    const QJsonArray events = goldenJson("events.json")[QStringLiteral("events")].toArray();
    QCOMPARE(events.size(), 3);
    for (const QJsonValue& json : events) {
        StoredEvent event;
        event.id = *core::EventId::from(*core::fromHex(json[QStringLiteral("id")].toString().toStdString()));
        event.time = core::Instant(std::chrono::milliseconds(json[QStringLiteral("time")].toInteger()));
        event.sealed = *core::fromBase64(json[QStringLiteral("sealed")].toString().toStdString());
        const auto readable = core::openSealed(event.sealed, *key);
        QVERIFY(readable);
        QVERIFY(readable->id == event.id);
        QVERIFY(readable->relayTime == event.time);
        opened.push_back(*readable);
        batch.events.push_back(std::move(event));
    }
    QCOMPARE(bodyOf(renderEvents(batch)), goldenJson("events.json"));
    QCOMPARE(opened[1].kind, core::ClickKind::AutomaticConfirmation);
    QCOMPARE(opened[2].comment, std::string("Cold soup, but kind staff \xe2\x98\x95\nTable 12"));
    QCOMPARE(opened[2].face, std::optional(core::Face::Red));
    QVERIFY(opened[2].wantsCall);
}

void DesktopTest::readsPolls()
{
    const auto plain = readPoll({}, "");
    QCOMPARE(std::get<LongPolls::Wish>(plain).after, std::uint64_t(0));
    QCOMPARE(std::get<LongPolls::Wish>(plain).limit, std::size_t(100));
    const auto full = readPoll({}, "after=17&wait=30&limit=1000&other=x");
    const auto& wish = std::get<LongPolls::Wish>(full);
    QCOMPARE(wish.after, std::uint64_t(17));
    QVERIFY(wish.wait == 30s);
    QCOMPARE(wish.limit, std::size_t(1000));
}

void DesktopTest::refusesWrongPolls_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("field");
    for (const char* query : {"after=-1", "after=x", "after=1x", "after=99999999999999999999"})
        QTest::newRow(query) << QByteArray(query) << QStringLiteral("after");
    for (const char* query : {"wait=-1", "wait=31", "wait=1.5"})
        QTest::newRow(query) << QByteArray(query) << QStringLiteral("wait");
    for (const char* query : {"limit=0", "limit=1001", "limit=all"})
        QTest::newRow(query) << QByteArray(query) << QStringLiteral("limit");
}

void DesktopTest::refusesWrongPolls()
{
    QFETCH(QByteArray, query);
    QFETCH(QString, field);
    QCOMPARE(bodyOf(refusalOf(readPoll({}, query.toStdString())))[QStringLiteral("field")].toString(), field);
}

void DesktopTest::checksTheSecret()
{
    Mailbox mailbox{.id = {}, .publicKey = {}, .secretHash = hashOf("open sesame"), .page = {}, .pageText = {}};
    Request request;
    QVERIFY(!isAuthorised(request, mailbox));
    for (const char* wrong : {"open sesame", "Bearer ", "Bearer open sesam", "Basic open sesame"}) {
        request.headers["authorization"] = wrong;
        QVERIFY2(!isAuthorised(request, mailbox), wrong);
    }
    request.headers["authorization"] = "Bearer open sesame";
    QVERIFY(isAuthorised(request, mailbox));
}

QTEST_APPLESS_MAIN(DesktopTest)
#include "tst_desktop.moc"
