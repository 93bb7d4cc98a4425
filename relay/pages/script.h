#pragma once

#include <string_view>

namespace inglenook::relay {

/// The answer page's one script; its hash stands in the content policy, so that it is the same for every page.
/// It adds up the time the page is seen and confirms once, marks real presses, and tries again while nothing could be
/// stored.
extern const std::string_view answerScript;

} // namespace inglenook::relay
