#include "core/contacts/addresslist.h"

#include "core/base/emailaddress.h"
#include "core/contacts/csvwriter.h"

namespace inglenook::core {
namespace {

/// Cut at commas, semicolons and line ends outside quotation marks.
QStringList piecesOf(const QString& text)
{
    QStringList pieces;
    QString piece;
    bool isQuoted = false;
    for (const QChar c : text) {
        if (c == u'"')
            isQuoted = !isQuoted;
        const bool ends = (c == u',' || c == u';') && !isQuoted;
        if (!ends && c != u'\n' && c != u'\r') {
            piece += c;
            continue;
        }
        isQuoted = false;
        pieces.append(piece.trimmed());
        piece.clear();
    }
    pieces.append(piece.trimmed());
    pieces.removeAll(QString());
    return pieces;
}

} // namespace

std::optional<QByteArray> addressListAsCsv(const QString& text)
{
    if (text.contains(u'\t'))
        return std::nullopt;
    QByteArray csv = csvLine({QStringLiteral("Full name"), QStringLiteral("Email")});
    const QStringList pieces = piecesOf(text);
    for (const QString& piece : pieces) {
        const qsizetype open = piece.lastIndexOf(u'<');
        const bool isNamed = open >= 0 && piece.endsWith(u'>');
        const QString address = isNamed ? piece.sliced(open + 1).chopped(1) : piece;
        if (!EmailAddress::parse(address))
            return std::nullopt;
        QString name = isNamed ? piece.left(open).trimmed() : QString();
        if (name.size() > 1 && name.startsWith(u'"') && name.endsWith(u'"'))
            name = name.sliced(1, name.size() - 2);
        csv += csvLine({name, address});
    }
    return pieces.isEmpty() ? std::nullopt : std::optional(csv);
}

} // namespace inglenook::core
