#pragma once

#include "core/base/storage/transaction.h"

namespace inglenook::core {

/// Which contacts, in which order, for a table that shows a hundred thousand of them a page at a time.
struct ContactFilter
{
    /// What has come of them so far.
    enum class Standing { Any, NeverAsked, Asked, Answered, Unhappy, NoBasis };

    QString search; ///< words found anywhere in name, address, phone, tag or note; case and accents do not matter
    QString tag;    ///< empty: any

    enum class Order { Name, Address, Added } order = Order::Name;
    bool descending = false;
    Standing standing = Standing::Any;

    bool operator==(const ContactFilter&) const = default;
    /// It lets everybody through.
    [[nodiscard]] bool isOpen() const
    {
        return search.trimmed().isEmpty() && tag.isEmpty() && standing == Standing::Any;
    }
};

/// What a filter asks for, as SQL over `contacts` with the values of its `?`; " WHERE ..." or empty.
struct ContactCondition
{
    QString text;
    QVariantList values;
};

[[nodiscard]] Result<ContactCondition> contactCondition(Transaction& transaction, const ContactFilter& filter);
/// What is looked for, each anywhere, folded; a telephone number is one word, however it is written.
[[nodiscard]] QStringList searchWords(const QString& search);
/// What follows ORDER BY.
[[nodiscard]] QString contactOrder(const ContactFilter& filter);

} // namespace inglenook::core
