#include "tests/support/relaycaller.h"

#include "tests/support/relayapi.h"

#include <QtCore/QEventLoop>
#include <QtCore/QJsonArray>
#include <QtCore/QRegularExpression>
#include <QtCore/QTimer>
#include <QtTest/QTest>

namespace inglenook::tests {

namespace {

core::ByteView view(const QByteArray& bytes)
{
    return core::bytesOf({bytes.constData(), static_cast<std::size_t>(bytes.size())});
}

/// An answer that docs/relay-api.yaml does not know fails the test.
void holdAgainstApi(const QNetworkReply& reply, const WireReply& result)
{
    static const RelayApi api;
    const bool isHead = reply.operation() == QNetworkAccessManager::HeadOperation;
    const QByteArray method =
        isHead ? "HEAD" : reply.request().attribute(QNetworkRequest::CustomVerbAttribute).toByteArray();
    const QString path = reply.request().url().path(QUrl::FullyEncoded);
    const QString complaint = api.complaint(method, path, result);
    if (!complaint.isEmpty())
        QTest::qFail(qPrintable(QStringLiteral("%1 %2: %3").arg(QLatin1String(method), path, complaint)), __FILE__,
                     __LINE__);
}

} // namespace

QByteArray WireReply::hidden(const char* name) const
{
    const QRegularExpression pattern(QStringLiteral(R"re(name="%1" value="([^"]*)")re").arg(QLatin1String(name)));
    return pattern.match(QString::fromUtf8(body)).captured(1).toUtf8();
}

RelayCaller::RelayCaller(const QString& url)
    : m_url(url)
{
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
}

std::unique_ptr<QNetworkReply> RelayCaller::begin(const QByteArray& method, const QString& path, const QByteArray& body,
                                                  const Headers& headers)
{
    QUrl url = m_url;
    const auto question = path.indexOf(QLatin1Char('?'));
    url.setPath(path.left(question), QUrl::TolerantMode);
    if (question >= 0)
        url.setQuery(path.mid(question + 1));
    QNetworkRequest request(url);
    request.setTransferTimeout(40'000);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/x-www-form-urlencoded"));
    request.setHeader(QNetworkRequest::UserAgentHeader,
                      QStringLiteral("Mozilla/5.0 (X11; Linux x86_64) Firefox/130.0"));
    for (auto header = headers.begin(); header != headers.end(); ++header)
        request.setRawHeader(header.key(), header.value());
    // As a custom method it would wait for the body that its length announces.
    if (method == "HEAD")
        return std::unique_ptr<QNetworkReply>(m_network.head(request));
    return std::unique_ptr<QNetworkReply>(m_network.sendCustomRequest(request, method, body));
}

WireReply RelayCaller::finish(QNetworkReply& reply)
{
    if (!reply.isFinished()) {
        QEventLoop loop;
        QObject::connect(&reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
        QTimer::singleShot(45'000, &loop, &QEventLoop::quit);
        loop.exec();
    }
    WireReply result;
    result.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    result.body = reply.readAll();
    for (const auto& header : reply.rawHeaderPairs())
        result.headers[header.first.toLower()] = header.second;
    if (result.status != 0)
        holdAgainstApi(reply, result);
    return result;
}

WireReply RelayCaller::call(const QByteArray& method, const QString& path, const QByteArray& body,
                            const Headers& headers)
{
    const auto reply = begin(method, path, body, headers);
    return finish(*reply);
}

QJsonObject RelayCaller::plainPage()
{
    return {{QStringLiteral("business"), QStringLiteral("The Old Oak")},
            {QStringLiteral("defaultLanguage"), QStringLiteral("en")},
            {QStringLiteral("languages"), QJsonObject{{QStringLiteral("en"), QJsonObject{}}}}};
}

WireReply RelayCaller::registerMailbox(QJsonObject page, const QString& code)
{
    if (page.isEmpty())
        page = plainPage();
    QJsonObject body{{QStringLiteral("publicKey"), QString::fromStdString(core::toBase64(keys.publicKey.view()))},
                     {QStringLiteral("page"), page}};
    if (!code.isEmpty())
        body.insert(QStringLiteral("code"), code);
    const WireReply reply = call("POST", QStringLiteral("/v1/mailboxes"), QJsonDocument(body).toJson());
    if (reply.status != 201)
        return reply;
    const QJsonObject told = reply.json();
    const auto bytes = [&told](const char* name) { return told.value(QLatin1String(name)).toString().toLatin1(); };
    mailbox = core::MailboxId::from(view(QByteArray::fromHex(bytes("mailbox")))).value();
    linkKey = core::MailboxKey::from(view(QByteArray::fromBase64(bytes("linkKey")))).value();
    epoch = static_cast<quint8>(told.value(QStringLiteral("epoch")).toInt());
    pollingSecret = bytes("secret");
    return reply;
}

QString RelayCaller::mailboxPath() const
{
    return QStringLiteral("/v1/mailboxes/") + QString::fromStdString(core::toHex(mailbox.view()));
}

RelayCaller::Headers RelayCaller::secret() const
{
    return {{"Authorization", "Bearer " + pollingSecret}};
}

QString RelayCaller::link(core::LinkFunction function, std::chrono::seconds age, bool isStrict) const
{
    const core::Instant base = now == core::Instant() ? core::systemNow() : now;
    const core::Link link{.epoch = epoch,
                          .mailbox = mailbox,
                          .message = message,
                          .issuedAt = std::chrono::floor<std::chrono::seconds>(base - age),
                          .function = function,
                          .strict = isStrict};
    return QStringLiteral("/a/") + QString::fromStdString(core::encodeToken(link, linkKey));
}

QList<core::ClickEvent> RelayCaller::events(const QString& after)
{
    QString cursor;
    return events(after, cursor);
}

QList<core::ClickEvent> RelayCaller::events(const QString& after, QString& cursor)
{
    QList<core::ClickEvent> opened;
    const QString query = QStringLiteral("/events?limit=1000&after=") + after;
    const QJsonObject answer = call("GET", mailboxPath() + query, {}, secret()).json();
    cursor = answer.value(QStringLiteral("cursor")).toString();
    const QJsonArray events = answer.value(QStringLiteral("events")).toArray();
    for (const QJsonValue& event : events) {
        const QByteArray sealed = QByteArray::fromBase64(event[QStringLiteral("sealed")].toString().toLatin1());
        if (const auto readable = core::openSealed(view(sealed), keys.privateKey))
            opened << *readable;
    }
    return opened;
}

} // namespace inglenook::tests
