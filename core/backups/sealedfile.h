#pragma once

#include "core/base/result.h"

#include <QtCore/QByteArray>
#include <QtCore/QCoreApplication>

namespace inglenook::core {

/// A file sealed with a password: Argon2id makes the key, libsodium's secretstream seals 64 KiB at a time, so that a
/// part that is cut off, moved or changed is noticed.
class SealedFile
{
    Q_DECLARE_TR_FUNCTIONS(inglenook::core::SealedFile)

public:
    [[nodiscard]] static bool isSealed(const QString& path);
    /// Writes `target` anew. Errors: Storage.
    [[nodiscard]] static Result<void> seal(const QString& source, const QString& target, const QByteArray& password);
    /// Writes what is inside to `target`; nothing is left there after a failure. Errors: SignIn (wrong password, or not
    /// a whole file: the two cannot be told apart), InvalidInput (no sealed file), Storage.
    [[nodiscard]] static Result<void> open(const QString& source, const QString& target, const QByteArray& password);
};

} // namespace inglenook::core
