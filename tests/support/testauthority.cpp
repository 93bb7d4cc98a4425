#include "tests/support/testauthority.h"

#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtNetwork/QSslConfiguration>

namespace inglenook::tests {
namespace {

const QByteArray configuration = R"(
[ca]
default_ca = authority
[authority]
database = index
new_certs_dir = .
serial = serial
certificate = ca.pem
private_key = ca.key
default_md = sha256
policy = any
copy_extensions = copy
unique_subject = no
[any]
commonName = supplied
[req]
distinguished_name = none
[none]
)";

} // namespace

TestAuthority::TestAuthority()
{
    write(QStringLiteral("openssl.cnf"), configuration);
    write(QStringLiteral("index"), {});
    write(QStringLiteral("serial"), "1000\n");
    makeKey(QStringLiteral("ca"));
    run(QStringLiteral("req -x509 -config openssl.cnf -key ca.key -out ca.pem -days 3650 -subj \"/CN=Test authority\""
                       " -addext basicConstraints=critical,CA:TRUE"));
}

TestAuthority::Identity TestAuthority::issue(const QString& host, Validity validity)
{
    const QString stem = nextStem();
    makeKey(stem);
    run(QStringLiteral("req -new -config openssl.cnf -key %1.key -out %1.csr -subj /CN=%2"
                       " -addext subjectAltName=DNS:%2")
            .arg(stem, host));
    const QString from =
        validity == Validity::NotYet ? QStringLiteral("20480101000000Z") : QStringLiteral("20200101000000Z");
    const QString until =
        validity == Validity::Over ? QStringLiteral("20210101000000Z") : QStringLiteral("20490101000000Z");
    run(QStringLiteral("ca -batch -notext -config openssl.cnf -in %1.csr -out %1.pem"
                       " -startdate %2 -enddate %3")
            .arg(stem, from, until));
    return identity(stem);
}

TestAuthority::Identity TestAuthority::issueSelfSigned(const QString& host)
{
    const QString stem = nextStem();
    makeKey(stem);
    run(QStringLiteral("req -x509 -config openssl.cnf -key %1.key -out %1.pem -days 3650 -subj /CN=%2"
                       " -addext subjectAltName=DNS:%2")
            .arg(stem, host));
    return identity(stem);
}

QString TestAuthority::nextStem()
{
    return QStringLiteral("issued%1").arg(++m_issued);
}

void TestAuthority::run(const QString& arguments) const
{
    QProcess openssl;
    openssl.setWorkingDirectory(m_folder.path());
    openssl.setProcessChannelMode(QProcess::MergedChannels);
    openssl.start(QStringLiteral("openssl"), QProcess::splitCommand(arguments));
    if (!openssl.waitForFinished() || openssl.exitCode() != 0)
        qFatal("openssl %s: %s", qPrintable(arguments), openssl.readAll().constData());
}

void TestAuthority::write(const QString& name, const QByteArray& content) const
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("%s cannot be written", qPrintable(file.fileName()));
}

QByteArray TestAuthority::read(const QString& name) const
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(file.fileName()));
    return file.readAll();
}

void TestAuthority::makeKey(const QString& name) const
{
    run(QStringLiteral("ecparam -name prime256v1 -genkey -noout -out %1.key").arg(name));
}

TestAuthority::Identity TestAuthority::identity(const QString& stem) const
{
    return {QSslCertificate(read(stem + QStringLiteral(".pem"))),
            QSslKey(read(stem + QStringLiteral(".key")), QSsl::Ec)};
}

void startTls(QSslSocket& socket, const TestAuthority::Identity& identity, QSsl::SslProtocol protocol)
{
    QSslConfiguration configuration = socket.sslConfiguration();
    configuration.setLocalCertificate(identity.certificate);
    configuration.setPrivateKey(identity.key);
    configuration.setProtocol(protocol);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    socket.setSslConfiguration(configuration);
    socket.startServerEncryption();
}

} // namespace inglenook::tests
