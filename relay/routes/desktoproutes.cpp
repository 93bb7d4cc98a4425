#include "relay/routes/desktoproutes.h"

#include "relay/http/form.h"

namespace inglenook::relay {

namespace {

/// 256 random bits as text for the Authorization header.
std::string makeSecret()
{
    return core::toHex(core::randomBytes<core::FixedBytes<32, struct SecretTag>>().view());
}

} // namespace

DesktopRoutes::DesktopRoutes(const Parts& parts)
    : m_parts(parts)
{
}

void DesktopRoutes::serve(const CallPointer& call)
{
    const Request& request = call->request();
    const std::vector<std::string>& path = request.path;
    if (path.size() == 1) {
        const bool reads = request.method == Method::Get || request.method == Method::Head;
        return call->reply(reads ? renderDescription(m_parts.config.registration)
                                 : renderProblem(Problem::MethodNotAllowed, {}, "GET, HEAD"));
    }
    if (path[1] != "mailboxes" || path.size() > 4)
        return call->reply(renderProblem(Problem::NotFound));
    if (path.size() == 2) {
        if (request.method != Method::Post)
            return call->reply(renderProblem(Problem::MethodNotAllowed, {}, "POST"));
        return registerMailbox(call);
    }
    const std::string_view last = path.size() == 4 ? std::string_view(path[3]) : std::string_view();
    const Act act = path.size() == 3   ? &DesktopRoutes::serveMailbox
                    : last == "events" ? &DesktopRoutes::serveEvents
                    : last == "secret" ? &DesktopRoutes::serveSecret
                                       : nullptr;
    if (!act)
        return call->reply(renderProblem(Problem::NotFound));
    const auto bytes = core::fromHex(path[2]);
    const auto id = bytes ? core::MailboxId::from(*bytes) : std::nullopt;
    if (!id)
        return call->reply(renderProblem(Problem::Unauthorised));
    authorise(call, *id, act);
}

void DesktopRoutes::authorise(const CallPointer& call, const core::MailboxId& id, Act act)
{
    const auto found = [=, this](StoreOutcome outcome, const MailboxPointer& mailbox) {
        if (outcome == StoreOutcome::Failed)
            call->reply(renderProblem(Problem::NotStored));
        else if (!mailbox || !isAuthorised(call->request(), *mailbox))
            call->reply(renderProblem(Problem::Unauthorised));
        else
            (this->*act)(call, mailbox);
    };
    // A change starts from what the store has now: another replica may have changed the rest of it meanwhile.
    if (call->request().method == Method::Put)
        m_parts.mailboxes.findNow(id, found);
    else
        m_parts.mailboxes.find(id, found);
}

void DesktopRoutes::registerMailbox(const CallPointer& call)
{
    auto read = readRegistration(call->request().body, m_parts.config);
    if (auto* refusal = std::get_if<Response>(&read)) {
        // Guessing codes is made slow; who has the right one is never in the way of that.
        const bool guesses = refusal->status == 403;
        if (guesses && m_parts.misuse.book(call->request().client, MisuseLimit::Moment::clock::now()))
            return call->reply(renderProblem(Problem::TooMany));
        return call->reply(std::move(*refusal));
    }
    auto& wish = std::get<RegistrationWish>(read);
    NewMailbox made{.id = core::randomBytes<core::MailboxId>(),
                    .linkKey = {},
                    .epoch = m_parts.keyring.epoch(),
                    .secret = makeSecret()};
    made.linkKey = *m_parts.keyring.mailboxKey(made.epoch, made.id);
    const Mailbox mailbox{made.id, wish.publicKey, hashOf(made.secret), std::move(wish.page), wish.pageText};
    m_parts.mailboxes.put(mailbox, [this, call, made](StoreOutcome outcome) {
        m_parts.metrics.registrations += outcome == StoreOutcome::Done;
        call->reply(outcome == StoreOutcome::Done ? renderRegistered(made, m_parts.config.publicUrl)
                                                  : renderProblem(Problem::NotStored));
    });
}

Store::Done DesktopRoutes::confirm(const CallPointer& call)
{
    return [this, call](StoreOutcome outcome) {
        m_parts.server.post([call, outcome] {
            const bool done = outcome == StoreOutcome::Done || outcome == StoreOutcome::Absent;
            call->reply(done ? Response{.status = 204, .headers = {}, .body = {}} : renderProblem(Problem::NotStored));
        });
    };
}

void DesktopRoutes::serveMailbox(const CallPointer& call, const MailboxPointer& mailbox)
{
    switch (call->request().method) {
    case Method::Get:
    case Method::Head:
        return m_parts.store.countEvents(mailbox->id, [=, this](StoreOutcome outcome, std::uint64_t stored) {
            m_parts.server.post([=, this] {
                const RelayConfig& config = m_parts.config;
                call->reply(outcome == StoreOutcome::Failed
                                ? renderProblem(Problem::NotStored)
                                : renderMailbox(mailbox->id, config.publicUrl, stored, config.eventsPerMailbox));
            });
        });
    case Method::Put:
        return updatePage(call, mailbox);
    case Method::Delete:
        return m_parts.mailboxes.remove(mailbox->id, confirm(call));
    default:
        return call->reply(renderProblem(Problem::MethodNotAllowed, {}, "GET, HEAD, PUT, DELETE"));
    }
}

void DesktopRoutes::updatePage(const CallPointer& call, const MailboxPointer& mailbox)
{
    auto read = readPageUpdate(call->request().body);
    if (auto* refusal = std::get_if<Response>(&read))
        return call->reply(std::move(*refusal));
    auto& wish = std::get<PageWish>(read);
    Mailbox changed = *mailbox;
    changed.page = std::move(wish.page);
    changed.pageText = std::move(wish.pageText);
    m_parts.mailboxes.put(changed, confirm(call));
}

// The desktop chooses the new secret and keeps both until it has the answer: so a lost answer locks nobody out.
void DesktopRoutes::serveSecret(const CallPointer& call, const MailboxPointer& mailbox)
{
    if (call->request().method != Method::Put)
        return call->reply(renderProblem(Problem::MethodNotAllowed, {}, "PUT"));
    const auto secret = readNewSecret(call->request().body);
    if (!secret)
        return call->reply(renderProblem(Problem::InvalidRequest, "secret"));
    Mailbox changed = *mailbox;
    changed.secretHash = hashOf(*secret);
    const std::uint8_t epoch = m_parts.keyring.epoch();
    const core::MailboxKey linkKey = *m_parts.keyring.mailboxKey(epoch, mailbox->id);
    m_parts.mailboxes.put(changed, [call, epoch, linkKey](StoreOutcome outcome) {
        call->reply(outcome == StoreOutcome::Done ? renderLinkKey(epoch, linkKey) : renderProblem(Problem::NotStored));
    });
}

void DesktopRoutes::serveEvents(const CallPointer& call, const MailboxPointer& mailbox)
{
    const Request& request = call->request();
    if (request.method == Method::Get || request.method == Method::Head) {
        auto read = readPoll(mailbox->id, request.query);
        if (auto* refusal = std::get_if<Response>(&read))
            return call->reply(std::move(*refusal));
        ++m_parts.metrics.fetches;
        return m_parts.polls.serve(call, std::get<LongPolls::Wish>(read));
    }
    if (request.method != Method::Delete)
        return call->reply(renderProblem(Problem::MethodNotAllowed, {}, "GET, HEAD, DELETE"));
    const auto upto = readCursor(field(parseForm(request.query), "upto"));
    if (!upto)
        return call->reply(renderProblem(Problem::InvalidRequest, "upto"));
    m_parts.store.forget(mailbox->id, *upto, confirm(call));
}

} // namespace inglenook::relay
