#pragma once

#include <string>
#include <string_view>

namespace inglenook::relay {

/// The small words of the guest's pages, by a name: those of the page's `words` in docs/relay-api.yaml.
/// Known languages are English and German; every other one gets the English words. Empty for an unknown name.
[[nodiscard]] std::string_view defaultWord(std::string_view language, std::string_view name);

/// Whether there is a word of that name.
[[nodiscard]] bool isWord(std::string_view name);

} // namespace inglenook::relay
