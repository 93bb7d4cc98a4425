#include "core/secrets/sealedfilesecretstore.h"

#include "core/secrets/sessionsecretstore.h"

#include <QtCore/QDataStream>
#include <QtCore/QFile>
#include <QtCore/QSaveFile>

#include <sodium.h>

namespace inglenook::core {
namespace {

// File: magic, salt of the key derivation, nonce, sealed QDataStream of the entries.
const QByteArray magic = QByteArrayLiteral("INGLENOOK-SECRETS-1\n");
constexpr qint64 largestFile = 1024 * 1024; // bytes
constexpr auto streamVersion = QDataStream::Qt_6_4;

unsigned char* bytes(QByteArray& array)
{
    return reinterpret_cast<unsigned char*>(array.data());
}

const unsigned char* bytes(const QByteArray& array)
{
    return reinterpret_cast<const unsigned char*>(array.constData());
}

QByteArray randomBytes(size_t size)
{
    QByteArray random(static_cast<qsizetype>(size), Qt::Uninitialized);
    randombytes_buf(random.data(), size);
    return random;
}

QByteArray deriveKey(const QByteArray& password, const QByteArray& salt)
{
    QByteArray key(crypto_secretbox_KEYBYTES, Qt::Uninitialized);
    if (crypto_pwhash(bytes(key), crypto_secretbox_KEYBYTES, password.constData(), static_cast<size_t>(password.size()),
                      bytes(salt), crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE,
                      crypto_pwhash_ALG_ARGON2ID13) != 0)
        return {}; // no memory for it
    return key;
}

Error damaged(const QString& detail)
{
    return {ErrorKind::Storage,
            SealedFileSecretStore::tr(
                "The file with the passwords cannot be read. Set the mail account and the relay up again."),
            detail};
}

} // namespace

SealedFileSecretStore::SealedFileSecretStore(QString path, QByteArray password)
    : m_path(std::move(path))
    , m_password(std::move(password))
{
    if (sodium_init() < 0)
        qFatal("no source of randomness");
}

SealedFileSecretStore::~SealedFileSecretStore()
{
    sodium_memzero(m_password.data(), static_cast<size_t>(m_password.size()));
    sodium_memzero(m_key.data(), static_cast<size_t>(m_key.size()));
}

void SealedFileSecretStore::read(const QString& name, std::function<void(Result<QByteArray>)> done)
{
    Result<QByteArray> result = missingSecret(name);
    if (auto opened = open(); !opened)
        result = opened.error();
    else if (m_secrets->contains(name))
        result = m_secrets->value(name);
    callLater([done = std::move(done), result] { done(result); });
}

void SealedFileSecretStore::write(const QString& name, const QByteArray& secret, std::function<void(Result<void>)> done)
{
    const auto result = change([&](Secrets& secrets) { secrets.insert(name, secret); });
    callLater([done = std::move(done), result] { done(result); });
}

void SealedFileSecretStore::remove(const QString& name, std::function<void(Result<void>)> done)
{
    const auto result = change([&](Secrets& secrets) { secrets.remove(name); });
    callLater([done = std::move(done), result] { done(result); });
}

Result<void> SealedFileSecretStore::change(const std::function<void(Secrets&)>& change)
{
    if (auto opened = open(); !opened)
        return opened;
    Secrets changed = *m_secrets;
    change(changed);
    if (auto stored = store(changed); !stored)
        return stored;
    m_secrets = changed;
    return {};
}

Result<void> SealedFileSecretStore::open()
{
    if (m_secrets)
        return {};
    QFile file(m_path);
    if (!file.exists()) {
        m_salt = randomBytes(crypto_pwhash_SALTBYTES);
        m_key = deriveKey(m_password, m_salt);
        m_secrets = Secrets();
        return m_key.isEmpty() ? Result<void>(damaged(QStringLiteral("no memory to derive the key"))) : Result<void>();
    }
    if (!file.open(QIODevice::ReadOnly) || file.size() > largestFile)
        return damaged(file.errorString());
    const QByteArray content = file.readAll();
    constexpr qsizetype saltSize = crypto_pwhash_SALTBYTES;
    constexpr qsizetype nonceSize = crypto_secretbox_NONCEBYTES;
    const qsizetype sealedAt = magic.size() + saltSize + nonceSize;
    if (!content.startsWith(magic) || content.size() < sealedAt + static_cast<qsizetype>(crypto_secretbox_MACBYTES))
        return damaged(QStringLiteral("not a file of secrets"));
    const QByteArray salt = content.mid(magic.size(), saltSize);
    const QByteArray nonce = content.mid(magic.size() + saltSize, nonceSize);
    const QByteArray sealed = content.mid(sealedAt);
    const QByteArray key = deriveKey(m_password, salt);
    QByteArray plain(sealed.size() - static_cast<qsizetype>(crypto_secretbox_MACBYTES), Qt::Uninitialized);
    if (key.isEmpty() ||
        crypto_secretbox_open_easy(bytes(plain), bytes(sealed), static_cast<unsigned long long>(sealed.size()),
                                   bytes(nonce), bytes(key)) != 0)
        return Error{ErrorKind::SignIn, tr("This is not the password with which the secrets were sealed."), {}};
    Secrets secrets;
    QDataStream stream(plain);
    stream.setVersion(streamVersion);
    stream >> secrets;
    if (stream.status() != QDataStream::Ok)
        return damaged(QStringLiteral("entries"));
    m_salt = salt;
    m_key = key;
    m_secrets = secrets;
    return {};
}

Result<void> SealedFileSecretStore::store(const Secrets& secrets)
{
    QByteArray plain;
    QDataStream stream(&plain, QIODevice::WriteOnly);
    stream.setVersion(streamVersion);
    stream << secrets;
    const QByteArray nonce = randomBytes(crypto_secretbox_NONCEBYTES);
    QByteArray sealed(plain.size() + static_cast<qsizetype>(crypto_secretbox_MACBYTES), Qt::Uninitialized);
    crypto_secretbox_easy(bytes(sealed), bytes(plain), static_cast<unsigned long long>(plain.size()), bytes(nonce),
                          bytes(m_key));
    QSaveFile file(m_path);
    const bool written = file.open(QIODevice::WriteOnly) &&
                         file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
                         file.write(magic + m_salt + nonce + sealed) >= 0 && file.commit();
    if (!written)
        return Error{ErrorKind::Storage, tr("The password could not be kept: the data folder cannot be written to."),
                     file.errorString()};
    return {};
}

} // namespace inglenook::core
