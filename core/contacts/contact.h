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
    QString firstName;
    QString lastName;
    QString phone;    ///< as typed
    QString language; ///< ISO 639-1, empty when not known
    QString note;
    QStringList tags;
    QString source; ///< where the address came from, e.g. the name of the imported file
    Basis basis = Basis::Unknown;
    QDate basisDay;
    bool isSample = false;

    /// "Anna Hall", or the address where there is no name.
    [[nodiscard]] QString displayName() const;
};

[[nodiscard]] QString basisWord(Basis basis); ///< as stored: "soft_opt_in"
[[nodiscard]] Basis basisFromWord(const QString& word);

} // namespace inglenook::core
