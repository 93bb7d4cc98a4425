#include "ui/tryout/maillinks.h"

#include "core/clicks/face.h"

#include <QtCore/QRegularExpression>

namespace inglenook::ui {

QList<MailLink> findLinks(const QString& text)
{
    static const QRegularExpression pattern(QStringLiteral("^(.+):\\s*\\n(https?://\\S+)$"),
                                            QRegularExpression::MultilineOption);
    QList<MailLink> links;
    for (auto found = pattern.globalMatch(text); found.hasNext();) {
        const auto match = found.next();
        const bool isFace = links.size() < static_cast<qsizetype>(core::allFaces.size());
        links << MailLink{match.captured(1).trimmed(), QUrl(match.captured(2), QUrl::StrictMode), isFace};
    }
    return links;
}

} // namespace inglenook::ui
