#pragma once

#include "core/base/storage/database.h"

#include <QtCore/QDateTime>

namespace inglenook::app {

/// Fills an empty database with a small invented pub: a few hundred contacts, a survey, three months of mailings and
/// their answers, all marked as sample data. The same `now` always makes the same pub. All or nothing. Errors: Conflict
/// when there are contacts or surveys of the owner's own already.
[[nodiscard]] core::Result<void> createSampleBusiness(core::Database& database, const QDateTime& now);

/// Takes out everything that is marked as sample data, and nothing else.
[[nodiscard]] core::Result<void> removeSampleBusiness(core::Database& database);

[[nodiscard]] core::Result<bool> hasSampleBusiness(core::Database& database);

} // namespace inglenook::app
