#include "relay/routes/guestroutes.h"

#include "relay/pages/plainpages.h"

namespace inglenook::relay {

GuestRoutes::GuestRoutes(const Keyring& keyring, Mailboxes& mailboxes, Store& store, Server& server,
                         std::function<core::Instant()> now)
    : m_keyring(keyring)
    , m_mailboxes(mailboxes)
    , m_store(store)
    , m_server(server)
    , m_now(std::move(now))
{
}

void GuestRoutes::serve(const CallPointer& call)
{
    const std::vector<std::string>& path = call->request().path;
    const bool wantsPrivacy = path.size() == 3 && path[2] == "privacy";
    const auto link = path.size() == 2 || wantsPrivacy ? core::decodeToken(path[1]) : std::nullopt;
    const auto key = link ? m_keyring.mailboxKey(link->link.epoch, link->link.mailbox) : std::nullopt;
    if (!key || !core::verify(*link, *key))
        return call->reply(renderNotFound(call->request().header("accept-language")));
    m_mailboxes.find(link->link.mailbox,
                     [=, this](StoreOutcome outcome, const std::shared_ptr<const Mailbox>& mailbox) {
                         if (mailbox)
                             visit(call, *link, wantsPrivacy, *mailbox);
                         else if (outcome == StoreOutcome::Absent)
                             call->reply(renderNotFound(call->request().header("accept-language")));
                         else
                             call->reply({.status = 503, .headers = {{"Retry-After", "5"}}, .body = {}});
                     });
}

void GuestRoutes::visit(const CallPointer& call, const core::SignedLink& link, bool wantsPrivacy,
                        const Mailbox& mailbox)
{
    const core::Instant now = m_now();
    const std::string& asWritten = call->request().path[1];
    if (now - link.link.issuedAt > std::chrono::days(mailbox.page.linkDays)) {
        const std::string language = mailbox.page.languageFor(call->request().header("accept-language"));
        return call->reply(renderExpired({mailbox.page, language, asWritten}));
    }
    keep(call,
         answerGuest({.request = call->request(),
                      .link = link,
                      .token = asWritten,
                      .wantsPrivacy = wantsPrivacy,
                      .page = mailbox.page,
                      .nonceKey = m_keyring.nonceKey(),
                      .now = now}),
         mailbox);
}

void GuestRoutes::keep(const CallPointer& call, GuestOutcome outcome, const Mailbox& mailbox)
{
    if (!outcome.event)
        return call->reply(std::move(outcome.reply));
    const core::MessageId message = outcome.event->message;
    const core::ClickKind kind = outcome.event->kind;
    const bool waits = outcome.afterStoring;
    if (!m_quota.allows(message, kind))
        return call->reply(waits ? std::move(outcome.enough) : std::move(outcome.reply));

    const core::Instant now = outcome.event->relayTime;
    auto sealed = m_sealer.seal(*outcome.event, mailbox.publicKey, now);
    const core::EventId id = outcome.event->id;
    // What was written is sealed now; nothing readable stays behind while the store works.
    outcome.event.reset();
    if (!waits)
        call->reply(std::move(outcome.reply));
    auto shared = std::make_shared<GuestOutcome>(std::move(outcome));
    const auto done = [=, this](StoreOutcome stored) {
        m_server.post([=, this] {
            if (stored == StoreOutcome::Done)
                m_quota.count(message, kind);
            if (waits)
                call->reply(std::move(stored == StoreOutcome::Done ? shared->reply : shared->otherwise));
        });
    };
    const bool taken = sealed && m_store.append({mailbox.id, id, now, std::move(*sealed)}, done);
    if (!taken && waits)
        call->reply(std::move(shared->otherwise));
}

} // namespace inglenook::relay
