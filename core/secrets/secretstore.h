#pragma once

#include "core/base/result.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <functional>

namespace inglenook::core {

/// Where passwords and keys are kept. Always asynchronous: each `done` is called exactly once, later, from the event
/// loop.
class SecretStore
{
public:
    /// Longest secret that every platform's keychain takes, in bytes.
    static constexpr int longestSecret = 2560;

    virtual ~SecretStore() = default;

    /// Errors: NotFound (no such entry, or the store lost it), SignIn (the store is locked), Unreachable (there is no
    /// store).
    virtual void read(const QString& name, std::function<void(Result<QByteArray>)> done) = 0;
    /// The secret is durable when `done` reports success (or kept for this session, see `isDurable`).
    virtual void write(const QString& name, const QByteArray& secret, std::function<void(Result<void>)> done) = 0;
    /// Success means that the entry has been read back as missing.
    virtual void remove(const QString& name, std::function<void(Result<void>)> done) = 0;

    /// False when secrets live in memory until the program ends, and must be asked for again.
    [[nodiscard]] virtual bool isDurable() const = 0;
};

/// Names of the entries: one entry a secret.
namespace secretname {
inline constexpr char16_t mailPassword[] = u"mail-password";
/// Private key, polling secret and link key of a mailbox; its id follows after a dash.
inline constexpr char16_t relayKeys[] = u"relay-keys";
inline constexpr char16_t optOutKey[] = u"opt-out-key";
inline constexpr char16_t backupPassword[] = u"backup-password";
} // namespace secretname

} // namespace inglenook::core
