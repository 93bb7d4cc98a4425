// A form's body, and a stranger's words in it.

#include "core/clicks/clickevent.h"
#include "relay/http/form.h"
#include "tests/fuzz/fuzz.h"

using namespace inglenook;

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    tests::Pieces pieces(bytes, size);
    const std::size_t most = pieces.byte();
    const std::string_view body = pieces.rest();
    for (const auto& [name, value] : relay::parseForm(body)) {
        tests::demand(name.size() <= body.size() && value.size() <= body.size(), "decoding makes nothing longer");
        const std::string tidied = relay::tidied(value, most);
        const auto characters = core::countCharacters(tidied);
        tests::demand(characters && *characters <= most, "tidied words are UTF-8 and short enough");
        tests::demand(tidied == relay::tidied(tidied, most), "tidied words are tidy");
    }
    tests::demand(relay::decodePercent(body).size() <= body.size(), "decoding makes nothing longer");
    return 0;
}
