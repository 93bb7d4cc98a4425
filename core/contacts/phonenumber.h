#pragma once

#include <QtCore/QString>

namespace inglenook::core {

/// "+44 1632 960123": how a number as typed is rung from anywhere. `country` (ISO 3166 alpha-2) is where a number
/// without a country's code is at home. Empty when it cannot be a number.
[[nodiscard]] QString internationalPhone(const QString& typed, const QString& country);

/// What a telephone dials: a plus and digits where the number is known to be one, else the digits as typed. Foreign
/// text: nothing else of it comes through.
[[nodiscard]] QString dialledPhone(const QString& typed, const QString& country);

/// What a search for a telephone number looks for, however both are written: the digits without the country's code and
/// the zero before them. Empty when `search` is not the better part of a number.
[[nodiscard]] QString phoneSearchDigits(const QString& search);

} // namespace inglenook::core
