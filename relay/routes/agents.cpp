#include "relay/routes/agents.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace inglenook::relay {

namespace {

template <std::size_t Count>
bool hasAny(std::string_view text, const std::array<std::string_view, Count>& words)
{
    return std::any_of(words.begin(), words.end(),
                       [text](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

} // namespace

core::AgentClass agentClassOf(std::string_view userAgent)
{
    using core::AgentClass;
    constexpr std::array<std::string_view, 6> headless{"headless",   "phantomjs", "puppeteer",
                                                       "playwright", "selenium",  "slimerjs"};
    constexpr std::array<std::string_view, 22> bots{
        "bot",      "crawl",   "spider",   "curl",       "wget",     "python",     "java/",
        "okhttp",   "go-http", "libwww",   "httpclient", "preview",  "scan",       "facebookexternalhit",
        "whatsapp", "slack",   "telegram", "barracuda",  "mimecast", "proofpoint", "fetch",
        "urlcheck"};
    constexpr std::array<std::string_view, 4> text{"lynx", "w3m", "links (", "elinks"};
    constexpr std::array<std::string_view, 5> phones{"mobile", "android", "iphone", "ipad", "phone"};
    constexpr std::array<std::string_view, 5> computers{"windows", "macintosh", "x11", "linux", "cros"};

    std::string lower(userAgent.substr(0, 1024));
    for (char& c : lower)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    if (hasAny(lower, headless))
        return AgentClass::Headless;
    if (hasAny(lower, text))
        return AgentClass::TextBrowser;
    if (hasAny(lower, bots))
        return AgentClass::Bot;
    if (hasAny(lower, phones))
        return AgentClass::Phone;
    if (hasAny(lower, computers))
        return AgentClass::Computer;
    return AgentClass::Unknown;
}

} // namespace inglenook::relay
