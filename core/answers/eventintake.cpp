#include "core/answers/eventintake.h"

#include "core/answers/answerrepository.h"
#include "core/settings/settingsrepository.h"

#include <set>
#include <span>

namespace inglenook::core {
namespace {

/// Takes a few milliseconds.
constexpr std::size_t partSize = 100;

using Bodies = std::span<const QByteArray>;

/// One batch on its way into the database.
class Taking
{
public:
    Taking(const RelayMailbox& mailbox, const RelayKeys& keys, const QDateTime& now)
        : m_mailbox(mailbox)
        , m_opener(keys.privateKey)
        , m_now(now)
    {
    }

    [[nodiscard]] Result<void> take(Transaction& transaction, Bodies bodies)
    {
        std::set<MessageId> messages;
        for (const QByteArray& body : bodies) {
            if (auto kept = keep(transaction, body, messages); !kept)
                return kept;
        }
        const auto business = SettingsRepository().loadBusiness(transaction);
        if (!business)
            return business.error();
        for (const MessageId& message : messages) {
            const auto judged = AnswerRepository().judge(transaction, message, *business, m_now);
            if (!judged)
                return judged.error();
            if (*judged && !m_intake.changed.contains(**judged))
                m_intake.changed.append(**judged);
        }
        return {};
    }

    [[nodiscard]] Result<void> close(Transaction& transaction, const QString& cursor)
    {
        if (m_intake.dropped > 0) {
            auto counted = RelayMailboxRepository().addDropped(transaction, m_mailbox.id, m_intake.dropped);
            if (!counted)
                return counted;
        }
        return RelayMailboxRepository().storeCursor(transaction, m_mailbox.id, cursor, m_now);
    }

    [[nodiscard]] const Intake& intake() const { return m_intake; }

private:
    [[nodiscard]] Result<void> keep(Transaction& transaction, const QByteArray& body, std::set<MessageId>& messages)
    {
        const auto event = m_opener.open(
            {reinterpret_cast<const std::uint8_t*>(body.constData()), static_cast<std::size_t>(body.size())});
        if (!event) {
            ++m_intake.dropped;
            return {};
        }
        const auto keeping = AnswerRepository().keep(transaction, *event, m_now);
        if (!keeping)
            return keeping.error();
        if (*keeping == Keeping::Kept)
            messages.insert(event->message);
        else if (*keeping == Keeping::Dropped)
            ++m_intake.dropped;
        return {};
    }

    const RelayMailbox& m_mailbox;
    Opener m_opener;
    QDateTime m_now;
    Intake m_intake;
};

} // namespace

Result<Intake> takeIn(Transaction& transaction, const RelayMailbox& mailbox, const RelayKeys& keys,
                      const RelayBatch& batch, const QDateTime& now)
{
    Taking taking(mailbox, keys, now);
    if (auto taken = taking.take(transaction, batch.sealed); !taken)
        return taken.error();
    if (auto closed = taking.close(transaction, batch.cursor); !closed)
        return closed.error();
    return taking.intake();
}

Result<Intake> takeInParts(Database& database, const RelayMailbox& mailbox, const RelayKeys& keys,
                           const RelayBatch& batch, const QDateTime& now)
{
    Taking taking(mailbox, keys, now);
    Bodies left(batch.sealed);
    while (left.size() > partSize) {
        const auto taken = database.writeUnsynced(
            [&](Transaction& transaction) { return taking.take(transaction, left.first(partSize)); });
        if (!taken)
            return taken.error();
        left = left.subspan(partSize);
    }
    const auto closed = database.write([&](Transaction& transaction) -> Result<void> {
        if (auto taken = taking.take(transaction, left); !taken)
            return taken;
        return taking.close(transaction, batch.cursor);
    });
    if (!closed)
        return closed.error();
    return taking.intake();
}

} // namespace inglenook::core
