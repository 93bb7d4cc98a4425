#pragma once

#include "core/answers/relayclient.h"

#include <QtCore/QJsonObject>

namespace inglenook::core {

/// What one HTTP answer of a relay was.
struct RelayReply
{
    int status = 0;
    QByteArray contentType;
    QByteArray body;
};

/// The `Page` of docs/relay-api.yaml. Merge fields are taken out: the page knows nobody's name.
[[nodiscard]] QJsonObject writeRelayPage(const RelayPage& page);

/// The readers check status, content type and every member they use. Errors: Unreachable (this is no relay's answer),
/// SignIn (unauthorised, code needed or wrong, registration closed), InvalidInput (the relay names a field).
[[nodiscard]] Result<void> readDescription(const RelayReply& reply);
struct Registered
{
    MailboxId id;
    MailboxKey linkKey;
    quint8 epoch;
    QByteArray secret;
    QString linkBase;
};
[[nodiscard]] Result<Registered> readRegistered(const RelayReply& reply);
[[nodiscard]] Result<RelayClient::NewLinkKey> readLinkKey(const RelayReply& reply);
[[nodiscard]] Result<RelayBatch> readEvents(const RelayReply& reply, int limit);
/// For calls that answer 204 and nothing else.
[[nodiscard]] Result<void> readNothing(const RelayReply& reply);

/// A relay is spoken to over https, or over http on this machine. Errors: InvalidInput.
[[nodiscard]] Result<QUrl> checkRelayAddress(const QUrl& relay);

} // namespace inglenook::core
