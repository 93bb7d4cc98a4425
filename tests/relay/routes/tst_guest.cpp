#include "relay/nonce.h"
#include "relay/routes/guest.h"

#include <QtTest/QTest>

using namespace inglenook;
using namespace inglenook::relay;
using namespace std::chrono_literals;
using core::ClickKind;
using core::LinkFunction;

namespace {

std::string header(const Response& response, std::string_view name)
{
    for (const auto& [key, value] : response.headers) {
        if (key == name)
            return value;
    }
    return {};
}

bool says(const Response& response, std::string_view words)
{
    return response.body.find(words) != std::string::npos;
}

} // namespace

/// One guest behind one link, two hours after the mail left.
class GuestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void looksWithoutAnswering();
    void knowsAMachineByHead();
    void keepsNothingOfAPrefetch_data();
    void keepsNothingOfAPrefetch();
    void opensCanariesAsViews();
    void readsPrivacyFromThePageWithoutATrace();
    void confirmsByItself();
    void takesAPress();
    void takesAnotherFaceThanTheLinks();
    void takesWordsAndAWishToBeCalled();
    void tidiesAStrangersWords();
    void neverSavesUnderANonceThatIsNotGood_data();
    void neverSavesUnderANonceThatIsNotGood();
    void keepsAYoungNonceForTheDesktopToJudge();
    void showsTypedWordsAgainWhenThePageWasOpenTooLong();
    void springsTheTraps();
    void saysNotSavedAndTriesTheSameActAgain();
    void saysEnough();
    void unsubscribesByTheButtonOnly();
    void unsubscribesByTheHeaderAtOnce_data();
    void unsubscribesByTheHeaderAtOnce();
    void refusesOtherMethods();
    void asksForATapWhereALookWouldBeHeld_data();
    void asksForATapWhereALookWouldBeHeld();
    void namesTheSameActTheSame();

private:
    GuestOutcome send(Method method, const std::string& body = {}, LinkFunction function = LinkFunction::Gold);
    std::string nonce(std::chrono::milliseconds age, LinkFunction function = LinkFunction::Gold) const
    {
        return mintNonce(m_nonceKey, signedLink(function), m_now - age);
    }
    core::SignedLink signedLink(LinkFunction function) const
    {
        const core::Link link{.epoch = 0,
                              .mailbox = m_mailbox,
                              .message = m_message,
                              .issuedAt = std::chrono::floor<std::chrono::seconds>(m_now - m_mailAge),
                              .function = function,
                              .strict = m_strict};
        return *core::decodeToken(core::encodeToken(link, {}));
    }

    const NonceKey m_nonceKey = core::randomBytes<NonceKey>();
    const core::MailboxId m_mailbox = core::randomBytes<core::MailboxId>();
    const core::MessageId m_message = core::randomBytes<core::MessageId>();
    const core::Instant m_now{std::chrono::sys_days(std::chrono::year(2026) / 11 / 23)};
    std::chrono::seconds m_mailAge{};
    bool m_strict = false;
    bool m_wantsPrivacy = false;
    Page m_page;
    std::map<std::string, std::string, std::less<>> m_headers;
};

void GuestTest::init()
{
    m_mailAge = 2h;
    m_strict = false;
    m_wantsPrivacy = false;
    m_page = {};
    m_page.business = "The Old Oak";
    m_page.defaultLanguage = "en";
    m_page.languages["en"];
    m_headers = {{"user-agent", "Mozilla/5.0 (X11; Linux x86_64) Firefox/130.0"}};
}

GuestOutcome GuestTest::send(Method method, const std::string& body, LinkFunction function)
{
    Request request;
    request.method = method;
    request.headers = m_headers;
    request.body = body;
    const core::SignedLink link = signedLink(function);
    return answerGuest({.request = request,
                        .link = link,
                        .token = "token",
                        .wantsPrivacy = m_wantsPrivacy,
                        .page = m_page,
                        .nonceKey = m_nonceKey,
                        .now = m_now});
}

void GuestTest::looksWithoutAnswering()
{
    const GuestOutcome outcome = send(Method::Get);
    QCOMPARE(outcome.reply.status, 200u);
    QVERIFY(outcome.event && !outcome.afterStoring);
    QCOMPARE(outcome.event->kind, ClickKind::View);
    QVERIFY(outcome.event->face == core::Face::Gold);
    QVERIFY(outcome.event->message == m_message);
    QVERIFY(outcome.event->relayTime == m_now);
    QCOMPARE(outcome.event->agent, core::AgentClass::Computer);
    QVERIFY(outcome.event->issuedAt == m_now - 2h);
}

void GuestTest::knowsAMachineByHead()
{
    const GuestOutcome outcome = send(Method::Head);
    QCOMPARE(outcome.reply.status, 200u);
    QCOMPARE(outcome.event->kind, ClickKind::MachineView);
    QCOMPARE(outcome.event->method, core::RequestMethod::Head);
}

void GuestTest::keepsNothingOfAPrefetch_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("prefetch") << QByteArray("sec-purpose") << QByteArray("prefetch");
    QTest::newRow("prerender") << QByteArray("sec-purpose") << QByteArray("prefetch;prerender");
    QTest::newRow("old") << QByteArray("purpose") << QByteArray("prefetch");
    QTest::newRow("mozilla") << QByteArray("x-moz") << QByteArray("prefetch");
}

void GuestTest::keepsNothingOfAPrefetch()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    m_headers[name.toStdString()] = value.toStdString();
    const GuestOutcome outcome = send(Method::Get);
    QCOMPARE(outcome.reply.status, 200u);
    QVERIFY(!outcome.event);
}

void GuestTest::opensCanariesAsViews()
{
    for (const LinkFunction canary : {LinkFunction::Privacy, LinkFunction::UnsubscribePage}) {
        const GuestOutcome outcome = send(Method::Get, {}, canary);
        QCOMPARE(outcome.reply.status, 200u);
        QCOMPARE(outcome.event->kind, ClickKind::View);
        QVERIFY(outcome.event->opened == canary && !outcome.event->face);
    }
    QVERIFY(says(send(Method::Get, {}, LinkFunction::Privacy).reply, "keeps no network address"));
    const GuestOutcome asked = send(Method::Get, {}, LinkFunction::UnsubscribePage);
    QVERIFY(says(asked.reply, "<form method=\"post\"") && !says(asked.reply, "<script"));
}

void GuestTest::readsPrivacyFromThePageWithoutATrace()
{
    m_wantsPrivacy = true;
    const GuestOutcome outcome = send(Method::Get);
    QVERIFY(!outcome.event);
    QVERIFY(says(outcome.reply, "<a href=\"/a/token\">Back</a>"));
    QCOMPARE(send(Method::Post).reply.status, 405u);
}

void GuestTest::confirmsByItself()
{
    const GuestOutcome outcome = send(Method::Post, "auto=1&g=0&n=" + nonce(2500ms) + "&p=1234&k=74");
    QCOMPARE(outcome.reply.status, 204u);
    QVERIFY(outcome.afterStoring);
    QCOMPARE(outcome.event->kind, ClickKind::AutomaticConfirmation);
    QVERIFY(outcome.event->elapsed == 2500ms);
    QVERIFY(outcome.event->pageTime == 1234ms);
    QCOMPARE(outcome.event->frames, 74u);
    QVERIFY(outcome.event->script && !outcome.event->trusted);
    QCOMPARE(outcome.otherwise.status, 503u);
    QCOMPARE(header(outcome.otherwise, "Retry-After"), std::string("5"));
    QCOMPARE(outcome.enough.status, 429u);
}

void GuestTest::takesAPress()
{
    const GuestOutcome outcome = send(Method::Post, "face=gold&g=1&p=900&k=50&n=" + nonce(1500ms));
    QCOMPARE(outcome.reply.status, 200u);
    QVERIFY(says(outcome.reply, "✓ Saved"));
    QCOMPARE(outcome.event->kind, ClickKind::Tap);
    QVERIFY(outcome.event->trusted && outcome.event->script);
    const GuestOutcome plain = send(Method::Post, "face=gold&g=n&n=" + nonce(1500ms));
    QVERIFY(!plain.event->trusted && !plain.event->script);
    const GuestOutcome scripted = send(Method::Post, "face=gold&g=0&n=" + nonce(1500ms));
    QVERIFY(!scripted.event->trusted && scripted.event->script);
}

void GuestTest::takesAnotherFaceThanTheLinks()
{
    const GuestOutcome outcome = send(Method::Post, "face=red&g=1&n=" + nonce(1500ms));
    QVERIFY(outcome.event->face == core::Face::Red);
    QVERIFY(outcome.event->opened == LinkFunction::Gold);
    // A try again names its face apart; a press on another one takes precedence.
    QVERIFY(send(Method::Post, "again=amber&g=1&n=" + nonce(1500ms)).event->face == core::Face::Amber);
    QVERIFY(send(Method::Post, "again=amber&face=green&g=1&n=" + nonce(1500ms)).event->face == core::Face::Green);
    QVERIFY(send(Method::Post, "face=purple&g=1&n=" + nonce(1500ms)).event->face == core::Face::Gold);
}

void GuestTest::takesWordsAndAWishToBeCalled()
{
    const GuestOutcome comment = send(Method::Post, "face=red&g=1&c=Cold+soup%0D%0A%26+%3Cb%3E&n=" + nonce(1500ms));
    QCOMPARE(comment.event->kind, ClickKind::Comment);
    QCOMPARE(comment.event->comment, std::string("Cold soup\n& <b>"));
    QVERIFY(says(comment.reply, "Cold soup\n&amp; &lt;b&gt;</textarea>"));
    QVERIFY(says(comment.reply, "with your words"));

    const GuestOutcome wish =
        send(Method::Post, "face=red&g=1&call=1&phone=01632+960001&when=after+six&n=" + nonce(1500ms));
    QCOMPARE(wish.event->kind, ClickKind::CallBackWish);
    QVERIFY(wish.event->wantsCall);
    QCOMPARE(wish.event->phone, std::string("01632 960001"));
    QCOMPARE(wish.event->callWindow, std::string("after six"));
    QVERIFY(send(Method::Post, "face=red&g=n&phone=1&n=" + nonce(1500ms)).event->wantsCall);
}

void GuestTest::tidiesAStrangersWords()
{
    const std::string long_(5000, 'x');
    const GuestOutcome outcome =
        send(Method::Post, "face=red&g=1&phone=" + long_ + "&when=" + long_ + "&c=" + long_ + "&n=" + nonce(1500ms));
    QCOMPARE(outcome.event->comment.size(), std::size_t(2000));
    QCOMPARE(outcome.event->phone.size(), std::size_t(40));
    QCOMPARE(outcome.event->callWindow.size(), std::size_t(60));
    QVERIFY(core::decodeClickEvent(core::encodeClickEvent(*outcome.event)));
    const GuestOutcome odd = send(Method::Post, "face=red&g=1&c=a%00%1b[31m%ffb&n=" + nonce(1500ms));
    QCOMPARE(odd.event->comment, std::string("a[31m\xef\xbf\xbd"
                                             "b"));
}

void GuestTest::neverSavesUnderANonceThatIsNotGood_data()
{
    QTest::addColumn<int>("kind");
    int kind = 0;
    for (const char* name : {"absent", "forged", "of another link", "older than half an hour"})
        QTest::newRow(name) << kind++;
}

void GuestTest::neverSavesUnderANonceThatIsNotGood()
{
    QFETCH(int, kind);
    const std::array<std::string, 4> nonces{std::string(), std::string(44, '0'),
                                            nonce(1500ms, LinkFunction::UnsubscribePage), nonce(30min + 1ms)};
    const std::string bad = nonces[static_cast<std::size_t>(kind)];
    const GuestOutcome press = send(Method::Post, "face=gold&g=1&n=" + bad);
    QCOMPARE(press.reply.status, 400u);
    QVERIFY(!press.event);
    const GuestOutcome look = send(Method::Post, "auto=1&p=2000&k=100&n=" + bad);
    QCOMPARE(look.reply.status, 400u);
    QVERIFY(!look.event);
    const GuestOutcome unsubscribed =
        send(Method::Post, "n=" + (kind == 2 ? nonce(1s) : bad), LinkFunction::UnsubscribePage);
    QCOMPARE(unsubscribed.reply.status, 400u);
    QVERIFY(!unsubscribed.event);
}

void GuestTest::keepsAYoungNonceForTheDesktopToJudge()
{
    const GuestOutcome outcome = send(Method::Post, "face=gold&g=1&n=" + nonce(50ms));
    QCOMPARE(outcome.event->kind, ClickKind::Tap);
    QVERIFY(outcome.event->elapsed == 50ms);
}

void GuestTest::showsTypedWordsAgainWhenThePageWasOpenTooLong()
{
    const GuestOutcome outcome = send(Method::Post, "face=red&g=1&c=Cold&call=1&phone=123&n=" + nonce(31min));
    QCOMPARE(outcome.reply.status, 400u);
    QVERIFY(says(outcome.reply, "Cold</textarea>"));
    QVERIFY(says(outcome.reply, "value=\"123\""));
    QVERIFY(says(outcome.reply, "open for a long time"));
    QVERIFY(says(outcome.reply, "class=\"y red\""));
}

void GuestTest::springsTheTraps()
{
    QCOMPARE(send(Method::Post, "face=gold&trap=1&n=" + nonce(1500ms)).event->kind, ClickKind::Trap);
    QCOMPARE(send(Method::Post, "face=gold&g=1&c=buy&website=http://x&n=" + nonce(1500ms)).event->kind,
             ClickKind::Trap);
}

void GuestTest::saysNotSavedAndTriesTheSameActAgain()
{
    const std::string used = nonce(1500ms);
    const GuestOutcome first = send(Method::Post, "face=red&g=1&c=Cold&n=" + used);
    QCOMPARE(first.otherwise.status, 503u);
    QCOMPARE(header(first.otherwise, "Retry-After"), std::string("5"));
    QVERIFY(says(first.otherwise, "Not saved yet. Trying again"));
    QVERIFY(says(first.otherwise, "data-m=\"retry\""));
    QVERIFY(says(first.otherwise, "name=\"n\" value=\"" + used + "\""));
    QVERIFY(says(first.otherwise, "name=\"g\" value=\"1\""));
    QVERIFY(says(first.otherwise, "name=\"again\" value=\"red\""));
    QVERIFY(says(first.otherwise, "name=\"r\" value=\"1\""));
    const GuestOutcome again = send(Method::Post, "again=red&r=1&g=1&c=Cold&n=" + used);
    QVERIFY(again.event->id == first.event->id);
    QVERIFY(says(again.otherwise, "name=\"r\" value=\"2\""));
    const GuestOutcome last = send(Method::Post, "again=red&r=12&g=1&c=Cold&n=" + used);
    QVERIFY(says(last.otherwise, "Not saved. Please press to try again."));
    QVERIFY(says(last.otherwise, "data-m=\"done\""));
    QVERIFY(says(send(Method::Post, "again=red&r=4000000000&g=1&n=" + used).otherwise, "data-m=\"done\""));
}

void GuestTest::saysEnough()
{
    const GuestOutcome outcome = send(Method::Post, "face=red&g=1&c=Cold&n=" + nonce(1500ms));
    QCOMPARE(outcome.enough.status, 429u);
    QVERIFY(says(outcome.enough, "We have your answers already"));
    QVERIFY(says(outcome.enough, "Cold</textarea>"));
}

void GuestTest::unsubscribesByTheButtonOnly()
{
    QCOMPARE(send(Method::Get, {}, LinkFunction::UnsubscribePage).event->kind, ClickKind::View);
    const GuestOutcome outcome =
        send(Method::Post, "n=" + nonce(1500ms, LinkFunction::UnsubscribePage), LinkFunction::UnsubscribePage);
    QCOMPARE(outcome.event->kind, ClickKind::Unsubscribe);
    QVERIFY(outcome.afterStoring);
    QVERIFY(says(outcome.reply, "no more of these mails from The Old Oak"));
    QCOMPARE(outcome.otherwise.status, 503u);
    QVERIFY(says(outcome.otherwise, "Not saved"));
    QCOMPARE(outcome.enough.status, 200u);
}

void GuestTest::unsubscribesByTheHeaderAtOnce_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("urlencoded") << QByteArray("application/x-www-form-urlencoded")
                                << QByteArray("List-Unsubscribe=One-Click");
    QTest::newRow("multipart") << QByteArray("multipart/form-data; boundary=b")
                               << QByteArray("--b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\n"
                                             "One-Click\r\n--b--\r\n");
    QTest::newRow("nothing") << QByteArray() << QByteArray();
}

void GuestTest::unsubscribesByTheHeaderAtOnce()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    m_headers["content-type"] = type.toStdString();
    const GuestOutcome outcome = send(Method::Post, body.toStdString(), LinkFunction::UnsubscribeHeader);
    QCOMPARE(outcome.reply.status, 200u);
    QCOMPARE(header(outcome.reply, "Location"), std::string());
    QCOMPARE(header(outcome.reply, "Set-Cookie"), std::string());
    QCOMPARE(outcome.event->kind, ClickKind::Unsubscribe);
    // Looking at the same link is not enough.
    QCOMPARE(send(Method::Get, {}, LinkFunction::UnsubscribeHeader).event->kind, ClickKind::View);
}

void GuestTest::refusesOtherMethods()
{
    const GuestOutcome outcome = send(Method::Put);
    QCOMPARE(outcome.reply.status, 405u);
    QCOMPARE(header(outcome.reply, "Allow"), std::string("GET, HEAD, POST"));
    QVERIFY(!outcome.event);
    const GuestOutcome privacy = send(Method::Post, "n=" + nonce(2s, LinkFunction::Privacy), LinkFunction::Privacy);
    QCOMPARE(privacy.reply.status, 405u);
    QVERIFY(!privacy.event);
}

void GuestTest::asksForATapWhereALookWouldBeHeld_data()
{
    QTest::addColumn<int>("minutes");
    QTest::addColumn<bool>("strict");
    QTest::addColumn<bool>("always");
    QTest::addColumn<bool>("asks");
    QTest::newRow("old mail") << 120 << false << false << false;
    QTest::newRow("fresh mail") << 4 << false << false << true;
    QTest::newRow("strict domain") << 120 << true << false << true;
    QTest::newRow("owner's switch") << 120 << false << true << true;
}

void GuestTest::asksForATapWhereALookWouldBeHeld()
{
    QFETCH(int, minutes);
    QFETCH(bool, strict);
    QFETCH(bool, always);
    QFETCH(bool, asks);
    m_mailAge = std::chrono::minutes(minutes);
    m_strict = strict;
    m_page.alwaysAskForTap = always;
    const GuestOutcome outcome = send(Method::Get);
    QCOMPARE(says(outcome.reply, "data-m=\"ask\""), asks);
    QCOMPARE(says(outcome.reply, "Please press here once"), true); // for the script, and as the text when it asks
    QCOMPARE(says(outcome.reply, ">Please press here once"), asks);
    QCOMPARE(outcome.event->strict, strict);
}

void GuestTest::namesTheSameActTheSame()
{
    const std::string used = nonce(1500ms);
    const auto id = [this](const std::string& body) { return send(Method::Post, body).event->id; };
    const auto first = id("face=gold&g=1&n=" + used);
    QVERIFY(id("face=gold&g=1&p=1000&k=70&n=" + used) == first);
    QVERIFY(id("face=red&g=1&n=" + used) != first);
    QVERIFY(id("face=gold&g=1&n=" + nonce(1600ms)) != first);
    QVERIFY(id("auto=1&g=0&n=" + used) != first);
    QVERIFY(id("face=gold&g=1&c=a&n=" + used) != id("face=gold&g=1&c=b&n=" + used));
    QVERIFY(id("face=gold&g=1&c=1&n=" + used) != id("face=gold&g=1&phone=1&n=" + used));
    QVERIFY(id("face=gold&g=1&phone=1&n=" + used) != id("face=gold&g=1&phone=1&when=1&n=" + used));
}

QTEST_APPLESS_MAIN(GuestTest)
#include "tst_guest.moc"
