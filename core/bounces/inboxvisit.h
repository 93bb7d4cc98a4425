#pragma once

#include "core/base/clock.h"
#include "core/base/storage/database.h"
#include "core/bounces/returnbooks.h"
#include "core/mailing/imapclient.h"

#include <QtCore/QObject>

namespace inglenook::core {

/// What one look into the owner's mailbox brought.
struct InboxLook
{
    int mails = 0;       ///< new ones whose headers were read
    int foundInSent = 0; ///< uncertain ones that the Sent folder has
    QList<ReturnBooks::Booked> booked{};
};

/// One look into the owner's mailbox: what is new in the inbox, headers first and then what may be ours; then the Sent
/// folder, where something is uncertain. What has been read is booked as it goes, so that a look cut short is only
/// shorter. Nothing in the mailbox is changed.
class InboxVisit : public QObject
{
    Q_OBJECT

public:
    InboxVisit(Database& database, const Clock& clock, std::unique_ptr<ImapClient> client, QString account,
               std::optional<MailboxKey> key, QObject* parent = nullptr);

    /// Ends in one `finished`.
    void start();

Q_SIGNALS:
    void finished(const inglenook::core::Result<inglenook::core::InboxLook>& look);

private:
    template <typename F>
    void ask(const std::optional<ImapCommand>& command, F&& then);
    void openInbox();
    void takeInbox(const ImapAnswer& inbox);
    void takeNew(const ImapAnswer& found);
    void readHeaders();
    void takeHeaders(const QList<quint32>& asked, const ImapAnswer& answer);
    void readSuspects(quint32 lastUid);
    void bookRead(quint32 lastUid);
    void findSentFolders();
    void takeFolders(const QList<ImapAnswer::Folder>& folders);
    void openSentFolder();
    void findNextInSent();
    void bookFound(const Invitation& invitation);
    [[nodiscard]] Result<QTimeZone> loadZone();
    void finish(const Result<InboxLook>& look);
    void fail(const Error& error) { finish(error); }

    Database& m_database;
    const Clock& m_clock;
    std::unique_ptr<ImapClient> m_client;
    QString m_account;
    std::optional<MailboxKey> m_key;
    ReturnRepository m_returns;
    InboxMark m_mark;
    QList<quint32> m_new; ///< UIDs still to be looked at
    QList<quint32> m_suspects;
    QList<ReturnedMail> m_read; ///< not yet booked
    QByteArrayList m_sentFolders;
    QList<Invitation> m_uncertain;
    qsizetype m_nextUncertain = 0;
    InboxLook m_look;
    bool m_isOver = false;
};

/// Folders that hold what the owner has sent, by what the server says of them, else by their names.
[[nodiscard]] QByteArrayList sentFoldersIn(const QList<ImapAnswer::Folder>& folders);

} // namespace inglenook::core
