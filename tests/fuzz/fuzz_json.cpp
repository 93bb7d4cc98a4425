// What a desktop sends to the relay.

#include "relay/json.h"
#include "relay/pages/page.h"
#include "tests/fuzz/fuzz.h"

using namespace inglenook;

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const auto value = relay::Json::parse(tests::textOf(bytes, size));
    if (!value)
        return 0;
    const std::string text = value->text();
    const auto again = relay::Json::parse(text);
    tests::demand(again && again->text() == text, "a value that is read is written the same");
    return 0;
}
