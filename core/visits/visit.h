#pragma once

#include "core/base/id.h"
#include "core/contacts/contact.h"

#include <optional>

namespace inglenook::core {

/// One stay or one evening of a contact. Days are the business's own.
struct Visit
{
    Id<Visit> id{};
    Id<Contact> contact{};
    QDate arrivedOn{}; ///< null when only one day is known
    QDate departedOn{};
    QString place{}; ///< room or table
    QString staff{};
    QString reference{};            ///< the booking system's own number; empty when it gave none
    int partySize = 0;              ///< 0: not known
    std::optional<qint64> amount{}; ///< hundredths of the business's currency
    QStringList tags{};
    bool isCancelled = false; ///< called off, or nobody came
    QString source{};         ///< the name of the imported file

    /// Nights stayed; 0 for an evening.
    [[nodiscard]] int nights() const;
    bool operator==(const Visit&) const = default;
};

/// Longest texts a visit may hold, in UTF-16 units, and the largest numbers.
namespace visitlimits {
inline constexpr int text = 200;
inline constexpr int partySize = 9'999;
inline constexpr qint64 amount = 99'999'999'99; // hundredths
} // namespace visitlimits

/// Takes over what a newer word about the same visit says: its days, its state, and whatever it does not leave empty.
/// True when that changed something.
bool updateVisit(Visit& known, const Visit& fresh);

} // namespace inglenook::core
