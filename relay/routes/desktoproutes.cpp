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

DesktopRoutes::DesktopRoutes(const RelayConfig& config, const Keyring& keyring, Mailboxes& mailboxes, LongPolls& polls,
                             Store& store, Server& server)
    : m_config(config)
    , m_keyring(keyring)
    , m_mailboxes(mailboxes)
    , m_polls(polls)
    , m_store(store)
    , m_server(server)
{
}

void DesktopRoutes::serve(const CallPointer& call)
{
    const Request& request = call->request();
    const std::vector<std::string>& path = request.path;
    if (path.size() == 1) {
        const bool reads = request.method == Method::Get || request.method == Method::Head;
        return call->reply(reads ? renderDescription(m_config.registration)
                                 : renderProblem(Problem::MethodNotAllowed, {}, "GET, HEAD"));
    }
    const bool isEvents = path.size() == 4 && path[3] == "events";
    if (path[1] != "mailboxes" || (path.size() > 3 && !isEvents))
        return call->reply(renderProblem(Problem::NotFound));
    if (path.size() == 2) {
        if (request.method != Method::Post)
            return call->reply(renderProblem(Problem::MethodNotAllowed, {}, "POST"));
        return registerMailbox(call);
    }
    const auto bytes = core::fromHex(path[2]);
    const auto id = bytes ? core::MailboxId::from(*bytes) : std::nullopt;
    if (!id)
        return call->reply(renderProblem(Problem::Unauthorised));
    m_mailboxes.find(*id, [=, this](StoreOutcome outcome, const MailboxPointer& mailbox) {
        if (outcome == StoreOutcome::Failed)
            call->reply(renderProblem(Problem::NotStored));
        else if (!mailbox || !isAuthorised(call->request(), *mailbox))
            call->reply(renderProblem(Problem::Unauthorised));
        else if (isEvents)
            serveEvents(call, mailbox);
        else
            serveMailbox(call, mailbox);
    });
}

void DesktopRoutes::registerMailbox(const CallPointer& call)
{
    auto read = readRegistration(call->request().body, m_config);
    if (auto* refusal = std::get_if<Response>(&read))
        return call->reply(std::move(*refusal));
    auto& wish = std::get<RegistrationWish>(read);
    NewMailbox made{
        .id = core::randomBytes<core::MailboxId>(), .linkKey = {}, .epoch = m_keyring.epoch(), .secret = makeSecret()};
    made.linkKey = *m_keyring.mailboxKey(made.epoch, made.id);
    const Mailbox mailbox{made.id, wish.publicKey, hashOf(made.secret), std::move(wish.page)};
    m_mailboxes.put(mailbox, std::move(wish.pageText), [this, call, made](StoreOutcome outcome) {
        call->reply(outcome == StoreOutcome::Done ? renderRegistered(made, m_config.publicUrl)
                                                  : renderProblem(Problem::NotStored));
    });
}

Store::Done DesktopRoutes::confirm(const CallPointer& call)
{
    return [this, call](StoreOutcome outcome) {
        m_server.post([call, outcome] {
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
        return m_store.countEvents(mailbox->id, [=, this](StoreOutcome outcome, std::uint64_t stored) {
            m_server.post([=, this] {
                call->reply(outcome == StoreOutcome::Failed
                                ? renderProblem(Problem::NotStored)
                                : renderMailbox(mailbox->id, m_config.publicUrl, stored, m_config.eventsPerMailbox));
            });
        });
    case Method::Put:
        return updatePage(call, mailbox);
    case Method::Delete:
        return m_mailboxes.remove(mailbox->id, confirm(call));
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
    m_mailboxes.put(changed, std::move(wish.pageText), confirm(call));
}

void DesktopRoutes::serveEvents(const CallPointer& call, const MailboxPointer& mailbox)
{
    const Request& request = call->request();
    if (request.method == Method::Get || request.method == Method::Head) {
        auto read = readPoll(mailbox->id, request.query);
        if (auto* refusal = std::get_if<Response>(&read))
            return call->reply(std::move(*refusal));
        return m_polls.serve(call, std::get<LongPolls::Wish>(read));
    }
    if (request.method != Method::Delete)
        return call->reply(renderProblem(Problem::MethodNotAllowed, {}, "GET, HEAD, DELETE"));
    const auto upto = readCursor(field(parseForm(request.query), "upto"));
    if (!upto)
        return call->reply(renderProblem(Problem::InvalidRequest, "upto"));
    m_store.forget(mailbox->id, *upto, confirm(call));
}

} // namespace inglenook::relay
