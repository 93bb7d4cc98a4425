#include "core/clicks/verdict.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <set>

namespace inglenook::core {

namespace {

using Milliseconds = std::chrono::milliseconds;
using Timeline = std::vector<const ClickEvent*>;

bool isPress(const ClickEvent& event)
{
    return event.kind == ClickKind::Tap || event.kind == ClickKind::Comment || event.kind == ClickKind::CallBackWish;
}

bool isCanary(const ClickEvent& event)
{
    return event.kind == ClickKind::View && !faceOf(event.opened);
}

bool near(const ClickEvent& a, const ClickEvent& b, Milliseconds reach)
{
    return std::chrono::abs(a.relayTime - b.relayTime) <= reach;
}

bool isSelfDeclared(const ClickEvent& event)
{
    return event.agent == AgentClass::Headless || event.agent == AgentClass::Bot;
}

/// In order of time, each act once.
Timeline ordered(std::span<const ClickEvent> events)
{
    Timeline timeline;
    std::set<EventId> seen;
    for (const ClickEvent& event : events) {
        if (seen.insert(event.id).second)
            timeline.push_back(&event);
    }
    std::stable_sort(timeline.begin(), timeline.end(), [](const ClickEvent* a, const ClickEvent* b) {
        return std::pair(a->relayTime, a->id) < std::pair(b->relayTime, b->id);
    });
    return timeline;
}

/// What the event itself gives away, whatever else happened.
std::vector<VerdictReason> ownFaults(const ClickEvent& event, const VerdictRules& rules)
{
    std::vector<VerdictReason> faults;
    if (event.kind == ClickKind::Trap)
        faults.push_back(VerdictReason::TrapUsed);
    if (event.kind == ClickKind::MachineView)
        faults.push_back(VerdictReason::HeadRequest);
    if (isSelfDeclared(event))
        faults.push_back(VerdictReason::SelfDeclared);
    const bool automatic = event.kind == ClickKind::AutomaticConfirmation;
    if (!automatic && !isPress(event))
        return faults;
    if (event.elapsed < rules.shortestStay)
        faults.push_back(VerdictReason::TooQuick);
    else if (automatic && (event.pageTime < rules.shortestLook || event.frames < rules.fewestFrames))
        faults.push_back(VerdictReason::TooQuick);
    if (event.pageTime > event.elapsed + rules.clockTolerance)
        faults.push_back(VerdictReason::ClocksDisagree);
    // Without the page's script nothing can vouch for the press; the nonce's age and the trap have to do.
    if (isPress(event) && event.script && !event.trusted)
        faults.push_back(VerdictReason::UntrustedPress);
    return faults;
}

/// Whether some stretch of `window` that includes `moment` has `count` different faces among the chosen events.
template <typename Chosen>
bool manyFacesAround(const Timeline& timeline, const ClickEvent& moment, const VerdictRules& rules, Chosen chosen)
{
    for (const ClickEvent* first : timeline) {
        const auto end = first->relayTime + rules.manyFacesWindow;
        if (first->relayTime > moment.relayTime || end < moment.relayTime)
            continue;
        std::bitset<allFaces.size()> faces;
        for (const ClickEvent* event : timeline) {
            if (const std::optional<Face> face = chosen(*event);
                face && event->relayTime >= first->relayTime && event->relayTime <= end)
                faces.set(static_cast<std::size_t>(*face));
        }
        if (faces.count() >= rules.manyFaces)
            return true;
    }
    return false;
}

std::optional<Face> openedFace(const ClickEvent& event)
{
    return isPress(event) ? std::nullopt : faceOf(event.opened);
}

std::optional<Face> pressedFace(const ClickEvent& event)
{
    return isPress(event) ? event.face : std::nullopt;
}

/// A press is a person's unless the same hand pressed everything.
std::vector<VerdictReason> vetoesOfPress(const ClickEvent& event, const Timeline& timeline, const VerdictRules& rules)
{
    std::vector<VerdictReason> vetoes;
    const auto isNearTrap = [&](const ClickEvent* other) {
        return other->kind == ClickKind::Trap && near(event, *other, rules.vetoReach);
    };
    if (std::any_of(timeline.begin(), timeline.end(), isNearTrap))
        vetoes.push_back(VerdictReason::TrapUsed);
    if (manyFacesAround(timeline, event, rules, pressedFace))
        vetoes.push_back(VerdictReason::ManyFaces);
    return vetoes;
}

/// A page that confirmed by itself is believed only when nothing near it looks like a machine.
std::vector<VerdictReason> vetoesOfLook(const ClickEvent& event, const Timeline& timeline, const VerdictRules& rules)
{
    std::vector<VerdictReason> vetoes;
    const auto veto = [&vetoes](VerdictReason reason) {
        if (std::find(vetoes.begin(), vetoes.end(), reason) == vetoes.end())
            vetoes.push_back(reason);
    };
    for (const ClickEvent* other : timeline) {
        if (other == &event || !near(event, *other, rules.vetoReach))
            continue;
        if (isCanary(*other))
            veto(VerdictReason::CanaryOpened);
        if (other->kind == ClickKind::MachineView)
            veto(VerdictReason::HeadRequest);
        else if (other->kind == ClickKind::Trap)
            veto(VerdictReason::TrapUsed);
        else if (!ownFaults(*other, rules).empty())
            veto(VerdictReason::MachineNearby);
    }
    if (manyFacesAround(timeline, event, rules, openedFace))
        veto(VerdictReason::ManyFaces);
    return vetoes;
}

std::vector<VerdictReason> doubtsAbout(const ClickEvent& event, const Timeline& timeline, const VerdictContext& context)
{
    std::vector<VerdictReason> doubts;
    if (event.relayTime - event.issuedAt < context.rules.freshMail)
        doubts.push_back(VerdictReason::FreshMail);
    if (event.strict || context.alwaysAskForTap)
        doubts.push_back(VerdictReason::StrictDomain);
    const auto isOtherFace = [&](const ClickEvent* other) {
        const auto face = openedFace(*other);
        return face && face != event.face && near(event, *other, context.rules.twoFaces);
    };
    if (std::any_of(timeline.begin(), timeline.end(), isOtherFace))
        doubts.push_back(VerdictReason::TwoFaces);
    return doubts;
}

VerdictReason meritOf(ClickKind kind)
{
    switch (kind) {
    case ClickKind::Comment:
        return VerdictReason::CommentSent;
    case ClickKind::CallBackWish:
        return VerdictReason::CallRequested;
    case ClickKind::Tap:
        return VerdictReason::Tapped;
    default:
        return VerdictReason::LookedAtPage;
    }
}

JudgedEvent judgeOne(const ClickEvent& event, const Timeline& timeline, const VerdictContext& context)
{
    JudgedEvent judged{
        .id = event.id, .at = event.relayTime, .face = event.face, .verdict = Verdict::Machine, .reasons = {}};
    judged.reasons = ownFaults(event, context.rules);
    if (judged.reasons.empty())
        judged.reasons = isPress(event) ? vetoesOfPress(event, timeline, context.rules)
                                        : vetoesOfLook(event, timeline, context.rules);
    if (!judged.reasons.empty())
        return judged;
    if (!isPress(event))
        judged.reasons = doubtsAbout(event, timeline, context);
    if (!judged.reasons.empty()) {
        judged.verdict = Verdict::Held;
        return judged;
    }
    judged.verdict = isPress(event) ? Verdict::Confirmed : Verdict::Counted;
    judged.reasons = {meritOf(event.kind)};
    return judged;
}

bool isHuman(const JudgedEvent& judged)
{
    return judged.verdict == Verdict::Confirmed || judged.verdict == Verdict::Counted;
}

/// Going back or reloading shows an older page again, which confirms itself once more: that is no change of mind.
bool isReopening(const ClickEvent& look, const ClickEvent& press, const Timeline& timeline)
{
    return std::any_of(timeline.begin(), timeline.end(), [&](const ClickEvent* event) {
        return openedFace(*event) == look.face && event->relayTime <= press.relayTime;
    });
}

/// The answers found so far and the one that stands.
struct Tally
{
    std::vector<const ClickEvent*> events; ///< beside `Judgement::history`, same order
    std::optional<std::size_t> first;      ///< the first human answer
    std::optional<std::size_t> winner;
};

void takeHumanAnswers(Judgement& result, Tally& tally, const Timeline& timeline, const VerdictRules& rules)
{
    for (std::size_t i = 0; i < result.history.size(); ++i) {
        JudgedEvent& judged = result.history[i];
        if (!isHuman(judged))
            continue;
        if (!tally.first)
            tally.first = tally.winner = i;
        const JudgedEvent& standing = result.history[*tally.winner];
        if (judged.at - result.history[*tally.first].at > rules.answerWindow) {
            judged.reasons.push_back(VerdictReason::AfterTheFirstDay);
            result.secondAnswer = true;
        } else if (judged.verdict == Verdict::Counted && standing.verdict == Verdict::Confirmed &&
                   isReopening(*tally.events[i], *tally.events[*tally.winner], timeline)) {
            judged.reasons.push_back(VerdictReason::ReopenedAfterPress);
        } else {
            tally.winner = i;
        }
    }
}

/// What the guest wrote and wished, as long as it is of the same person: within the first answer's window.
void takeWords(Judgement& result, const Tally& tally, const VerdictRules& rules)
{
    for (std::size_t i = 0; i < result.history.size(); ++i) {
        const JudgedEvent& judged = result.history[i];
        const ClickEvent& event = *tally.events[i];
        if (!isHuman(judged) || judged.at - result.history[*tally.first].at > rules.answerWindow)
            continue;
        if (!event.comment.empty())
            result.comment = event.comment;
        if (event.wantsCall) {
            result.wantsCall = true;
            result.phone = event.phone;
            result.callWindow = event.callWindow;
        }
    }
}

/// When the face that stands was first given, not counting earlier changes of mind.
Instant firstOfFace(const Judgement& result, std::size_t winner)
{
    Instant at = result.history[winner].at;
    for (std::size_t i = winner; i-- > 0;) {
        if (!isHuman(result.history[i]))
            continue;
        if (result.history[i].face != result.history[winner].face)
            break;
        at = result.history[i].at;
    }
    return at;
}

void adopt(Judgement& result, const JudgedEvent& judged)
{
    result.verdict = judged.verdict;
    result.reasons = judged.reasons;
    result.face = judged.verdict == Verdict::Machine ? std::nullopt : judged.face;
    if (judged.verdict != Verdict::Machine)
        result.answeredAt = judged.at;
}

/// Nothing counts: the last held answer stands, or else a machine's doing is named.
void takeDoubtfulAnswers(Judgement& result, std::optional<HeldDecision> decision)
{
    const auto last = [&result](Verdict verdict) {
        return std::find_if(result.history.rbegin(), result.history.rend(),
                            [verdict](const JudgedEvent& judged) { return judged.verdict == verdict; });
    };
    if (const auto held = last(Verdict::Held); held != result.history.rend()) {
        adopt(result, *held);
        if (decision == HeldDecision::Count) {
            result.verdict = Verdict::Counted;
            result.reasons.push_back(VerdictReason::CountedByOwner);
        } else if (decision == HeldDecision::Discard) {
            result.verdict = Verdict::None;
            result.face.reset();
            result.answeredAt.reset();
            result.reasons.push_back(VerdictReason::DiscardedByOwner);
        }
    } else if (const auto machine = last(Verdict::Machine); machine != result.history.rend()) {
        adopt(result, *machine);
    }
}

/// No one answered; machines may have been there all the same, and the owner is told so.
void takeMachineVisits(Judgement& result, const Timeline& timeline, const VerdictRules& rules)
{
    for (const ClickEvent* event : timeline) {
        if (const auto faults = ownFaults(*event, rules); !faults.empty()) {
            result.verdict = Verdict::Machine;
            result.reasons = faults;
        } else if (event->kind == ClickKind::View && manyFacesAround(timeline, *event, rules, openedFace)) {
            result.verdict = Verdict::Machine;
            result.reasons = {VerdictReason::ManyFaces};
        }
    }
}

} // namespace

Judgement judge(std::span<const ClickEvent> events, const VerdictContext& context)
{
    const Timeline timeline = ordered(events);
    Judgement result;
    Tally tally;
    for (const ClickEvent* event : timeline) {
        result.unsubscribed |= event->kind == ClickKind::Unsubscribe;
        const bool mayAnswer = event->face && (isPress(*event) || event->kind == ClickKind::AutomaticConfirmation);
        if (!mayAnswer)
            continue;
        result.history.push_back(judgeOne(*event, timeline, context));
        tally.events.push_back(event);
    }
    takeHumanAnswers(result, tally, timeline, context.rules);
    if (tally.winner) {
        adopt(result, result.history[*tally.winner]);
        result.answeredAt = firstOfFace(result, *tally.winner);
        takeWords(result, tally, context.rules);
    } else {
        takeDoubtfulAnswers(result, context.decision);
        if (result.history.empty())
            takeMachineVisits(result, timeline, context.rules);
    }
    return result;
}

std::string_view verdictName(Verdict verdict)
{
    constexpr std::array<std::string_view, 5> words{"none", "confirmed", "counted", "held", "machine"};
    return words[static_cast<std::size_t>(verdict)];
}

std::string_view reasonName(VerdictReason reason)
{
    constexpr std::array<std::string_view, 20> words{
        "tapped",        "comment-sent",     "call-requested",     "looked-at-page",       "fresh-mail",
        "strict-domain", "two-faces",        "canary-opened",      "head-request",         "machine-nearby",
        "many-faces",    "trap-used",        "too-quick",          "clocks-disagree",      "untrusted-press",
        "self-declared", "counted-by-owner", "discarded-by-owner", "reopened-after-press", "after-the-first-day"};
    static_assert(words.size() == static_cast<std::size_t>(VerdictReason::AfterTheFirstDay) + 1);
    return words[static_cast<std::size_t>(reason)];
}

} // namespace inglenook::core
