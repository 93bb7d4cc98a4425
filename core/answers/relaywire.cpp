#include "core/answers/relaywire.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QRegularExpression>
#include <QtNetwork/QHostAddress>

namespace inglenook::core {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("inglenook::core", text);
}

Error notARelay(const QString& detail)
{
    return {ErrorKind::Unreachable,
            tr("Something answered, but it was not the relay: perhaps a login page of this network. No click is lost: "
               "the relay "
               "keeps them. Check the internet connection."),
            detail};
}

bool hasType(const RelayReply& reply, const char* type)
{
    return reply.contentType.split(';').first().trimmed().toLower() == type;
}

/// The words for a problem type; anything but these is no relay's.
Result<void> problemFor(const QString& type, const QString& field)
{
    if (type == u"unauthorised")
        return Error{ErrorKind::SignIn,
                     tr("The relay does not know this mailbox any more. Connect to the relay again in Settings; "
                        "answers that are "
                        "here already stay."),
                     type};
    if (type == u"code-needed")
        return Error{ErrorKind::SignIn,
                     tr("This relay asks for a registration code. Whoever runs it can give you one."), type};
    if (type == u"code-wrong")
        return Error{ErrorKind::SignIn,
                     tr("The relay does not accept this registration code. Check it for typing mistakes."), type};
    if (type == u"registration-closed")
        return Error{ErrorKind::SignIn,
                     tr("This relay takes no new businesses. Ask whoever runs it, or choose another one."), type};
    if (type == u"invalid-request")
        return Error{ErrorKind::InvalidInput,
                     field.isEmpty() ? tr("The relay refused the guest’s page.")
                                     : tr("The relay refused “%1” of the guest’s page.").arg(field),
                     type};
    if (type == u"too-large")
        return Error{ErrorKind::InvalidInput, tr("The texts of the guest’s page are too long for the relay."), type};
    if (type == u"too-many")
        return Error{ErrorKind::Unreachable,
                     tr("Too many wrong registration codes came from here. Try again in a few minutes."), type};
    if (type == u"not-stored" || type == u"stopping")
        return Error{ErrorKind::Unreachable, tr("The relay is busy. No click is lost; trying again by itself."), type};
    return notARelay(QStringLiteral("problem ") + type.left(60));
}

/// Success when the status is the wanted one; a problem in words otherwise.
Result<void> expectStatus(const RelayReply& reply, int status)
{
    if (reply.status == status)
        return {};
    if (!hasType(reply, "application/problem+json"))
        return notARelay(QStringLiteral("status %1").arg(reply.status));
    const QJsonObject problem = QJsonDocument::fromJson(reply.body).object();
    return problemFor(problem.value(QStringLiteral("type")).toString(),
                      problem.value(QStringLiteral("field")).toString().left(80));
}

Result<QJsonObject> readObject(const RelayReply& reply, int status)
{
    if (auto expected = expectStatus(reply, status); !expected)
        return expected.error();
    const QJsonDocument document = QJsonDocument::fromJson(reply.body);
    if (!hasType(reply, "application/json") || !document.isObject())
        return notARelay(QStringLiteral("no JSON object"));
    return document.object();
}

std::optional<QByteArray> bytesFromBase64(const QJsonValue& value)
{
    if (!value.isString() || value.toString().isEmpty())
        return std::nullopt;
    const auto bytes =
        QByteArray::fromBase64Encoding(value.toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    return bytes ? std::optional(*bytes) : std::nullopt;
}

ByteView viewOf(const QByteArray& bytes)
{
    return {reinterpret_cast<const std::uint8_t*>(bytes.constData()), static_cast<size_t>(bytes.size())};
}

/// It goes into mails: an http address without anything that would need escaping there.
bool isLinkBase(const QString& text)
{
    static const QRegularExpression allowed(QStringLiteral("^https?://[A-Za-z0-9._~:/\\[\\]-]{1,200}$"));
    return allowed.match(text).hasMatch() && checkRelayAddress(QUrl(text)).has_value();
}

/// It goes into a header as it is: visible ASCII only.
bool isBearer(const QString& text)
{
    static const QRegularExpression allowed(QStringLiteral("^[A-Za-z0-9._~+/=-]{16,400}$"));
    return allowed.match(text).hasMatch();
}

/// At most `most` characters, none cut in half.
QString shortened(const QString& text, int most)
{
    if (text.size() <= most)
        return text;
    return text.left(text.at(most - 1).isHighSurrogate() ? most - 1 : most);
}

/// What a mail says about one guest, said to nobody in particular: each field's fallback, and the business's name.
QString withoutFields(const QString& text, const QString& business)
{
    static const QRegularExpression field(QStringLiteral("\\{(\\w+)(?:\\|([^{}]*))?\\}"));
    QString result;
    qsizetype done = 0;
    for (auto matches = field.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        result += text.mid(done, match.capturedStart() - done);
        result += match.captured(1) == u"business" ? business : match.captured(2);
        done = match.capturedEnd();
    }
    return result + text.mid(done);
}

QJsonObject writeTexts(const SurveyTexts& texts, const Business& business)
{
    const auto plain = [&](const QString& text, int most) {
        return shortened(withoutFields(text, business.name), most);
    };
    QJsonObject faces;
    for (const Face face : allFaces) {
        const std::string_view word = faceWord(face);
        faces.insert(QLatin1String(word.data(), static_cast<qsizetype>(word.size())),
                     plain(texts.faceLabels[static_cast<size_t>(face)], 60));
    }
    return {{QStringLiteral("question"), plain(texts.question, 300)},
            {QStringLiteral("thanks"), plain(texts.thanks, 600)},
            {QStringLiteral("commentLabel"), plain(texts.commentLabel, 200)},
            {QStringLiteral("privacyText"), shortened(business.privacyText, 8000)},
            {QStringLiteral("faces"), faces}};
}

QJsonArray writeReviewLinks(const QList<ReviewLink>& links)
{
    QJsonArray array;
    for (const ReviewLink& link : links) {
        const bool isWeb = link.url.startsWith(u"https://") || link.url.startsWith(u"http://");
        if (isWeb && link.url.size() <= 500 && !link.title.isEmpty() && array.size() < 5)
            array.append(
                QJsonObject{{QStringLiteral("title"), shortened(link.title, 60)}, {QStringLiteral("url"), link.url}});
    }
    return array;
}

/// Several surveys share the page: the first that speaks a language says it.
QJsonObject writeLanguages(const RelayPage& page)
{
    constexpr int mostLanguages = 20;
    QJsonObject languages;
    for (const SurveyVersion& survey : page.surveys) {
        for (auto text = survey.texts.begin(); text != survey.texts.end(); ++text) {
            if (!languages.contains(text.key()) && languages.size() < mostLanguages)
                languages.insert(text.key(), writeTexts(*text, page.business));
        }
    }
    if (languages.isEmpty())
        languages.insert(QStringLiteral("en"),
                         QJsonObject{{QStringLiteral("privacyText"), shortened(page.business.privacyText, 8000)}});
    return languages;
}

std::optional<RelayClient::NewLinkKey> linkKeyIn(const QJsonObject& object)
{
    const auto bytes = bytesFromBase64(object.value(QStringLiteral("linkKey")));
    const auto key = bytes ? MailboxKey::from(viewOf(*bytes)) : std::nullopt;
    const int epoch = object.value(QStringLiteral("epoch")).toInt(-1);
    if (!key || epoch < 0 || epoch > 15)
        return std::nullopt;
    return RelayClient::NewLinkKey{*key, static_cast<quint8>(epoch)};
}

} // namespace

QJsonObject writeRelayPage(const RelayPage& page)
{
    const Business& business = page.business;
    const QString name = business.name.trimmed();
    static const QRegularExpression colour(QStringLiteral("^#[0-9A-Fa-f]{6}$"));
    QJsonObject object{{QStringLiteral("business"), name.isEmpty() ? tr("Your hosts") : shortened(name, 120)},
                       {QStringLiteral("alwaysAskForTap"), business.alwaysAskForTap},
                       {QStringLiteral("reviewLinks"), writeReviewLinks(business.reviewLinks)},
                       {QStringLiteral("languages"), writeLanguages(page)}};
    if (colour.match(business.accentColour).hasMatch())
        object.insert(QStringLiteral("accent"), business.accentColour);
    QString defaultLanguage = QStringLiteral("en");
    if (!page.surveys.isEmpty()) {
        const SurveyVersion& first = page.surveys.first();
        defaultLanguage = first.defaultLanguage;
        object.insert(QStringLiteral("asksForComment"), first.asksForComment);
        object.insert(QStringLiteral("offersCall"), first.offersCall);
        int linkDays = 1;
        for (const SurveyVersion& survey : page.surveys)
            linkDays = qMax(linkDays, survey.linkDays);
        object.insert(QStringLiteral("linkDays"), qMin(linkDays, 400));
    }
    object.insert(QStringLiteral("defaultLanguage"), defaultLanguage);
    return object;
}

Result<void> readDescription(const RelayReply& reply)
{
    const auto object = readObject(reply, 200);
    if (!object)
        return object.error();
    if (object->value(QStringLiteral("relay")).toString() != u"inglenook")
        return notARelay(QStringLiteral("another service"));
    if (object->value(QStringLiteral("version")).toInt() != 1)
        return Error{
            ErrorKind::NewerVersion, tr("This relay is newer than this program. Please update Inglenook."), {}};
    return {};
}

Result<Registered> readRegistered(const RelayReply& reply)
{
    const auto object = readObject(reply, 201);
    if (!object)
        return object.error();
    const auto mailbox = fromHex(object->value(QStringLiteral("mailbox")).toString().toStdString());
    const auto id = mailbox ? MailboxId::from(*mailbox) : std::nullopt;
    const auto linkKey = linkKeyIn(*object);
    const QString secret = object->value(QStringLiteral("secret")).toString();
    const QString linkBase = object->value(QStringLiteral("linkBase")).toString();
    if (!id || !linkKey || !isBearer(secret) || !isLinkBase(linkBase))
        return notARelay(QStringLiteral("a wrong member in the registration"));
    return Registered{*id, linkKey->key, linkKey->epoch, secret.toLatin1(), linkBase};
}

Result<RelayClient::NewLinkKey> readLinkKey(const RelayReply& reply)
{
    const auto object = readObject(reply, 200);
    if (!object)
        return object.error();
    const auto linkKey = linkKeyIn(*object);
    return linkKey ? Result(*linkKey) : notARelay(QStringLiteral("a wrong link key"));
}

Result<RelayBatch> readEvents(const RelayReply& reply, int limit)
{
    const auto object = readObject(reply, 200);
    if (!object)
        return object.error();
    const QJsonValue events = object->value(QStringLiteral("events"));
    const QJsonValue cursor = object->value(QStringLiteral("cursor"));
    if (!events.isArray() || !cursor.isString() || cursor.toString().size() > 64)
        return notARelay(QStringLiteral("a wrong member in the events"));
    RelayBatch batch{.sealed = {}, .cursor = cursor.toString()};
    const QJsonArray array = events.toArray();
    if (array.size() > limit)
        return notARelay(QStringLiteral("more events than asked for"));
    batch.sealed.reserve(array.size());
    for (const QJsonValue event : array) {
        if (!event.isObject())
            return notARelay(QStringLiteral("an event that is none"));
        // A body that is not base64 is a damaged event, not a damaged answer: the poller counts and drops it.
        batch.sealed.append(bytesFromBase64(event.toObject().value(QStringLiteral("sealed"))).value_or(QByteArray()));
    }
    return batch;
}

Result<void> readNothing(const RelayReply& reply)
{
    return expectStatus(reply, 204);
}

Result<QUrl> checkRelayAddress(const QUrl& relay)
{
    const bool isHere = relay.host() == u"localhost" || QHostAddress(relay.host()).isLoopback();
    const bool isSafe = relay.scheme() == u"https" || (relay.scheme() == u"http" && isHere);
    if (!relay.isValid() || relay.host().isEmpty() || !isSafe)
        return Error{ErrorKind::InvalidInput,
                     tr("This is not a relay’s address: it looks like https://relay.example and begins with https."),
                     {}};
    if (!relay.userInfo().isEmpty() || relay.hasQuery() || relay.hasFragment())
        return Error{ErrorKind::InvalidInput, tr("The relay’s address must be plain, like https://relay.example."), {}};
    return relay.adjusted(QUrl::StripTrailingSlash);
}

} // namespace inglenook::core
