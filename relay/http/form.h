#pragma once

#include <map>
#include <string>
#include <string_view>

namespace inglenook::relay {

/// Decoded fields of a form or a query; of a doubled name the first counts.
using Form = std::map<std::string, std::string, std::less<>>;

/// Decodes application/x-www-form-urlencoded text. Broken escapes stay as they are.
[[nodiscard]] Form parseForm(std::string_view text);

/// The field's value, empty when there is none.
[[nodiscard]] std::string_view field(const Form& form, std::string_view name);

/// Decodes %xx; `+` stays.
[[nodiscard]] std::string decodePercent(std::string_view text);

/// A stranger's words made fit to keep: valid UTF-8, line ends as \n, no other control characters, no space around, cut
/// to `mostCharacters` characters.
[[nodiscard]] std::string tidied(std::string_view text, std::size_t mostCharacters);

} // namespace inglenook::relay
