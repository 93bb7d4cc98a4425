#pragma once

#include <QtCore/QHash>
#include <QtCore/QStringList>

namespace inglenook::core {

/// One unfolded line of an address card: "item1.EMAIL;TYPE=HOME,PREF:anna@hall.example".
struct VcardProperty
{
    QString name;      ///< upper case, without its group
    QStringList words; ///< its types and whatever stands alone, upper case: "HOME", "PREF"
    int preference;    ///< 1 (best) to 100; 101 where nothing is said
    QString value;     ///< decoded, but with its escapes

    [[nodiscard]] static VcardProperty parse(const QString& line);
};

/// Whether the line goes on below because its value is quoted-printable and ends with '='.
[[nodiscard]] bool goesOnQuoted(QStringView line);

/// A value without its escapes.
[[nodiscard]] QString vcardText(QStringView value);
/// The parts of a value, cut at each `separator` that is not escaped, without their escapes.
[[nodiscard]] QStringList vcardParts(QStringView value, QChar separator);

} // namespace inglenook::core
