#pragma once

#include "core/base/id.h"
#include "core/base/storage/transaction.h"

#include <utility>
#include <vector>

namespace inglenook::core {

struct Contact;

/// The words of all contacts in one piece of memory, in the order of names: a million of them are searched as one
/// types. A copy of a moment; it does not follow what changes.
class ContactSearch
{
public:
    /// What a connection has seen of the database; another one means that something has changed.
    using Stamp = std::pair<qint64, qint64>;

    [[nodiscard]] static Result<ContactSearch> load(Transaction& transaction);
    [[nodiscard]] static Result<Stamp> loadStamp(Transaction& transaction);

    /// Those who have every word of `search` somewhere in name, address, phone, tag or note, in the order of names.
    [[nodiscard]] std::vector<qint64> find(const QString& search) const;
    [[nodiscard]] qsizetype size() const { return static_cast<qsizetype>(m_ids.size()); }

private:
    [[nodiscard]] bool hasWords(size_t row, const QList<QByteArray>& words) const;

    QByteArray m_text;          ///< UTF-8, folded; each contact's ends with a zero
    std::vector<size_t> m_ends; ///< by row
    std::vector<qint64> m_ids;  ///< by row
};

} // namespace inglenook::core
