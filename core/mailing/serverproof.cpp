#include "core/mailing/serverproof.h"

#include "core/base/log.h"
#include "core/mailing/servercertificate.h"

#include <QtNetwork/QSslConfiguration>

namespace inglenook::core {

void demandProof(QSslSocket& socket, const QString& host, const MailAccount& account)
{
    if (!account.caFile.isEmpty()) {
        QSslConfiguration configuration = socket.sslConfiguration();
        if (!configuration.addCaCertificates(account.caFile))
            qCWarning(lcMail) << "the additional authority cannot be read";
        socket.setSslConfiguration(configuration);
    }
    socket.setPeerVerifyName(host);
    socket.setPeerVerifyMode(QSslSocket::VerifyPeer);
    socket.setProtocol(QSsl::TlsV1_2OrLater);
}

bool isPinned(const QSslCertificate& certificate, const MailAccount& account)
{
    return !account.pinnedCertificate.isEmpty() && fingerprintOf(certificate) == account.pinnedCertificate;
}

} // namespace inglenook::core
