#include "core/bounces/returnbooks.h"

#include "core/contacts/optoutrepository.h"

namespace inglenook::core {
namespace {

/// By the address alone a report is looked for among the mails of this time.
constexpr int daysByAddress = 14;

std::optional<MessageId> messageIn(const QByteArray& mailId)
{
    const auto bytes = fromHex(mailId.left(mailId.indexOf('@')).toStdString());
    return bytes ? MessageId::from(*bytes) : std::nullopt;
}

bool hasLeft(const Invitation& invitation)
{
    return invitation.state == SendState::Accepted || invitation.state == SendState::Uncertain ||
           (invitation.state == SendState::Rejected && invitation.sentAt.isValid());
}

QString keyOf(const Invitation& invitation)
{
    const auto address = EmailAddress::parse(invitation.contactAddress);
    return address ? address->key() : QString();
}

} // namespace

Result<std::optional<ReturnBooks::Match>> ReturnBooks::findMatch(Transaction& transaction,
                                                                 const ReturnedMail& mail) const
{
    QList<MessageId> messages;
    for (const QByteArray& id : mail.mailIds) {
        if (const auto message = messageIn(id))
            messages += *message;
    }
    for (const QByteArray& reference : mail.references) {
        const auto message = m_terms.key ? readReference(reference, *m_terms.key) : std::nullopt;
        if (message)
            messages += *message;
    }
    for (const MessageId& message : std::as_const(messages)) {
        const auto found = m_returns.findInvitation(transaction, message);
        if (!found)
            return found.error();
        if (*found)
            return std::optional(Match{**found, true});
    }
    for (const QString& recipient : mail.recipients) {
        const auto found = m_returns.findLastSent(transaction, recipient, m_terms.now.addDays(-daysByAddress));
        if (!found)
            return found.error();
        if (*found)
            return std::optional(Match{**found, false});
    }
    return std::optional<Match>();
}

/// Anybody can write a report. What changes something must come with an id that only our mail had, be about the guest
/// it went to, and not contradict what is known.
Result<bool> ReturnBooks::isDoubtful(Transaction& transaction, const Match& match, const ReturnedMail& mail) const
{
    if (mail.kind == ReturnKind::AutoReply || mail.kind == ReturnKind::Answered)
        return false; // changes nothing
    if (!match.isCertain || mail.kind == ReturnKind::Doubtful || !hasLeft(match.invitation))
        return true;
    if (!mail.recipients.isEmpty() && !mail.recipients.contains(keyOf(match.invitation)))
        return true;
    return saysNotArrived(mail.kind) ? m_returns.hasAnswer(transaction, match.invitation.id) : Result<bool>(false);
}

Result<std::optional<ReturnBooks::Booked>> ReturnBooks::book(Transaction& transaction, const ReturnedMail& mail) const
{
    using Nothing = std::optional<Booked>;
    const auto isKnown = m_returns.contains(transaction, mail.mailKey);
    if (!isKnown)
        return isKnown.error();
    const auto match = *isKnown ? Result<std::optional<Match>>(std::nullopt) : findMatch(transaction, mail);
    if (!match)
        return match.error();
    if (!*match)
        return Nothing();
    const Invitation& invitation = (*match)->invitation;
    Booked booked{invitation.id, invitation.mailing, mail.kind, false};
    if ((*match)->isCertain && invitation.state == SendState::Uncertain) {
        if (auto sent = m_ledger.resolve(transaction, invitation.id, true, m_terms.zone, m_terms.now); !sent)
            return sent.error();
        booked.wasUncertain = true;
    }
    if (mail.kind == ReturnKind::Delayed || mail.kind == ReturnKind::Delivered)
        return booked.wasUncertain ? Nothing(booked) : Nothing();
    const auto isDoubtful = this->isDoubtful(transaction, **match, mail);
    if (!isDoubtful)
        return isDoubtful.error();
    if (*isDoubtful)
        booked.kind = ReturnKind::Doubtful;
    const MailReturn entry{.invitation = invitation.id,
                           .contact = invitation.contact,
                           .addressKey = keyOf(invitation),
                           .kind = booked.kind,
                           .suggests = *isDoubtful && mail.kind != ReturnKind::Doubtful ? std::optional(mail.kind)
                                                                                        : std::nullopt,
                           .status = QString::fromLatin1(mail.status),
                           .serverText = mail.serverText,
                           .cameAt = m_terms.now};
    if (const auto added = m_returns.add(transaction, entry, mail.mailKey); !added)
        return added.error();
    if (auto followed = follow(transaction, invitation, entry.addressKey, booked.kind, mail.serverText); !followed)
        return followed.error();
    return Nothing(booked);
}

Result<void> ReturnBooks::follow(Transaction& transaction, const Invitation& invitation, const QString& addressKey,
                                 ReturnKind kind, const QString& serverText) const
{
    if (kind == ReturnKind::Complaint || kind == ReturnKind::OptOut) {
        const auto address = EmailAddress::parse(addressKey);
        if (!address)
            return {}; // erased meanwhile
        const QString origin = kind == ReturnKind::Complaint ? QStringLiteral("complaint") : QStringLiteral("mail");
        return OptOutRepository().add(transaction, *address, origin, m_terms.now);
    }
    if (!saysNotArrived(kind))
        return {};
    auto booked = m_ledger.bookReturn(transaction, invitation.id, returnKindText(kind), serverText, m_terms.now);
    // A second report on the same mail finds it booked.
    return booked || booked.error().kind == ErrorKind::Conflict ? Result<void>() : booked;
}

Result<ReturnBooks::Booked> ReturnBooks::confirm(Transaction& transaction, Id<MailReturn> id) const
{
    const auto entry = m_returns.find(transaction, id);
    if (!entry)
        return entry.error();
    if (!*entry)
        return Error{ErrorKind::NotFound, tr("This is not there any more."), {}};
    if ((*entry)->kind != ReturnKind::Doubtful || !(*entry)->suggests)
        return Error{ErrorKind::Conflict, tr("There is nothing to decide about this one."), {}};
    const ReturnKind kind = *(*entry)->suggests;
    Invitation invitation;
    invitation.id = (*entry)->invitation;
    if (auto followed = follow(transaction, invitation, (*entry)->addressKey, kind, (*entry)->serverText); !followed)
        return followed.error();
    if (auto stored = m_returns.storeKind(transaction, id, kind); !stored)
        return stored.error();
    return Booked{(*entry)->invitation, (*entry)->mailing, kind};
}

Result<ReturnBooks::Booked> ReturnBooks::dismiss(Transaction& transaction, Id<MailReturn> id) const
{
    const auto entry = m_returns.find(transaction, id);
    if (!entry)
        return entry.error();
    if (!*entry)
        return Error{ErrorKind::NotFound, tr("This is not there any more."), {}};
    if (auto stored = m_returns.storeKind(transaction, id, ReturnKind::Dismissed); !stored)
        return stored.error();
    if (saysNotArrived((*entry)->kind)) {
        auto undone = m_ledger.undoReturn(transaction, (*entry)->invitation, m_terms.now);
        if (!undone && undone.error().kind != ErrorKind::Conflict)
            return undone.error();
    }
    return Booked{(*entry)->invitation, (*entry)->mailing, ReturnKind::Dismissed};
}

} // namespace inglenook::core
