#pragma once

#include "core/clicks/clickevent.h"
#include "relay/http/message.h"
#include "relay/keyring.h"
#include "relay/pages/readypages.h"

#include <memory>
#include <optional>
#include <string>

namespace inglenook::relay {

/// A guest's request behind a link whose signature and age are good.
struct GuestVisit
{
    const Request& request;
    const core::SignedLink& link;
    std::string token;         ///< in its plain form, for the page's own links
    bool wantsPrivacy = false; ///< /a/<token>/privacy
    const Page& page;
    const NonceKey& nonceKey;
    core::Instant now;
    ReadyPages* ready = nullptr;                ///< pages put together before; without them each is made anew
    std::shared_ptr<const Page> kept = nullptr; ///< `page`, for them
};

/// What is to be done about it.
struct GuestOutcome
{
    Response reply;
    std::optional<core::ClickEvent> event; ///< to be stored
    bool afterStoring = false;             ///< the reply promises that it is stored: only then may it leave
    Response otherwise;                    ///< instead of the reply, when it could not be stored
    Response enough;                       ///< instead of the reply, when the invitation has had its share
};

/// Decides what a guest sees and what is kept of the visit. Pure: the same visit gives the same outcome.
[[nodiscard]] GuestOutcome answerGuest(const GuestVisit& visit);

/// The event's id: the same for the same act, also when it is sent again.
[[nodiscard]] core::EventId eventIdOf(const core::MailboxId& mailbox, const core::ClickEvent& event,
                                      std::string_view nonce);

} // namespace inglenook::relay
