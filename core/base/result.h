#pragma once

#include <QtCore/QString>

#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

namespace inglenook::core {

/// What the caller can do about an error.
enum class ErrorKind {
    InvalidInput, ///< correct the named line or field and try again
    NotFound,     ///< the named thing does not exist
    Conflict,     ///< it exists already, or its state does not allow this
    InUse,        ///< another copy of the application holds it: close that one
    SignIn,       ///< a password or permission is missing or wrong
    Untrusted,    ///< the other side could not prove who it is
    Unreachable,  ///< network or server trouble: try again later
    Storage,      ///< disk full, read-only or damaged
    NewerVersion, ///< written by a newer version: update the application
    Cancelled,    ///< the user asked for it
};

/// A failure that has already been put into words for the owner.
struct Error
{
    ErrorKind kind;
    QString message; ///< translated: what happened, what is safe, what to do
    QString detail;  ///< untranslated, for the log; never a secret or an address
};

/// A value or an Error; the member names are those of std::expected, which will take its place.
template <typename T>
class [[nodiscard]] Result
{
public:
    using value_type = T;

    Result(T value)
        : m_state(std::in_place_index<0>, std::move(value))
    {
    }
    Result(Error error)
        : m_state(std::in_place_index<1>, std::move(error))
    {
    }

    [[nodiscard]] bool has_value() const { return m_state.index() == 0; }
    explicit operator bool() const { return has_value(); }

    /// The value; asking for it after a failure is a bug.
    [[nodiscard]] const T& value() const& { return *checked(); }
    [[nodiscard]] T& value() & { return *checked(); }
    [[nodiscard]] T&& value() && { return std::move(*checked()); }
    const T& operator*() const& { return *checked(); }
    T& operator*() & { return *checked(); }
    T&& operator*() && { return std::move(*checked()); }
    const T* operator->() const { return checked(); }
    T* operator->() { return checked(); }

    [[nodiscard]] T value_or(T other) const& { return has_value() ? value() : std::move(other); }

    [[nodiscard]] const Error& error() const&
    {
        Q_ASSERT(!has_value());
        return *std::get_if<1>(&m_state);
    }

    /// `next(value)` when there is one, else the same error. `next` returns a Result.
    template <typename F>
    auto and_then(F&& next) const& -> std::invoke_result_t<F, const T&>
    {
        if (!has_value())
            return error();
        return std::forward<F>(next)(value());
    }

private:
    const T* checked() const
    {
        Q_ASSERT(has_value());
        return std::get_if<0>(&m_state);
    }
    T* checked()
    {
        Q_ASSERT(has_value());
        return std::get_if<0>(&m_state);
    }

    std::variant<T, Error> m_state;
};

/// Success without a value, or an Error.
template <>
class [[nodiscard]] Result<void>
{
public:
    using value_type = void;

    Result() = default;
    Result(Error error)
        : m_error(std::move(error))
    {
    }

    [[nodiscard]] bool has_value() const { return !m_error.has_value(); }
    explicit operator bool() const { return has_value(); }
    [[nodiscard]] const Error& error() const
    {
        Q_ASSERT(m_error.has_value());
        return *m_error;
    }

    template <typename F>
    auto and_then(F&& next) const -> std::invoke_result_t<F>
    {
        if (m_error)
            return *m_error;
        return std::forward<F>(next)();
    }

private:
    std::optional<Error> m_error;
};

} // namespace inglenook::core
