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
