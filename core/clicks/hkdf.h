#pragma once

#include "core/clicks/bytes.h"

#include <cstddef>
#include <vector>

namespace inglenook::core {

/// HKDF with SHA-256 (RFC 5869), extract and expand. `length` is in bytes, at most 8,160.
[[nodiscard]] std::vector<std::uint8_t> hkdfSha256(ByteView keyMaterial, ByteView salt, ByteView context,
                                                   std::size_t length);

/// The first half alone, which is the same for every `context`.
using ExtractedKey = FixedBytes<32, struct ExtractedKeyTag>;
[[nodiscard]] ExtractedKey hkdfExtract(ByteView keyMaterial, ByteView salt);
/// The second half.
[[nodiscard]] std::vector<std::uint8_t> hkdfExpand(const ExtractedKey& extracted, ByteView context, std::size_t length);

} // namespace inglenook::core
