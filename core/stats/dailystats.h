#pragma once

#include "core/base/storage/transaction.h"
#include "core/clicks/face.h"
#include "core/surveys/survey.h"

#include <QtCore/QDate>

#include <array>
#include <optional>

namespace inglenook::core {

/// Answers by Face.
struct FaceCounts
{
    std::array<qint64, 4> faces{};

    [[nodiscard]] qint64 of(Face face) const { return faces[static_cast<size_t>(face)]; }
    [[nodiscard]] qint64 total() const;
    FaceCounts& operator+=(const FaceCounts& other);
    bool operator==(const FaceCounts&) const = default;
};

/// A share in percent with its 95 % Wilson interval and the count it stands on.
struct Share
{
    double percent;
    double low;
    double high;
    qint64 of;
};

inline constexpr qint64 fewestForAPercentage = 5;

[[nodiscard]] Share computeShare(qint64 part, qint64 whole);
/// 100 x (gold + green) / answers; nothing below 5 answers.
[[nodiscard]] std::optional<Share> computeHappiness(const FaceCounts& counts);
/// 100 x (3 gold + 2 green + 1 amber) / (3 x answers); nothing below 5 answers.
[[nodiscard]] std::optional<double> computeWarmth(const FaceCounts& counts);
/// % gold - (% amber + % red); nothing below 5 answers.
[[nodiscard]] std::optional<double> computeNetDelight(const FaceCounts& counts);

/// Between which values a figure lies with 95 % certainty.
struct Interval
{
    double low;
    double high;
};

/// Of warmth and of net delight: Agresti and Coull's interval, which is Wilson's for what has only two outcomes,
/// carried over to a mean of several (half of its additional answers at either end of the scale). Nothing below 5
/// answers.
[[nodiscard]] std::optional<Interval> computeWarmthInterval(const FaceCounts& counts);
[[nodiscard]] std::optional<Interval> computeNetDelightInterval(const FaceCounts& counts);

struct DayFigures
{
    QDate day;
    FaceCounts counts;
    qint64 sent = 0;     ///< invitations accepted by the mail server that day
    qint64 answered = 0; ///< of those, how many have a counting answer now
};

struct PeriodFigures
{
    QDate from;
    QDate to;               ///< included
    QList<DayFigures> days; ///< every day of the period, empty ones too
    qint64 held = 0;        ///< shown beside, never inside, a score

    [[nodiscard]] FaceCounts counts() const;
    [[nodiscard]] qint64 sent() const;
    [[nodiscard]] qint64 answered() const;
    /// By send date; nothing below 5 sent.
    [[nodiscard]] std::optional<Share> responseRate() const;
};

class StatsRepository
{
public:
    /// Figures of the business's days `from` to `to`, both included. `survey` null: all surveys.
    [[nodiscard]] Result<PeriodFigures> load(Transaction& transaction, QDate from, QDate to, Id<Survey> survey) const;
    /// The day of the first answer; null when there is none.
    [[nodiscard]] Result<QDate> loadFirstDay(Transaction& transaction) const;
};

} // namespace inglenook::core
