#pragma once

#include "core/clicks/sealing.h"

#include <QtCore/QByteArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QUrl>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkReply>

#include <memory>

namespace inglenook::tests {

/// What came back over the wire.
struct WireReply
{
    int status = 0; ///< 0: no answer
    QByteArray body;
    QMap<QByteArray, QByteArray> headers; ///< names in lower case

    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    /// The value of a hidden field of the page's first form.
    [[nodiscard]] QByteArray hidden(const char* name) const;
};

/// A desktop and its guests in one: registers at a running relay and calls it over real sockets.
class RelayCaller
{
public:
    explicit RelayCaller(const QString& url);

    using Headers = QMap<QByteArray, QByteArray>;
    /// Calls and waits for the answer; redirects are not followed.
    WireReply call(const QByteArray& method, const QString& path, const QByteArray& body = {},
                   const Headers& headers = {});
    /// Starts a call; `finish` waits for it.
    std::unique_ptr<QNetworkReply> begin(const QByteArray& method, const QString& path, const QByteArray& body = {},
                                         const Headers& headers = {});
    static WireReply finish(QNetworkReply& reply);

    /// Registers with this page (a plain one when it is empty) and remembers what it is told.
    WireReply registerMailbox(QJsonObject page = {}, const QString& code = {});
    [[nodiscard]] static QJsonObject plainPage();

    [[nodiscard]] QString mailboxPath() const;
    [[nodiscard]] Headers secret() const;
    /// Path of a link that was issued `age` ago.
    [[nodiscard]] QString link(core::LinkFunction function, std::chrono::seconds age = std::chrono::hours(2),
                               bool isStrict = false) const;

    /// Every event after the cursor, opened.
    QList<core::ClickEvent> events(const QString& after = {});
    /// The same, and the cursor after them.
    QList<core::ClickEvent> events(const QString& after, QString& cursor);

    core::MessageId message = core::randomBytes<core::MessageId>();
    core::KeyPair keys = core::makeKeyPair();
    core::MailboxKey linkKey;
    core::MailboxId mailbox;
    quint8 epoch = 0;
    QByteArray pollingSecret;
    core::Instant now{}; ///< what links are dated by; the system's time when it is null

private:
    QUrl m_url;
    QNetworkAccessManager m_network;
};

} // namespace inglenook::tests
