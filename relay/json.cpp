#include "relay/json.h"

#include "core/clicks/clickevent.h"

#include <array>
#include <charconv>
#include <cmath>

namespace inglenook::relay {

namespace {

constexpr int deepest = 32;

void appendUtf8(std::string& out, char32_t point)
{
    const auto tail = [&](int shift) { out += static_cast<char>(0x80 | (point >> shift & 0x3f)); };
    if (point < 0x80) {
        out += static_cast<char>(point);
    } else if (point < 0x800) {
        out += static_cast<char>(0xc0 | point >> 6);
        tail(0);
    } else if (point < 0x10000) {
        out += static_cast<char>(0xe0 | point >> 12);
        tail(6);
        tail(0);
    } else {
        out += static_cast<char>(0xf0 | point >> 18);
        tail(12);
        tail(6);
        tail(0);
    }
}

class Parser
{
public:
    explicit Parser(std::string_view text)
        : m_rest(text)
    {
    }

    bool document(Json& out)
    {
        const bool parsed = parseValue(out, 0);
        skipSpace();
        return parsed && m_rest.empty();
    }

private:
    void skipSpace()
    {
        const auto at = m_rest.find_first_not_of(" \t\r\n");
        m_rest.remove_prefix(at == std::string_view::npos ? m_rest.size() : at);
    }
    bool take(std::string_view expected)
    {
        if (!m_rest.starts_with(expected))
            return false;
        m_rest.remove_prefix(expected.size());
        return true;
    }

    bool take(std::string_view expected, Json value, Json& out)
    {
        if (!take(expected))
            return false;
        out = std::move(value);
        return true;
    }

    bool parseValue(Json& out, int depth)
    {
        skipSpace();
        if (depth > deepest || m_rest.empty())
            return false;
        switch (m_rest.front()) {
        case '{':
            return parseObject(out, depth);
        case '[':
            return parseArray(out, depth);
        case '"': {
            std::string text;
            const bool parsed = parseString(text);
            out = std::move(text);
            return parsed;
        }
        default:
            return take("true", true, out) || take("false", false, out) || take("null", {}, out) || parseNumber(out);
        }
    }

    bool parseNumber(Json& out)
    {
        const auto length = std::min(m_rest.find_first_not_of("0123456789+-.eE"), m_rest.size());
        const std::string_view digits = m_rest.substr(0, length);
        const std::string_view unsignedPart = digits.starts_with('-') ? digits.substr(1) : digits;
        const bool leadingZero = unsignedPart.size() > 1 && unsignedPart[0] == '0' && std::isdigit(unsignedPart[1]);
        if (unsignedPart.empty() || !std::isdigit(unsignedPart[0]) || leadingZero || digits.ends_with('.'))
            return false;
        double value = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (error != std::errc() || end != digits.data() + digits.size())
            return false;
        m_rest.remove_prefix(length);
        out = value;
        return true;
    }

    std::optional<char32_t> parseHex4()
    {
        unsigned unit = 0;
        if (m_rest.size() < 4)
            return std::nullopt;
        const auto [end, error] = std::from_chars(m_rest.data(), m_rest.data() + 4, unit, 16);
        if (error != std::errc() || end != m_rest.data() + 4)
            return std::nullopt;
        m_rest.remove_prefix(4);
        return unit;
    }

    bool parseUnicodeEscape(std::string& out)
    {
        const auto high = parseHex4();
        if (!high || (*high >= 0xdc00 && *high <= 0xdfff))
            return false;
        if (*high < 0xd800 || *high > 0xdbff) {
            appendUtf8(out, *high);
            return true;
        }
        if (!take("\\u"))
            return false;
        const auto low = parseHex4();
        if (!low || *low < 0xdc00 || *low > 0xdfff)
            return false;
        appendUtf8(out, 0x10000 + ((*high - 0xd800) << 10) + (*low - 0xdc00));
        return true;
    }

    bool parseEscape(std::string& out)
    {
        constexpr std::string_view letters = "\"\\/bfnrt";
        constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
        if (take("u"))
            return parseUnicodeEscape(out);
        const auto at = m_rest.empty() ? std::string_view::npos : letters.find(m_rest.front());
        if (at == std::string_view::npos)
            return false;
        m_rest.remove_prefix(1);
        out += meanings[at];
        return true;
    }

    bool parseString(std::string& out)
    {
        if (!take("\""))
            return false;
        while (!m_rest.empty()) {
            const char c = m_rest.front();
            if (static_cast<unsigned char>(c) < 0x20)
                return false;
            m_rest.remove_prefix(1);
            if (c == '"')
                return true;
            if (c != '\\')
                out += c;
            else if (!parseEscape(out))
                return false;
        }
        return false;
    }

    bool parseArray(Json& out, int depth)
    {
        take("[");
        Json::Array values;
        skipSpace();
        bool more = !take("]");
        while (more) {
            if (!parseValue(values.emplace_back(), depth + 1))
                return false;
            skipSpace();
            more = take(",");
            if (!more && !take("]"))
                return false;
        }
        out = std::move(values);
        return true;
    }

    bool parseObject(Json& out, int depth)
    {
        take("{");
        Json::Object members;
        skipSpace();
        bool more = !take("}");
        while (more) {
            skipSpace();
            std::string name;
            if (!parseString(name))
                return false;
            skipSpace();
            const auto [member, isNew] = members.try_emplace(std::move(name));
            if (!isNew || !take(":") || !parseValue(member->second, depth + 1))
                return false;
            skipSpace();
            more = take(",");
            if (!more && !take("}"))
                return false;
        }
        out = std::move(members);
        return true;
    }

    std::string_view m_rest;
};

void writeString(std::string& out, std::string_view text)
{
    out += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            constexpr std::string_view digits = "0123456789abcdef";
            out += "\\u00";
            out += digits[static_cast<unsigned char>(c) >> 4];
            out += digits[c & 15];
        } else {
            out += c;
        }
    }
    out += '"';
}

void write(std::string& out, const Json& json)
{
    if (const bool* boolean = json.boolean()) {
        out += *boolean ? "true" : "false";
    } else if (const double* number = json.number()) {
        std::array<char, 32> digits;
        const bool whole = std::floor(*number) == *number && std::abs(*number) < 9e15;
        const auto result = whole ? std::to_chars(digits.begin(), digits.end(), static_cast<std::int64_t>(*number))
                                  : std::to_chars(digits.begin(), digits.end(), *number);
        out.append(digits.data(), result.ptr);
    } else if (const std::string* text = json.string()) {
        writeString(out, *text);
    } else if (const Json::Array* values = json.array()) {
        out += '[';
        for (const Json& value : *values) {
            if (out.back() != '[')
                out += ',';
            write(out, value);
        }
        out += ']';
    } else if (const Json::Object* members = json.object()) {
        out += '{';
        for (const auto& [name, value] : *members) {
            if (out.back() != '{')
                out += ',';
            writeString(out, name);
            out += ':';
            write(out, value);
        }
        out += '}';
    } else {
        out += "null";
    }
}

} // namespace

std::optional<Json> Json::parse(std::string_view text)
{
    if (!core::countCharacters(text))
        return std::nullopt;
    Json json;
    if (!Parser(text).document(json))
        return std::nullopt;
    return json;
}

std::string Json::text() const
{
    std::string out;
    write(out, *this);
    return out;
}

const Json* Json::find(std::string_view member) const
{
    const Object* members = object();
    if (!members)
        return nullptr;
    const auto found = members->find(member);
    return found == members->end() || found->second.isNull() ? nullptr : &found->second;
}

} // namespace inglenook::relay
