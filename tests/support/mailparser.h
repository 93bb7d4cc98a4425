#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QStringList>

namespace inglenook::tests {

/// A mail as another program reads it.
struct ParsedMail
{
    QString trouble; ///< why it could not be read, or what its parser complains about; empty when all is well
    QString from;    ///< the address alone
    QString to;      ///< the address alone
    QString toName;
    QString subject;
    QString text;
    QString html;
    QStringList links; ///< of the text part, where each has a line of its own
};

/// Reads a mail with Python's parser, which knows nothing of ours.
[[nodiscard]] ParsedMail parseMail(const QByteArray& bytes);

} // namespace inglenook::tests
