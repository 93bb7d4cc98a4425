#include "relay/http/form.h"

#include "core/clicks/clickevent.h"

#include <algorithm>
#include <cctype>

namespace inglenook::relay {

namespace {

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::string decodeFormText(std::string_view text)
{
    std::string spaced(text);
    std::replace(spaced.begin(), spaced.end(), '+', ' ');
    return decodePercent(spaced);
}

bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xc0) == 0x80;
}

/// The longest valid piece at the front, at most four bytes; empty when the first byte is no character.
std::string_view firstCharacter(std::string_view text)
{
    for (std::size_t length = 1; length <= 4 && length <= text.size(); ++length) {
        if (core::countCharacters(text.substr(0, length)))
            return text.substr(0, length);
    }
    return {};
}

} // namespace

std::string decodePercent(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int high = text[i] == '%' && i + 2 < text.size() ? hexDigit(text[i + 1]) : -1;
        const int low = high >= 0 ? hexDigit(text[i + 2]) : -1;
        if (low >= 0) {
            out += static_cast<char>(high * 16 + low);
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

Form parseForm(std::string_view text)
{
    Form form;
    while (!text.empty()) {
        const std::string_view pair = text.substr(0, text.find('&'));
        text.remove_prefix(std::min(pair.size() + 1, text.size()));
        const auto equals = pair.find('=');
        const std::string_view value = equals == std::string_view::npos ? std::string_view() : pair.substr(equals + 1);
        if (!pair.empty())
            form.emplace(decodeFormText(pair.substr(0, equals)), decodeFormText(value));
    }
    return form;
}

std::string_view field(const Form& form, std::string_view name)
{
    const auto found = form.find(name);
    return found == form.end() ? std::string_view() : std::string_view(found->second);
}

std::string tidied(std::string_view text, std::size_t mostCharacters)
{
    std::string out;
    std::size_t characters = 0;
    while (!text.empty() && characters < mostCharacters) {
        const std::string_view next = firstCharacter(text);
        const bool isControl = next.size() == 1 && (static_cast<unsigned char>(next[0]) < 0x20 || next[0] == 0x7f);
        if (next.empty()) {
            out += "\xef\xbf\xbd";
            text.remove_prefix(1);
            while (!text.empty() && isContinuation(text.front()))
                text.remove_prefix(1);
            ++characters;
            continue;
        }
        text.remove_prefix(next.size());
        if (isControl && next[0] != '\n' && next[0] != '\t')
            continue;
        if (out.empty() && (next == " " || isControl))
            continue;
        out += next;
        ++characters;
    }
    const auto last = out.find_last_not_of(" \t\n");
    out.resize(last == std::string::npos ? 0 : last + 1);
    return out;
}

} // namespace inglenook::relay
