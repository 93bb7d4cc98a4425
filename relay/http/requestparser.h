#pragma once

#include "relay/http/message.h"
#include "relay/http/serverlimits.h"

#include <memory>
#include <string_view>

namespace inglenook::relay {

/// Reads one request after the other out of bytes as they come, and refuses what is none or is too large.
class RequestParser
{
public:
    enum class State {
        Header,  ///< more of the header is needed
        Body,    ///< more of the body is needed
        Whole,   ///< the request is there
        Refused, ///< it will never be one
    };

    explicit RequestParser(const ServerLimits& limits);
    ~RequestParser();

    /// Begins with the next request.
    void begin();
    /// Takes what it can use of the bytes, and says how many it took: the others are offered again, with what follows
    /// them.
    [[nodiscard]] std::size_t take(std::string_view bytes);

    [[nodiscard]] State state() const { return m_state; }
    /// The status that tells the client why it was refused.
    [[nodiscard]] unsigned refusal() const { return m_refusal; }
    /// Whether the client waits for a word before it sends its body.
    [[nodiscard]] bool asksToGoOn() const;

    // Of a request that is whole:
    [[nodiscard]] bool isHttp10() const;
    [[nodiscard]] bool wantsMore() const; ///< the connection is to be kept
    [[nodiscard]] bool isHead() const;
    /// Hands it over, without the client's address.
    [[nodiscard]] Request release();

private:
    struct Private;

    void look();
    void refuse(unsigned status);

    const ServerLimits& m_limits;
    std::unique_ptr<Private> d;
    State m_state = State::Header;
    unsigned m_refusal = 0;
    std::size_t m_headerLength = 0; ///< taken so far
};

} // namespace inglenook::relay
