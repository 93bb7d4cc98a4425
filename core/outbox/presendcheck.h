#pragma once

#include "core/base/storage/databaseworker.h"
#include "core/mailing/mailaccount.h"
#include "core/outbox/holdreason.h"
#include "core/outbox/mailing.h"
#include "core/settings/business.h"
#include "core/visits/visit.h"

namespace inglenook::core {

struct HeldContact
{
    Id<Contact> contact;
    QString name;
    HoldReason reason;
};

/// Who goes, who is held back and why, and how long it will take.
struct PreSendReport
{
    qint64 going = 0;
    QMap<HoldReason, qint64> held;
    QList<HeldContact> heldSample; ///< the first 100 of them, by name
    QDateTime finishesAt;          ///< honest forecast from the account's limits; null without an account
};

/// What the owner has settled about a sending before it is made.
struct SendingChoices
{
    Id<Survey> survey{}; ///< null: not chosen yet, so that its languages hold nobody back
    AllowedReasons allowed{};
};

/// Reads only. The quarantine and who is left out are Manners; where a survey counts as advertising (Germany and any
/// unknown country) only soft opt-in or consent may be mailed.
[[nodiscard]] Result<PreSendReport> checkBeforeSending(Transaction& transaction, const Audience& audience,
                                                       const Business& business,
                                                       const std::optional<MailAccount>& account, const QDateTime& now,
                                                       const SendingChoices& choices = {});
/// The same for a mailing that exists: of a draft everybody in it, of one under way those who still wait.
/// Errors: NotFound.
[[nodiscard]] Result<PreSendReport> checkMailing(Transaction& transaction, Id<Mailing> id, const Business& business,
                                                 const std::optional<MailAccount>& account, const QDateTime& now);

/// Makes the mailing and its invitations (random message ids), held ones included with their reason, in one
/// transaction. Errors: NotFound (survey), InvalidInput (nobody in the audience), Cancelled by `progress`.
[[nodiscard]] Result<Id<Mailing>> createMailing(Transaction& transaction, Id<Survey> survey, const Audience& audience,
                                                const Business& business, const QDateTime& now,
                                                const AllowedReasons& allowed = {}, const Progress& progress = {});

/// For the moment a draft starts: checks everybody in it again, so that what holds is how things stand now.
[[nodiscard]] Result<void> recheckDraft(Transaction& transaction, Id<Mailing> id, const Business& business,
                                        const QDateTime& now);

/// One mail about one visit.
struct VisitMail
{
    Id<Visit> visit;
    Id<Contact> contact;
    Id<Invitation> reminded{}; ///< the mail that it follows as a reminder; null for the first one
};

struct VisitInvitation
{
    Id<Invitation> id;
    std::optional<HoldReason> hold;
};

/// Why this mail would be held back, if at all.
[[nodiscard]] Result<std::optional<HoldReason>> findHold(Transaction& transaction, const VisitMail& mail,
                                                         const SendingChoices& choices, const Business& business,
                                                         const QDateTime& now);
/// Why mails to these contacts would be held back at a moment; those that may go are not in it.
[[nodiscard]] Result<QHash<Id<Contact>, HoldReason>> findHolds(Transaction& transaction,
                                                               const QList<Id<Contact>>& contacts,
                                                               const SendingChoices& choices, const Business& business,
                                                               const QDateTime& at);
/// Adds the mail to a mailing, queued or held. Errors: NotFound.
[[nodiscard]] Result<VisitInvitation> addVisitInvitation(Transaction& transaction, const Mailing& mailing,
                                                         const VisitMail& mail, const Business& business,
                                                         const QDateTime& now);

} // namespace inglenook::core
