#include "core/contacts/csvdialect.h"

#include "core/contacts/csvreader.h"

#include <QtCore/QHash>

#include <algorithm>
#include <cmath>

namespace inglenook::core {
namespace {

constexpr qsizetype lookedAt = 64 * 1024; // bytes
constexpr int rowsLookedAt = 100;

/// How well `separator` cuts these rows: many columns, and the same number in every row. 0 when it cuts nothing.
double steadiness(const QByteArray& bytes, const CsvDialect& dialect)
{
    CsvReader reader(bytes, dialect);
    QHash<qsizetype, int> rowsByWidth;
    int rows = 0;
    while (rows < rowsLookedAt) {
        const auto row = reader.next();
        if (!row)
            break;
        ++rowsByWidth[row->cells.size()];
        ++rows;
    }
    double best = 0;
    for (auto width = rowsByWidth.begin(); width != rowsByWidth.end(); ++width) {
        const double share = static_cast<double>(width.value()) / rows;
        best = std::max(best, share * share * std::sqrt(static_cast<double>(width.key() - 1)));
    }
    return best;
}

} // namespace

QList<QChar> csvSeparators()
{
    return {u',', u';', u'\t', u'|'};
}

CsvDialect detectDialect(const QByteArray& bytes)
{
    CsvDialect dialect{detectEncoding(bytes), u','};
    const QByteArray start = bytes.first(std::min(bytes.size(), lookedAt));
    if (const auto named = separatorNamedIn(TextDecoder(dialect.encoding).decode(start))) {
        dialect.separator = *named;
        return dialect;
    }
    double best = 0;
    for (const QChar separator : csvSeparators()) {
        const double found = steadiness(start, {dialect.encoding, separator});
        if (found > best) {
            best = found;
            dialect.separator = separator;
        }
    }
    return dialect;
}

} // namespace inglenook::core
