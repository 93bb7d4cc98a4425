#include "core/backups/sealedfile.h"

#include <QtCore/QFile>
#include <QtCore/QtEndian>

#include <array>
#include <sodium.h>

namespace inglenook::core {
namespace {

const QByteArray magic = "Inglenook backup\x01";
constexpr qsizetype chunk = 64 * 1024;
constexpr quint64 mostOperations = crypto_pwhash_OPSLIMIT_SENSITIVE;
constexpr quint64 mostMemory = crypto_pwhash_MEMLIMIT_SENSITIVE;

/// What stands before the sealed pieces, readable by everybody.
struct Head
{
    quint64 operations = crypto_pwhash_OPSLIMIT_MODERATE;
    quint64 memory = crypto_pwhash_MEMLIMIT_MODERATE;
    QByteArray salt{crypto_pwhash_SALTBYTES, '\0'};
    QByteArray stream{crypto_secretstream_xchacha20poly1305_HEADERBYTES, '\0'};

    [[nodiscard]] QByteArray bytes() const
    {
        std::array<char, 16> limits{};
        qToLittleEndian(operations, limits.data());
        qToLittleEndian(memory, limits.data() + 8);
        return magic + QByteArray(limits.data(), 16) + salt + stream;
    }

    /// False when it is no head of ours or asks for more work than ours ever do.
    [[nodiscard]] bool read(QFile& file)
    {
        if (file.read(magic.size()) != magic)
            return false;
        const QByteArray limits = file.read(16);
        salt = file.read(crypto_pwhash_SALTBYTES);
        stream = file.read(crypto_secretstream_xchacha20poly1305_HEADERBYTES);
        if (limits.size() != 16 || stream.size() != crypto_secretstream_xchacha20poly1305_HEADERBYTES)
            return false;
        operations = qFromLittleEndian<quint64>(limits.constData());
        memory = qFromLittleEndian<quint64>(limits.constData() + 8);
        return operations >= crypto_pwhash_OPSLIMIT_MIN && operations <= mostOperations &&
               memory >= crypto_pwhash_MEMLIMIT_MIN && memory <= mostMemory;
    }
};

unsigned char* raw(QByteArray& bytes)
{
    return reinterpret_cast<unsigned char*>(bytes.data());
}

const unsigned char* raw(const QByteArray& bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}

/// The key, which is wiped when it is not needed any more; empty when there is not enough memory.
class Key
{
public:
    Key(const QByteArray& password, const Head& head)
    {
        m_isMade = sodium_init() >= 0 &&
                   crypto_pwhash(m_key.data(), m_key.size(), password.constData(),
                                 static_cast<unsigned long long>(password.size()), raw(head.salt), head.operations,
                                 static_cast<size_t>(head.memory), crypto_pwhash_ALG_ARGON2ID13) == 0;
    }
    ~Key() { sodium_memzero(m_key.data(), m_key.size()); }
    Key(const Key&) = delete;
    Key& operator=(const Key&) = delete;

    [[nodiscard]] bool isMade() const { return m_isMade; }
    [[nodiscard]] const unsigned char* bytes() const { return m_key.data(); }

private:
    std::array<unsigned char, crypto_secretstream_xchacha20poly1305_KEYBYTES> m_key{};
    bool m_isMade = false;
};

Error storageFailure(const QString& detail)
{
    return {ErrorKind::Storage,
            SealedFile::tr("The backup could not be written or read. Make room, or choose another folder."), detail};
}

/// Nothing but the whole file passes: a last piece that says so must be the end.
Result<void> openPieces(QFile& in, QFile& out, crypto_secretstream_xchacha20poly1305_state& state)
{
    const Error wrong{
        ErrorKind::SignIn, SealedFile::tr("The password is not the right one, or the file is damaged."), {}};
    QByteArray plain(chunk, Qt::Uninitialized);
    bool isFinal = false;
    while (!in.atEnd() && !isFinal) {
        const QByteArray sealed = in.read(chunk + crypto_secretstream_xchacha20poly1305_ABYTES);
        unsigned long long size = 0;
        unsigned char tag = 0;
        if (crypto_secretstream_xchacha20poly1305_pull(&state, raw(plain), &size, &tag, raw(sealed),
                                                       static_cast<unsigned long long>(sealed.size()), nullptr, 0) != 0)
            return wrong;
        isFinal = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
        if (out.write(plain.constData(), static_cast<qint64>(size)) != static_cast<qint64>(size))
            return storageFailure(out.errorString());
    }
    if (!isFinal || !in.atEnd())
        return wrong;
    return out.flush() ? Result<void>() : storageFailure(out.errorString());
}

Result<void> sealPieces(QFile& in, QFile& out, crypto_secretstream_xchacha20poly1305_state& state)
{
    QByteArray sealed(chunk + crypto_secretstream_xchacha20poly1305_ABYTES, Qt::Uninitialized);
    bool isFinal = false;
    while (!isFinal) {
        const QByteArray plain = in.read(chunk);
        if (in.error() != QFileDevice::NoError)
            return storageFailure(in.errorString());
        isFinal = in.atEnd();
        unsigned long long size = 0;
        crypto_secretstream_xchacha20poly1305_push(&state, raw(sealed), &size, raw(plain),
                                                   static_cast<unsigned long long>(plain.size()), nullptr, 0,
                                                   isFinal ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0);
        if (out.write(sealed.constData(), static_cast<qint64>(size)) != static_cast<qint64>(size))
            return storageFailure(out.errorString());
    }
    return out.flush() ? Result<void>() : storageFailure(out.errorString());
}

} // namespace

bool SealedFile::isSealed(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.read(magic.size()) == magic;
}

Result<void> SealedFile::seal(const QString& source, const QString& target, const QByteArray& password)
{
    QFile in(source);
    QFile out(target);
    if (!in.open(QIODevice::ReadOnly))
        return storageFailure(in.errorString());
    if (!out.open(QIODevice::WriteOnly | QIODevice::Truncate, QFile::ReadOwner | QFile::WriteOwner))
        return storageFailure(out.errorString());
    Head head;
    if (sodium_init() < 0)
        return storageFailure(QStringLiteral("no random numbers"));
    randombytes_buf(head.salt.data(), static_cast<size_t>(head.salt.size()));
    const Key key(password, head);
    if (!key.isMade())
        return storageFailure(QStringLiteral("not enough memory for Argon2id"));
    crypto_secretstream_xchacha20poly1305_state state;
    crypto_secretstream_xchacha20poly1305_init_push(&state, raw(head.stream), key.bytes());
    const QByteArray bytes = head.bytes();
    if (out.write(bytes) != bytes.size())
        return storageFailure(out.errorString());
    return sealPieces(in, out, state);
}

Result<void> SealedFile::open(const QString& source, const QString& target, const QByteArray& password)
{
    QFile in(source);
    QFile out(target);
    if (!in.open(QIODevice::ReadOnly))
        return storageFailure(in.errorString());
    Head head;
    if (!head.read(in))
        return Error{ErrorKind::InvalidInput, tr("This is no backup of Inglenook."), {}};
    const Key key(password, head);
    if (!key.isMade())
        return storageFailure(QStringLiteral("not enough memory for Argon2id"));
    if (!out.open(QIODevice::WriteOnly | QIODevice::Truncate, QFile::ReadOwner | QFile::WriteOwner))
        return storageFailure(out.errorString());
    crypto_secretstream_xchacha20poly1305_state state;
    if (crypto_secretstream_xchacha20poly1305_init_pull(&state, raw(head.stream), key.bytes()) != 0) {
        out.remove();
        return Error{ErrorKind::InvalidInput, tr("This is no backup of Inglenook."), {}};
    }
    auto opened = openPieces(in, out, state);
    if (!opened)
        out.remove();
    return opened;
}

} // namespace inglenook::core
