#include "relay/routes/mailboxes.h"

namespace inglenook::relay {

Mailboxes::Mailboxes(Store& store, Server& server)
    : m_store(store)
    , m_server(server)
{
}

void Mailboxes::keep(std::shared_ptr<const Mailbox> mailbox)
{
    if (m_kept.size() >= most)
        m_kept.clear();
    m_kept[mailbox->id] = std::move(mailbox);
}

void Mailboxes::find(const core::MailboxId& id, Found found)
{
    if (const auto kept = m_kept.find(id); kept != m_kept.end())
        return found(StoreOutcome::Done, kept->second);
    findNow(id, std::move(found));
}

void Mailboxes::findNow(const core::MailboxId& id, Found found)
{
    m_store.findMailbox(
        id, [this, found = std::move(found)](StoreOutcome outcome, std::optional<StoredMailbox> stored) {
            m_server.post([this, found, outcome, stored = std::move(stored)] {
                if (!stored)
                    return found(outcome, nullptr);
                const auto json = Json::parse(stored->page);
                auto parsed = json ? parsePage(*json) : ParsedPage{};
                if (!parsed.page)
                    return found(StoreOutcome::Failed, nullptr);
                auto mailbox = std::make_shared<const Mailbox>(
                    Mailbox{stored->id, stored->publicKey, stored->secretHash, std::move(*parsed.page), stored->page});
                keep(mailbox);
                found(StoreOutcome::Done, mailbox);
            });
        });
}

void Mailboxes::put(const Mailbox& mailbox, std::function<void(StoreOutcome)> done)
{
    StoredMailbox stored{mailbox.id, mailbox.publicKey, mailbox.secretHash, mailbox.pageText};
    m_store.putMailbox(std::move(stored), [this, done = std::move(done), mailbox](StoreOutcome outcome) {
        m_server.post([this, done, mailbox, outcome] {
            if (outcome == StoreOutcome::Done)
                keep(std::make_shared<const Mailbox>(mailbox));
            done(outcome);
        });
    });
}

void Mailboxes::remove(const core::MailboxId& id, std::function<void(StoreOutcome)> done)
{
    m_kept.erase(id);
    m_store.removeMailbox(id, [this, done = std::move(done), id](StoreOutcome outcome) {
        m_server.post([this, done, id, outcome] {
            m_kept.erase(id);
            done(outcome);
        });
    });
}

void Mailboxes::dropKept(const std::vector<core::MailboxId>& ids)
{
    for (const core::MailboxId& id : ids)
        m_kept.erase(id);
}

} // namespace inglenook::relay
