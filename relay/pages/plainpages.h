#pragma once

#include "relay/http/message.h"
#include "relay/pages/page.h"

#include <string>
#include <string_view>

namespace inglenook::relay {

/// What every plain page of a mailbox needs.
struct PlainPage
{
    const Page& page;
    std::string language;
    std::string token;
};

/// The privacy text; with a way back to the answer page when the guest came from there.
[[nodiscard]] Response renderPrivacy(const PlainPage& view, bool withWayBack);
/// Asks once, with one button. `status` is 200, or 400 after a reply whose nonce was too old, or 503 when it could not
/// be stored.
[[nodiscard]] Response renderUnsubscribe(const PlainPage& view, unsigned status, const std::string& nonce);
/// It is done.
[[nodiscard]] Response renderUnsubscribed(const PlainPage& view);
/// The link is too old.
[[nodiscard]] Response renderExpired(const PlainPage& view);
/// The link is nobody's; the language comes from the browser.
[[nodiscard]] Response renderNotFound(std::string_view acceptLanguage);
/// The store is out of reach and with it whose link it is; the language comes from the browser.
[[nodiscard]] Response renderUnavailable(std::string_view acceptLanguage);

} // namespace inglenook::relay
