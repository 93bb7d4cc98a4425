#include "core/clicks/hkdf.h"
#include "core/clicks/link.h"

#include <QtTest/QTest>

#include <set>

using namespace inglenook::core;

namespace {

Link sampleLink(LinkFunction function = LinkFunction::Amber)
{
    return {.epoch = 3,
            .mailbox = *MailboxId::from(*fromHex("010203040506")),
            .message = *MessageId::from(*fromHex("a1a2a3a4a5a6a7a8a9aaabac")),
            .issuedAt = std::chrono::sys_seconds(std::chrono::seconds(4'000'000'000)),
            .function = function,
            .strict = true};
}

std::string upperCased(std::string text)
{
    for (char& c : text)
        c = static_cast<char>(std::toupper(c));
    return text;
}

} // namespace

class LinkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matchesTheVectorsOfRfc5869_data();
    void matchesTheVectorsOfRfc5869();
    void carriesEveryFieldThroughAToken_data();
    void carriesEveryFieldThroughAToken();
    void makesTokensThatMailProgramsLeaveAlone();
    void keepsItsTokensForEver();
    void readsTokensAsMailProgramsHandThemOn();
    void refusesForeignKeysAndEveryChangedCharacter();
    void refusesTextThatIsNoToken();
    void derivesOneKeyPerMailboxAndEpoch();
};

void LinkTest::matchesTheVectorsOfRfc5869_data()
{
    QTest::addColumn<QByteArray>("keyMaterial");
    QTest::addColumn<QByteArray>("salt");
    QTest::addColumn<QByteArray>("context");
    QTest::addColumn<QByteArray>("expected");
    const auto hex = [](const char* text) { return QByteArray::fromHex(text); };
    const auto range = [](int from, int to) {
        QByteArray bytes;
        for (int i = from; i <= to; ++i)
            bytes += static_cast<char>(i);
        return bytes;
    };
    QTest::newRow("1: basic")
        << QByteArray(22, '\x0b') << range(0, 12) << range(0xf0, 0xf9)
        << hex("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
    QTest::newRow("2: long")
        << range(0, 0x4f) << range(0x60, 0xaf) << range(0xb0, 0xff)
        << hex("b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb4"
               "1c65e590e09da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87");
    QTest::newRow("3: no salt")
        << QByteArray(22, '\x0b') << QByteArray() << QByteArray()
        << hex("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8");
}

void LinkTest::matchesTheVectorsOfRfc5869()
{
    QFETCH(QByteArray, keyMaterial);
    QFETCH(QByteArray, salt);
    QFETCH(QByteArray, context);
    QFETCH(QByteArray, expected);
    const auto view = [](const QByteArray& bytes) {
        return bytesOf({bytes.data(), static_cast<std::size_t>(bytes.size())});
    };
    const auto derived =
        hkdfSha256(view(keyMaterial), view(salt), view(context), static_cast<std::size_t>(expected.size()));
    QCOMPARE(QByteArray::fromStdString(toString(derived)).toHex(), expected.toHex());
}

void LinkTest::carriesEveryFieldThroughAToken_data()
{
    QTest::addColumn<int>("function");
    for (int function = 0; function <= static_cast<int>(LinkFunction::UnsubscribeHeader); ++function)
        QTest::addRow("function %d", function) << function;
}

void LinkTest::carriesEveryFieldThroughAToken()
{
    QFETCH(int, function);
    const auto key = randomBytes<MailboxKey>();
    for (const bool strict : {false, true}) {
        Link link = sampleLink(static_cast<LinkFunction>(function));
        link.strict = strict;
        const auto decoded = decodeToken(encodeToken(link, key));
        QVERIFY(decoded);
        QVERIFY(decoded->link == link);
        QVERIFY(verify(*decoded, key));
    }
}

void LinkTest::makesTokensThatMailProgramsLeaveAlone()
{
    const std::string allowed = "0123456789abcdefghjkmnpqrstvwxyz";
    for (int round = 0; round < 200; ++round) {
        Link link = sampleLink();
        link.message = randomBytes<MessageId>();
        const std::string token = encodeToken(link, randomBytes<MailboxKey>());
        QCOMPARE(token.size(), tokenLength);
        QCOMPARE(token.find_first_not_of(allowed), std::string::npos);
    }
}

/// Mails that are out must work with every later relay: this token was made once and is kept.
void LinkTest::keepsItsTokensForEver()
{
    MasterKey master;
    master.bytes.fill(7);
    const Link link = sampleLink();
    const MailboxKey key = deriveMailboxKey(master, link.mailbox);
    QCOMPARE(encodeToken(link, key), std::string("2c0g40r40m3a38n3mjjtd9x8n6naqb7edcm010h688hk0gej0vcpvkrpxttgvyk3"));
}

void LinkTest::readsTokensAsMailProgramsHandThemOn()
{
    const auto key = randomBytes<MailboxKey>();
    const std::string token = encodeToken(sampleLink(), key);
    std::string confused = token;
    for (char& c : confused)
        c = c == '0' ? 'O' : c == '1' ? 'l' : c;
    for (const std::string& text :
         {upperCased(token), token + ".", token + ").", token + ">", confused, upperCased(confused)}) {
        const auto decoded = decodeToken(text);
        QVERIFY2(decoded, text.c_str());
        QVERIFY(decoded->link == sampleLink());
        QVERIFY(verify(*decoded, key));
    }
}

void LinkTest::refusesForeignKeysAndEveryChangedCharacter()
{
    const auto key = randomBytes<MailboxKey>();
    const std::string token = encodeToken(sampleLink(), key);
    QVERIFY(!verify(*decodeToken(token), randomBytes<MailboxKey>()));
    for (std::size_t i = 0; i < token.size(); ++i) {
        std::string changed = token;
        changed[i] = changed[i] == '5' ? '6' : '5';
        const auto decoded = decodeToken(changed);
        QVERIFY2(!decoded || !verify(*decoded, key), changed.c_str());
    }
}

void LinkTest::refusesTextThatIsNoToken()
{
    const std::string token = encodeToken(sampleLink(), randomBytes<MailboxKey>());
    std::string withU = token;
    withU[5] = 'u';
    for (const std::string& text : {std::string(), token.substr(1), token + "0", withU, std::string(64, '-'),
                                    std::string(64, 'z'), std::string(64, '0'), std::string(".."), token + "=\n"})
        QVERIFY2(!decodeToken(text), text.c_str());
}

void LinkTest::derivesOneKeyPerMailboxAndEpoch()
{
    std::set<MailboxKey> keys;
    for (int master = 0; master < 3; ++master) {
        MasterKey masterKey;
        masterKey.bytes.fill(static_cast<std::uint8_t>(master));
        for (int mailbox = 0; mailbox < 3; ++mailbox) {
            MailboxId id;
            id.bytes.fill(static_cast<std::uint8_t>(mailbox));
            keys.insert(deriveMailboxKey(masterKey, id));
            QVERIFY(deriveMailboxKey(masterKey, id) == deriveMailboxKey(masterKey, id));
        }
    }
    QCOMPARE(keys.size(), std::size_t(9));
}

QTEST_APPLESS_MAIN(LinkTest)
#include "tst_link.moc"
