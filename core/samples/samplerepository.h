#pragma once

#include "core/base/storage/transaction.h"

namespace inglenook::core {

/// The invented business of the try-out: everything that hangs on a row marked as sample data.
class SampleRepository
{
public:
    [[nodiscard]] Result<bool> exists(Transaction& transaction) const;
    /// There is neither a contact nor a survey, invented or real.
    [[nodiscard]] Result<bool> isEmpty(Transaction& transaction) const;
    /// Takes out sample mailings with their invitations and answers, sample surveys, sample contacts and their tags,
    /// and also what has been sent to sample contacts since. Nothing of the owner's own goes.
    [[nodiscard]] Result<void> remove(Transaction& transaction) const;
};

} // namespace inglenook::core
