// What a business registers as its guests' page, and the page made of it: no text of a stranger may become markup.

#include "relay/json.h"
#include "relay/pages/answerpage.h"
#include "relay/pages/page.h"
#include "tests/fuzz/fuzz.h"

using namespace inglenook;

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    tests::Pieces pieces(bytes, size);
    const std::string language(pieces.line());
    const std::string comment(pieces.line());
    const auto json = relay::Json::parse(pieces.rest());
    const relay::ParsedPage parsed = json ? relay::parsePage(*json) : relay::ParsedPage{};
    if (!parsed.page)
        return 0;
    const relay::Response plain = relay::renderAnswerPage({.page = *parsed.page,
                                                           .language = parsed.page->languageFor(language),
                                                           .face = core::Face::Gold,
                                                           .state = relay::AnswerPage::State::Saved,
                                                           .token = {},
                                                           .nonce = {},
                                                           .typed = {.comment = comment}});
    const auto marks = [](std::string_view html) { return std::count(html.begin(), html.end(), '<'); };
    const relay::Response without = relay::renderAnswerPage({.page = *parsed.page,
                                                             .language = parsed.page->languageFor(language),
                                                             .face = core::Face::Gold,
                                                             .state = relay::AnswerPage::State::Saved,
                                                             .token = {},
                                                             .nonce = {},
                                                             .typed = {.comment = comment.empty() ? "" : "x"}});
    tests::demand(marks(plain.body) == marks(without.body), "a comment makes no markup");
    return 0;
}
