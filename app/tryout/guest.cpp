#include "app/tryout/guest.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QRegularExpression>
#include <QtCore/QTimer>
#include <QtCore/QUrlQuery>
#include <QtNetwork/QNetworkReply>

namespace inglenook::app {

using namespace core;
using namespace std::chrono_literals;

namespace {

/// As long as the page's own script waits before it lets a press through, and a little of a person's own.
constexpr auto lookingTime = 1200ms;
constexpr qint64 frameTime = 17;      // ms
constexpr int longestAnswer = 10'000; // ms

struct Form
{
    QList<std::pair<QString, QString>> fields; ///< in the order of the page, the first button last
    bool hasButton = false;
};

QString attribute(const QString& tag, const QString& name)
{
    const QRegularExpression pattern(QStringLiteral("\\s%1=(?:\"([^\"]*)\"|([^\\s>]+))").arg(name));
    const auto match = pattern.match(tag);
    return match.captured(1) + match.captured(2);
}

/// The first form of the page as it would be sent by its first button.
Form firstForm(const QString& page)
{
    static const QRegularExpression forms(QStringLiteral("<form\\b.*?</form>"),
                                          QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression controls(QStringLiteral("<(input|textarea|button)\\b[^>]*>"));
    const QString form = forms.match(page).captured();
    Form found;
    std::pair<QString, QString> button;
    for (auto tags = controls.globalMatch(form); tags.hasNext();) {
        const auto match = tags.next();
        const QString tag = match.captured();
        const std::pair field(attribute(tag, QStringLiteral("name")), attribute(tag, QStringLiteral("value")));
        if (match.captured(1) == u"button") {
            if (!found.hasButton)
                button = field;
            found.hasButton = true;
        } else if (attribute(tag, QStringLiteral("type")) != u"checkbox") {
            found.fields << field;
        }
    }
    if (!button.first.isEmpty())
        found.fields << button;
    return found;
}

Error unreachable(const QNetworkReply& reply)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QString words = status == 410 ? Guest::tr("This link has expired. That is what your guest would read too.")
                                        : Guest::tr("The guest’s page could not be reached. Nothing was lost: press "
                                                    "the face again.");
    return {ErrorKind::Unreachable, words, QStringLiteral("status %1, %2").arg(status).arg(reply.error())};
}

QNetworkRequest requestTo(const QUrl& link)
{
    QNetworkRequest request(link);
    request.setTransferTimeout(longestAnswer);
    return request;
}

} // namespace

void Guest::press(const QUrl& link, Done done)
{
    QNetworkReply* reply = m_network.get(requestTo(link));
    connect(reply, &QNetworkReply::finished, this, [this, reply, link, done = std::move(done)] {
        reply->deleteLater();
        if (reply->error() != QNetworkReply::NoError)
            return done(unreachable(*reply));
        const QByteArray page = reply->readAll();
        QTimer::singleShot(lookingTime, Qt::PreciseTimer, this, [=, this] { pressOn(link, page, done); });
    });
}

void Guest::pressOn(const QUrl& link, const QByteArray& page, const Done& done)
{
    const Form form = firstForm(QString::fromUtf8(page));
    if (!form.hasButton)
        return done({});
    const qint64 looked = std::chrono::milliseconds(lookingTime).count();
    QUrlQuery query;
    for (const auto& [name, value] : form.fields) {
        // What the page's script notes of a press: by a real hand, after so long a look, over so many frames.
        const QString noted = name == u"g"   ? QStringLiteral("1")
                              : name == u"p" ? QString::number(looked)
                              : name == u"k" ? QString::number(looked / frameTime)
                                             : value;
        query.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(noted)));
    }
    QNetworkRequest request = requestTo(link);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/x-www-form-urlencoded"));
    QNetworkReply* reply = m_network.post(request, query.toString(QUrl::FullyEncoded).toLatin1());
    connect(reply, &QNetworkReply::finished, this, [reply, done] {
        reply->deleteLater();
        done(reply->error() == QNetworkReply::NoError ? Result<void>() : Result<void>(unreachable(*reply)));
    });
}

} // namespace inglenook::app
