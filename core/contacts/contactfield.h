#pragma once

#include <QtCore/QList>
#include <QtCore/QMap>
#include <QtCore/QString>

#include <optional>

namespace inglenook::core {

/// What a column of an import can hold.
enum class ContactField { Address, FirstName, LastName, FullName, Phone, Language, Tags, Note };

[[nodiscard]] QList<ContactField> contactFields();          ///< all of them, in the order in which they are offered
[[nodiscard]] QString contactFieldWord(ContactField field); ///< for the command line: "first-name"
[[nodiscard]] QString contactFieldTitle(ContactField field);
[[nodiscard]] std::optional<ContactField> contactFieldFromWord(const QString& word);

/// Which column holds which field, by position.
using ColumnMapping = QMap<ContactField, int>;

} // namespace inglenook::core
