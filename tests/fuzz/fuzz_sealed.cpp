// A sealed body as a relay hands it on: damaged, cut, foreign.

#include "core/clicks/sealing.h"
#include "tests/fuzz/fuzz.h"

using namespace inglenook;
using namespace std::chrono_literals;

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    static const core::KeyPair keys = core::makeKeyPair();
    static const std::vector<std::uint8_t> good = [] {
        core::ClickEvent event;
        event.kind = core::ClickKind::Tap;
        event.face = core::Face::Red;
        return *core::Sealer().seal(event, keys.publicKey, core::Instant{1'795'000'000s});
    }();
    tests::demand(!core::openSealed({bytes, size}, keys.privateKey), "nothing that others made opens");
    // The good one with a few bytes changed, or cut.
    std::vector<std::uint8_t> damaged = good;
    tests::Pieces pieces(bytes, size);
    damaged.resize(damaged.size() - pieces.byte() % damaged.size());
    for (int i = 0; i < 4; ++i) {
        const std::size_t place = (pieces.byte() << 8 | pieces.byte()) % damaged.size();
        damaged[place] ^= pieces.byte();
    }
    tests::demand(damaged == good || !core::openSealed(damaged, keys.privateKey), "nothing that is damaged opens");
    return 0;
}
