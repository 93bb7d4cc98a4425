// The nonce that a page sends back.

#include "relay/nonce.h"
#include "tests/fuzz/fuzz.h"

using namespace inglenook;
using namespace std::chrono_literals;

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const relay::NonceKey key;
    const core::SignedLink link;
    const core::Instant now{1'795'000'000s};
    const std::string minted = relay::mintNonce(key, link, now - 2s);
    const std::string_view nonce = tests::textOf(bytes, size);
    const relay::NonceCheck check = relay::checkNonce(key, link, nonce, now);
    tests::demand(check.age >= 0ms, "no age is negative");
    if (check.state != relay::NonceCheck::State::Forged)
        tests::demand(nonce.size() == minted.size(), "only what looks like a nonce can be one");
    tests::demand(relay::checkNonce(key, link, minted, now).state == relay::NonceCheck::State::Good,
                  "our own nonce is good");
    return 0;
}
