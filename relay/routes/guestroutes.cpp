#include "relay/routes/guestroutes.h"

#include "relay/pages/plainpages.h"

#include <utility>

namespace inglenook::relay {

namespace {

bool wantsPrivacy(const std::vector<std::string>& path)
{
    return path.size() == 3 && path[2] == "privacy";
}

/// As `encodeToken` writes it.
bool isPlain(std::string_view token)
{
    return token.size() == core::tokenLength &&
           token.find_first_not_of("0123456789abcdefghjkmnpqrstvwxyz") == std::string_view::npos;
}

} // namespace

GuestRoutes::GuestRoutes(const Parts& parts, std::function<core::Instant()> now)
    : m_parts(parts)
    , m_now(std::move(now))
{
}

void GuestRoutes::serve(const CallPointer& call)
{
    const std::vector<std::string>& path = call->request().path;
    const auto link = path.size() == 2 || wantsPrivacy(path) ? core::decodeToken(path[1]) : std::nullopt;
    const auto key = link ? m_parts.keyring.mailboxKey(link->link.epoch, link->link.mailbox) : std::nullopt;
    if (!key || !core::verify(*link, *key))
        return refuse(call);
    if (m_parts.denied.denies(link->link.mailbox, DenyList::Moment::clock::now()))
        return call->reply(renderNotFound(call->request().header("accept-language")));
    // However the mail program wrote it, the page's own links carry the plain form.
    const std::string token = isPlain(path[1]) ? path[1] : core::encodeToken(link->link, *key);
    m_parts.mailboxes.find(link->link.mailbox,
                           [=, this](StoreOutcome outcome, const std::shared_ptr<const Mailbox>& mailbox) {
                               const std::string_view languages = call->request().header("accept-language");
                               if (mailbox)
                                   visit(call, *link, token, mailbox);
                               else if (outcome == StoreOutcome::Absent)
                                   call->reply(renderNotFound(languages));
                               else
                                   call->reply(renderUnavailable(languages));
                           });
}

void GuestRoutes::refuse(const CallPointer& call)
{
    ++m_parts.metrics.badTokens;
    if (!m_parts.misuse.book(call->request().client, MisuseLimit::Moment::clock::now()))
        return call->reply(renderNotFound(call->request().header("accept-language")));
    ++m_parts.metrics.limited;
    call->reply({.status = 429,
                 .headers = {{"Content-Type", "text/plain; charset=utf-8"}, {"Retry-After", "60"}},
                 .body = "Too many links that do not work.\n"});
}

void GuestRoutes::visit(const CallPointer& call, const core::SignedLink& link, const std::string& token,
                        const std::shared_ptr<const Mailbox>& mailbox)
{
    const Page& page = mailbox->page;
    const core::Instant now = m_now();
    ++m_parts.metrics.pages;
    if (now - link.link.issuedAt > std::chrono::days(page.linkDays)) {
        const std::string language = page.languageFor(call->request().header("accept-language"));
        return call->reply(renderExpired({page, language, token}));
    }
    keep(call,
         answerGuest({.request = call->request(),
                      .link = link,
                      .token = token,
                      .wantsPrivacy = wantsPrivacy(call->request().path),
                      .page = page,
                      .nonceKey = m_parts.keyring.nonceKey(),
                      .now = now,
                      .ready = &m_ready,
                      .kept = std::shared_ptr<const Page>(mailbox, &page)}),
         *mailbox);
}

void GuestRoutes::keep(const CallPointer& call, GuestOutcome outcome, const Mailbox& mailbox)
{
    if (!outcome.event)
        return call->reply(std::move(outcome.reply));
    const core::MessageId message = outcome.event->message;
    const core::ClickKind kind = outcome.event->kind;
    const bool waits = outcome.afterStoring;
    if (!m_quota.take(message, kind)) {
        ++m_parts.metrics.overQuota;
        return call->reply(waits ? std::move(outcome.enough) : std::move(outcome.reply));
    }

    const core::Instant now = outcome.event->relayTime;
    auto sealed = m_sealer.seal(*outcome.event, mailbox.publicKey, now);
    const core::EventId id = outcome.event->id;
    // What was written is sealed now; nothing readable stays behind while the store works.
    outcome.event.reset();
    if (!waits)
        call->reply(std::move(outcome.reply));
    auto shared = std::make_shared<GuestOutcome>(std::move(outcome));
    const auto finish = [=, this](bool isStored) {
        ++(isStored ? m_parts.metrics.stored : m_parts.metrics.notStored);
        if (!isStored)
            m_quota.giveBack(message, kind);
        if (waits)
            call->reply(std::move(isStored ? shared->reply : shared->otherwise));
    };
    if (sealed)
        append({mailbox.id, id, now, std::move(*sealed)}, finish);
    else
        finish(false);
}

/// Requests that have come at the same moment go to the store together, and are committed as one group.
void GuestRoutes::append(NewEvent event, std::function<void(bool isStored)> finish)
{
    m_appends.push_back({std::move(event), std::move(finish)});
    if (m_appends.size() == 1)
        m_parts.server.post([this] { appendAll(); });
}

void GuestRoutes::appendAll()
{
    m_appending.swap(m_appends);
    for (Append& each : m_appending) {
        // Ends on this thread, with everything that it holds of the request: the writer has no use for it.
        auto finish = std::make_shared<std::function<void(bool)>>(std::move(each.finish));
        auto done = [finish, this](StoreOutcome stored) mutable {
            m_parts.server.post([finish = std::move(finish), stored] { (*finish)(stored == StoreOutcome::Done); });
        };
        if (!m_parts.store.append(std::move(each.event), std::move(done)))
            (*finish)(false);
    }
    m_appending.clear();
}

} // namespace inglenook::relay
