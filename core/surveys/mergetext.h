#pragma once

#include "core/base/result.h"
#include "core/contacts/contact.h"
#include "core/settings/business.h"

namespace inglenook::core {

/// Whether every merge field in an owner's text is known and no bracket stands alone. Errors: InvalidInput, naming the
/// one that is wrong.
[[nodiscard]] Result<void> checkMergeFields(const QString& text);

/// `text` with {first_name}, {last_name} and {business} filled in, each with a fallback as in {first_name|there}. What
/// is filled in is one line of visible characters, 80 at most: it can make no markup, no header and no second line.
/// Where a field is empty and has no fallback, the blank or comma that would be left hanging goes too.
[[nodiscard]] QString fillMergeFields(const QString& text, const Contact& contact, const Business& business);

} // namespace inglenook::core
