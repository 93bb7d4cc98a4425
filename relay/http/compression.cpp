#include "relay/http/compression.h"

#include <algorithm>
#include <charconv>
#include <zlib.h>

namespace inglenook::relay {

namespace {

constexpr int level = 6;
constexpr int gzipWindow = 15 + 16; ///< 32 KB, with gzip's header and trailer
constexpr int memoryLevel = 8;
constexpr std::size_t worthPacking = 512;

std::string_view trimmed(std::string_view text)
{
    text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
    const auto last = text.find_last_not_of(" \t");
    return last == std::string_view::npos ? std::string_view() : text.substr(0, last + 1);
}

/// `q=0` refuses; anything else is a wish.
bool isRefused(std::string_view parameters)
{
    const auto at = parameters.find("q=");
    if (at == std::string_view::npos)
        return false;
    double quality = 1;
    std::from_chars(parameters.data() + at + 2, parameters.data() + parameters.size(), quality);
    return quality <= 0;
}

std::string* find(Response& response, std::string_view name)
{
    for (auto& [key, value] : response.headers) {
        if (key == name)
            return &value;
    }
    return nullptr;
}

} // namespace

bool acceptsGzip(std::string_view acceptEncoding)
{
    while (!acceptEncoding.empty()) {
        const std::string_view wish = acceptEncoding.substr(0, acceptEncoding.find(','));
        acceptEncoding.remove_prefix(std::min(wish.size() + 1, acceptEncoding.size()));
        const auto semicolon = wish.find(';');
        const std::string_view coding = trimmed(wish.substr(0, semicolon));
        if (coding == "gzip" || coding == "x-gzip")
            return semicolon == std::string_view::npos || !isRefused(wish.substr(semicolon));
    }
    return false;
}

std::string gzipped(std::string_view bytes)
{
    z_stream stream{};
    if (deflateInit2(&stream, level, Z_DEFLATED, gzipWindow, memoryLevel, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
    // zlib only reads from it.
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const bool whole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    out.resize(whole ? stream.total_out : 0);
    deflateEnd(&stream);
    return out;
}

void compressPage(const Request& request, Response& response)
{
    const std::string* type = find(response, "Content-Type");
    if (!type || !type->starts_with("text/html") || response.body.size() < worthPacking)
        return;
    if (std::string* vary = find(response, "Vary"))
        *vary += ", Accept-Encoding";
    else
        response.headers.emplace_back("Vary", "Accept-Encoding");
    if (!acceptsGzip(request.header("accept-encoding")))
        return;
    std::string packed = gzipped(response.body);
    if (packed.empty())
        return;
    response.body = std::move(packed);
    response.headers.emplace_back("Content-Encoding", "gzip");
}

} // namespace inglenook::relay
