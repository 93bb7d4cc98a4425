#pragma once

#include <QtCore/QTemporaryDir>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslKey>
#include <QtNetwork/QSslSocket>

namespace inglenook::tests {

/// A certificate authority of the test's own, made by the openssl command.
class TestAuthority
{
public:
    struct Identity
    {
        QSslCertificate certificate;
        QSslKey key;
    };
    enum class Validity { Now, Over, NotYet };

    TestAuthority();

    /// PEM of the authority's certificate.
    [[nodiscard]] QString caFile() const { return m_folder.filePath(QStringLiteral("ca.pem")); }
    /// A certificate for `host`, proved by this authority.
    [[nodiscard]] Identity issue(const QString& host, Validity validity = Validity::Now);
    [[nodiscard]] Identity issueSelfSigned(const QString& host);

private:
    void run(const QString& arguments) const;
    [[nodiscard]] QString nextStem();
    void write(const QString& name, const QByteArray& content) const;
    [[nodiscard]] QByteArray read(const QString& name) const;
    void makeKey(const QString& name) const;
    [[nodiscard]] Identity identity(const QString& stem) const;

    QTemporaryDir m_folder;
    int m_issued = 0;
};

/// A server's side of the handshake, with that certificate; it asks for none.
void startTls(QSslSocket& socket, const TestAuthority::Identity& identity,
              QSsl::SslProtocol protocol = QSsl::SecureProtocols);

} // namespace inglenook::tests
