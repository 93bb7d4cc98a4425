#pragma once

#include "core/base/storage/transaction.h"
#include "core/surveys/survey.h"

#include <optional>

namespace inglenook::core {

class SurveyRepository
{
public:
    [[nodiscard]] Result<QList<Survey>> loadAll(Transaction& transaction) const;
    [[nodiscard]] Result<std::optional<Survey>> find(Transaction& transaction, Id<Survey> id) const;
    [[nodiscard]] Result<std::optional<SurveyVersion>> findVersion(Transaction& transaction,
                                                                   Id<SurveyVersion> id) const;

    [[nodiscard]] Result<Survey> add(Transaction& transaction, Survey survey, const QDateTime& now) const;
    /// Stores the changed texts: into the newest version while no mailing uses it, else as the next one.
    [[nodiscard]] Result<Survey> update(Transaction& transaction, Survey survey, const QDateTime& now) const;
    /// Errors: Conflict when a mailing uses the survey.
    [[nodiscard]] Result<void> remove(Transaction& transaction, Id<Survey> id) const;
};

/// The survey's own document format (docs/cli.md), also what `survey_versions.document` holds.
/// Errors of the reader: InvalidInput, naming the field.
[[nodiscard]] Result<SurveyVersion> readSurveyDocument(const QByteArray& json);
[[nodiscard]] QByteArray writeSurveyDocument(const SurveyVersion& version);

} // namespace inglenook::core
