// The bytes inside a sealed body: a relay may put anything there.

#include "core/clicks/clickevent.h"
#include "core/clicks/verdict.h"
#include "tests/fuzz/fuzz.h"

using namespace inglenook;

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const auto event = core::decodeClickEvent({bytes, size});
    if (!event)
        return 0;
    const auto again = core::decodeClickEvent(core::encodeClickEvent(*event));
    tests::demand(again && *again == *event, "an event that is read is written the same");
    tests::demand(core::countCharacters(event->comment).value_or(core::longestComment + 1) <= core::longestComment,
                  "a comment is UTF-8 and short enough");
    return 0;
}
