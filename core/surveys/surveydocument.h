#pragma once

#include "core/base/result.h"
#include "core/surveys/survey.h"

namespace inglenook::core {

/// Longest texts a survey may hold, in UTF-16 units; the relay's page takes no more.
namespace surveylimits {
inline constexpr int name = 80;
inline constexpr int subject = 150;
inline constexpr int question = 300;
inline constexpr int faceLabel = 40;
inline constexpr int thanks = 600;
inline constexpr int commentLabel = 200;
inline constexpr int text = 1000; ///< greeting and closing
inline constexpr int languages = 20;
inline constexpr int linkDays = 400;
} // namespace surveylimits

/// What one text of a survey may be.
struct SurveyTextRule
{
    int longest;
    bool isRequired;
    bool isOneLine;
    bool takesFields = true; ///< merge fields; else a bracket is a bracket
};

/// By the fields of Survey and SurveyTexts.
namespace surveyrules {
inline constexpr SurveyTextRule name{surveylimits::name, true, true, false};
inline constexpr SurveyTextRule subject{surveylimits::subject, true, true};
inline constexpr SurveyTextRule greeting{surveylimits::text, false, false};
inline constexpr SurveyTextRule question{surveylimits::question, true, false};
inline constexpr SurveyTextRule faceLabel{surveylimits::faceLabel, true, true};
inline constexpr SurveyTextRule closing{surveylimits::text, false, false};
inline constexpr SurveyTextRule thanks{surveylimits::thanks, true, false};
inline constexpr SurveyTextRule commentLabel{surveylimits::commentLabel, false, true};
} // namespace surveyrules

/// Errors: InvalidInput, in the owner's words: empty, too long, several lines, a character nobody can see, or a merge
/// field that is not known.
[[nodiscard]] Result<void> checkSurveyText(const QString& text, const SurveyTextRule& rule);

/// The survey's own document format (docs/survey-format.md), also what `survey_versions.document` holds.
/// Errors of the reader: InvalidInput, naming the field.
[[nodiscard]] Result<SurveyVersion> readSurveyDocument(const QByteArray& json);
[[nodiscard]] QByteArray writeSurveyDocument(const SurveyVersion& version);

} // namespace inglenook::core
