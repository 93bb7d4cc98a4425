#pragma once

#include <QtCore/QHashFunctions>
#include <QtCore/qglobal.h>

#include <compare>

namespace inglenook::core {

/// The row number of a T in the database. Ids of different things do not mix; 0 means "not stored yet".
template <typename T>
class Id
{
public:
    constexpr Id() = default;
    constexpr explicit Id(qint64 number)
        : m_number(number)
    {
    }

    [[nodiscard]] constexpr qint64 number() const { return m_number; }
    [[nodiscard]] constexpr bool isNull() const { return m_number == 0; }
    constexpr auto operator<=>(const Id&) const = default;

private:
    qint64 m_number = 0;
};

template <typename T>
size_t qHash(Id<T> id, size_t seed = 0)
{
    return ::qHash(id.number(), seed);
}

} // namespace inglenook::core
