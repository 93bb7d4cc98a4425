#include "relay/http/compression.h"
#include "relay/pages/answerpage.h"
#include "relay/pages/script.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace inglenook;
using namespace inglenook::relay;
using State = AnswerPage::State;

namespace {

QString header(const Response& response, std::string_view name)
{
    for (const auto& [key, value] : response.headers) {
        if (key == name)
            return QString::fromStdString(value);
    }
    return {};
}

QString source(const QByteArray& text)
{
    return QLatin1String("'sha256-") +
           QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toBase64()) +
           QLatin1String("'");
}

/// What stands between the one start and the one end.
QByteArray between(const QByteArray& text, const QByteArray& start, const QByteArray& end)
{
    const auto from = text.indexOf(start) + start.size();
    return text.mid(from, text.indexOf(end, from) - from);
}

} // namespace

class AnswerPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void keepsToItself();
    void letsOnlyItsOwnScriptAndStyleIn();
    void isLightOnTheWire();
    void readsWithoutScript();
    void escapesEverythingForeign();
    void showsReviewLinksAlikeForEveryFace();
    void speaksTheGuestsLanguage();
    void leavesOutWhatTheOwnerDoesNotAsk();
    void hidesTheTrapFromPeople();
    void namesItsState_data();
    void namesItsState();
    void readsInEveryAccent();

private:
    QByteArray html(core::Face face = core::Face::Gold, State state = State::Offered) const
    {
        return QByteArray::fromStdString(render(face, state).body);
    }
    Response render(core::Face face = core::Face::Gold, State state = State::Offered) const
    {
        return renderAnswerPage({.page = m_page,
                                 .language = m_language,
                                 .face = face,
                                 .state = state,
                                 .token = m_token,
                                 .nonce = "0123456789",
                                 .typed = m_typed});
    }

    Page m_page;
    std::string m_language;
    std::string m_token;
    Typed m_typed;
};

void AnswerPageTest::init()
{
    m_page = {};
    m_page.business = "The Old Oak";
    m_page.defaultLanguage = "en";
    m_page.languages["en"];
    m_language = "en";
    m_token = std::string(64, 'a');
    m_typed = {};
}

void AnswerPageTest::keepsToItself()
{
    const Response response = render();
    QCOMPARE(header(response, "Cache-Control"), QStringLiteral("no-store"));
    QCOMPARE(header(response, "Referrer-Policy"), QStringLiteral("no-referrer"));
    QCOMPARE(header(response, "X-Robots-Tag"), QStringLiteral("noindex"));
    QCOMPARE(header(response, "Set-Cookie"), QString());
    m_page.reviewLinks.clear();
    // Nothing is fetched from anywhere: no address stands in the page but its own.
    QVERIFY(!html().contains("http"));
    for (const char* thing : {"<img", "<link", "<iframe", "url(", "@import", "@font-face", "Storage", "cookie"})
        QVERIFY2(!html().contains(thing), thing);
}

void AnswerPageTest::letsOnlyItsOwnScriptAndStyleIn()
{
    const QString policy = header(render(), "Content-Security-Policy");
    QVERIFY(policy.contains(QLatin1String("default-src 'none'")));
    QVERIFY(policy.contains(QLatin1String("script-src ") + source(between(html(), "<script>", "</script>"))));
    QVERIFY(policy.contains(QLatin1String("style-src ") + source(between(html(), "<style>", "</style>"))));
    QVERIFY(policy.contains(QLatin1String("form-action 'self'")));
    QVERIFY(policy.contains(QLatin1String("frame-ancestors 'none'")));
    QVERIFY(!policy.contains(QLatin1String("unsafe")));
    QVERIFY(!html().contains(" style="));
    QVERIFY(!html().contains(QByteArrayLiteral(" onclick")));
    QCOMPARE(html().count("<script"), 1);
}

void AnswerPageTest::isLightOnTheWire()
{
    m_page.reviewLinks = {{"TripAdvisor", "https://www.tripadvisor.com/a-rather-long-path/of/one/pub/in/one/town.html"},
                          {"Google", "https://maps.google.com/somewhere/with/a/long/address?and=parameters"}};
    m_typed.comment = "A few words of what was good and what was not so good.";
    for (const State state : {State::Offered, State::Asked, State::Saved, State::NotSaved}) {
        const auto size = gzipped(render(core::Face::Gold, state).body).size();
        QVERIFY2(size < 4096, qPrintable(QString::number(size)));
    }
    m_language = "de";
    QVERIFY(gzipped(render().body).size() < 4096);
}

void AnswerPageTest::readsWithoutScript()
{
    QByteArray page = html();
    page.replace(
        "<script>" + QByteArray(answerScript.data(), static_cast<qsizetype>(answerScript.size())) + "</script>", "");
    QVERIFY(!page.contains("<script"));
    QVERIFY(page.contains("<form method=\"post\" action=\"/a/" + QByteArray(64, 'a') + "\">"));
    for (const char* face : {"gold", "green", "amber", "red"})
        QVERIFY(page.contains(QByteArray("name=\"face\" value=\"") + face + "\""));
    // The words a guest sees at once are true without a script, too.
    QVERIFY(page.contains(">Press to send this answer<"));
    QVERIFY(page.contains("<input type=\"hidden\" name=\"g\" value=\"n\">"));
    QVERIFY(page.contains("<html lang=\"en\">"));
    QCOMPARE(page.count("<h1"), 1);
    for (const char* field : {"c", "l", "f", "w"})
        QVERIFY2(page.contains(QByteArray("<label for=\"") + field + "\"") &&
                     page.contains(QByteArray("id=\"") + field + "\""),
                 field);
}

void AnswerPageTest::escapesEverythingForeign()
{
    const std::string evil = R"(<script>alert(1)</script>"'&)";
    m_page.business = evil;
    m_page.reviewLinks = {{evil, "https://x/" + evil}};
    for (const char* word : {"question", "thanks", "gold", "commentLabel", "privacy", "send", "saved", "trap"})
        m_page.languages["en"][word] = evil;
    m_typed = {.comment = evil + "</textarea><b>", .wantsCall = true, .phone = evil, .callWindow = evil};
    for (const State state :
         {State::Offered, State::Asked, State::Saved, State::NotSaved, State::Stale, State::Enough}) {
        const QByteArray page = html(core::Face::Gold, state);
        QCOMPARE(page.count("<script"), 1);
        QVERIFY(!page.contains("alert(1)</script>"));
        QCOMPARE(page.count("</textarea>"), 1);
        QVERIFY(!page.contains("\"'&"));
        QCOMPARE(page.count("</title>"), 1);
    }
}

void AnswerPageTest::showsReviewLinksAlikeForEveryFace()
{
    m_page.reviewLinks = {{"TripAdvisor", "https://tripadvisor.example/oak"}, {"Google", "https://google.example/oak"}};
    const QByteArray expected = between(html(core::Face::Gold, State::Saved), "<ul>", "</ul>");
    QVERIFY(expected.contains("tripadvisor.example") && expected.contains("rel=\"noreferrer noopener\""));
    for (const core::Face face : core::allFaces) {
        for (const State state : {State::Offered, State::Saved, State::Stale})
            QCOMPARE(between(html(face, state), "<ul>", "</ul>"), expected);
    }
}

void AnswerPageTest::speaksTheGuestsLanguage()
{
    m_page.languages["de"]["question"] = "Wie war Ihr Abend?";
    m_page.languages["fr"];
    m_language = m_page.languageFor("fr-FR;q=0.5, de-AT, en;q=0.3");
    QCOMPARE(m_language, std::string("de"));
    QVERIFY(html().contains("<html lang=\"de\">"));
    QVERIFY(html().contains("Wie war Ihr Abend?"));
    QVERIFY(html().contains("Begeistert"));
    QCOMPARE(m_page.languageFor("ja, *;q=0.1"), std::string("en"));
    m_page.languages["ar"];
    m_language = "ar";
    QVERIFY(html().contains("dir=\"rtl\""));
}

void AnswerPageTest::leavesOutWhatTheOwnerDoesNotAsk()
{
    m_page.asksForComment = false;
    m_page.offersCall = false;
    const QByteArray page = html();
    for (const char* part : {"<textarea", "name=\"phone\"", "class=\"p\"", "<ul>"})
        QVERIFY2(!page.contains(part), part);
}

void AnswerPageTest::hidesTheTrapFromPeople()
{
    const QByteArray page = html();
    const QByteArray trap = page.mid(page.indexOf("<form class=\"x\""));
    QVERIFY(trap.contains("aria-hidden=\"true\"") && trap.contains("tabindex=\"-1\"") &&
            trap.contains("name=\"trap\""));
    QVERIFY(page.contains("name=\"website\" tabindex=\"-1\" autocomplete=\"off\""));
    QVERIFY(page.contains(".x{position:absolute;left:-99rem"));
    QVERIFY(!page.contains("display:none}.x"));
}

void AnswerPageTest::namesItsState_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("mode");
    QTest::addColumn<QByteArray>("words");
    const auto row = [](const char* name, State state, int status, const char* mode, const char* words) {
        QTest::newRow(name) << static_cast<int>(state) << status << QByteArray(mode) << QByteArray(words);
    };
    row("offered", State::Offered, 200, "auto", "Press to send this answer");
    row("asked", State::Asked, 200, "ask", "Please press here once");
    row("saved", State::Saved, 200, "done", "✓ Saved");
    row("not saved", State::NotSaved, 503, "retry", "Not saved yet. Trying again");
    row("stale", State::Stale, 400, "done", "This page was open for a long time");
    row("enough", State::Enough, 429, "done", "We have your answers already");
}

void AnswerPageTest::namesItsState()
{
    QFETCH(int, state);
    QFETCH(int, status);
    QFETCH(QByteArray, mode);
    QFETCH(QByteArray, words);
    const Response response = render(core::Face::Red, static_cast<State>(state));
    QCOMPARE(static_cast<int>(response.status), status);
    const QByteArray page = QByteArray::fromStdString(response.body);
    QVERIFY(page.contains("data-m=\"" + mode + "\""));
    QVERIFY(page.contains(">" + words));
    QVERIFY(page.contains("class=\"y red\""));
    QVERIFY(page.contains("role=\"status\""));
}

void AnswerPageTest::readsInEveryAccent()
{
    for (const auto& [accent, ink] : {std::pair("#FFEE00", "#000"), std::pair("#102030", "#fff")}) {
        m_page.accent = accent;
        const QByteArray page = html().toLower();
        QVERIFY(page.contains("--a:" + QByteArray(accent).toLower()));
        QVERIFY2(page.contains(QByteArray("--b:") + ink), accent);
    }
}

QTEST_APPLESS_MAIN(AnswerPageTest)
#include "tst_answerpage.moc"
