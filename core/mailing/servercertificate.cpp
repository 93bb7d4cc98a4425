#include "core/mailing/servercertificate.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QCryptographicHash>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslError>

#include <algorithm>

namespace inglenook::core {
namespace {

constexpr qsizetype fingerprintSize = 32;
constexpr qsizetype longestName = 120;

QString say(const char* text)
{
    return QCoreApplication::translate("inglenook::core::ServerCertificate", text);
}

/// Nobody whom this computer knows vouches for it.
bool isUnknownVoucher(QSslError::SslError error)
{
    switch (error) {
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return true;
    default:
        return false;
    }
}

QString troubleWords(const QList<QSslError>& errors)
{
    const auto has = [&](QSslError::SslError kind) {
        return std::any_of(errors.begin(), errors.end(), [&](const QSslError& error) { return error.error() == kind; });
    };
    if (has(QSslError::CertificateExpired))
        return say(QT_TRANSLATE_NOOP("inglenook::core::ServerCertificate", "Its time is over."));
    if (has(QSslError::CertificateNotYetValid))
        return say(QT_TRANSLATE_NOOP("inglenook::core::ServerCertificate",
                                     "Its time has not begun. Is this computer’s date right?"));
    if (has(QSslError::CertificateRevoked))
        return say(QT_TRANSLATE_NOOP("inglenook::core::ServerCertificate", "It has been taken back."));
    const bool isUnknown = std::any_of(errors.begin(), errors.end(),
                                       [](const QSslError& error) { return isUnknownVoucher(error.error()); });
    if (isUnknown)
        return say(QT_TRANSLATE_NOOP("inglenook::core::ServerCertificate", "Nobody known vouches for it."));
    if (has(QSslError::HostNameMismatch))
        return say(QT_TRANSLATE_NOOP("inglenook::core::ServerCertificate", "It is for another name."));
    return say(QT_TRANSLATE_NOOP("inglenook::core::ServerCertificate", "It cannot be relied on."));
}

QString nameIn(const QStringList& commonNames, const QStringList& organisations)
{
    const QStringList names = commonNames.isEmpty() ? organisations : commonNames;
    return names.join(QStringLiteral(", ")).simplified().left(longestName);
}

} // namespace

QString ServerCertificate::written(const QByteArray& fingerprint)
{
    return QString::fromLatin1(fingerprint.toHex(':').toUpper());
}

QByteArray ServerCertificate::read(const QString& text)
{
    const QByteArray bytes = QByteArray::fromHex(text.toLatin1().replace(':', ""));
    return bytes.size() == fingerprintSize ? bytes : QByteArray();
}

QByteArray fingerprintOf(const QSslCertificate& certificate)
{
    return certificate.digest(QCryptographicHash::Sha256);
}

ServerCertificate describe(const QSslCertificate& certificate, const QList<QSslError>& errors)
{
    ServerCertificate described;
    described.fingerprint = fingerprintOf(certificate);
    described.subject = nameIn(certificate.subjectInfo(QSslCertificate::CommonName),
                               certificate.subjectInfo(QSslCertificate::Organization));
    described.issuer = nameIn(certificate.issuerInfo(QSslCertificate::CommonName),
                              certificate.issuerInfo(QSslCertificate::Organization));
    described.validFrom = certificate.effectiveDate();
    described.validUntil = certificate.expiryDate();
    described.trouble = troubleWords(errors);
    const auto isOwnKind = [](const QSslError& error) {
        return isUnknownVoucher(error.error()) || error.error() == QSslError::HostNameMismatch;
    };
    const bool isOwn = std::all_of(errors.begin(), errors.end(), isOwnKind);
    const bool isUnknown = std::any_of(errors.begin(), errors.end(),
                                       [](const QSslError& error) { return isUnknownVoucher(error.error()); });
    described.mayBePinned = !certificate.isNull() && isOwn && isUnknown;
    return described;
}

} // namespace inglenook::core
