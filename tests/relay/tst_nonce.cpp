#include "relay/nonce.h"

#include <QtTest/QTest>

using namespace inglenook;
using namespace inglenook::relay;
using namespace std::chrono_literals;
using State = NonceCheck::State;

class NonceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void measuresItsAgeByTheRelaysClock();
    void expiresAfterHalfAnHour();
    void belongsToOneLink();
    void refusesWhatWasChanged();
    void neverHasANegativeAge();

private:
    core::SignedLink link(core::LinkFunction function = core::LinkFunction::Gold) const
    {
        const core::Link plain{
            .epoch = 0, .mailbox = {}, .message = {}, .issuedAt = {}, .function = function, .strict = false};
        return *core::decodeToken(core::encodeToken(plain, {}));
    }

    const NonceKey m_key = core::randomBytes<NonceKey>();
    const core::Instant m_now{std::chrono::sys_days(std::chrono::year(2026) / 11 / 23)};
};

void NonceTest::measuresItsAgeByTheRelaysClock()
{
    const std::string nonce = mintNonce(m_key, link(), m_now);
    QCOMPARE(nonce.size(), std::size_t(44));
    const NonceCheck check = checkNonce(m_key, link(), nonce, m_now + 1234ms);
    QVERIFY(check.state == State::Good);
    QVERIFY(check.age == 1234ms);
}

void NonceTest::expiresAfterHalfAnHour()
{
    const std::string nonce = mintNonce(m_key, link(), m_now);
    QVERIFY(checkNonce(m_key, link(), nonce, m_now + 30min).state == State::Good);
    QVERIFY(checkNonce(m_key, link(), nonce, m_now + 30min + 1ms).state == State::Expired);
}

void NonceTest::belongsToOneLink()
{
    const std::string nonce = mintNonce(m_key, link(), m_now);
    QVERIFY(checkNonce(m_key, link(core::LinkFunction::Red), nonce, m_now).state == State::Forged);
    QVERIFY(checkNonce(core::randomBytes<NonceKey>(), link(), nonce, m_now).state == State::Forged);
}

void NonceTest::refusesWhatWasChanged()
{
    const std::string nonce = mintNonce(m_key, link(), m_now);
    for (std::size_t i = 0; i < nonce.size(); ++i) {
        std::string changed = nonce;
        changed[i] = changed[i] == '0' ? '1' : '0';
        QVERIFY(checkNonce(m_key, link(), changed, m_now + 2s).state == State::Forged);
    }
    for (const std::string& text : {std::string(), nonce.substr(2), nonce + "00", std::string(44, 'x')})
        QVERIFY(checkNonce(m_key, link(), text, m_now).state == State::Forged);
}

void NonceTest::neverHasANegativeAge()
{
    const std::string nonce = mintNonce(m_key, link(), m_now);
    const NonceCheck check = checkNonce(m_key, link(), nonce, m_now - 5s);
    QVERIFY(check.state == State::Good);
    QVERIFY(check.age == 0ms);
}

QTEST_APPLESS_MAIN(NonceTest)
#include "tst_nonce.moc"
