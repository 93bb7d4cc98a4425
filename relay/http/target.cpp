#include "relay/http/target.h"

#include "relay/http/form.h"

#include <algorithm>

namespace inglenook::relay {

namespace {

/// Without `http://host`.
std::string_view withoutHost(std::string_view text)
{
    const auto scheme = text.find("://");
    if (text.starts_with('/') || scheme == std::string_view::npos)
        return text;
    const auto start = text.find_first_of("/?", scheme + 3);
    return start == std::string_view::npos ? std::string_view() : text.substr(start);
}

std::vector<std::string> partsOf(std::string_view path)
{
    std::vector<std::string> parts;
    while (!path.empty()) {
        const std::string_view part = path.substr(0, path.find('/'));
        path.remove_prefix(std::min(part.size() + 1, path.size()));
        if (!part.empty())
            parts.push_back(decodePercent(part));
    }
    return parts;
}

} // namespace

Target readTarget(std::string_view text)
{
    const std::string_view local = withoutHost(text);
    const auto question = local.find('?');
    Target target{.path = partsOf(local.substr(0, question)), .query = {}};
    if (question != std::string_view::npos)
        target.query = local.substr(question + 1);
    return target;
}

} // namespace inglenook::relay
