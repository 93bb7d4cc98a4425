#pragma once

#include "core/base/emailaddress.h"
#include "core/bounces/returnkind.h"

#include <QtCore/QDateTime>

namespace inglenook::core {

/// What a mail in the owner's inbox says about one of ours, as far as it can be told from that mail alone. All of it is
/// foreign text, and may be forged.
struct ReturnedMail
{
    ReturnKind kind = ReturnKind::Doubtful;
    QByteArrayList mailIds{};    ///< Message-IDs of the mail that it speaks of, most telling first
    QByteArrayList references{}; ///< X-Inglenook-Ref of that mail
    QStringList recipients{};    ///< whom it could not reach (EmailAddress::key); for an answer: who wrote it
    QByteArray status{};         ///< "5.1.1"; empty: none was given
    QString serverText{};        ///< the server's words, or the subject of an answer; 500 characters at most
    QDateTime date{};            ///< as written in the mail; null: not readable
    QByteArray mailKey{};        ///< the same however often this mail is read
};

/// The headers are such that the whole mail may say something about one of ours.
[[nodiscard]] bool looksReturned(const QByteArray& headers);
/// Nothing when it speaks of no mail of ours: newsletters, invoices, news of others.
[[nodiscard]] std::optional<ReturnedMail> readReturned(const QByteArray& mail);

} // namespace inglenook::core
