#include "core/outbox/sendqueue.h"

#include "core/contacts/contactrepository.h"
#include "core/contacts/optoutrepository.h"
#include "core/outbox/deadaddresses.h"
#include "core/outbox/holdquestion.h"
#include "core/outbox/mailingrepository.h"
#include "core/settings/settingsrepository.h"
#include "core/surveys/surveyrepository.h"

namespace inglenook::core {
namespace {

QList<Id<Invitation>> idsOf(const QList<Invitation>& invitations)
{
    QList<Id<Invitation>> ids;
    for (const Invitation& invitation : invitations)
        ids += invitation.id;
    return ids;
}

} // namespace

Result<void> SendQueue::fill(Transaction& transaction, const MailAccount& account, const QDateTime& now, int limit)
{
    const auto business = SettingsRepository().loadBusiness(transaction);
    if (!business)
        return business.error();
    const auto reserved = SendLedger().reserve(transaction, now, limit);
    if (!reserved)
        return reserved.error();
    if (auto loaded = loadVersions(transaction, *reserved); !loaded)
        return loaded;
    m_business = *business;
    m_account = account;
    return admit(transaction, *reserved, now);
}

std::variant<std::monostate, ComposedInvitation, SendQueue::Refused> SendQueue::compose(const LinkSigner& signer,
                                                                                        const QDateTime& now)
{
    if (m_reserved.empty())
        return {};
    const Entry entry = std::move(m_reserved.front());
    m_reserved.pop_front();
    const Invitation& invitation = entry.invitation;
    const SurveyVersion version = m_versions.value(invitation.mailing);
    const QDateTime issuedAt = entry.issuedAt.isNull() ? now : entry.issuedAt;
    auto mail = composeInvitation(invitation, {*m_account, m_business, version, entry.contact, signer}, issuedAt);
    if (!mail)
        return Refused{invitation.id, invitation.mailing, mail.error().message};
    return ComposedInvitation{invitation.id, invitation.mailing, issuedAt, *std::move(mail)};
}

QStringList SendQueue::domains() const
{
    QStringList domains;
    for (const Entry& entry : m_reserved)
        domains += entry.contact.address.domain();
    return domains;
}

QList<SendQueue::Strict> SendQueue::setStrict(const std::function<QString(const QString&)>& because)
{
    QList<Strict> strict;
    for (Entry& entry : m_reserved) {
        const QString reason = because(entry.contact.address.domain());
        if (reason.isEmpty() || std::exchange(entry.invitation.isStrict, true))
            continue;
        strict += {entry.invitation.id, reason};
    }
    return strict;
}

QList<Id<Invitation>> SendQueue::setIssueTime(const QDateTime& now, qsizetype most)
{
    QList<Id<Invitation>> first;
    for (Entry& entry : m_reserved) {
        if (first.size() >= most)
            break;
        entry.issuedAt = now;
        first += entry.invitation.id;
    }
    return first;
}

QList<Id<Invitation>> SendQueue::takeOut(Id<Mailing> mailing)
{
    QList<Id<Invitation>> taken;
    std::erase_if(m_reserved, [&](const Entry& entry) {
        const bool leaves = mailing.isNull() || entry.invitation.mailing == mailing;
        if (leaves)
            taken += entry.invitation.id;
        return leaves;
    });
    return taken;
}

QList<Invitation> SendQueue::takeHeld()
{
    return std::exchange(m_held, {});
}

Result<void> SendQueue::loadVersions(Transaction& transaction, const QList<Invitation>& invitations)
{
    // A sent version never changes, so it may be kept; only those of the mailings at hand are.
    QHash<Id<Mailing>, SurveyVersion> versions;
    for (const Invitation& invitation : invitations) {
        if (versions.contains(invitation.mailing))
            continue;
        if (m_versions.contains(invitation.mailing)) {
            versions.insert(invitation.mailing, m_versions.value(invitation.mailing));
            continue;
        }
        const auto mailing = MailingRepository().find(transaction, invitation.mailing);
        if (!mailing)
            return mailing.error();
        const auto version = SurveyRepository().findVersion(transaction, (*mailing)->version);
        if (!version)
            return version.error();
        if (!*version)
            return Error{ErrorKind::NotFound, tr("The survey of this mailing does not exist any more."), {}};
        versions.insert(invitation.mailing, **version);
    }
    m_versions = versions;
    return {};
}

Result<void> SendQueue::admit(Transaction& transaction, const QList<Invitation>& invitations, const QDateTime& now)
{
    std::deque<Entry> admitted;
    QStringList addresses;
    for (const Invitation& invitation : invitations) {
        const auto contact = invitation.contact.isNull() ? Result<std::optional<Contact>>(std::nullopt)
                                                         : ContactRepository().find(transaction, invitation.contact);
        if (!contact)
            return contact.error();
        if (!*contact) {
            if (auto held = holdBack(transaction, invitation, tr("This contact was removed."), now); !held)
                return held;
            continue;
        }
        addresses += (*contact)->address.key();
        admitted.push_back({invitation, **contact, {}});
    }
    const auto optedOut = OptOutRepository().findAmong(transaction, addresses);
    if (!optedOut)
        return optedOut.error();
    const auto dead = findDead(transaction, addresses);
    if (!dead)
        return dead.error();
    const auto moved = findMoved(transaction, idsOf(invitations));
    if (!moved)
        return moved.error();
    for (Entry& entry : admitted) {
        const QString address = entry.contact.address.key();
        std::optional<HoldReason> why;
        if (optedOut->contains(address))
            why = HoldReason::OptedOut;
        else if (dead->contains(address))
            why = HoldReason::DeadAddress;
        else if (moved->contains(entry.invitation.id))
            why = HoldReason::VisitMoved;
        if (!why)
            m_reserved.push_back(std::move(entry));
        else if (auto held = holdBack(transaction, entry.invitation, holdReasonText(*why), now); !held)
            return held;
    }
    return {};
}

Result<void> SendQueue::holdBack(Transaction& transaction, const Invitation& invitation, const QString& why,
                                 const QDateTime& now)
{
    auto held = SendLedger().hold(transaction, invitation.id, why, now);
    if (held)
        m_held += invitation;
    return held;
}

} // namespace inglenook::core
