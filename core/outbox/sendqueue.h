#pragma once

#include "core/outbox/invitationmail.h"
#include "core/outbox/sendledger.h"
#include "core/outbox/sendpace.h"

#include <deque>
#include <functional>

namespace inglenook::core {

/// An invitation ready to be handed to the server.
struct ComposedInvitation
{
    Id<Invitation> id;
    Id<Mailing> mailing;
    QDateTime issuedAt; ///< the time in its links
    OutgoingMail mail;
};

/// The next few invitations: reserved in the ledger, checked again, with all that their mails are made of.
class SendQueue
{
    Q_DECLARE_TR_FUNCTIONS(inglenook::core::SendQueue)

public:
    /// Reserves up to `limit` due invitations. Whoever has opted out or was erased meanwhile is held back instead.
    [[nodiscard]] Result<void> fill(Transaction& transaction, const MailAccount& account, const QDateTime& now,
                                    int limit);
    /// Renders the first one. Nothing when the queue is empty; an error names the invitation that cannot be written,
    /// which is then out of the queue and must be held.
    struct Refused
    {
        Id<Invitation> id;
        Id<Mailing> mailing;
        QString why;
    };
    [[nodiscard]] std::variant<std::monostate, ComposedInvitation, Refused> compose(const LinkSigner& signer,
                                                                                    const QDateTime& now);
    [[nodiscard]] bool isEmpty() const { return m_reserved.empty(); }
    /// The domains that the mails go to.
    [[nodiscard]] QStringList domains() const;
    /// A mail for which only a press counts, and why.
    struct Strict
    {
        Id<Invitation> id;
        QString because;
    };
    /// From now on only a press counts for those to whose domain `because` gives a reason; those it newly holds for.
    [[nodiscard]] QList<Strict> setStrict(const std::function<QString(const QString& domain)>& because);
    /// Up to `most` of the first ones; their links are to be issued at `now`, whenever they are rendered.
    [[nodiscard]] QList<Id<Invitation>> setIssueTime(const QDateTime& now, qsizetype most);

    /// Takes out those of one mailing, or all with a null id, so that they can be released in the ledger.
    [[nodiscard]] QList<Id<Invitation>> takeOut(Id<Mailing> mailing);
    /// The invitations that `fill` has held back since the last call, by mailing.
    [[nodiscard]] QList<Invitation> takeHeld();

    [[nodiscard]] const Business& business() const { return m_business; }

private:
    struct Entry
    {
        Invitation invitation;
        Contact contact;
        QDateTime issuedAt; ///< null until it is settled
    };

    [[nodiscard]] Result<void> loadVersions(Transaction& transaction, const QList<Invitation>& invitations);
    [[nodiscard]] Result<void> admit(Transaction& transaction, const QList<Invitation>& invitations,
                                     const QDateTime& now);
    [[nodiscard]] Result<void> holdBack(Transaction& transaction, const Invitation& invitation, const QString& why,
                                        const QDateTime& now);

    std::deque<Entry> m_reserved;
    QList<Invitation> m_held;
    Business m_business;
    std::optional<MailAccount> m_account;
    QHash<Id<Mailing>, SurveyVersion> m_versions;
};

} // namespace inglenook::core
