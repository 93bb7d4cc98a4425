#include "relay/relay.h"
#include "relay/routes/guestroutes.h"
#include "tests/support/fakestore.h"
#include "tests/support/relaycaller.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <atomic>

using namespace inglenook;
using namespace inglenook::relay;
using namespace inglenook::tests;
using namespace std::chrono_literals;
using core::ClickKind;
using core::LinkFunction;

namespace {

/// Counts every call that could cost the disk something.
class CountingStore : public FakeStore
{
public:
    bool append(NewEvent event, Done done) override
    {
        ++calls;
        return FakeStore::append(std::move(event), std::move(done));
    }
    void findMailbox(const core::MailboxId& id, MailboxFound found) override
    {
        ++calls;
        FakeStore::findMailbox(id, std::move(found));
    }

    std::uint64_t calls = 0;
};

/// A call without a socket.
class DirectCall : public Call
{
public:
    explicit DirectCall(const std::string& token)
    {
        m_request.path = {"a", token};
        m_request.client = "203.0.113.9";
    }
    const Request& request() const override { return m_request; }
    void reply(Response response) override { status = response.status; }
    void watchClient(std::function<void()>) override {}

    unsigned status = 0;

private:
    Request m_request;
};

/// A link of the mailbox that its key has not signed: one bit of a good one changed, a signature drawn by lot, or
/// another mailbox's.
std::string forgedLink(const core::MailboxId& mailbox, const core::MailboxKey& key, std::uint64_t number)
{
    core::Link link{.mailbox = mailbox, .message = core::randomBytes<core::MessageId>()};
    link.issuedAt = std::chrono::floor<std::chrono::seconds>(core::systemNow());
    link.function = static_cast<LinkFunction>(number % 4);
    if (number % 3 == 0)
        return core::encodeToken(link, core::randomBytes<core::MailboxKey>());
    std::string token = core::encodeToken(link, key);
    if (number % 3 == 1) {
        // The first letters are the mailbox and the format; behind them nothing is right but what was signed.
        char& letter = token[12 + number / 3 % 52];
        letter = letter == '0' ? '1' : '0';
        return token;
    }
    link.mailbox = core::randomBytes<core::MailboxId>();
    return core::encodeToken(link, key);
}

} // namespace

/// Guests over real sockets, at a relay whose clock and store are in the test's hands.
class GuestRoutesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void saysSavedOnlyAfterTheStoreHasIt();
    void findsNothingBehindAForgedLink();
    void findsNothingBehindAnotherMailbox();
    void acceptsNoneOfManyForgedLinks();
    void refusesAnOldLinkKindly();
    void storesNothingOfAPrefetch();
    void takesLinksAsMailProgramsWriteThem_data();
    void takesLinksAsMailProgramsWriteThem();
    void saysSoWhenNothingCanBeStored();
    void showsAPageWhenTheStoreIsAway();
    void storesNoMoreThanAnInvitationsShare();
    void countsManyAtOnceAgainstTheShare();
    void forgivesTheShareWhatWasNotStored();
    void limitsForgedLinksButNeverGoodOnes();
    void closesAMailboxThatTheHostDenies();
    void answersOneClickHeadersInBothForms();

private:
    WireReply look(const QString& link, const RelayCaller::Headers& headers = {})
    {
        return m_guest->call("GET", link, {}, headers);
    }
    WireReply press(const QString& link, const QByteArray& nonce, const QByteArray& more = {})
    {
        return m_guest->call("POST", link, "face=gold&g=1&n=" + nonce + more);
    }
    int stored() { return static_cast<int>(m_guest->events().size()); }

    std::atomic<std::int64_t> m_now = 0; ///< milliseconds
    std::unique_ptr<QTemporaryDir> m_folder;
    FakeStore* m_store = nullptr;
    std::unique_ptr<Relay> m_relay;
    std::unique_ptr<RelayCaller> m_guest;
};

void GuestRoutesTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_now = core::systemNow().time_since_epoch().count();
    auto store = std::make_unique<FakeStore>();
    m_store = store.get();
    RelayConfig config;
    config.dataFolder = m_folder->path().toStdString();
    config.now = [this] { return core::Instant(std::chrono::milliseconds(m_now)); };
    m_relay = std::make_unique<Relay>(config, std::move(store));
    const auto failure = m_relay->start();
    QVERIFY2(!failure, failure.value_or("").c_str());
    m_guest = std::make_unique<RelayCaller>(QString::fromStdString(m_relay->url()));
    QCOMPARE(m_guest->registerMailbox().status, 201);
}

void GuestRoutesTest::cleanup()
{
    m_guest.reset();
    m_relay.reset();
}

void GuestRoutesTest::saysSavedOnlyAfterTheStoreHasIt()
{
    const QString link = m_guest->link(LinkFunction::Gold);
    const QByteArray nonce = look(link).hidden("n");
    QCOMPARE(nonce.size(), 44);
    m_now += 1500;
    m_store->holdsBack = true;
    const auto waiting = m_guest->begin("POST", link, "face=gold&g=1&n=" + nonce);
    // Others are served meanwhile, this one is not.
    QCOMPARE(m_guest->call("GET", QStringLiteral("/healthz")).status, 200);
    QVERIFY(!waiting->isFinished());
    m_store->holdsBack = false;
    m_store->release();
    const WireReply saved = RelayCaller::finish(*waiting);
    QCOMPARE(saved.status, 200);
    QVERIFY(saved.body.contains("Saved"));
    const auto events = m_guest->events();
    QCOMPARE(events.size(), 2);
    QCOMPARE(events.last().kind, ClickKind::Tap);
    QVERIFY(events.last().elapsed == 1500ms);
}

void GuestRoutesTest::findsNothingBehindAForgedLink()
{
    const QString link = m_guest->link(LinkFunction::Gold);
    for (const int place : {3, 10, 30, 50, 66}) {
        QString forged = link;
        forged[place] = forged[place] == QLatin1Char('0') ? QLatin1Char('1') : QLatin1Char('0');
        const WireReply reply = look(forged, {{"Accept-Language", "de-AT,de;q=0.9"}});
        QCOMPARE(reply.status, 404);
        QVERIFY(reply.body.contains("Dieser Link funktioniert nicht"));
    }
    QCOMPARE(look(link.chopped(1)).status, 404);
    QCOMPARE(look(QStringLiteral("/a/")).status, 404);
    QCOMPARE(look(link + QStringLiteral("/more")).status, 404);
    QCOMPARE(stored(), 0);
}

void GuestRoutesTest::findsNothingBehindAnotherMailbox()
{
    RelayCaller other(QString::fromStdString(m_relay->url()));
    QCOMPARE(other.registerMailbox().status, 201);
    const core::MailboxId mine = m_guest->mailbox;
    m_guest->mailbox = other.mailbox; // signed with my key, under the other's id
    const QString link = m_guest->link(LinkFunction::Gold);
    m_guest->mailbox = mine;
    QCOMPARE(look(link).status, 404);
    QCOMPARE(static_cast<int>(other.events().size()), 0);
    // A key of an epoch that is not ours.
    m_guest->epoch = 5;
    QCOMPARE(look(m_guest->link(LinkFunction::Gold)).status, 404);
}

// INGLENOOK_FORGED=10000000 for the whole ten million, by hand.
void GuestRoutesTest::acceptsNoneOfManyForgedLinks()
{
    bool isGiven = false;
    const int given = qEnvironmentVariableIntValue("INGLENOOK_FORGED", &isGiven);
    const std::uint64_t count = isGiven ? static_cast<std::uint64_t>(given) : 300'000;
    const Keyring keyring = Keyring::of(0, core::randomBytes<core::MasterKey>());
    const auto mailbox = core::randomBytes<core::MailboxId>();
    const auto key = *keyring.mailboxKey(0, mailbox);
    CountingStore store;
    Server server([](const CallPointer&) {});
    Mailboxes mailboxes(store, server);
    MisuseLimit misuse;
    DenyList denied(m_folder->filePath(QStringLiteral("denied")).toStdString());
    Metrics metrics;
    GuestRoutes routes({keyring, mailboxes, store, server, misuse, denied, metrics}, core::systemNow);
    for (std::uint64_t i = 0; i < count; ++i) {
        const auto call = std::make_shared<DirectCall>(forgedLink(mailbox, key, i));
        routes.serve(call);
        if (call->status != 404 && call->status != 429)
            QFAIL(qPrintable(QStringLiteral("number %1 was answered with %2").arg(i).arg(call->status)));
    }
    QCOMPARE(metrics.badTokens, count);
    QCOMPARE(store.calls, std::uint64_t(0));
    // A good one is taken all the same, and looked up.
    core::Link link{.mailbox = mailbox, .message = core::randomBytes<core::MessageId>()};
    link.issuedAt = std::chrono::floor<std::chrono::seconds>(core::systemNow());
    routes.serve(std::make_shared<DirectCall>(core::encodeToken(link, key)));
    QCOMPARE(metrics.badTokens, count);
    QCOMPARE(store.calls, std::uint64_t(1));
}

void GuestRoutesTest::refusesAnOldLinkKindly()
{
    QCOMPARE(look(m_guest->link(LinkFunction::Gold, 60 * 24h - 1min)).status, 200);
    const QString old = m_guest->link(LinkFunction::Gold, 60 * 24h + 1min);
    const WireReply reply = look(old);
    QCOMPARE(reply.status, 410);
    QVERIFY(reply.body.contains("The Old Oak is glad to hear from you"));
    QCOMPARE(press(old, "0").status, 410);
    QCOMPARE(m_guest->call("HEAD", old).status, 410);
    QCOMPARE(stored(), 1);
}

void GuestRoutesTest::storesNothingOfAPrefetch()
{
    const QString link = m_guest->link(LinkFunction::Gold);
    QCOMPARE(look(link, {{"Sec-Purpose", "prefetch;prerender"}}).status, 200);
    QCOMPARE(stored(), 0);
    QCOMPARE(look(link, {{"Range", "bytes=0-10"}}).status, 200);
    QTRY_COMPARE(stored(), 1);
}

void GuestRoutesTest::takesLinksAsMailProgramsWriteThem_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<bool>("upper");
    QTest::newRow("upper case") << QString() << QString() << true;
    QTest::newRow("full stop") << QString() << QStringLiteral(".") << false;
    QTest::newRow("query") << QString() << QStringLiteral("?utm_source=mail&x=%00") << false;
    QTest::newRow("quotation mark") << QString() << QStringLiteral("%22") << false;
    QTest::newRow("percent") << QStringLiteral("%") << QString() << false;
}

void GuestRoutesTest::takesLinksAsMailProgramsWriteThem()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(bool, upper);
    const QString plain = m_guest->link(LinkFunction::Gold);
    QString token = plain.mid(3);
    if (upper)
        token = token.toUpper();
    if (!before.isEmpty())
        token = QString::fromLatin1(token.toLatin1().toPercentEncoding({}, token.toLatin1()));
    const WireReply reply = look(QStringLiteral("/a/") + token + after);
    QCOMPARE(reply.status, 200);
    // The page goes on with the plain form.
    QVERIFY(reply.body.contains("action=\"" + plain.toUtf8() + "\""));
    QVERIFY(reply.body.contains("href=\"" + plain.toUtf8() + "/privacy\""));
}

void GuestRoutesTest::saysSoWhenNothingCanBeStored()
{
    const QString link = m_guest->link(LinkFunction::Gold);
    const QByteArray nonce = look(link).hidden("n");
    QTRY_COMPARE(stored(), 1);
    m_now += 1500;
    m_store->isFailing = true;
    const WireReply failed = press(link, nonce, "&c=Cold+soup");
    QCOMPARE(failed.status, 503);
    QCOMPARE(failed.headers["retry-after"], QByteArray("5"));
    QVERIFY(failed.body.contains("Not saved yet. Trying again"));
    QVERIFY(failed.body.contains("Cold soup</textarea>"));
    QCOMPARE(m_guest->call("POST", link, "auto=1&p=2000&k=90&n=" + nonce).status, 503);
    QCOMPARE(m_guest->call("GET", QStringLiteral("/healthz")).status, 503);
    // A look is still shown.
    QCOMPARE(look(link).status, 200);
    m_store->isFailing = false;
    m_store->isBusy = true;
    QCOMPARE(press(link, nonce).status, 503);
    m_store->isBusy = false;
    QCOMPARE(press(link, nonce).status, 200);
    QCOMPARE(m_guest->call("GET", QStringLiteral("/healthz")).status, 200);
}

void GuestRoutesTest::showsAPageWhenTheStoreIsAway()
{
    const QString link = m_guest->link(LinkFunction::Gold);
    m_store->isAway = true;
    // A mailbox that is in use is known without the store.
    QCOMPARE(look(link).status, 200);
    m_store->tellMissed();
    const WireReply reply = look(link, {{"Accept-Language", "de"}});
    QCOMPARE(reply.status, 503);
    QCOMPARE(reply.headers["retry-after"], QByteArray("5"));
    QVERIFY(reply.body.contains("Es wurde noch nichts gespeichert"));
    m_store->isAway = false;
    QCOMPARE(look(link).status, 200);
}

void GuestRoutesTest::storesNoMoreThanAnInvitationsShare()
{
    const QString link = m_guest->link(LinkFunction::Gold);
    const QByteArray nonce = look(link).hidden("n");
    m_now += 1500;
    for (int i = 0; i < 5; ++i)
        QCOMPARE(press(link, nonce, "&c=" + QByteArray::number(i)).status, 200);
    const WireReply enough = press(link, nonce, "&c=6");
    QCOMPARE(enough.status, 429);
    QVERIFY(enough.body.contains("We have your answers already"));
    for (int i = 0; i < 100; ++i)
        QCOMPARE(look(link).status, 200);
    QCOMPARE(stored(), 40 + 5);
    m_guest->message = core::randomBytes<core::MessageId>();
    QCOMPARE(look(m_guest->link(LinkFunction::Gold)).status, 200);
    QTRY_COMPARE(stored(), 46);
}

void GuestRoutesTest::countsManyAtOnceAgainstTheShare()
{
    const QString link = m_guest->link(LinkFunction::Gold);
    const QByteArray nonce = look(link).hidden("n");
    m_now += 1500;
    m_store->holdsBack = true;
    std::vector<std::unique_ptr<QNetworkReply>> waiting;
    for (int i = 0; i < 6; ++i)
        waiting.push_back(m_guest->begin("POST", link, "face=gold&g=1&c=" + QByteArray::number(i) + "&n=" + nonce));
    const auto finished = [&waiting] {
        return std::count_if(waiting.begin(), waiting.end(), [](const auto& reply) { return reply->isFinished(); });
    };
    QTRY_COMPARE(finished(), 1);
    m_store->holdsBack = false;
    m_store->release();
    QTRY_COMPARE(finished(), 6);
    QCOMPARE(stored(), 1 + 5);
}

void GuestRoutesTest::forgivesTheShareWhatWasNotStored()
{
    const QString link = m_guest->link(LinkFunction::Gold);
    const QByteArray nonce = look(link).hidden("n");
    m_now += 1500;
    m_store->isFailing = true;
    for (int i = 0; i < 12; ++i)
        QCOMPARE(press(link, nonce).status, 503);
    m_store->isFailing = false;
    QCOMPARE(press(link, nonce).status, 200);
}

void GuestRoutesTest::limitsForgedLinksButNeverGoodOnes()
{
    const QString link = m_guest->link(LinkFunction::Gold);
    QString forged = link;
    forged[40] = forged[40] == QLatin1Char('0') ? QLatin1Char('1') : QLatin1Char('0');
    const RelayCaller::Headers from{{"X-Forwarded-For", "203.0.113.9"}};
    int answered = 0;
    WireReply limited = look(forged, from);
    for (; limited.status == 404 && answered < 300; ++answered)
        limited = look(forged, from);
    QVERIFY2(answered >= 30, qPrintable(QString::number(answered)));
    QCOMPARE(limited.status, 429);
    QVERIFY(limited.body.size() < 100);
    QCOMPARE(look(link, from).status, 200);
    QCOMPARE(look(forged, {{"X-Forwarded-For", "203.0.113.10"}}).status, 404);
    const QByteArray metrics = m_guest->call("GET", QStringLiteral("/metrics")).body;
    QVERIFY2(metrics.contains("\ninglenook_relay_bad_tokens_total " + QByteArray::number(answered + 2) + "\n"),
             metrics);
    QVERIFY(metrics.contains("\ninglenook_relay_limited_total 1\n"));
    QVERIFY(!metrics.contains("203.0.113"));
    // Strangers do not see the figures.
    QCOMPARE(look(QStringLiteral("/metrics"), from).status, 404);
}

void GuestRoutesTest::closesAMailboxThatTheHostDenies()
{
    const QString link = m_guest->link(LinkFunction::Gold);
    QCOMPARE(look(link).status, 200);
    QTRY_COMPARE(stored(), 1);
    QFile file(m_folder->filePath(QStringLiteral("denied.mailboxes")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::fromStdString(core::toHex(m_guest->mailbox.view())) + "\n");
    file.close();
    QTRY_COMPARE(look(link).status, 404);
    QCOMPARE(press(link, "0").status, 404);
    // What came before is still its business's.
    QVERIFY(stored() >= 1);
}

void GuestRoutesTest::answersOneClickHeadersInBothForms()
{
    const QString link = m_guest->link(LinkFunction::UnsubscribeHeader);
    const WireReply plain = m_guest->call("POST", link, "List-Unsubscribe=One-Click");
    QCOMPARE(plain.status, 200);
    const WireReply multipart = m_guest->call(
        "POST", link, "--b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--b--\r\n",
        {{"Content-Type", "multipart/form-data; boundary=b"}});
    QCOMPARE(multipart.status, 200);
    QVERIFY(!plain.headers.contains("location") && !plain.headers.contains("set-cookie"));
    const auto events = m_guest->events();
    QCOMPARE(events.size(), 2);
    QCOMPARE(events[0].kind, ClickKind::Unsubscribe);
    // The same act has the same name, so that the desktop takes it once.
    QVERIFY(events[0].id == events[1].id);
}

QTEST_GUILESS_MAIN(GuestRoutesTest)
#include "tst_guestroutes.moc"
