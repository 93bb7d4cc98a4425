#include "core/stats/dailystats.h"

#include <cmath>
#include <numeric>

namespace inglenook::core {
namespace {

/// The normal distribution's 97.5 % point: a 95 % interval leaves 2.5 % on either side.
constexpr double normal975 = 1.959963984540054;

double percentOf(qint64 part, qint64 whole)
{
    return 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

/// The interval of the mean of `scores` (0 to 1, by Face), in shares of 1.
Interval meanInterval(const FaceCounts& counts, const std::array<double, 4>& scores)
{
    constexpr double z2 = normal975 * normal975;
    double sum = z2 / 2;
    double squares = z2 / 2;
    for (const Face face : allFaces) {
        const double score = scores[static_cast<size_t>(face)];
        const auto count = static_cast<double>(counts.of(face));
        sum += count * score;
        squares += count * score * score;
    }
    const double n = static_cast<double>(counts.total()) + z2;
    const double mean = sum / n;
    const double reach = normal975 * std::sqrt((squares / n - mean * mean) / n);
    return {.low = qMax(0.0, mean - reach), .high = qMin(1.0, mean + reach)};
}

} // namespace

qint64 FaceCounts::total() const
{
    return std::accumulate(faces.begin(), faces.end(), qint64{0});
}

FaceCounts& FaceCounts::operator+=(const FaceCounts& other)
{
    for (size_t i = 0; i < faces.size(); ++i)
        faces[i] += other.faces[i];
    return *this;
}

Share computeShare(qint64 part, qint64 whole)
{
    Q_ASSERT(whole > 0 && part >= 0 && part <= whole);
    const double n = static_cast<double>(whole);
    const double p = static_cast<double>(part) / n;
    const double z2 = normal975 * normal975;
    const double centre = p + z2 / (2 * n);
    const double reach = normal975 * std::sqrt(p * (1 - p) / n + z2 / (4 * n * n));
    const double scale = 100.0 / (1 + z2 / n);
    // Rounding must not put the ends a hair outside of what a share can be.
    return {.percent = percentOf(part, whole),
            .low = part == 0 ? 0.0 : qMax(0.0, scale * (centre - reach)),
            .high = part == whole ? 100.0 : qMin(100.0, scale * (centre + reach)),
            .of = whole};
}

std::optional<Share> computeHappiness(const FaceCounts& counts)
{
    if (counts.total() < fewestForAPercentage)
        return std::nullopt;
    return computeShare(counts.of(Face::Gold) + counts.of(Face::Green), counts.total());
}

std::optional<double> computeWarmth(const FaceCounts& counts)
{
    if (counts.total() < fewestForAPercentage)
        return std::nullopt;
    const qint64 warmth = 3 * counts.of(Face::Gold) + 2 * counts.of(Face::Green) + counts.of(Face::Amber);
    return percentOf(warmth, 3 * counts.total());
}

std::optional<double> computeNetDelight(const FaceCounts& counts)
{
    if (counts.total() < fewestForAPercentage)
        return std::nullopt;
    return percentOf(counts.of(Face::Gold) - counts.of(Face::Amber) - counts.of(Face::Red), counts.total());
}

std::optional<Interval> computeWarmthInterval(const FaceCounts& counts)
{
    if (counts.total() < fewestForAPercentage)
        return std::nullopt;
    const Interval share = meanInterval(counts, {1.0, 2.0 / 3.0, 1.0 / 3.0, 0.0});
    return Interval{.low = 100.0 * share.low, .high = 100.0 * share.high};
}

std::optional<Interval> computeNetDelightInterval(const FaceCounts& counts)
{
    if (counts.total() < fewestForAPercentage)
        return std::nullopt;
    const Interval share = meanInterval(counts, {1.0, 0.5, 0.0, 0.0});
    return Interval{.low = 200.0 * share.low - 100.0, .high = 200.0 * share.high - 100.0};
}

FaceCounts PeriodFigures::counts() const
{
    FaceCounts sum;
    for (const DayFigures& day : days)
        sum += day.counts;
    return sum;
}

qint64 PeriodFigures::sent() const
{
    return std::accumulate(days.begin(), days.end(), qint64{0},
                           [](qint64 sum, const DayFigures& day) { return sum + day.sent; });
}

qint64 PeriodFigures::answered() const
{
    return std::accumulate(days.begin(), days.end(), qint64{0},
                           [](qint64 sum, const DayFigures& day) { return sum + day.answered; });
}

std::optional<Share> PeriodFigures::responseRate() const
{
    if (sent() < fewestForAPercentage)
        return std::nullopt;
    return computeShare(answered(), sent());
}

} // namespace inglenook::core
