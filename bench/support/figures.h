#pragma once

#include <QtCore/QElapsedTimer>
#include <QtCore/QList>
#include <QtCore/QTextStream>

#include <algorithm>

namespace inglenook::bench {

[[nodiscard]] inline double elapsed(const QElapsedTimer& timer) ///< in milliseconds
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

/// The value below which that share of them lies, 0 to 1.
[[nodiscard]] inline double percentile(QList<double> values, double share)
{
    std::sort(values.begin(), values.end());
    const auto place = static_cast<qsizetype>(share * static_cast<double>(values.size()));
    return values.at(std::min(place, values.size() - 1));
}

[[nodiscard]] inline double median(const QList<double>& values)
{
    return percentile(values, 0.5);
}

/// Says why there is no figure; the exit status.
[[nodiscard]] inline int fail(const QString& words)
{
    QTextStream(stderr) << words << '\n';
    return 1;
}

} // namespace inglenook::bench
