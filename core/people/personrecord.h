#pragma once

#include "core/people/timeline.h"

#include <QtCore/QJsonObject>

namespace inglenook::core {

/// Everything that is held about one guest, for the guest to read: table by table, nothing left out.
[[nodiscard]] Result<QJsonObject> loadPersonRecord(Transaction& transaction, const Contact& contact);

/// The same as a table of what happened, for a spreadsheet; formulas in foreign words are defused.
[[nodiscard]] QByteArray timelineAsCsv(const Contact& contact, const QList<TimelineEntry>& entries);

} // namespace inglenook::core
