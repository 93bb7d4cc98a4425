#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace inglenook::relay {

/// A JSON value (RFC 8259). Texts are valid UTF-8; numbers are kept as doubles, which hold the integers used here.
class Json
{
public:
    using Array = std::vector<Json>;
    using Object = std::map<std::string, Json, std::less<>>;

    Json() = default;
    Json(bool value)
        : m_value(value)
    {
    }
    Json(double value)
        : m_value(value)
    {
    }
    Json(int value)
        : m_value(static_cast<double>(value))
    {
    }
    Json(std::int64_t value)
        : m_value(static_cast<double>(value))
    {
    }
    Json(std::string value)
        : m_value(std::move(value))
    {
    }
    Json(std::string_view value)
        : m_value(std::string(value))
    {
    }
    Json(const char* value)
        : m_value(std::string(value))
    {
    }
    Json(Array value)
        : m_value(std::move(value))
    {
    }
    Json(Object value)
        : m_value(std::move(value))
    {
    }

    /// The one value in the text; nothing for damaged text, invalid UTF-8, doubled members or more than 32 levels.
    [[nodiscard]] static std::optional<Json> parse(std::string_view text);
    /// The shortest text; members in order of their names.
    [[nodiscard]] std::string text() const;

    [[nodiscard]] bool isNull() const { return std::holds_alternative<std::monostate>(m_value); }
    [[nodiscard]] const bool* boolean() const { return std::get_if<bool>(&m_value); }
    [[nodiscard]] const double* number() const { return std::get_if<double>(&m_value); }
    [[nodiscard]] const std::string* string() const { return std::get_if<std::string>(&m_value); }
    [[nodiscard]] const Array* array() const { return std::get_if<Array>(&m_value); }
    [[nodiscard]] const Object* object() const { return std::get_if<Object>(&m_value); }
    /// A member of an object; nothing when there is none, it is null, or this is no object.
    [[nodiscard]] const Json* find(std::string_view member) const;

private:
    std::variant<std::monostate, bool, double, std::string, Array, Object> m_value;
};

} // namespace inglenook::relay
