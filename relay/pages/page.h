#pragma once

#include "core/clicks/face.h"
#include "relay/json.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace inglenook::relay {

inline constexpr int longestLinkDays = 400;

struct ReviewLink
{
    std::string title;
    std::string url; ///< http or https
};

/// What the business registered: the texts and the look of its guests' pages. Everything is plain text.
struct Page
{
    std::string business;
    std::string accent = "#A8431B"; ///< #RRGGBB
    std::string defaultLanguage;
    bool asksForComment = true;
    bool offersCall = true;
    bool alwaysAskForTap = false;
    int linkDays = 60;
    std::vector<ReviewLink> reviewLinks;
    std::map<std::string, std::map<std::string, std::string>> languages; ///< tag in lower case -> word -> text

    /// The registered word of that language, else the relay's own; `{business}` is put in.
    [[nodiscard]] std::string word(std::string_view language, std::string_view name) const;
    /// The registered language that the browser likes best, else the default one.
    [[nodiscard]] std::string languageFor(std::string_view acceptLanguage) const;
};

/// The languages of an Accept-Language header, best first, in lower case.
[[nodiscard]] std::vector<std::string> acceptedLanguages(std::string_view acceptLanguage);

struct ParsedPage
{
    std::optional<Page> page; ///< nothing when a member is missing or wrong
    std::string field;        ///< which one, as a path below `page`
};

/// Reads a page as docs/relay-api.yaml has it.
[[nodiscard]] ParsedPage parsePage(const Json& json);

} // namespace inglenook::relay
