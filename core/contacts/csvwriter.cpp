#include "core/contacts/csvwriter.h"

#include <algorithm>

namespace inglenook::core {
namespace {

bool readsLikeFormula(const QString& cell)
{
    return !cell.isEmpty() && QStringView(u"=+-@\t\r").contains(cell.at(0));
}

/// An apostrophe that stands there already before such a cell gets another one, so that each export can be undone.
bool needsGuard(const QString& cell)
{
    const auto firstOther = std::find_if(cell.begin(), cell.end(), [](QChar c) { return c != u'\''; });
    return readsLikeFormula(cell.sliced(firstOther - cell.begin()));
}

} // namespace

QByteArray csvLine(const QStringList& cells, QChar separator)
{
    QString line;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        if (i > 0)
            line += separator;
        const QString& cell = cells.at(i);
        QString text = needsGuard(cell) ? u'\'' + cell : cell;
        const bool isPlain =
            std::none_of(text.cbegin(), text.cend(),
                         [separator](QChar c) { return c == separator || c == u'"' || c == u'\n' || c == u'\r'; }) &&
            (text.isEmpty() || (!text.front().isSpace() && !text.back().isSpace()));
        if (isPlain)
            line += text;
        else
            line += u'"' + text.replace(u'"', QStringLiteral("\"\"")) + u'"';
    }
    return line.toUtf8() + "\r\n";
}

QByteArray csvByteOrderMark()
{
    return "\xEF\xBB\xBF";
}

} // namespace inglenook::core
