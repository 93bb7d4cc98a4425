#include "core/secrets/keychainsecretstore.h"

#include "core/secrets/sessionsecretstore.h"

#include <QtCore/QTimer>
#include <qt6keychain/keychain.h>

namespace inglenook::core {
namespace {

const QString service = QStringLiteral("Inglenook");

Error toError(const QKeychain::Job& job, const QString& name)
{
    switch (job.error()) {
    case QKeychain::EntryNotFound:
        return missingSecret(name);
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return {ErrorKind::SignIn,
                KeychainSecretStore::tr(
                    "The keychain is locked. Unlock it with the password of this computer and try again."),
                job.errorString()};
    default:
        return {
            ErrorKind::Unreachable,
            KeychainSecretStore::tr("This computer’s keychain cannot be reached, so passwords cannot be kept safely. "
                                    "They are asked for once in each session."),
            job.errorString()};
    }
}

/// A job runs once, tells once, and deletes itself.
template <typename J>
J* makeJob(const QString& entry)
{
    auto* job = new J(service);
    job->setAutoDelete(true);
    job->setInsecureFallback(false);
    job->setKey(entry);
    return job;
}

} // namespace

KeychainSecretStore::KeychainSecretStore(QString scope)
    : m_scope(std::move(scope))
{
}

QString KeychainSecretStore::entryName(const QString& name) const
{
    return m_scope + u'/' + name;
}

void KeychainSecretStore::read(const QString& name, std::function<void(Result<QByteArray>)> done)
{
    auto* job = makeJob<QKeychain::ReadPasswordJob>(entryName(name));
    QObject::connect(job, &QKeychain::Job::finished, job, [job, name, done = std::move(done)] {
        if (job->error() != QKeychain::NoError)
            return done(toError(*job, name));
        // Some keychains answer a missing entry with an empty one.
        if (job->binaryData().isEmpty())
            return done(missingSecret(name));
        done(job->binaryData());
    });
    job->start();
}

void KeychainSecretStore::write(const QString& name, const QByteArray& secret, std::function<void(Result<void>)> done)
{
    if (secret.isEmpty() || secret.size() > longestSecret) {
        callLater([done = std::move(done)] {
            done(Error{ErrorKind::InvalidInput, tr("The password is empty, or longer than keychains take."), {}});
        });
        return;
    }
    auto* job = makeJob<QKeychain::WritePasswordJob>(entryName(name));
    job->setBinaryData(secret);
    // Read back: a keychain that says yes and keeps nothing would be found out only at the next start.
    QObject::connect(job, &QKeychain::Job::finished, job, [this, job, name, secret, done = std::move(done)] {
        if (job->error() != QKeychain::NoError)
            return done(toError(*job, name));
        read(name, [secret, done](const Result<QByteArray>& kept) {
            if (kept && *kept == secret)
                return done({});
            done(Error{ErrorKind::Unreachable, tr("The keychain did not keep the password."), {}});
        });
    });
    job->start();
}

void KeychainSecretStore::remove(const QString& name, std::function<void(Result<void>)> done)
{
    auto* job = makeJob<QKeychain::DeletePasswordJob>(entryName(name));
    QObject::connect(job, &QKeychain::Job::finished, job, [this, job, name, done = std::move(done)] {
        if (job->error() != QKeychain::NoError && job->error() != QKeychain::EntryNotFound)
            return done(toError(*job, name));
        read(name, [done](const Result<QByteArray>& left) {
            if (left)
                return done(Error{
                    ErrorKind::Unreachable, tr("The keychain still holds the password. Remove it there by hand."), {}});
            if (left.error().kind == ErrorKind::NotFound)
                return done({});
            done(left.error());
        });
    });
    job->start();
}

} // namespace inglenook::core
