#include "core/clicks/sealing.h"

#include <QtTest/QTest>

using namespace inglenook::core;
using namespace std::chrono_literals;

namespace {

const Instant noon{std::chrono::sys_days(std::chrono::year(2026) / 3 / 29) + 12h};

ClickEvent sampleEvent()
{
    ClickEvent event;
    event.id = randomBytes<EventId>();
    event.message = randomBytes<MessageId>();
    event.kind = ClickKind::Comment;
    event.opened = LinkFunction::Gold;
    event.face = Face::Amber;
    event.relayTime = noon;
    event.issuedAt = std::chrono::floor<std::chrono::seconds>(noon - 2h);
    event.strict = true;
    event.method = RequestMethod::Post;
    event.agent = AgentClass::Phone;
    event.elapsed = 61234ms;
    event.pageTime = 2500ms;
    event.frames = 140;
    event.script = true;
    event.trusted = true;
    event.wantsCall = true;
    event.comment = "Great breakfast \xe2\x98\x95, cold room";
    event.phone = "+44 20 7946 0000";
    event.callWindow = "after 5 pm";
    return event;
}

} // namespace

class SealingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bringsEveryFieldHome();
    void hidesTheContentsAndTheirLength();
    void opensOnlyWithTheRightKey();
    void opensManyOfDifferentHoursInAnyOrder();
    void refusesEveryDamagedByteAndEveryCut();
    void usesOneEphemeralKeyAnHour();
    void refusesAnUnusablePublicKey();
    void refusesRecordsThatBreakTheLimits();
    void countsCharactersOfValidTextOnly();
    void recoversThePublicHalf();
};

void SealingTest::bringsEveryFieldHome()
{
    const KeyPair keys = makeKeyPair();
    Sealer sealer;
    ClickEvent faceless;
    faceless.kind = ClickKind::Unsubscribe;
    faceless.opened = LinkFunction::UnsubscribeHeader;
    for (const ClickEvent& event : {sampleEvent(), ClickEvent{}, faceless}) {
        const auto sealed = sealer.seal(event, keys.publicKey, noon);
        QVERIFY(sealed);
        const auto opened = openSealed(*sealed, keys.privateKey);
        QVERIFY(opened);
        QVERIFY(*opened == event);
    }
}

void SealingTest::hidesTheContentsAndTheirLength()
{
    const KeyPair keys = makeKeyPair();
    Sealer sealer;
    ClickEvent event = sampleEvent();
    QCOMPARE(sealer.seal(event, keys.publicKey, noon)->size(), sealedUnit);
    event.comment.clear();
    const auto first = *sealer.seal(event, keys.publicKey, noon);
    QCOMPARE(first.size(), sealedUnit);
    event.comment.assign(longestComment * 4, ' ');
    for (std::size_t i = 0; i < longestComment; ++i)
        event.comment.replace(i * 4, 4, "\xf0\x9f\x99\x82");
    const auto longest = *sealer.seal(event, keys.publicKey, noon);
    QCOMPARE(longest.size() % sealedUnit, std::size_t(0));
    QVERIFY(*openSealed(longest, keys.privateKey) == event);
    QVERIFY(toString(longest).find("\xf0\x9f\x99\x82") == std::string::npos);
}

void SealingTest::opensOnlyWithTheRightKey()
{
    const KeyPair keys = makeKeyPair();
    Sealer sealer;
    const auto sealed = *sealer.seal(sampleEvent(), keys.publicKey, noon);
    QVERIFY(openSealed(sealed, keys.privateKey));
    QVERIFY(!openSealed(sealed, makeKeyPair().privateKey));
}

void SealingTest::opensManyOfDifferentHoursInAnyOrder()
{
    const KeyPair keys = makeKeyPair();
    Sealer sealer;
    Sealer replica;
    std::vector<std::vector<std::uint8_t>> bodies;
    for (int hour = 0; hour < 3; ++hour) {
        for (Sealer* each : {&sealer, &replica, &sealer})
            bodies.push_back(*each->seal(sampleEvent(), keys.publicKey, noon + std::chrono::hours(hour)));
    }
    auto damaged = bodies.front();
    damaged[40] ^= 1;
    std::vector<std::uint8_t> unusable(sealedUnit, 0); // no point at all
    Opener opener(keys.privateKey);
    for (const std::size_t i : {0U, 1U, 2U, 8U, 3U, 5U, 4U, 0U}) {
        QVERIFY(!opener.open(unusable));
        QVERIFY(!opener.open(damaged));
        const auto event = opener.open(bodies.at(i));
        QVERIFY(event);
        QCOMPARE(event->comment, sampleEvent().comment);
    }
}

void SealingTest::refusesEveryDamagedByteAndEveryCut()
{
    const KeyPair keys = makeKeyPair();
    Sealer sealer;
    const auto sealed = *sealer.seal(sampleEvent(), keys.publicKey, noon);
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        auto damaged = sealed;
        damaged[i] ^= 0x04;
        QVERIFY2(!openSealed(damaged, keys.privateKey), std::to_string(i).c_str());
        QVERIFY(!openSealed(ByteView(sealed).first(i), keys.privateKey));
    }
    auto longer = sealed;
    longer.resize(sealed.size() + sealedUnit);
    QVERIFY(!openSealed(longer, keys.privateKey));
}

void SealingTest::usesOneEphemeralKeyAnHour()
{
    const KeyPair keys = makeKeyPair();
    Sealer sealer;
    const auto ephemeralAt = [&](Instant moment, const PublicKey& recipient) {
        const auto sealed = *sealer.seal(sampleEvent(), recipient, moment);
        return std::vector<std::uint8_t>(sealed.begin(), sealed.begin() + 32);
    };
    const auto first = ephemeralAt(noon, keys.publicKey);
    QVERIFY(first == ephemeralAt(noon + 59min, keys.publicKey));
    QVERIFY(first != ephemeralAt(noon, makeKeyPair().publicKey));
    QVERIFY(first != ephemeralAt(noon + 60min, keys.publicKey));
    const auto one = *sealer.seal(sampleEvent(), keys.publicKey, noon);
    const auto two = *sealer.seal(sampleEvent(), keys.publicKey, noon);
    QVERIFY(one != two);
}

void SealingTest::refusesAnUnusablePublicKey()
{
    Sealer sealer;
    QVERIFY(!sealer.seal(sampleEvent(), PublicKey{}, noon));
}

void SealingTest::refusesRecordsThatBreakTheLimits()
{
    const auto accepts = [](const ClickEvent& event) { return decodeClickEvent(encodeClickEvent(event)).has_value(); };
    QVERIFY(accepts(sampleEvent()));
    ClickEvent event = sampleEvent();
    event.comment.assign(longestComment + 1, 'x');
    QVERIFY(!accepts(event));
    event = sampleEvent();
    event.phone.assign(longestPhone + 1, '1');
    QVERIFY(!accepts(event));
    event = sampleEvent();
    event.comment = "\xff\xfe";
    QVERIFY(!accepts(event));
    event = sampleEvent();
    event.kind = static_cast<ClickKind>(200);
    QVERIFY(!accepts(event));
    event = sampleEvent();
    event.opened = static_cast<LinkFunction>(99);
    QVERIFY(!accepts(event));
    auto bytes = encodeClickEvent(sampleEvent());
    bytes[0] = 9;
    QVERIFY(!decodeClickEvent(bytes));
    QVERIFY(!decodeClickEvent({}));
}

void SealingTest::countsCharactersOfValidTextOnly()
{
    QCOMPARE(countCharacters(""), std::optional<std::size_t>(0));
    QCOMPARE(countCharacters("a\xc3\xa4\xe2\x82\xac\xf0\x9f\x99\x82"), std::optional<std::size_t>(4));
    for (const char* wrong : {"\x80", "\xc3", "\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe0\x80\xaf", "a\xff"})
        QVERIFY2(!countCharacters(wrong), wrong);
}

void SealingTest::recoversThePublicHalf()
{
    const KeyPair keys = makeKeyPair();
    QVERIFY(publicKeyOf(keys.privateKey) == keys.publicKey);
}

QTEST_APPLESS_MAIN(SealingTest)
#include "tst_sealing.moc"
