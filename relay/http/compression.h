#pragma once

#include "relay/http/message.h"

#include <string>
#include <string_view>

namespace inglenook::relay {

/// Whether an Accept-Encoding header takes gzip.
[[nodiscard]] bool acceptsGzip(std::string_view acceptEncoding);

/// The bytes as a gzip file (RFC 1952); empty when there is no memory for it.
[[nodiscard]] std::string gzipped(std::string_view bytes);

/// Packs a page for a client that takes it so. Only pages: answers to desktops hold sealed bodies, which do not shrink.
void compressPage(const Request& request, Response& response);

} // namespace inglenook::relay
