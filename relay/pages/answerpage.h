#pragma once

#include "core/clicks/face.h"
#include "relay/http/message.h"
#include "relay/pages/page.h"

#include <string>

namespace inglenook::relay {

/// What a guest has typed, to be shown again so that nothing is lost.
struct Typed
{
    std::string comment;
    bool wantsCall = false;
    std::string phone;
    std::string callWindow;
};

/// The page behind a face.
struct AnswerPage
{
    enum class State {
        Offered,  ///< just opened: its script confirms by itself
        Asked,    ///< just opened: a press is asked for as well
        Saved,    ///< after a reply that is durable
        NotSaved, ///< after a reply that could not be stored: its script tries again
        Stale,    ///< after a reply whose nonce was too old or not ours
        Enough,   ///< after more replies than an invitation may have
    };

    const Page& page;
    std::string language;
    core::Face face;
    State state;
    std::string token; ///< as it stands in the link
    std::string nonce;
    Typed typed;
    std::string gesture = "n"; ///< of the reply that is to be tried again
    int attempt = 0;           ///< of trying again
};

/// Attempts that a page makes by itself, five seconds apart.
inline constexpr int mostAttempts = 12;

[[nodiscard]] Response renderAnswerPage(const AnswerPage& view);

} // namespace inglenook::relay
