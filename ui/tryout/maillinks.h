#pragma once

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QUrl>

namespace inglenook::ui {

/// A link of a mail with the words that stand above it.
struct MailLink
{
    QString words;
    QUrl url;
    bool isFace = false;
};

/// The links of a mail's text part, in order: the four faces come first.
[[nodiscard]] QList<MailLink> findLinks(const QString& text);

} // namespace inglenook::ui
