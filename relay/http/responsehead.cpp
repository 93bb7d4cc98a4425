#include "relay/http/responsehead.h"

namespace inglenook::relay {

namespace {

std::string_view reasonOf(unsigned status)
{
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 204:
        return "No Content";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 410:
        return "Gone";
    case 413:
        return "Payload Too Large";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 503:
        return "Service Unavailable";
    default:
        return "Unknown";
    }
}

} // namespace

std::string responseHead(const ResponseHead& head)
{
    std::string text;
    text.reserve(960);
    text.append(head.isHttp10 ? "HTTP/1.0 " : "HTTP/1.1 ");
    text.append(std::to_string(head.response.status)).append(" ").append(reasonOf(head.response.status));
    text.append("\r\nDate: ").append(head.date);
    for (const auto& [name, value] : head.response.headers)
        text.append("\r\n").append(name).append(": ").append(value);
    if (!head.keepsOpen && !head.isHttp10)
        text.append("\r\nConnection: close");
    if (head.keepsOpen && head.isHttp10)
        text.append("\r\nConnection: keep-alive");
    if (head.response.status != 204)
        text.append("\r\nContent-Length: ").append(std::to_string(head.response.body.size()));
    return text.append("\r\n\r\n");
}

} // namespace inglenook::relay
