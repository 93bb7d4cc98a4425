#pragma once

#include "core/base/storage/transaction.h"
#include "core/surveys/surveydocument.h"

#include <QtCore/QDateTime>
#include <QtCore/QHash>

#include <optional>

namespace inglenook::core {

/// What became of a survey, over all its versions.
struct SurveyUse
{
    bool isInUse = false;       ///< a mailing was made with it: it stays
    bool isNewestInUse = false; ///< a change makes a new version
    QDateTime lastSentAt;       ///< when its newest mailing was started; null before
    qint64 sent = 0;            ///< invitations the mail server took
    qint64 answers = 0;         ///< counting ones
};

class SurveyRepository
{
public:
    [[nodiscard]] Result<QList<Survey>> loadAll(Transaction& transaction) const;
    [[nodiscard]] Result<std::optional<Survey>> find(Transaction& transaction, Id<Survey> id) const;
    [[nodiscard]] Result<std::optional<SurveyVersion>> findVersion(Transaction& transaction,
                                                                   Id<SurveyVersion> id) const;

    /// By survey; every survey is there.
    [[nodiscard]] Result<QHash<Id<Survey>, SurveyUse>> loadUses(Transaction& transaction) const;

    [[nodiscard]] Result<Survey> add(Transaction& transaction, Survey survey, const QDateTime& now) const;
    /// Stores the changed texts: into the newest version while no mailing uses it, else as the next one.
    [[nodiscard]] Result<Survey> update(Transaction& transaction, Survey survey, const QDateTime& now) const;
    /// Errors: Conflict when a mailing uses the survey.
    [[nodiscard]] Result<void> remove(Transaction& transaction, Id<Survey> id) const;
};

} // namespace inglenook::core
