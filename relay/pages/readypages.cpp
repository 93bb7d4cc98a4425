#include "relay/pages/readypages.h"

namespace inglenook::relay {

namespace {

constexpr std::string_view tokenMark = "\x01token\x01";
constexpr std::string_view nonceMark = "\x01nonce\x01";

} // namespace

ReadyPages::Ready ReadyPages::make(const std::shared_ptr<const Page>& owner, const AnswerPage& view)
{
    AnswerPage marked = view;
    marked.token = tokenMark;
    marked.nonce = nonceMark;
    Ready ready{.owner = owner, .frame = renderAnswerPage(marked), .pieces = {}, .isNonce = {}};
    const std::string body = std::exchange(ready.frame.body, {});
    std::string_view left = body;
    static_assert(tokenMark.size() == nonceMark.size());
    for (;;) {
        const auto at = std::min(left.find(tokenMark), left.find(nonceMark));
        ready.pieces.emplace_back(left.substr(0, at));
        ready.length += ready.pieces.back().size();
        if (at == std::string_view::npos)
            return ready;
        left.remove_prefix(at);
        ready.isNonce.push_back(left.starts_with(nonceMark));
        left.remove_prefix(tokenMark.size());
    }
}

Response ReadyPages::render(const std::shared_ptr<const Page>& owner, const AnswerPage& view)
{
    Key key{owner.get(), view.language, view.face, view.state};
    auto found = m_ready.find(key);
    if (found == m_ready.end()) {
        if (m_ready.size() >= most)
            m_ready.clear();
        found = m_ready.emplace(std::move(key), make(owner, view)).first;
    }
    const Ready& ready = found->second;
    Response response = ready.frame;
    response.body.reserve(ready.length + ready.isNonce.size() * std::max(view.token.size(), view.nonce.size()));
    for (std::size_t i = 0; i < ready.pieces.size(); ++i) {
        if (i > 0)
            response.body += ready.isNonce[i - 1] ? view.nonce : view.token;
        response.body += ready.pieces[i];
    }
    return response;
}

} // namespace inglenook::relay
