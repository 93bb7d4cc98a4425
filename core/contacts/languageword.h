#pragma once

#include <QtCore/QStringList>

namespace inglenook::core {

/// ISO 639-1 for what people write in a column "Language": "de", "de-AT", "DEU", "German", "Deutsch", "allemand".
/// Empty when it is none that we know.
[[nodiscard]] QString languageFromWord(const QString& word);

/// The codes of the languages that are offered to the owner.
[[nodiscard]] QStringList knownLanguages();

} // namespace inglenook::core
