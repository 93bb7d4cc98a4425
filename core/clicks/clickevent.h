#pragma once

#include "core/clicks/bytes.h"
#include "core/clicks/face.h"
#include "core/clicks/instant.h"
#include "core/clicks/link.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace inglenook::core {

/// The same for the same act: lets the desktop drop doubles.
using EventId = FixedBytes<16, struct EventTag>;

/// What the relay saw. The numbers are inside sealed bodies and never change.
enum class ClickKind : std::uint8_t {
    View,                  ///< a page was asked for; changes no answer
    AutomaticConfirmation, ///< the page's script saw it looked at for long enough
    Tap,                   ///< a face was pressed on the page
    Comment,               ///< words were sent, with the face shown and perhaps a wish to be called
    CallBackWish,          ///< a wish to be called, without words
    Trap,                  ///< the form that nobody can see was sent, or the bait field filled
    Unsubscribe,           ///< the button on the page, or the mail program's own
    MachineView,           ///< a request that people's browsers do not make: HEAD
};

enum class RequestMethod : std::uint8_t { Get, Head, Post };

/// As much of the browser as a verdict needs; nothing finer leaves the request.
enum class AgentClass : std::uint8_t {
    Unknown,
    Phone,
    Computer,
    TextBrowser,
    Headless, ///< a browser without a screen that says so
    Bot,      ///< a tool or a link checker that says so
};

/// Longest comment, in characters (not bytes).
inline constexpr std::size_t longestComment = 2000;
/// Longest telephone number and call time, in characters.
inline constexpr std::size_t longestPhone = 40;
inline constexpr std::size_t longestCallWindow = 60;

/// One thing the relay saw happen to one invitation. Texts are a stranger's: UTF-8, never to be taken for markup.
struct ClickEvent
{
    EventId id;
    MessageId message;
    ClickKind kind = ClickKind::View;
    LinkFunction opened = LinkFunction::Gold; ///< the link of the mail that led here
    std::optional<Face> face;                 ///< the face answered; nothing for privacy and unsubscribe
    Instant relayTime{};                      ///< by the relay's clock
    std::chrono::sys_seconds issuedAt{};      ///< of the link
    bool strict = false;                      ///< of the link
    RequestMethod method = RequestMethod::Get;
    AgentClass agent = AgentClass::Unknown;
    std::chrono::milliseconds elapsed{};  ///< by the relay's clock, from handing out the page to its reply; posts only
    std::chrono::milliseconds pageTime{}; ///< as the page's script claims: seen, focused
    std::uint32_t frames = 0;             ///< as the page's script claims: frames drawn meanwhile
    bool script = false;                  ///< the page's script ran
    bool trusted = false;                 ///< the browser vouches for a real press
    bool wantsCall = false;
    std::string comment;
    std::string phone;      ///< may be empty although a call is wanted
    std::string callWindow; ///< the guest's words for when

    bool operator==(const ClickEvent&) const = default;
};

/// Characters (code points) of valid UTF-8; nothing when it is not valid.
[[nodiscard]] std::optional<std::size_t> countCharacters(std::string_view utf8);

/// The event as bytes: format byte, fields, length-prefixed texts.
[[nodiscard]] std::vector<std::uint8_t> encodeClickEvent(const ClickEvent& event);

/// The event in those bytes; nothing when they are damaged, of an unknown format, or break a limit above.
[[nodiscard]] std::optional<ClickEvent> decodeClickEvent(ByteView bytes);

} // namespace inglenook::core
