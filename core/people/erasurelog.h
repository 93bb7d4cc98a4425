#pragma once

#include "core/base/emailaddress.h"
#include "core/base/result.h"

#include <QtCore/QByteArray>
#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
#include <QtCore/QHash>
#include <QtCore/QList>

namespace inglenook::core {

/// Who has been erased, outside of the database, so that a backup from before cannot bring them back: a file of keyed
/// fingerprints (BLAKE2b of the address's key) and times, under a random key of its own.
class ErasureLog
{
    Q_DECLARE_TR_FUNCTIONS(inglenook::core::ErasureLog)

public:
    explicit ErasureLog(const QString& path);

    /// Durable when it returns. Errors: Storage.
    [[nodiscard]] Result<void> add(const QList<EmailAddress>& addresses, const QDateTime& now);
    /// Errors: Storage when it cannot be read.
    [[nodiscard]] Result<void> load();
    [[nodiscard]] bool isEmpty() const { return m_erased.isEmpty(); }
    /// When the person with this address (EmailAddress::key) was erased last; null when never. Call `load` before.
    [[nodiscard]] QDateTime erasedAt(const QString& addressKey) const;

private:
    [[nodiscard]] QByteArray fingerprintOf(const QString& addressKey) const;
    [[nodiscard]] Error failed(const QString& detail) const;

    QString m_path;
    QByteArray m_key;
    QHash<QByteArray, qint64> m_erased;
};

/// Beside the database, wherever that is.
[[nodiscard]] QString erasureLogBeside(const QString& databasePath);

} // namespace inglenook::core
