#pragma once

#include "core/clicks/clickevent.h"

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace inglenook::core {

/// How far an answer is believed. The numbers are stored and never change.
enum class Verdict : std::uint8_t {
    None,      ///< nobody has answered
    Confirmed, ///< a person pressed a face on the page, or wrote
    Counted,   ///< the page was looked at for long enough; nothing speaks against a person
    Held,      ///< would count, but there is a doubt: shown beside the figures, never inside
    Machine,   ///< a machine's doing; no answer
};

/// Why a verdict is what it is. The numbers are stored and never change; words for the owner are made on the screen.
enum class VerdictReason : std::uint8_t {
    Tapped,             ///< a real press on the page
    CommentSent,        ///< words were sent
    CallRequested,      ///< a wish to be called was sent
    LookedAtPage,       ///< the page confirmed by itself
    FreshMail,          ///< held: within minutes of the mail's leaving
    StrictDomain,       ///< held: the recipient's domain opens links by machine, or the owner always asks for a press
    TwoFaces,           ///< held: another face was opened within seconds
    CanaryOpened,       ///< machine: privacy or unsubscribe link of the same mail opened about then
    HeadRequest,        ///< machine: asked for headers only, about then
    MachineNearby,      ///< machine: an evident machine was at the same mail about then
    ManyFaces,          ///< machine: three or more faces within seconds
    TrapUsed,           ///< machine: sent the form that nobody can see
    TooQuick,           ///< machine: replied sooner than a person can
    ClocksDisagree,     ///< machine: claims to have looked for longer than the page was out
    UntrustedPress,     ///< machine: a press made by a script
    SelfDeclared,       ///< machine: calls itself a tool or a browser without a screen
    CountedByOwner,     ///< the owner took a held answer in
    DiscardedByOwner,   ///< the owner put a held answer out
    ReopenedAfterPress, ///< an older page seen again after a press: changes nothing
    AfterTheFirstDay,   ///< came a day or more after the first answer, maybe from another person
};

/// What the owner did with a held answer on the shelf.
enum class HeldDecision : std::uint8_t { Count, Discard };

/// The constants of the rules, in one place.
struct VerdictRules
{
    std::chrono::seconds freshMail{5 * 60};       ///< a mail younger than this is still being looked at by gateways
    std::chrono::milliseconds shortestStay{1000}; ///< by the relay's clock
    std::chrono::milliseconds shortestLook{1200}; ///< as the page's script adds up
    std::uint32_t fewestFrames = 20;              ///< drawn during that look
    std::chrono::milliseconds clockTolerance{50}; ///< the page may claim this much more than the relay measured
    std::chrono::seconds twoFaces{10};            ///< another face within this: held
    std::chrono::seconds manyFacesWindow{30};     ///< `manyFaces` different ones within this: machine
    std::size_t manyFaces = 3;
    std::chrono::seconds vetoReach{60};  ///< a canary or machine event this near speaks against
    std::chrono::hours answerWindow{24}; ///< after the first answer the last one wins for this long
};

/// What the desktop knows beside the events.
struct VerdictContext
{
    bool alwaysAskForTap = false;         ///< the owner's switch: treats every mail as strict
    std::optional<HeldDecision> decision; ///< the owner's press on the shelf
    VerdictRules rules;
};

/// One event that gave, or might have given, an answer.
struct JudgedEvent
{
    EventId id;
    Instant at{};
    std::optional<Face> face;
    Verdict verdict = Verdict::None; ///< never None
    std::vector<VerdictReason> reasons;

    bool operator==(const JudgedEvent&) const = default;
};

/// What all events of one invitation come to.
struct Judgement
{
    Verdict verdict = Verdict::None;
    std::optional<Face> face;           ///< with confirmed, counted and held
    std::vector<VerdictReason> reasons; ///< of the verdict
    std::optional<Instant> answeredAt;  ///< when this face was first given
    std::string comment;                ///< the last one sent, UTF-8, a stranger's
    bool wantsCall = false;
    std::string phone; ///< may be empty although a call is wanted
    std::string callWindow;
    bool secondAnswer = false; ///< someone answered again after a day: maybe another person
    bool unsubscribed = false;
    std::vector<JudgedEvent> history; ///< in order of time
};

/// Judges all events of one invitation; order and doubles do not matter. Pure: the same events and context give the
/// same judgement at any time.
[[nodiscard]] Judgement judge(std::span<const ClickEvent> events, const VerdictContext& context);

/// Stable names for exports and the command line: "confirmed", "fresh-mail", ...
[[nodiscard]] std::string_view verdictName(Verdict verdict);
[[nodiscard]] std::string_view reasonName(VerdictReason reason);

} // namespace inglenook::core
