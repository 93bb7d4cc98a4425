#include "relay/pages/plainpages.h"

#include "relay/pages/document.h"
#include "relay/pages/html.h"
#include "relay/pages/words.h"

namespace inglenook::relay {

namespace {

Response plain(unsigned status, const PlainPage& view, Markup body)
{
    return toResponse(status,
                      {.language = view.language,
                       .title = view.page.business,
                       .accent = view.page.accent,
                       .body = fill(R"(<p class="n">%business%</p>)", {{"business", view.page.business}}) + body});
}

Markup heading(const std::string& text)
{
    return fill("<h1>%text%</h1>", {{"text", text}});
}

/// Blank lines part paragraphs.
Markup paragraphs(std::string_view text)
{
    Markup all;
    while (!text.empty()) {
        const auto end = text.find("\n\n");
        all = all + fill("<p>%text%</p>", {{"text", std::string(text.substr(0, end))}});
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 2);
        text.remove_prefix(std::min(text.find_first_not_of('\n'), text.size()));
    }
    return all;
}

/// A page that belongs to no business, in the browser's language as far as the relay speaks it.
Response nobodys(unsigned status, std::string_view acceptLanguage, std::string_view title, std::string_view text)
{
    std::string language = "en";
    for (const std::string& tag : acceptedLanguages(acceptLanguage)) {
        if (tag.starts_with("de") || tag.starts_with("en")) {
            language = tag.substr(0, 2);
            break;
        }
    }
    const std::string words(defaultWord(language, title));
    return toResponse(
        status,
        {.language = language, .title = words, .body = heading(words) + paragraphs(defaultWord(language, text))});
}

} // namespace

Response renderPrivacy(const PlainPage& view, bool withWayBack)
{
    const auto word = [&view](std::string_view name) { return view.page.word(view.language, name); };
    const Markup back =
        fill(R"(<footer><a href="/a/%token%">%back%</a></footer>)", {{"token", view.token}, {"back", word("back")}});
    return plain(200, view,
                 heading(word("privacy")) + paragraphs(word("privacyText")) + (withWayBack ? back : Markup{}));
}

Response renderUnsubscribe(const PlainPage& view, unsigned status, const std::string& nonce)
{
    const auto word = [&view](std::string_view name) { return view.page.word(view.language, name); };
    const std::string trouble = status == 400 ? word("stale") : status == 503 ? word("notSaved") : std::string();
    const Markup note = trouble.empty() ? Markup{} : fill(R"(<p role="alert">%trouble%</p>)", {{"trouble", trouble}});
    Response response =
        plain(status, view,
              heading(word("unsubscribeQuestion")) + note +
                  fill(R"(<form method="post" action="/a/%token%"><input type="hidden" name="n" value="%nonce%">)"
                       R"(<button class="p">%unsubscribe%</button></form>)",
                       {{"token", view.token}, {"nonce", nonce}, {"unsubscribe", word("unsubscribe")}}));
    if (status == 503)
        response.headers.emplace_back("Retry-After", "5");
    return response;
}

Response renderUnsubscribed(const PlainPage& view)
{
    return plain(200, view, heading(view.page.word(view.language, "unsubscribed")));
}

Response renderExpired(const PlainPage& view)
{
    const auto word = [&view](std::string_view name) { return view.page.word(view.language, name); };
    return plain(410, view, heading(word("expired")) + paragraphs(word("expiredText")));
}

Response renderNotFound(std::string_view acceptLanguage)
{
    return nobodys(404, acceptLanguage, "notFound", "notFoundText");
}

Response renderUnavailable(std::string_view acceptLanguage)
{
    Response response = nobodys(503, acceptLanguage, "unavailable", "unavailableText");
    response.headers.emplace_back("Retry-After", "5");
    return response;
}

} // namespace inglenook::relay
