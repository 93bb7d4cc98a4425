#pragma once

#include "core/base/emailaddress.h"
#include "core/base/id.h"

#include <QtCore/QDate>
#include <QtCore/QStringList>

namespace inglenook::core {

/// Why this person may be asked: the basis in law.
enum class Basis { Service, SoftOptIn, Consent, Unknown };

/// A person with a mail address.
struct Contact
{
    Id<Contact> id;
    EmailAddress address;
    QString firstName{};
    QString lastName{};
    QString phone{};    ///< as typed
    QString language{}; ///< ISO 639-1, empty when not known
    QString note{};
    QStringList tags{};
    QString source{}; ///< where the address came from, e.g. the name of the imported file
    Basis basis = Basis::Unknown;
    QDate basisDay{};
    bool isSample = false;

    /// "Anna Hall", or the address where there is no name.
    [[nodiscard]] QString displayName() const;
};

[[nodiscard]] QString basisWord(Basis basis); ///< as stored: "soft_opt_in"
[[nodiscard]] Basis basisFromWord(const QString& word);
[[nodiscard]] QString basisTitle(Basis basis); ///< for the owner: "Guest of the house"

/// Longest texts a contact may hold, in UTF-16 units.
namespace contactlimits {
inline constexpr int name = 200;
inline constexpr int phone = 60;
inline constexpr int note = 10'000;
inline constexpr int tag = 60;
} // namespace contactlimits

/// Folded for searching as one types: lower case, no accents, "ß" as "ss", "ø" as "o".
[[nodiscard]] QString foldForSearch(const QString& text);
/// Last name, first name, address, phone (also without its blanks) and note, folded. Sorts contacts by name; those
/// without one by address.
[[nodiscard]] QString contactSearchKey(const Contact& contact);

} // namespace inglenook::core
