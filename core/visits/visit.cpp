#include "core/visits/visit.h"

namespace inglenook::core {

int Visit::nights() const
{
    return arrivedOn.isValid() ? static_cast<int>(arrivedOn.daysTo(departedOn)) : 0;
}

bool updateVisit(Visit& known, const Visit& fresh)
{
    const Visit before = known;
    if (fresh.departedOn.isValid()) {
        known.departedOn = fresh.departedOn;
        if (fresh.arrivedOn.isValid() || known.arrivedOn > known.departedOn)
            known.arrivedOn = fresh.arrivedOn;
    }
    known.isCancelled = fresh.isCancelled;
    const auto take = [](QString& text, const QString& with) {
        if (!with.isEmpty())
            text = with;
    };
    take(known.place, fresh.place);
    take(known.staff, fresh.staff);
    take(known.reference, fresh.reference);
    if (fresh.partySize > 0)
        known.partySize = fresh.partySize;
    if (fresh.amount)
        known.amount = fresh.amount;
    for (const QString& tag : fresh.tags) {
        if (!known.tags.contains(tag, Qt::CaseInsensitive))
            known.tags.append(tag);
    }
    if (known == before)
        return false;
    take(known.source, fresh.source);
    return true;
}

} // namespace inglenook::core
