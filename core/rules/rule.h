#pragma once

#include "core/base/result.h"
#include "core/outbox/holdreason.h"
#include "core/surveys/survey.h"
#include "core/visits/visit.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QTime>

namespace inglenook::core {

/// Which visits a rule asks about; what is empty matches all.
struct VisitConditions
{
    enum class Kind { Any, Stays, DayVisits } kind = Kind::Any;
    QString tag{};                     ///< of the visit or of the guest
    QString place{};                   ///< part of the room or table
    QString staff{};                   ///< part of the name
    std::optional<qint64> minAmount{}; ///< hundredths

    [[nodiscard]] bool match(const Visit& visit, const QStringList& guestTags) const;
    bool operator==(const VisitConditions&) const = default;
};

/// "The day after departure, at 10:00, send this survey to guests who stayed."
struct Rule
{
    Q_DECLARE_TR_FUNCTIONS(inglenook::core::Rule)

public:
    enum class Anchor { Departure, Arrival };

    Id<Rule> id{};
    Id<Survey> survey{};
    QString surveyName{};
    Anchor anchor = Anchor::Departure;
    int daysAfter = 1;
    QTime time{10, 0};
    VisitConditions conditions{};
    int reminderDays = 0; ///< after which a guest who has not answered is reminded once; 0: never
    int oldestDays = 14;  ///< a visit that lies further back is not asked about any more
    AllowedReasons allowed{};
    bool isOn = true;
    QDate startsOn{}; ///< what fell due before is not made good

    /// The day that the rule counts from.
    [[nodiscard]] QDate anchorDay(const Visit& visit) const;
    /// Errors: InvalidInput with what is wrong, in the owner's words.
    [[nodiscard]] Result<void> check() const;
    bool operator==(const Rule&) const = default;
};

[[nodiscard]] QString anchorWord(Rule::Anchor anchor); ///< as stored: "departure"
[[nodiscard]] std::optional<Rule::Anchor> anchorFromWord(const QString& word);
[[nodiscard]] QString visitKindWord(VisitConditions::Kind kind); ///< as stored: "day-visits"
[[nodiscard]] std::optional<VisitConditions::Kind> visitKindFromWord(const QString& word);

} // namespace inglenook::core
