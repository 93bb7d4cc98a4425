#pragma once

#include "core/base/id.h"
#include "core/clicks/face.h"

#include <QtCore/QMap>
#include <QtCore/QString>

#include <array>

namespace inglenook::core {

/// What one language says. Merge fields: {first_name}, {last_name}, {business}, each with a fallback:
/// {first_name|there}.
struct SurveyTexts
{
    QString subject;
    QString greeting;
    QString question;
    std::array<QString, 4> faceLabels; ///< by Face
    QString closing;
    QString thanks;       ///< on the page after the click
    QString commentLabel; ///< above the comment box on that page

    bool operator==(const SurveyTexts&) const = default;
};

/// One version of a survey. Once sent it never changes; editing makes the next version.
struct SurveyVersion
{
    Id<SurveyVersion> id;
    int number = 0;
    QMap<QString, SurveyTexts> texts; ///< by ISO 639-1 language; never empty
    QString defaultLanguage = QStringLiteral("en");
    bool asksForComment = true;
    bool offersCall = true;
    int linkDays = 60; ///< how long the faces can be pressed, 1 to 400

    /// The texts for `language`, else those of the default language.
    [[nodiscard]] const SurveyTexts& textsFor(const QString& language) const;
};

struct Survey
{
    Id<Survey> id;
    QString name;
    bool isSample = false;
    SurveyVersion version; ///< the newest
};

/// Texts to start from: English, German, French, Spanish and Italian are known.
[[nodiscard]] SurveyTexts defaultTexts(const QString& language);
[[nodiscard]] QStringList languagesWithDefaults();

} // namespace inglenook::core
