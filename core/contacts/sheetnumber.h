#pragma once

#include <QtCore/QString>

namespace inglenook::core {

/// Whether a number format of a workbook ("dd/mm/yyyy", "[h]:mm") shows a day or a time.
[[nodiscard]] bool isDateFormat(QStringView format);
/// The same for the formats that have a number only.
[[nodiscard]] bool isBuiltInDateFormat(int number);

/// A serial number as a day, a time or both: "2026-11-22", "14:30", "2026-11-22 14:30". Days are counted from 1900,
/// whose 29 February is an old mistake that all workbooks keep, or from 1904. Empty when it is no day that can be.
[[nodiscard]] QString sheetDateText(double serial, bool countsFrom1904);
/// A number as it reads in its cell without a format: "447700900123", not "4.47700900123E11".
[[nodiscard]] QString sheetNumberText(const QString& stored);

} // namespace inglenook::core
