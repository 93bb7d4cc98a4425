// A guest's request behind a good link: method, headers and body as they like.

#include "relay/json.h"
#include "relay/nonce.h"
#include "relay/routes/guest.h"
#include "tests/fuzz/fuzz.h"

using namespace inglenook;
using namespace std::chrono_literals;

namespace {

const relay::Page& plainPage()
{
    static const relay::Page page =
        *relay::parsePage(*relay::Json::parse(R"({"business":"The Old Oak","defaultLanguage":"en","linkDays":60,)"
                                              R"("languages":{"en":{"question":"How was it?"},"de":{}}})"))
             .page;
    return page;
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    tests::Pieces pieces(bytes, size);
    const core::Instant now{1'795'000'000s};
    core::SignedLink link;
    link.link.issuedAt = std::chrono::floor<std::chrono::seconds>(now - 2h);
    link.link.function = static_cast<core::LinkFunction>(pieces.byte() % 7);
    link.link.strict = (pieces.byte() & 1) != 0;
    const relay::NonceKey key;

    relay::Request request;
    request.method = static_cast<relay::Method>(pieces.byte() % 6);
    const std::chrono::milliseconds age(pieces.byte() * 20);
    for (const char* name : {"accept-language", "user-agent", "sec-purpose", "content-type"})
        request.headers.emplace(name, std::string(pieces.line()));
    request.body = std::string(pieces.rest());
    if ((pieces.byte() & 1) != 0)
        request.body += "&n=" + relay::mintNonce(key, link, now - age);

    const relay::GuestOutcome outcome = relay::answerGuest({.request = request,
                                                            .link = link,
                                                            .token = std::string(core::tokenLength, '0'),
                                                            .wantsPrivacy = false,
                                                            .page = plainPage(),
                                                            .nonceKey = key,
                                                            .now = now});
    tests::demand(outcome.reply.status >= 200 && outcome.reply.status < 600, "there is an answer");
    tests::demand(!outcome.afterStoring || outcome.event, "what is promised can be stored");
    if (outcome.event) {
        const auto again = core::decodeClickEvent(core::encodeClickEvent(*outcome.event));
        tests::demand(again && *again == *outcome.event, "what is stored can be read");
        tests::demand(!outcome.event->trusted || request.method == relay::Method::Post, "no look is a press");
    }
    return 0;
}
