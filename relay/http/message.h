#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace inglenook::relay {

enum class Method { Get, Head, Post, Put, Delete, Other };

/// What a client asked, apart from any HTTP library.
struct Request
{
    Method method = Method::Get;
    std::vector<std::string> path;                           ///< the parts between slashes, percent-decoded
    std::string query;                                       ///< as it came
    std::map<std::string, std::string, std::less<>> headers; ///< names in lower case, doubled ones joined by commas
    std::string body;
    std::string client; ///< the address it came from, as far as it can be believed; never written down

    /// The header's value, empty when there is none.
    [[nodiscard]] std::string_view header(std::string_view lowerCaseName) const
    {
        const auto found = headers.find(lowerCaseName);
        return found == headers.end() ? std::string_view() : std::string_view(found->second);
    }
};

/// What it is told. The length is added by the server, and nothing of the body is sent for HEAD.
struct Response
{
    unsigned status = 200;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
};

/// One request that is being answered. Everything happens on the server's thread.
class Call
{
public:
    virtual ~Call() = default;

    [[nodiscard]] virtual const Request& request() const = 0;
    /// Answers; only the first answer counts.
    virtual void reply(Response response) = 0;
    /// Calls `gone` when the client goes away before it is answered.
    virtual void watchClient(std::function<void()> gone) = 0;
};

using CallPointer = std::shared_ptr<Call>;

} // namespace inglenook::relay
