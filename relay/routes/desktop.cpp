#include "relay/routes/desktop.h"

#include "relay/http/form.h"
#include "relay/json.h"

#include <array>
#include <charconv>
#include <sodium.h>

namespace inglenook::relay {

namespace {

Response jsonResponse(unsigned status, const Json& json, std::string_view type = "application/json")
{
    return {.status = status,
            .headers = {{"Content-Type", std::string(type)}, {"Cache-Control", "no-store"}},
            .body = json.text()};
}

struct ProblemWords
{
    unsigned status;
    const char* type;
    const char* title;
};

ProblemWords wordsOf(Problem problem)
{
    switch (problem) {
    case Problem::InvalidRequest:
        return {400, "invalid-request", "Something in the request is missing or wrong."};
    case Problem::Unauthorised:
        return {401, "unauthorised", "There is no such mailbox here, or this is not its secret."};
    case Problem::CodeNeeded:
        return {403, "code-needed", "This relay asks for a registration code."};
    case Problem::CodeWrong:
        return {403, "code-wrong", "This registration code is not right."};
    case Problem::RegistrationClosed:
        return {403, "registration-closed", "This relay takes no new mailboxes."};
    case Problem::NotFound:
        return {404, "not-found", "There is nothing here."};
    case Problem::MethodNotAllowed:
        return {405, "method-not-allowed", "This cannot be done here."};
    case Problem::NotStored:
        return {503, "not-stored", "The relay cannot reach its store just now. Nothing was changed; try again."};
    case Problem::TooMany:
        return {429, "too-many", "Too many wrong codes came from this place. Try again in a few minutes."};
    }
    return {500, "unknown", "Something went wrong."};
}

std::string linkBaseOf(std::string_view publicUrl)
{
    return std::string(publicUrl) + "/a/";
}

template <typename Number>
bool readNumber(std::string_view text, Number least, Number most, Number& into)
{
    if (text.empty())
        return true;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), into);
    return error == std::errc() && end == text.data() + text.size() && into >= least && into <= most;
}

bool sameText(std::string_view a, std::string_view b)
{
    const SecretHash left = hashOf(a);
    const SecretHash right = hashOf(b);
    return sodium_memcmp(left.bytes.data(), right.bytes.data(), left.bytes.size()) == 0;
}

} // namespace

Response renderProblem(Problem problem, std::string_view field, std::string_view allow)
{
    const ProblemWords words = wordsOf(problem);
    Json::Object members{{"type", words.type}, {"title", words.title}, {"status", static_cast<int>(words.status)}};
    if (!field.empty())
        members.emplace("field", field);
    Response response = jsonResponse(words.status, Json(std::move(members)), "application/problem+json");
    if (problem == Problem::Unauthorised)
        response.headers.emplace_back("WWW-Authenticate", "Bearer");
    if (problem == Problem::NotStored)
        response.headers.emplace_back("Retry-After", "5");
    if (problem == Problem::TooMany)
        response.headers.emplace_back("Retry-After", "120");
    if (!allow.empty())
        response.headers.emplace_back("Allow", std::string(allow));
    return response;
}

std::variant<PageWish, Response> readPageUpdate(std::string_view body)
{
    const auto json = Json::parse(body);
    if (!json || !json->object())
        return renderProblem(Problem::InvalidRequest);
    const Json* page = json->find("page");
    auto parsed = page ? parsePage(*page) : ParsedPage{};
    if (!parsed.page)
        return renderProblem(Problem::InvalidRequest, parsed.field.empty() ? "page" : "page." + parsed.field);
    return PageWish{std::move(*parsed.page), page->text()};
}

std::variant<RegistrationWish, Response> readRegistration(std::string_view body, const RelayConfig& config)
{
    if (config.registration == RegistrationMode::Closed)
        return renderProblem(Problem::RegistrationClosed);
    const auto json = Json::parse(body);
    if (!json || !json->object())
        return renderProblem(Problem::InvalidRequest);
    if (config.registration == RegistrationMode::Code) {
        const Json* code = json->find("code");
        if (!code || !code->string() || code->string()->empty())
            return renderProblem(Problem::CodeNeeded, "code");
        if (!sameText(*code->string(), config.registrationCode) && !config.acceptsCode(*code->string()))
            return renderProblem(Problem::CodeWrong, "code");
    }
    const Json* keyText = json->find("publicKey");
    const auto keyBytes = keyText && keyText->string() ? core::fromBase64(*keyText->string()) : std::nullopt;
    const auto key = keyBytes ? core::PublicKey::from(*keyBytes) : std::nullopt;
    // A key to which nothing can be sealed would lose every click: try it now.
    if (!key || !core::Sealer().seal({}, *key, {}))
        return renderProblem(Problem::InvalidRequest, "publicKey");
    auto page = readPageUpdate(body);
    if (auto* refusal = std::get_if<Response>(&page))
        return std::move(*refusal);
    auto& wish = std::get<PageWish>(page);
    return RegistrationWish{*key, std::move(wish.page), std::move(wish.pageText)};
}

std::optional<std::string> readNewSecret(std::string_view body)
{
    const auto json = Json::parse(body);
    const Json* member = json ? json->find("secret") : nullptr;
    const std::string* secret = member ? member->string() : nullptr;
    constexpr std::size_t digits = 64;
    if (!secret || secret->size() != digits || secret->find_first_not_of("0123456789abcdef") != std::string::npos)
        return std::nullopt;
    return *secret;
}

std::optional<std::uint64_t> readCursor(std::string_view text)
{
    std::uint64_t number = 0;
    // SQL numbers are signed.
    if (text.empty() || !readNumber<std::uint64_t>(text, 0, INT64_MAX, number))
        return std::nullopt;
    return number;
}

std::variant<LongPolls::Wish, Response> readPoll(const core::MailboxId& mailbox, std::string_view query)
{
    const Form form = parseForm(query);
    LongPolls::Wish wish{.mailbox = mailbox};
    if (const auto after = field(form, "after"); !after.empty()) {
        const auto number = readCursor(after);
        if (!number)
            return renderProblem(Problem::InvalidRequest, "after");
        wish.after = *number;
    }
    int wait = 0;
    if (!readNumber(field(form, "wait"), 0, 30, wait))
        return renderProblem(Problem::InvalidRequest, "wait");
    wish.wait = std::chrono::seconds(wait);
    if (!readNumber<std::size_t>(field(form, "limit"), 1, 1000, wish.limit))
        return renderProblem(Problem::InvalidRequest, "limit");
    return wish;
}

SecretHash hashOf(std::string_view secret)
{
    SecretHash hash;
    crypto_generichash(hash.bytes.data(), hash.bytes.size(), core::bytesOf(secret).data(), secret.size(), nullptr, 0);
    return hash;
}

bool isAuthorised(const Request& request, const Mailbox& mailbox)
{
    constexpr std::string_view scheme = "Bearer ";
    const std::string_view header = request.header("authorization");
    if (!header.starts_with(scheme))
        return false;
    const SecretHash given = hashOf(header.substr(scheme.size()));
    return sodium_memcmp(given.bytes.data(), mailbox.secretHash.bytes.data(), given.bytes.size()) == 0;
}

Response renderRegistered(const NewMailbox& mailbox, std::string_view publicUrl)
{
    return jsonResponse(201, Json(Json::Object{{"mailbox", core::toHex(mailbox.id.view())},
                                               {"linkKey", core::toBase64(mailbox.linkKey.view())},
                                               {"epoch", static_cast<int>(mailbox.epoch)},
                                               {"secret", mailbox.secret},
                                               {"linkBase", linkBaseOf(publicUrl)},
                                               {"longestLinkDays", longestLinkDays}}));
}

Response renderLinkKey(std::uint8_t epoch, const core::MailboxKey& linkKey)
{
    return jsonResponse(
        200, Json(Json::Object{{"linkKey", core::toBase64(linkKey.view())}, {"epoch", static_cast<int>(epoch)}}));
}

Response renderMailbox(const core::MailboxId& mailbox, std::string_view publicUrl, std::uint64_t stored,
                       std::uint64_t most)
{
    return jsonResponse(200, Json(Json::Object{{"mailbox", core::toHex(mailbox.view())},
                                               {"linkBase", linkBaseOf(publicUrl)},
                                               {"longestLinkDays", longestLinkDays},
                                               {"storedEvents", static_cast<std::int64_t>(stored)},
                                               {"mostEvents", static_cast<std::int64_t>(most)}}));
}

Response renderEvents(const EventBatch& batch)
{
    Json::Array events;
    for (const StoredEvent& event : batch.events)
        events.emplace_back(Json::Object{{"id", core::toHex(event.id.view())},
                                         {"time", static_cast<std::int64_t>(event.time.time_since_epoch().count())},
                                         {"sealed", core::toBase64(event.sealed)}});
    return jsonResponse(200, Json(Json::Object{{"events", std::move(events)}, {"cursor", std::to_string(batch.last)}}));
}

Response renderDescription(RegistrationMode mode)
{
    const char* word = mode == RegistrationMode::Open ? "open" : mode == RegistrationMode::Code ? "code" : "closed";
    return jsonResponse(200, Json(Json::Object{{"relay", "inglenook"}, {"version", 1}, {"registration", word}}));
}

Response renderHealth(bool isStoring)
{
    return jsonResponse(isStoring ? 200 : 503, Json(Json::Object{{"status", isStoring ? "ok" : "not-storing"}}));
}

} // namespace inglenook::relay
