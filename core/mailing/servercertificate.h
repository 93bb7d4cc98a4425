#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>
#include <QtCore/QList>
#include <QtCore/QString>

class QSslCertificate;
class QSslError;

namespace inglenook::core {

/// A certificate that a server showed and that does not prove who it is.
struct ServerCertificate
{
    QByteArray fingerprint; ///< SHA-256 of its bytes
    QString subject;        ///< whom it names: foreign plain text
    QString issuer;         ///< who vouches for it: foreign plain text
    QDateTime validFrom;
    QDateTime validUntil;
    QString trouble; ///< translated: why it proves nothing
    /// Nobody known vouches for it, as with servers and bridges of one's own: its owner may know it by its fingerprint.
    /// False for everything that a real provider's server would not show.
    bool mayBePinned = false;

    /// "12:AB:...", for people to compare.
    [[nodiscard]] static QString written(const QByteArray& fingerprint);
    /// The fingerprint in such a text, with or without colons; empty when it is none.
    [[nodiscard]] static QByteArray read(const QString& text);
};

[[nodiscard]] QByteArray fingerprintOf(const QSslCertificate& certificate);
[[nodiscard]] ServerCertificate describe(const QSslCertificate& certificate, const QList<QSslError>& errors);

} // namespace inglenook::core
