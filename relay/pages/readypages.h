#pragma once

#include "relay/pages/answerpage.h"

#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

namespace inglenook::relay {

/// Pages behind faces, put together once for all guests of a business: only the link and the nonce differ. In memory
/// only, and bounded.
class ReadyPages
{
public:
    /// As `renderAnswerPage` makes it. `owner` is that of the view's page, which is not changed any more.
    [[nodiscard]] Response render(const std::shared_ptr<const Page>& owner, const AnswerPage& view);

private:
    /// About a megabyte.
    static constexpr std::size_t most = 100;

    using Key = std::tuple<const Page*, std::string, core::Face, AnswerPage::State>;

    struct Ready
    {
        std::shared_ptr<const Page> owner; ///< keeps another page from coming to lie at its address
        Response frame;                    ///< without the body
        std::vector<std::string> pieces;   ///< of the body
        std::vector<bool> isNonce;         ///< what stands between two pieces: the nonce, or else the token
        std::size_t length = 0;            ///< of all pieces
    };

    [[nodiscard]] static Ready make(const std::shared_ptr<const Page>& owner, const AnswerPage& view);

    std::map<Key, Ready> m_ready;
};

} // namespace inglenook::relay
