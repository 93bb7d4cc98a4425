#include "core/contacts/optoutrepository.h"

#include "core/settings/settingsrepository.h"

#include <sodium.h>

namespace inglenook::core {
namespace {

constexpr qsizetype fingerprintsAtOnce = 100;

/// The key of the fingerprints as hex; empty when nobody has opted out yet.
Result<QByteArray> loadKey(Transaction& transaction)
{
    const auto hex = SettingsRepository().loadText(transaction, QStringLiteral("opt_out_key"));
    return hex ? Result(QByteArray::fromHex(hex->toLatin1())) : hex.error();
}

Result<QByteArray> loadOrMakeKey(Transaction& transaction)
{
    auto key = loadKey(transaction);
    if (!key || !key->isEmpty())
        return key;
    if (sodium_init() < 0)
        return Error{ErrorKind::Storage, OptOutRepository::tr("This computer gives no random numbers."), {}};
    QByteArray fresh(crypto_generichash_KEYBYTES, Qt::Uninitialized);
    randombytes_buf(fresh.data(), static_cast<size_t>(fresh.size()));
    const QString hex = QString::fromLatin1(fresh.toHex());
    if (auto done = SettingsRepository().storeText(transaction, QStringLiteral("opt_out_key"), hex); !done)
        return done.error();
    return fresh;
}

QByteArray fingerprintOf(const QString& addressKey, const QByteArray& key)
{
    const QByteArray text = addressKey.toUtf8();
    QByteArray fingerprint(crypto_generichash_BYTES, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<unsigned char*>(fingerprint.data()), static_cast<size_t>(fingerprint.size()),
                       reinterpret_cast<const unsigned char*>(text.constData()),
                       static_cast<unsigned long long>(text.size()),
                       reinterpret_cast<const unsigned char*>(key.constData()), static_cast<size_t>(key.size()));
    return fingerprint;
}

} // namespace

Result<bool> OptOutRepository::contains(Transaction& transaction, const EmailAddress& address) const
{
    const auto found = findAmong(transaction, {address.key()});
    return found ? Result(!found->isEmpty()) : found.error();
}

Result<QSet<QString>> OptOutRepository::findAmong(Transaction& transaction, const QStringList& addressKeys) const
{
    const auto key = loadKey(transaction);
    if (!key)
        return key.error();
    if (key->isEmpty())
        return QSet<QString>();

    // One statement for any number of addresses, so that it is prepared once; a NULL matches nothing.
    static const QString statement = QStringLiteral("SELECT fingerprint FROM opt_outs WHERE fingerprint IN (?%1)")
                                         .arg(QStringLiteral(", ?").repeated(fingerprintsAtOnce - 1));
    QSet<QString> optedOut;
    for (qsizetype first = 0; first < addressKeys.size(); first += fingerprintsAtOnce) {
        const QStringList some = addressKeys.mid(first, fingerprintsAtOnce);
        QHash<QByteArray, QString> byFingerprint;
        QVariantList values;
        for (const QString& addressKey : some) {
            const QByteArray fingerprint = fingerprintOf(addressKey, *key);
            byFingerprint.insert(fingerprint, addressKey);
            values += fingerprint;
        }
        values.resize(fingerprintsAtOnce);
        auto rows = transaction.run(statement, values);
        if (!rows)
            return rows.error();
        while (rows->next())
            optedOut.insert(byFingerprint.value(rows->value(0).toByteArray()));
    }
    return optedOut;
}

Result<QDateTime> OptOutRepository::findSince(Transaction& transaction, const EmailAddress& address) const
{
    const auto key = loadKey(transaction);
    if (!key)
        return key.error();
    if (key->isEmpty())
        return QDateTime();
    auto rows = transaction.run(QStringLiteral("SELECT since FROM opt_outs WHERE fingerprint = ?"),
                                {fingerprintOf(address.key(), *key)});
    if (!rows)
        return rows.error();
    return rows->next() ? QDateTime::fromMSecsSinceEpoch(rows->value(0).toLongLong(), Qt::UTC) : QDateTime();
}

Result<void> OptOutRepository::add(Transaction& transaction, const EmailAddress& address, const QString& origin,
                                   const QDateTime& now) const
{
    const auto key = loadOrMakeKey(transaction);
    if (!key)
        return key.error();
    auto added = transaction.run(
        QStringLiteral("INSERT OR IGNORE INTO opt_outs (fingerprint, since, origin) VALUES (?, ?, ?)"),
        {fingerprintOf(address.key(), *key), now.toMSecsSinceEpoch(), origin.isNull() ? QStringLiteral("") : origin});
    return added ? Result<void>() : added.error();
}

Result<void> OptOutRepository::remove(Transaction& transaction, const EmailAddress& address) const
{
    const auto key = loadKey(transaction);
    if (!key)
        return key.error();
    if (key->isEmpty())
        return {};
    auto removed = transaction.run(QStringLiteral("DELETE FROM opt_outs WHERE fingerprint = ?"),
                                   {fingerprintOf(address.key(), *key)});
    return removed ? Result<void>() : removed.error();
}

} // namespace inglenook::core
