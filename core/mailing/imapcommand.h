#pragma once

#include <QtCore/QDate>
#include <QtCore/QList>

#include <optional>

namespace inglenook::core {

/// Something to ask an IMAP server. There are only such as change nothing in the mailbox: no flag, no move, nothing
/// deleted.
class ImapCommand
{
public:
    /// Opens a folder for reading only. Nothing when no command can carry the name.
    [[nodiscard]] static std::optional<ImapCommand> examine(const QByteArray& folder);
    [[nodiscard]] static ImapCommand listFolders();
    /// The mails with a UID of `firstUid` or more that arrived on `since` or later.
    [[nodiscard]] static ImapCommand searchNew(quint32 firstUid, QDate since);
    /// The mails whose Message-ID has `id` in it. Nothing when it is none.
    [[nodiscard]] static std::optional<ImapCommand> searchMessageId(const QByteArray& id);
    /// The headers that tell what a mail is about, 16 kB at most of each.
    [[nodiscard]] static ImapCommand fetchHeaders(const QList<quint32>& uids);
    /// The beginning of a mail, 64 kB at most.
    [[nodiscard]] static ImapCommand fetchBeginning(quint32 uid);
    [[nodiscard]] static ImapCommand logOut();

    [[nodiscard]] const QByteArray& text() const { return m_text; }

private:
    explicit ImapCommand(QByteArray text)
        : m_text(std::move(text))
    {
    }

    QByteArray m_text;
};

} // namespace inglenook::core
