#include "core/people/erasurelog.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include <algorithm>
#include <sodium.h>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace inglenook::core {
namespace {

const QByteArray headline = "inglenook erasures 1 ";

/// What is written is on disk afterwards, where the system lets one ask for it.
bool flushToDisk(QFile& file)
{
    if (!file.flush())
        return false;
#ifdef Q_OS_UNIX
    return fsync(file.handle()) == 0;
#else
    return true;
#endif
}

} // namespace

QString erasureLogBeside(const QString& databasePath)
{
    return QFileInfo(databasePath).absolutePath() + QStringLiteral("/erasures.txt");
}

ErasureLog::ErasureLog(const QString& path)
    : m_path(path)
{
}

Error ErasureLog::failed(const QString& detail) const
{
    return {ErrorKind::Storage,
            tr("The list of erased people cannot be written or read. Nothing was changed. Make room in the data folder "
               "and try again."),
            detail};
}

Result<void> ErasureLog::load()
{
    m_key.clear();
    m_erased.clear();
    QFile file(m_path);
    if (!file.exists() || file.size() == 0) // nothing was written before the power failed
        return {};
    if (!file.open(QIODevice::ReadOnly))
        return failed(file.errorString());
    const QByteArray first = file.readLine().trimmed();
    m_key = QByteArray::fromHex(first.mid(headline.size()));
    if (!first.startsWith(headline) || m_key.size() != crypto_generichash_KEYBYTES)
        return failed(QStringLiteral("no list of erasures"));
    while (!file.atEnd()) {
        const auto words = file.readLine().trimmed().split(' ');
        const QByteArray fingerprint = QByteArray::fromHex(words.first());
        if (words.size() == 2 && fingerprint.size() == crypto_generichash_BYTES)
            m_erased[fingerprint] = std::max(m_erased.value(fingerprint), words.last().toLongLong());
    }
    return {};
}

Result<void> ErasureLog::add(const QList<EmailAddress>& addresses, const QDateTime& now)
{
    if (sodium_init() < 0)
        return failed(QStringLiteral("no random numbers"));
    if (auto loaded = load(); !loaded)
        return loaded;
    QFile file(m_path);
    if (!file.open(QIODevice::ReadWrite | QIODevice::Append, QFile::ReadOwner | QFile::WriteOwner))
        return failed(file.errorString());
    QByteArray text;
    if (m_key.isEmpty()) {
        m_key.resize(crypto_generichash_KEYBYTES);
        randombytes_buf(m_key.data(), static_cast<size_t>(m_key.size()));
        text = headline + m_key.toHex() + '\n';
    } else if (file.seek(std::max<qint64>(file.size() - 1, 0)) && file.read(1) != "\n") {
        text = "\n"; // a line that was cut short
    }
    const qint64 at = now.toMSecsSinceEpoch();
    QHash<QByteArray, qint64> added;
    for (const EmailAddress& address : addresses) {
        const QByteArray fingerprint = fingerprintOf(address.key());
        text += fingerprint.toHex() + ' ' + QByteArray::number(at) + '\n';
        added.insert(fingerprint, at);
    }
    if (file.write(text) != text.size() || !flushToDisk(file))
        return failed(file.errorString());
    m_erased.insert(added);
    return {};
}

QDateTime ErasureLog::erasedAt(const QString& addressKey) const
{
    if (m_erased.isEmpty())
        return {};
    const auto found = m_erased.constFind(fingerprintOf(addressKey));
    return found == m_erased.constEnd() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(*found, Qt::UTC);
}

QByteArray ErasureLog::fingerprintOf(const QString& addressKey) const
{
    const QByteArray text = addressKey.toUtf8();
    QByteArray fingerprint(crypto_generichash_BYTES, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<unsigned char*>(fingerprint.data()), static_cast<size_t>(fingerprint.size()),
                       reinterpret_cast<const unsigned char*>(text.constData()),
                       static_cast<unsigned long long>(text.size()),
                       reinterpret_cast<const unsigned char*>(m_key.constData()), static_cast<size_t>(m_key.size()));
    return fingerprint;
}

} // namespace inglenook::core
