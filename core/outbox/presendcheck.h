#pragma once

#include "core/base/storage/databaseworker.h"
#include "core/mailing/mailaccount.h"
#include "core/outbox/mailing.h"
#include "core/settings/business.h"

namespace inglenook::core {

/// Nobody is asked more often than this, unless the caller says otherwise.
inline constexpr int usualQuarantineDays = 60;

/// Why somebody is held back.
enum class HoldReason { OptedOut, DeadAddress, NoBasis, AskedLately, InAnotherMailing };
[[nodiscard]] QString holdReasonText(HoldReason reason); ///< one sentence for the owner
[[nodiscard]] QString holdReasonWord(HoldReason reason); ///< for scripts: "opted_out"

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

/// Reads only. Where a survey counts as advertising (Germany and any unknown country) only soft opt-in or consent may
/// be mailed.
[[nodiscard]] Result<PreSendReport> checkBeforeSending(Transaction& transaction, const Audience& audience,
                                                       const Business& business,
                                                       const std::optional<MailAccount>& account, const QDateTime& now,
                                                       int quarantineDays = usualQuarantineDays);
/// The same for a mailing that exists: of a draft everybody in it, of one under way those who still wait.
/// Errors: NotFound.
[[nodiscard]] Result<PreSendReport> checkMailing(Transaction& transaction, Id<Mailing> id, const Business& business,
                                                 const std::optional<MailAccount>& account, const QDateTime& now,
                                                 int quarantineDays = usualQuarantineDays);

/// Makes the mailing and its invitations (random message ids), held ones included with their reason, in one
/// transaction. Errors: NotFound (survey), InvalidInput (nobody in the audience), Cancelled by `progress`.
[[nodiscard]] Result<Id<Mailing>> createMailing(Transaction& transaction, Id<Survey> survey, const Audience& audience,
                                                const Business& business, const QDateTime& now,
                                                int quarantineDays = usualQuarantineDays,
                                                const Progress& progress = {});

/// For the moment a draft starts: checks everybody in it again, so that what holds is how things stand now.
[[nodiscard]] Result<void> recheckDraft(Transaction& transaction, Id<Mailing> id, const Business& business,
                                        const QDateTime& now, int quarantineDays = usualQuarantineDays);

} // namespace inglenook::core
