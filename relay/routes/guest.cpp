#include "relay/routes/guest.h"

#include "core/clicks/verdict.h"
#include "relay/http/form.h"
#include "relay/nonce.h"
#include "relay/pages/answerpage.h"
#include "relay/pages/plainpages.h"
#include "relay/routes/agents.h"

#include <algorithm>
#include <charconv>
#include <sodium.h>

namespace inglenook::relay {

namespace {

using core::ClickEvent;
using core::ClickKind;
using core::LinkFunction;
using State = AnswerPage::State;

std::uint32_t numberOf(std::string_view text)
{
    std::uint32_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

bool contains(std::string_view text, std::string_view word)
{
    return text.find(word) != std::string_view::npos;
}

/// Browsers and mail programs that fetch ahead say so; nobody has looked yet.
bool isPrefetch(const Request& request)
{
    return contains(request.header("sec-purpose"), "prefetch") || contains(request.header("purpose"), "prefetch") ||
           contains(request.header("x-moz"), "prefetch");
}

Typed typedIn(const Form& form)
{
    Typed typed;
    typed.comment = tidied(field(form, "c"), core::longestComment);
    typed.phone = tidied(field(form, "phone"), core::longestPhone);
    typed.callWindow = tidied(field(form, "when"), core::longestCallWindow);
    // A text browser shows the number's field at once: who fills it in wants the call.
    typed.wantsCall = field(form, "call") == "1" || !typed.phone.empty();
    return typed;
}

class Guest
{
public:
    explicit Guest(const GuestVisit& visit)
        : m_visit(visit)
        , m_link(visit.link.link)
        , m_language(visit.page.languageFor(visit.request.header("accept-language")))
    {
    }

    [[nodiscard]] GuestOutcome look() const
    {
        const std::string nonce = mintNonce(m_visit.nonceKey, m_visit.link, m_visit.now);
        GuestOutcome outcome;
        outcome.reply = pageOf(nonce);
        if (isPrefetch(m_visit.request) || m_visit.wantsPrivacy)
            return outcome;
        const bool isHead = m_visit.request.method == Method::Head;
        ClickEvent event = seen(isHead ? ClickKind::MachineView : ClickKind::View);
        event.method = isHead ? core::RequestMethod::Head : core::RequestMethod::Get;
        event.id = eventIdOf(m_link.mailbox, event, nonce);
        outcome.event = std::move(event);
        return outcome;
    }

    [[nodiscard]] GuestOutcome reply() const
    {
        if (m_link.function == LinkFunction::UnsubscribeHeader)
            return unsubscribe({});
        const Form form = parseForm(m_visit.request.body);
        const NonceCheck check = checkNonce(m_visit.nonceKey, m_visit.link, field(form, "n"), m_visit.now);
        if (m_link.function == LinkFunction::UnsubscribePage) {
            if (check.state != NonceCheck::State::Good)
                return {
                    .reply = renderUnsubscribe(plain(), 400, freshNonce()), .event = {}, .otherwise = {}, .enough = {}};
            return unsubscribe(field(form, "n"));
        }
        if (!core::faceOf(m_link.function))
            return {.reply = {.status = 405, .headers = {{"Allow", "GET, HEAD"}}, .body = {}},
                    .event = {},
                    .otherwise = {},
                    .enough = {}};
        return answer(form, check);
    }

private:
    [[nodiscard]] std::string freshNonce() const { return mintNonce(m_visit.nonceKey, m_visit.link, m_visit.now); }
    [[nodiscard]] PlainPage plain() const { return {m_visit.page, m_language, m_visit.token}; }

    [[nodiscard]] Response answerPage(State state, core::Face face, const std::string& nonce, Typed typed = {}) const
    {
        return renderAnswerPage({.page = m_visit.page,
                                 .language = m_language,
                                 .face = face,
                                 .state = state,
                                 .token = m_visit.token,
                                 .nonce = nonce,
                                 .typed = std::move(typed)});
    }

    [[nodiscard]] Response openedPage(const std::string& nonce) const
    {
        const AnswerPage view{.page = m_visit.page,
                              .language = m_language,
                              .face = *core::faceOf(m_link.function),
                              .state = asksForTap() ? State::Asked : State::Offered,
                              .token = m_visit.token,
                              .nonce = nonce,
                              .typed = {}};
        return m_visit.ready ? m_visit.ready->render(m_visit.kept, view) : renderAnswerPage(view);
    }

    [[nodiscard]] Response pageOf(const std::string& nonce) const
    {
        if (m_visit.wantsPrivacy)
            return renderPrivacy(plain(), core::faceOf(m_link.function).has_value());
        switch (m_link.function) {
        case LinkFunction::Privacy:
            return renderPrivacy(plain(), false);
        case LinkFunction::UnsubscribePage:
        case LinkFunction::UnsubscribeHeader:
            return renderUnsubscribe(plain(), 200, nonce);
        default:
            return openedPage(nonce);
        }
    }

    /// The desktop would hold a look at this link; so the page asks for the press that settles it.
    [[nodiscard]] bool asksForTap() const
    {
        const auto age = m_visit.now - m_link.issuedAt;
        return m_link.strict || m_visit.page.alwaysAskForTap || age < core::VerdictRules().freshMail;
    }

    [[nodiscard]] ClickEvent seen(ClickKind kind) const
    {
        ClickEvent event;
        event.kind = kind;
        event.message = m_link.message;
        event.opened = m_link.function;
        event.face = core::faceOf(m_link.function);
        event.relayTime = m_visit.now;
        event.issuedAt = m_link.issuedAt;
        event.strict = m_link.strict;
        event.agent = agentClassOf(m_visit.request.header("user-agent"));
        return event;
    }

    [[nodiscard]] GuestOutcome unsubscribe(std::string_view nonce) const
    {
        GuestOutcome outcome;
        outcome.reply = renderUnsubscribed(plain());
        outcome.otherwise = renderUnsubscribe(plain(), 503, freshNonce());
        outcome.enough = outcome.reply;
        outcome.afterStoring = true;
        ClickEvent event = seen(ClickKind::Unsubscribe);
        event.method = core::RequestMethod::Post;
        event.id = eventIdOf(m_link.mailbox, event, nonce);
        outcome.event = std::move(event);
        return outcome;
    }

    [[nodiscard]] ClickEvent replyEvent(const Form& form, const NonceCheck& check, const Typed& typed) const
    {
        const bool automatic = field(form, "auto") == "1";
        ClickEvent event = seen(automatic ? ClickKind::AutomaticConfirmation : ClickKind::Tap);
        event.method = core::RequestMethod::Post;
        event.elapsed = check.age;
        event.pageTime = std::chrono::milliseconds(numberOf(field(form, "p")));
        event.frames = numberOf(field(form, "k"));
        event.script = automatic || field(form, "g") != "n";
        event.trusted = field(form, "g") == "1";
        if (automatic)
            return event;
        // A page that tries again by itself names its face apart, so that a press on another one takes precedence.
        for (const std::string_view name : {"again", "face"}) {
            if (const auto pressed = core::faceFromWord(field(form, name)))
                event.face = pressed;
        }
        event.comment = typed.comment;
        event.wantsCall = typed.wantsCall;
        event.phone = typed.phone;
        event.callWindow = typed.callWindow;
        if (!field(form, "trap").empty() || !field(form, "website").empty())
            event.kind = ClickKind::Trap;
        else if (!typed.comment.empty())
            event.kind = ClickKind::Comment;
        else if (typed.wantsCall)
            event.kind = ClickKind::CallBackWish;
        return event;
    }

    [[nodiscard]] GuestOutcome answer(const Form& form, const NonceCheck& check) const
    {
        const Typed typed = typedIn(form);
        ClickEvent event = replyEvent(form, check, typed);
        const core::Face face = *event.face;
        const bool automatic = event.kind == ClickKind::AutomaticConfirmation;
        GuestOutcome outcome;
        if (check.state != NonceCheck::State::Good) {
            outcome.reply = automatic ? Response{.status = 400, .headers = {}, .body = {}}
                                      : answerPage(State::Stale, face, freshNonce(), typed);
            return outcome;
        }
        event.id = eventIdOf(m_link.mailbox, event, field(form, "n"));
        outcome.event = std::move(event);
        outcome.afterStoring = true;
        if (automatic) {
            outcome.reply = {.status = 204, .headers = {{"Cache-Control", "no-store"}}, .body = {}};
            outcome.otherwise = {.status = 503, .headers = {{"Retry-After", "5"}}, .body = {}};
            outcome.enough = {.status = 429, .headers = {}, .body = {}};
        } else {
            outcome.reply = answerPage(State::Saved, face, freshNonce(), typed);
            outcome.otherwise = notSaved(form, face, typed);
            outcome.enough = answerPage(State::Enough, face, freshNonce(), typed);
        }
        return outcome;
    }

    /// Carries everything of the reply, so that sending it again is the same act.
    [[nodiscard]] Response notSaved(const Form& form, core::Face face, const Typed& typed) const
    {
        const std::string_view gesture = field(form, "g");
        return renderAnswerPage(
            {.page = m_visit.page,
             .language = m_language,
             .face = face,
             .state = State::NotSaved,
             .token = m_visit.token,
             .nonce = std::string(field(form, "n")),
             .typed = typed,
             .gesture = gesture == "0" || gesture == "1" ? std::string(gesture) : "n",
             .attempt = static_cast<int>(std::min<std::uint32_t>(numberOf(field(form, "r")), mostAttempts))});
    }

    const GuestVisit& m_visit;
    const core::Link& m_link;
    std::string m_language;
};

} // namespace

core::EventId eventIdOf(const core::MailboxId& mailbox, const core::ClickEvent& event, std::string_view nonce)
{
    const std::uint8_t kind = static_cast<std::uint8_t>(event.kind);
    const std::uint8_t face = event.face ? static_cast<std::uint8_t>(*event.face) : 0xff;
    core::EventId id;
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, id.bytes.size());
    crypto_generichash_update(&state, mailbox.bytes.data(), mailbox.bytes.size());
    crypto_generichash_update(&state, event.message.bytes.data(), event.message.bytes.size());
    crypto_generichash_update(&state, &kind, 1);
    crypto_generichash_update(&state, &face, 1);
    // Other words sent from the same page are another act.
    for (const std::string_view text :
         {nonce, std::string_view(event.comment), std::string_view(event.phone), std::string_view(event.callWindow)}) {
        const auto length = static_cast<std::uint8_t>(text.size() & 0xff);
        crypto_generichash_update(&state, core::bytesOf(text).data(), text.size());
        crypto_generichash_update(&state, &length, 1);
    }
    crypto_generichash_final(&state, id.bytes.data(), id.bytes.size());
    return id;
}

GuestOutcome answerGuest(const GuestVisit& visit)
{
    const Guest guest(visit);
    const bool looks = visit.request.method == Method::Get || visit.request.method == Method::Head;
    if (looks)
        return guest.look();
    if (visit.request.method == Method::Post && !visit.wantsPrivacy)
        return guest.reply();
    GuestOutcome outcome;
    outcome.reply = {
        .status = 405, .headers = {{"Allow", visit.wantsPrivacy ? "GET, HEAD" : "GET, HEAD, POST"}}, .body = {}};
    return outcome;
}

} // namespace inglenook::relay
