#pragma once

#include "relay/http/message.h"

#include <string>

namespace inglenook::relay {

/// What stands before a response's body.
struct ResponseHead
{
    const Response& response;
    bool isHttp10 = false; ///< the client's version, and so ours
    bool keepsOpen = true; ///< the connection is kept for another request
    std::string_view date; ///< as `httpDate` writes it
};

/// Status line, headers and the empty line, as they go over the wire; the length is that of the body.
[[nodiscard]] std::string responseHead(const ResponseHead& head);

} // namespace inglenook::relay
