#pragma once

#include "core/contacts/contactfield.h"

namespace inglenook::core {

/// What a column of an import can hold about a visit.
enum class VisitField { Arrival, Departure, Place, Staff, Reference, PartySize, Amount, Tags, Status };

[[nodiscard]] QList<VisitField> visitFields();          ///< all of them, in the order in which they are offered
[[nodiscard]] QString visitFieldWord(VisitField field); ///< for the command line: "party-size"
[[nodiscard]] QString visitFieldTitle(VisitField field);
[[nodiscard]] std::optional<VisitField> visitFieldFromWord(const QString& word);

/// Which column holds which field, by position.
using VisitMapping = QMap<VisitField, int>;

/// Which column holds what, from headers in English, German, French, Spanish, Italian; columns in `contacts` are taken.
[[nodiscard]] VisitMapping guessVisitMapping(const QStringList& header, const ColumnMapping& contacts);

/// The mapping by the words of its fields, and back; words of anything else are dropped.
[[nodiscard]] QMap<QString, int> wordsOf(const VisitMapping& mapping);
[[nodiscard]] VisitMapping visitMappingFromWords(const QMap<QString, int>& words);

} // namespace inglenook::core
