#pragma once

#include "core/mailing/mailaccount.h"

#include <QtNetwork/QSslSocket>

namespace inglenook::core {

/// Before it connects: the socket speaks TLS 1.2 or later, and only with a server that proves to be `host` to this
/// computer's authorities or to the account's own.
void demandProof(QSslSocket& socket, const QString& host, const MailAccount& account);

/// Whether the owner has said that this very certificate stands for the account's server.
[[nodiscard]] bool isPinned(const QSslCertificate& certificate, const MailAccount& account);

} // namespace inglenook::core
