#pragma once

#include "relay/http/message.h"
#include "relay/pages/html.h"

#include <string>
#include <string_view>

namespace inglenook::relay {

inline constexpr std::string_view defaultAccent = "#A8431B";

/// One whole page for a guest, before it is dressed as a response.
struct Document
{
    std::string language; ///< tag in lower case
    std::string title;
    std::string accent{defaultAccent}; ///< #RRGGBB
    Markup body;
    bool hasScript = false; ///< the answer page's script, and nothing else, may run
};

/// The page with its style, and the headers that keep it private: no store, no referrer, no index, and a content policy
/// that lets only this style and the answer page's script in.
[[nodiscard]] Response toResponse(unsigned status, const Document& document);

} // namespace inglenook::relay
