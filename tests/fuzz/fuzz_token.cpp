// A link's token as a mail program hands it on.

#include "core/clicks/link.h"
#include "tests/fuzz/fuzz.h"

using namespace inglenook;

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const auto link = core::decodeToken(tests::textOf(bytes, size));
    if (!link)
        return 0;
    const core::MailboxKey key = core::deriveMailboxKey(core::MasterKey{}, link->link.mailbox);
    // Whatever was read can be written again, and only what was signed is believed.
    const auto again = core::decodeToken(core::encodeToken(link->link, key));
    tests::demand(again && again->link == link->link, "a token that is read is written the same");
    tests::demand(core::verify(*again, key), "our own signature is good");
    tests::demand(!core::verify(*link, key) || link->bytes == again->bytes, "no other signature is");
    return 0;
}
