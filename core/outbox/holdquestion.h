#pragma once

#include "core/base/storage/transaction.h"
#include "core/outbox/holdreason.h"
#include "core/outbox/mailing.h"
#include "core/settings/business.h"

namespace inglenook::core {

/// What is known about the sending that contacts are checked for.
struct HoldTerms
{
    Id<Mailing> own{};         ///< the mailing itself, which does not stand in its own way; null for a new one
    QStringList languages{};   ///< of the survey; empty: not known yet
    AllowedReasons allowed{};  ///< for these nobody is held back
    Id<Invitation> reminded{}; ///< the mail that a reminder follows, which does not count as asking lately
};

/// Who is asked about, and what decides about each of them, ready to be bound in SQL over `contacts c`.
struct HoldQuestion
{
    QString where;
    QVariantList audienceValues;
    QString hold; ///< the reason's place in holdReasons(), or -1
    QVariantList holdValues;
};

/// Everybody in an audience.
[[nodiscard]] HoldQuestion askAbout(const Audience& audience);
/// Everybody in a draft, or who still waits in a mailing under way.
[[nodiscard]] HoldQuestion askAbout(const Mailing& mailing);
[[nodiscard]] HoldQuestion askAbout(const QList<Id<Contact>>& contacts);

/// Adds what decides, from opt-outs, manners and country.
[[nodiscard]] Result<HoldQuestion> prepareHold(Transaction& transaction, HoldQuestion question,
                                               const Business& business, const QDateTime& now, const HoldTerms& terms);

/// The languages that a survey version is written in.
[[nodiscard]] Result<QStringList> loadLanguages(Transaction& transaction, Id<SurveyVersion> version);

/// Of invitations that wait, those whose visit was moved or called off since they were queued.
[[nodiscard]] Result<QSet<Id<Invitation>>> findMoved(Transaction& transaction,
                                                     const QList<Id<Invitation>>& invitations);

} // namespace inglenook::core
