#include "core/answers/eventintake.h"

#include "core/answers/answerrepository.h"
#include "core/settings/settingsrepository.h"

#include <set>

namespace inglenook::core {
namespace {

std::optional<ClickEvent> open(const QByteArray& sealed, const RelayKeys& keys)
{
    return openSealed({reinterpret_cast<const std::uint8_t*>(sealed.constData()), static_cast<size_t>(sealed.size())},
                      keys.privateKey);
}

} // namespace

Result<Intake> takeIn(Transaction& transaction, const RelayMailbox& mailbox, const RelayKeys& keys,
                      const RelayBatch& batch, const QDateTime& now)
{
    Intake intake;
    std::set<MessageId> messages;
    for (const QByteArray& sealed : batch.sealed) {
        const std::optional<ClickEvent> event = open(sealed, keys);
        if (!event) {
            ++intake.dropped;
            continue;
        }
        const auto keeping = AnswerRepository().keep(transaction, *event, now);
        if (!keeping)
            return keeping.error();
        if (*keeping == Keeping::Kept)
            messages.insert(event->message);
        else if (*keeping == Keeping::Dropped)
            ++intake.dropped;
    }

    const auto business = SettingsRepository().loadBusiness(transaction);
    if (!business)
        return business.error();
    for (const MessageId& message : messages) {
        const auto judged = AnswerRepository().judge(transaction, message, *business, now);
        if (!judged)
            return judged.error();
        if (*judged)
            intake.changed.append(**judged);
    }

    if (intake.dropped > 0) {
        if (auto counted = RelayMailboxRepository().addDropped(transaction, mailbox.id, intake.dropped); !counted)
            return counted.error();
    }
    if (auto moved = RelayMailboxRepository().storeCursor(transaction, mailbox.id, batch.cursor, now); !moved)
        return moved.error();
    return intake;
}

} // namespace inglenook::core
