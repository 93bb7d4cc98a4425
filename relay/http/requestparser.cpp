#include "relay/http/requestparser.h"

#include "relay/http/target.h"

#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <optional>

namespace inglenook::relay {

namespace {

namespace http = boost::beast::http;

std::string_view view(boost::beast::string_view text)
{
    return {text.data(), text.size()};
}

Method methodOf(http::verb verb)
{
    switch (verb) {
    case http::verb::get:
        return Method::Get;
    case http::verb::head:
        return Method::Head;
    case http::verb::post:
        return Method::Post;
    case http::verb::put:
        return Method::Put;
    case http::verb::delete_:
        return Method::Delete;
    default:
        return Method::Other;
    }
}

unsigned statusOf(const boost::system::error_code& error)
{
    return error == http::error::body_limit ? 413 : error == http::error::header_limit ? 431 : 400;
}

} // namespace

struct RequestParser::Private
{
    std::optional<http::request_parser<http::string_body>> parser;
};

RequestParser::RequestParser(const ServerLimits& limits)
    : m_limits(limits)
    , d(std::make_unique<Private>())
{
    begin();
}

RequestParser::~RequestParser() = default;

void RequestParser::begin()
{
    m_state = State::Header;
    m_headerLength = 0;
    d->parser.emplace();
    d->parser->header_limit(m_limits.header);
    d->parser->body_limit(m_limits.body);
}

std::size_t RequestParser::take(std::string_view bytes)
{
    std::size_t taken = 0;
    while (taken < bytes.size() && (m_state == State::Header || m_state == State::Body)) {
        boost::system::error_code error;
        const std::size_t used = d->parser->put(boost::asio::buffer(bytes.data() + taken, bytes.size() - taken), error);
        taken += used;
        const bool isShort = error == http::error::need_more;
        if (error && !isShort) {
            refuse(statusOf(error));
            break;
        }
        // The library's own limit is on what it is given at once; a header may come line by line.
        m_headerLength += m_state == State::Header ? used : 0;
        if (m_state == State::Header && m_headerLength > m_limits.header) {
            refuse(431);
            break;
        }
        look();
        if (isShort)
            break;
    }
    return taken;
}

void RequestParser::refuse(unsigned status)
{
    m_state = State::Refused;
    m_refusal = status;
}

/// A step further: the header is there, or everything.
void RequestParser::look()
{
    auto& parser = *d->parser;
    if (m_state == State::Header && parser.is_header_done()) {
        m_state = State::Body;
        if (m_limits.bodyOf) {
            const std::uint64_t longest = m_limits.bodyOf(view(parser.get().target()));
            if (parser.content_length().value_or(0) > longest)
                return refuse(413);
            parser.body_limit(longest);
        }
        // From here on body and pieces in one go.
        parser.eager(true);
    }
    if (parser.is_done())
        m_state = State::Whole;
}

bool RequestParser::asksToGoOn() const
{
    return m_state == State::Body && d->parser->get()[http::field::expect] == "100-continue";
}

bool RequestParser::isHttp10() const
{
    return d->parser->get().version() < 11;
}

bool RequestParser::wantsMore() const
{
    return d->parser->get().keep_alive();
}

bool RequestParser::isHead() const
{
    return d->parser->get().method() == http::verb::head;
}

Request RequestParser::release()
{
    http::request<http::string_body> message = d->parser->release();
    d->parser.reset();
    Request request;
    request.method = methodOf(message.method());
    Target target = readTarget(view(message.target()));
    request.path = std::move(target.path);
    request.query = std::move(target.query);
    for (const auto& header : message) {
        std::string name(header.name_string());
        for (char& c : name)
            c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        const auto [place, isNew] = request.headers.emplace(std::move(name), std::string(header.value()));
        if (!isNew)
            place->second.append(", ").append(view(header.value()));
    }
    request.body = std::move(message.body());
    return request;
}

} // namespace inglenook::relay
