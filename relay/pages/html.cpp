#include "relay/pages/html.h"

#include <algorithm>

namespace inglenook::relay {

std::string escaped(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&#39;";
            break;
        default:
            out += c;
        }
    }
    return out;
}

Markup fill(std::string_view pattern, std::initializer_list<Slot> slots)
{
    std::string out;
    while (!pattern.empty()) {
        const auto start = pattern.find('%');
        out += pattern.substr(0, start);
        if (start == std::string_view::npos)
            break;
        pattern.remove_prefix(start + 1);
        const auto end = pattern.find('%');
        const std::string_view name = pattern.substr(0, end);
        if (name.empty())
            out += '%';
        const auto slot = std::find_if(slots.begin(), slots.end(), [name](const Slot& s) { return s.first == name; });
        if (slot != slots.end()) {
            const auto* markup = std::get_if<Markup>(&slot->second);
            out += markup ? markup->html : escaped(std::get<std::string>(slot->second));
        }
        pattern.remove_prefix(std::min(end == std::string_view::npos ? pattern.size() : end + 1, pattern.size()));
    }
    return {std::move(out)};
}

} // namespace inglenook::relay
