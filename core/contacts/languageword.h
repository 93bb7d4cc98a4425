#pragma once

#include <QtCore/QString>

namespace inglenook::core {

/// ISO 639-1 for what people write in a column "Language": "de", "de-AT", "DEU", "German", "Deutsch", "allemand".
/// Empty when it is none that we know.
[[nodiscard]] QString languageFromWord(const QString& word);

} // namespace inglenook::core
