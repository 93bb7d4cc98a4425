#include "relay/pages/answerpage.h"

#include "relay/pages/document.h"
#include "relay/pages/html.h"

#include <array>

namespace inglenook::relay {

namespace {

using core::Face;
using State = AnswerPage::State;

/// Each face has its own outline: star-edged disc, circle, rounded square, octagon.
std::string_view drawing(Face face)
{
    switch (face) {
    case Face::Gold:
        return R"(<path class="o" d="M12 .7l2.1 1.9 2.8-.8 1.1 2.7 2.8.5-.2 2.8L23 9.5 21.6 12l1.4 2.5-2.4 1.7.2 2.8-2.8.5-1.1 2.7-2.8-.8L12 23.3l-2.1-1.9-2.8.8L6 19.5l-2.8-.5.2-2.8L1 14.5 2.4 12 1 9.5l2.4-1.7L3.2 5 6 4.5l1.1-2.7 2.8.8z"/><path d="M8.6 8.4v1.8M15.4 8.4v1.8M7 13.2h10a5 5 0 0 1-10 0z"/>)";
    case Face::Green:
        return R"(<circle class="o" cx="12" cy="12" r="10"/><path d="M8.6 8.6v1.8M15.4 8.6v1.8"/><path fill="none" d="M7.3 14.2c2.2 3.7 7.2 3.7 9.4 0"/>)";
    case Face::Amber:
        return R"(<rect class="o" x="2.5" y="2.5" width="19" height="19" rx="4"/><path d="M8.6 8.6v1.8M15.4 8.6v1.8M8 15.8h8"/>)";
    case Face::Red:
        return R"(<path class="o" d="M8 2.2h8L21.8 8v8L16 21.8H8L2.2 16V8z"/><path d="M8.6 9v1.8M15.4 9v1.8"/><path fill="none" d="M7.8 17.2c1.8-3 6.6-3 8.4 0"/>)";
    }
    return {};
}

Markup svg(Face face)
{
    return fill(
        R"(<svg viewBox="0 0 24 24" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">%drawing%</svg>)",
        {{"drawing", Markup{std::string(drawing(face))}}});
}

class Renderer
{
public:
    explicit Renderer(const AnswerPage& view)
        : m_view(view)
    {
    }

    [[nodiscard]] Markup body() const
    {
        const bool saved = m_view.state == State::Saved;
        return fill(R"(<p class="n">%business%</p><h1>%heading%</h1><form method="post" action="/a/%token%">)"
                    R"(%hidden%%chosen%%others%%comment%%call%%send%</form>%reviews%)"
                    R"(<footer><a href="/a/%token%/privacy">%privacy%</a></footer>%trap%)",
                    {{"business", m_view.page.business},
                     {"heading", word(saved ? "thanks" : "question")},
                     {"token", m_view.token},
                     {"hidden", hidden()},
                     {"chosen", chosen()},
                     {"others", others()},
                     {"comment", comment()},
                     {"call", call()},
                     {"send", send()},
                     {"reviews", reviews()},
                     {"privacy", word("privacy")},
                     {"trap", trap()}});
    }

private:
    [[nodiscard]] std::string word(std::string_view name) const { return m_view.page.word(m_view.language, name); }
    [[nodiscard]] std::string faceName(Face face) const { return word(core::faceWord(face)); }

    /// The nonce, the gesture, what the script has seen, and the bait that people leave empty.
    [[nodiscard]] Markup hidden() const
    {
        const bool again = m_view.state == State::NotSaved;
        const Markup retry =
            fill(R"(<input type="hidden" name="again" value="%face%"><input type="hidden" name="r" value="%attempt%">)",
                 {{"face", std::string(core::faceWord(m_view.face))}, {"attempt", std::to_string(m_view.attempt + 1)}});
        return fill(
            R"(<input type="hidden" name="n" value="%nonce%"><input type="hidden" name="g" value="%gesture%">)"
            R"(<input type="hidden" name="p"><input type="hidden" name="k">%retry%)"
            R"(<div class="x" aria-hidden="true"><input name="website" tabindex="-1" autocomplete="off" aria-label="%trap%"></div>)",
            {{"nonce", m_view.nonce},
             {"gesture", m_view.gesture},
             {"retry", again ? retry : Markup{}},
             {"trap", word("trap")}});
    }

    [[nodiscard]] Markup faceButton(Face face, std::string_view kind, const Markup& more) const
    {
        return fill(R"(<button class="%kind%%face%" name="face" value="%face%">%svg%<b>%name%</b>%more%</button>)",
                    {{"kind", std::string(kind)},
                     {"face", std::string(core::faceWord(face))},
                     {"svg", svg(face)},
                     {"name", faceName(face)},
                     {"more", more}});
    }

    [[nodiscard]] std::string statusWord() const
    {
        switch (m_view.state) {
        case State::Offered:
            return "press";
        case State::Asked:
            return "confirm";
        case State::Saved:
            return m_view.typed.comment.empty() ? "saved" : "savedWords";
        case State::NotSaved:
            return m_view.attempt < mostAttempts ? "retrying" : "notSaved";
        case State::Stale:
            return "stale";
        case State::Enough:
            return "enough";
        }
        return {};
    }

    [[nodiscard]] std::string mode() const
    {
        switch (m_view.state) {
        case State::Offered:
            return "auto";
        case State::Asked:
            return "ask";
        case State::NotSaved:
            return m_view.attempt < mostAttempts ? "retry" : "done";
        default:
            return "done";
        }
    }

    [[nodiscard]] std::string ticked(std::string_view name) const { return "✓ " + word(name); }

    /// The first button of the form, so that Enter in a field sends the face that is shown.
    [[nodiscard]] Markup chosen() const
    {
        const Markup status = fill(
            R"(<span id="s" role="status" data-m="%mode%" data-press="%press%" data-saving="%saving%" )"
            R"(data-saved="%saved%" data-thanks="%thanks%" data-again="%again%" data-failed="%failed%">%text%</span>)",
            {{"mode", mode()},
             {"press", word("confirm")},
             {"saving", word("saving")},
             {"saved", ticked("saved")},
             {"thanks", word("thanks")},
             {"again", word("retrying")},
             {"failed", word("notSaved")},
             {"text", m_view.state == State::Saved ? ticked(statusWord()) : word(statusWord())}});
        return faceButton(m_view.face, "y ", status);
    }

    [[nodiscard]] Markup others() const
    {
        Markup buttons;
        for (const Face face : core::allFaces) {
            if (face != m_view.face)
                buttons = buttons + faceButton(face, "", {});
        }
        return fill(R"(<p class="h">%other%</p><div class="r">%buttons%</div>)",
                    {{"other", word("other")}, {"buttons", buttons}});
    }

    [[nodiscard]] Markup comment() const
    {
        if (!m_view.page.asksForComment)
            return {};
        // The line break after the tag is HTML's own and keeps one that the guest typed first.
        return fill(R"(<label for="c">%label%</label><textarea id="c" name="c" rows="4" maxlength="2000">)"
                    "\n"
                    R"(%comment%</textarea>)",
                    {{"label", word("commentLabel")}, {"comment", m_view.typed.comment}});
    }

    [[nodiscard]] Markup call() const
    {
        if (!m_view.page.offersCall)
            return {};
        return fill(
            R"(<div class="k"><input type="checkbox" id="l" name="call" value="1"%checked%><label for="l">%call%</label></div>)"
            R"(<div class="w"><label for="f">%phone%</label><input type="tel" id="f" name="phone" maxlength="40" autocomplete="tel" value="%number%">)"
            R"(<label for="w">%when%</label><input type="text" id="w" name="when" maxlength="60" autocomplete="off" value="%window%"></div>)",
            {{"checked", Markup{m_view.typed.wantsCall ? " checked" : ""}},
             {"call", word("call")},
             {"phone", word("phone")},
             {"number", m_view.typed.phone},
             {"when", word("when")},
             {"window", m_view.typed.callWindow}});
    }

    [[nodiscard]] Markup send() const
    {
        if (!m_view.page.asksForComment && !m_view.page.offersCall)
            return {};
        return fill(R"(<button class="p" name="face" value="%face%">%send%</button>)",
                    {{"face", std::string(core::faceWord(m_view.face))}, {"send", word("send")}});
    }

    /// The same for every face: nothing here looks at the answer.
    [[nodiscard]] Markup reviews() const
    {
        if (m_view.page.reviewLinks.empty())
            return {};
        Markup links;
        for (const ReviewLink& link : m_view.page.reviewLinks)
            links = links + fill(R"(<li><a href="%url%" rel="noreferrer noopener">%title%</a></li>)",
                                 {{"url", link.url}, {"title", link.title}});
        return fill(R"(<p class="h">%review%</p><ul>%links%</ul>)", {{"review", word("review")}, {"links", links}});
    }

    [[nodiscard]] Markup trap() const
    {
        return fill(
            R"(<form class="x" method="post" action="/a/%token%" aria-hidden="true"><input type="hidden" name="n" value="%nonce%">)"
            R"(<input type="hidden" name="trap" value="1"><button tabindex="-1" name="face" value="%face%">%trap%</button></form>)",
            {{"token", m_view.token},
             {"nonce", m_view.nonce},
             {"face", std::string(core::faceWord(m_view.face))},
             {"trap", word("trap")}});
    }

    const AnswerPage& m_view;
};

unsigned statusOf(State state)
{
    switch (state) {
    case State::NotSaved:
        return 503;
    case State::Stale:
        return 400;
    case State::Enough:
        return 429;
    default:
        return 200;
    }
}

} // namespace

Response renderAnswerPage(const AnswerPage& view)
{
    Response response = toResponse(statusOf(view.state), {.language = view.language,
                                                          .title = view.page.business,
                                                          .accent = view.page.accent,
                                                          .body = Renderer(view).body(),
                                                          .hasScript = true});
    if (view.state == State::NotSaved)
        response.headers.emplace_back("Retry-After", "5");
    return response;
}

} // namespace inglenook::relay
