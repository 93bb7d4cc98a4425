#pragma once

#include "relay/config.h"
#include "relay/http/message.h"
#include "relay/routes/longpolls.h"
#include "relay/routes/mailboxes.h"
#include "relay/store/store.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace inglenook::relay {

/// What can go wrong for a desktop; each has a stable type in docs/relay-api.yaml.
enum class Problem {
    InvalidRequest,
    Unauthorised,
    CodeNeeded,
    CodeWrong,
    RegistrationClosed,
    NotFound,
    MethodNotAllowed,
    NotStored,
    TooMany,
};

/// The problem as problem+json; `field` names the member that is wrong, `allow` the methods there are.
[[nodiscard]] Response renderProblem(Problem problem, std::string_view field = {}, std::string_view allow = {});

/// A checked wish to register.
struct RegistrationWish
{
    core::PublicKey publicKey;
    Page page;
    std::string pageText; ///< as it is stored
};

/// Reads the body of a registration under the relay's rules; else the refusal.
[[nodiscard]] std::variant<RegistrationWish, Response> readRegistration(std::string_view body,
                                                                        const RelayConfig& config);

struct PageWish
{
    Page page;
    std::string pageText;
};
/// Reads the body of a page's update; else the refusal.
[[nodiscard]] std::variant<PageWish, Response> readPageUpdate(std::string_view body);

/// Reads the new polling secret in a body: 64 lower-case hexadecimal digits. Nothing when it is anything else.
[[nodiscard]] std::optional<std::string> readNewSecret(std::string_view body);

/// Reads `after`, `wait` and `limit`; else the refusal.
[[nodiscard]] std::variant<LongPolls::Wish, Response> readPoll(const core::MailboxId& mailbox, std::string_view query);

/// Reads a cursor as a query carries it; nothing when it is none of ours.
[[nodiscard]] std::optional<std::uint64_t> readCursor(std::string_view text);

/// Whether the request carries the mailbox's secret; takes the same time either way.
[[nodiscard]] bool isAuthorised(const Request& request, const Mailbox& mailbox);
[[nodiscard]] SecretHash hashOf(std::string_view secret);

/// What a new mailbox is told, once.
struct NewMailbox
{
    core::MailboxId id;
    core::MailboxKey linkKey;
    std::uint8_t epoch = 0;
    std::string secret;
};
[[nodiscard]] Response renderRegistered(const NewMailbox& mailbox, std::string_view publicUrl);
/// The key for new links, after a change of the secret.
[[nodiscard]] Response renderLinkKey(std::uint8_t epoch, const core::MailboxKey& linkKey);
[[nodiscard]] Response renderMailbox(const core::MailboxId& mailbox, std::string_view publicUrl, std::uint64_t stored,
                                     std::uint64_t most);
[[nodiscard]] Response renderEvents(const EventBatch& batch);
[[nodiscard]] Response renderDescription(RegistrationMode mode);
[[nodiscard]] Response renderHealth(bool isStoring);

} // namespace inglenook::relay
