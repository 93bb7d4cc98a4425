#pragma once

#include "core/base/storage/transaction.h"
#include "core/rules/ruleplan.h"

#include <QtCore/QCoreApplication>

namespace inglenook::core {

class RuleRepository
{
    Q_DECLARE_TR_FUNCTIONS(inglenook::core::RuleRepository)

public:
    [[nodiscard]] Result<QList<Rule>> loadAll(Transaction& transaction) const; ///< in the order they were made
    [[nodiscard]] Result<std::optional<Rule>> find(Transaction& transaction, Id<Rule> id) const;

    /// Errors: InvalidInput (Rule::check), NotFound (the survey is gone).
    [[nodiscard]] Result<Id<Rule>> add(Transaction& transaction, const Rule& rule, const QDateTime& now) const;
    /// Errors: InvalidInput (Rule::check), NotFound.
    [[nodiscard]] Result<void> update(Transaction& transaction, const Rule& rule, const QDateTime& now) const;
    /// Switches a rule; one that is switched on starts with `today`. Errors: NotFound.
    [[nodiscard]] Result<void> storeOn(Transaction& transaction, Id<Rule> id, bool isOn, QDate today,
                                       const QDateTime& now) const;
    /// Its mails stay in the outbox. Errors: NotFound.
    [[nodiscard]] Result<void> remove(Transaction& transaction, Id<Rule> id) const;

    /// The visits that the rule may still have to ask about, around `today`, called off ones left out.
    [[nodiscard]] Result<QList<RuleVisit>> loadVisits(Transaction& transaction, const Rule& rule, QDate today) const;
    /// Remembers that the mail is queued. Errors: Conflict when the visit has been asked about by this rule already.
    [[nodiscard]] Result<void> addAsked(Transaction& transaction, Id<Rule> rule, const DueMail& mail,
                                        Id<Invitation> invitation, const QDateTime& now) const;
    /// Late mails of all rules that were queued at or after `since`.
    [[nodiscard]] Result<qint64> countLateSince(Transaction& transaction, const QDateTime& since) const;
    /// Mails queued since then that wait although their visit was moved or called off.
    [[nodiscard]] Result<QList<Id<Invitation>>> loadMoved(Transaction& transaction, const QDateTime& since) const;
    /// Forgets that moved visits were asked about, where the mail was withdrawn: they are asked about anew.
    [[nodiscard]] Result<void> forgetMoved(Transaction& transaction, const QDateTime& since) const;
    /// The rule's mailing of this version that was made since then and not ended by the owner.
    [[nodiscard]] Result<std::optional<Id<Mailing>>>
    findMailing(Transaction& transaction, Id<Rule> rule, Id<SurveyVersion> version, const QDateTime& since) const;
    /// What the rule has asked so far: mails that the server took, and counting answers.
    struct Use
    {
        qint64 sent = 0;
        qint64 answers = 0;
    };
    [[nodiscard]] Result<Use> loadUse(Transaction& transaction, Id<Rule> id) const;
};

} // namespace inglenook::core
