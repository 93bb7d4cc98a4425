#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace inglenook::relay {

/// Text that is HTML already; everything else is escaped.
struct Markup
{
    std::string html;
};

/// The text as HTML shows it, also inside a quoted attribute.
[[nodiscard]] std::string escaped(std::string_view text);

using Slot = std::pair<std::string_view, std::variant<std::string, Markup>>;

/// Puts values into the `%name%` slots of a template; plain ones escaped. Slots without a value stay empty; `%%` is a
/// per cent sign.
[[nodiscard]] Markup fill(std::string_view pattern, std::initializer_list<Slot> slots);

/// Joins pieces of HTML.
inline Markup operator+(Markup a, const Markup& b)
{
    a.html += b.html;
    return a;
}

} // namespace inglenook::relay
