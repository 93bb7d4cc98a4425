#include "core/mailing/imapcommand.h"

#include <QtCore/QLocale>

#include <algorithm>

namespace inglenook::core {

namespace {

/// Everything by which `looksReturned` tells a report or an answer from other mail.
constexpr const char* headerNames = "FROM TO DATE SUBJECT MESSAGE-ID IN-REPLY-TO REFERENCES CONTENT-TYPE RETURN-PATH "
                                    "AUTO-SUBMITTED X-FAILED-RECIPIENTS "
                                    "X-AUTOREPLY X-AUTORESPOND X-AUTO-RESPONSE-SUPPRESS PRECEDENCE LIST-ID";

bool isPrintable(const QByteArray& text)
{
    return std::all_of(text.begin(), text.end(), [](char letter) { return letter >= ' ' && letter < 0x7f; });
}

QByteArray listOf(const QList<quint32>& uids)
{
    QByteArrayList words;
    for (const quint32 uid : uids)
        words += QByteArray::number(uid);
    return words.join(',');
}

} // namespace

std::optional<ImapCommand> ImapCommand::examine(const QByteArray& folder)
{
    if (folder.isEmpty() || folder.size() > 1000 || !isPrintable(folder))
        return std::nullopt;
    QByteArray quoted = folder;
    quoted.replace('\\', "\\\\").replace('"', "\\\"");
    return ImapCommand("EXAMINE \"" + quoted + '"');
}

ImapCommand ImapCommand::listFolders()
{
    return ImapCommand("LIST \"\" \"*\"");
}

ImapCommand ImapCommand::searchNew(quint32 firstUid, QDate since)
{
    // The C locale's names of months are those of RFC 3501.
    return ImapCommand("UID SEARCH UID " + QByteArray::number(firstUid) + ":* SINCE " +
                       QLocale::c().toString(since, QStringLiteral("d-MMM-yyyy")).toLatin1());
}

std::optional<ImapCommand> ImapCommand::searchMessageId(const QByteArray& id)
{
    if (id.isEmpty() || id.size() > 250 || !isPrintable(id) || id.contains('"') || id.contains('\\'))
        return std::nullopt;
    return ImapCommand("UID SEARCH HEADER Message-ID \"" + id + '"');
}

ImapCommand ImapCommand::fetchHeaders(const QList<quint32>& uids)
{
    return ImapCommand("UID FETCH " + listOf(uids) + " (UID BODY.PEEK[HEADER.FIELDS (" + headerNames + ")]<0.16384>)");
}

ImapCommand ImapCommand::fetchBeginning(quint32 uid)
{
    return ImapCommand("UID FETCH " + QByteArray::number(uid) + " (UID BODY.PEEK[]<0.65536>)");
}

ImapCommand ImapCommand::logOut()
{
    return ImapCommand("LOGOUT");
}

} // namespace inglenook::core
