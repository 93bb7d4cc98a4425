#include "core/bounces/inboxvisit.h"

#include "core/base/log.h"
#include "core/settings/settingsrepository.h"

#include <algorithm>

namespace inglenook::core {
namespace {

constexpr int daysBack = 14;       // as long as reports come
constexpr int mostNewMails = 5000; ///< of one look, the newest
constexpr int headersAtOnce = 100;
constexpr int mostUncertain = 50;
constexpr int mostSentFolders = 3;

QByteArray idOf(const Invitation& invitation)
{
    return QByteArray::fromStdString(toHex(invitation.messageId.view())) + '@';
}

Error refused(const QString& text)
{
    return {ErrorKind::Unreachable,
            InboxVisit::tr("Your mailbox did not let us look into it. Nothing was changed; it will be tried again."),
            text};
}

} // namespace

QByteArrayList sentFoldersIn(const QList<ImapAnswer::Folder>& folders)
{
    static const QByteArrayList names{"sent",
                                      "sent items",
                                      "sent messages",
                                      "sent mail",
                                      "gesendet",
                                      "gesendete elemente",
                                      "gesendete objekte",
                                      "envoy&aok-s",
                                      "objets envoy&aok-s",
                                      "enviados",
                                      "inviati",
                                      "posta inviata",
                                      "verzonden",
                                      "verzonden items"};
    QByteArrayList marked, named;
    for (const ImapAnswer::Folder& folder : folders) {
        const qsizetype cut = std::max(folder.name.lastIndexOf('/'), folder.name.lastIndexOf('.'));
        if (folder.marks.contains("\\SENT"))
            marked += folder.name;
        else if (names.contains(folder.name.mid(cut + 1).toLower()) && !folder.marks.contains("\\NOSELECT"))
            named += folder.name;
    }
    return (marked.isEmpty() ? named : marked).mid(0, mostSentFolders);
}

InboxVisit::InboxVisit(Database& database, const Clock& clock, std::unique_ptr<ImapClient> client, QString account,
                       std::optional<MailboxKey> key, QObject* parent)
    : QObject(parent)
    , m_database(database)
    , m_clock(clock)
    , m_client(std::move(client))
    , m_account(std::move(account))
    , m_key(key)
{
}

void InboxVisit::start()
{
    const auto mark = m_database.read([this](Transaction& t) { return m_returns.loadMark(t, m_account); });
    if (!mark)
        return fail(mark.error());
    m_mark = *mark;
    m_client->open([this](const Result<void>& opened) {
        if (!opened)
            return fail(opened.error());
        openInbox();
    });
}

/// Asks, and goes on with what was answered. What the server refuses ends the look.
template <typename F>
void InboxVisit::ask(const std::optional<ImapCommand>& command, F&& then)
{
    if (!command)
        return fail(refused(QStringLiteral("no such name")));
    m_client->run(*command, [this, then = std::forward<F>(then)](const Result<ImapAnswer>& answer) {
        if (!answer)
            return fail(answer.error());
        if (!answer->isDone)
            return fail(refused(answer->text));
        then(*answer);
    });
}

void InboxVisit::openInbox()
{
    ask(ImapCommand::examine("INBOX"), [this](const ImapAnswer& inbox) { takeInbox(inbox); });
}

void InboxVisit::takeInbox(const ImapAnswer& inbox)
{
    if (inbox.uidValidity != m_mark.uidValidity)
        m_mark = {inbox.uidValidity, 0, {}};
    const quint32 first = m_mark.lastUid + 1;
    if (inbox.uidNext > 0 && inbox.uidNext <= first)
        return bookRead(m_mark.lastUid); // nothing new
    ask(ImapCommand::searchNew(first, m_clock.now().date().addDays(-daysBack)),
        [this](const ImapAnswer& found) { takeNew(found); });
}

void InboxVisit::takeNew(const ImapAnswer& found)
{
    m_new = found.found;
    // "5:*" always finds the newest mail, also when it has a lower UID.
    m_new.removeIf([this](quint32 uid) { return uid <= m_mark.lastUid; });
    std::sort(m_new.begin(), m_new.end());
    if (m_new.size() > mostNewMails)
        m_new.remove(0, m_new.size() - mostNewMails);
    readHeaders();
}

void InboxVisit::readHeaders()
{
    if (m_new.isEmpty())
        return bookRead(m_mark.lastUid);
    const QList<quint32> some = m_new.mid(0, headersAtOnce);
    m_new.remove(0, some.size());
    ask(ImapCommand::fetchHeaders(some), [this, some](const ImapAnswer& answer) { takeHeaders(some, answer); });
}

void InboxVisit::takeHeaders(const QList<quint32>& asked, const ImapAnswer& answer)
{
    m_suspects.clear();
    for (const ImapAnswer::Mail& mail : answer.mails) {
        if (!asked.contains(mail.uid))
            continue;
        ++m_look.mails;
        if (looksReturned(mail.bytes))
            m_suspects += mail.uid;
    }
    readSuspects(asked.last());
}

void InboxVisit::readSuspects(quint32 lastUid)
{
    if (m_suspects.isEmpty())
        return bookRead(lastUid);
    const quint32 uid = m_suspects.takeFirst();
    ask(ImapCommand::fetchBeginning(uid), [this, uid, lastUid](const ImapAnswer& answer) {
        for (const ImapAnswer::Mail& mail : answer.mails) {
            const auto read = mail.uid == uid ? readReturned(mail.bytes) : std::nullopt;
            if (read)
                m_read += *read;
        }
        readSuspects(lastUid);
    });
}

Result<QTimeZone> InboxVisit::loadZone()
{
    const auto business = m_database.read([](Transaction& t) { return SettingsRepository().loadBusiness(t); });
    return business ? Result<QTimeZone>(business->timeZone) : business.error();
}

/// Together with how far the inbox has been read.
void InboxVisit::bookRead(quint32 lastUid)
{
    const auto zone = loadZone();
    if (!zone)
        return fail(zone.error());
    m_mark.lastUid = lastUid;
    m_mark.lookedAt = m_clock.now();
    const ReturnBooks books({m_clock.now(), *zone, m_key});
    const auto booked = m_database.write([&](Transaction& t) -> Result<QList<ReturnBooks::Booked>> {
        QList<ReturnBooks::Booked> all;
        for (const ReturnedMail& mail : std::as_const(m_read)) {
            const auto one = books.book(t, mail);
            if (!one)
                return one.error();
            if (*one)
                all += **one;
        }
        if (auto stored = m_returns.storeMark(t, m_account, m_mark); !stored)
            return stored.error();
        return all;
    });
    if (!booked)
        return fail(booked.error());
    m_read.clear();
    m_look.booked += *booked;
    if (m_new.isEmpty())
        findSentFolders();
    else
        readHeaders();
}

void InboxVisit::findSentFolders()
{
    const auto uncertain = m_database.read(
        [this](Transaction& t) { return m_returns.loadUncertain(t, m_clock.now().addDays(-daysBack), mostUncertain); });
    if (!uncertain)
        return fail(uncertain.error());
    m_uncertain = *uncertain;
    if (m_uncertain.isEmpty())
        return finish(m_look);
    ask(ImapCommand::listFolders(), [this](const ImapAnswer& answer) { takeFolders(answer.folders); });
}

void InboxVisit::takeFolders(const QList<ImapAnswer::Folder>& folders)
{
    m_sentFolders = sentFoldersIn(folders);
    openSentFolder();
}

void InboxVisit::openSentFolder()
{
    if (m_sentFolders.isEmpty() || m_uncertain.isEmpty())
        return finish(m_look);
    const auto folder = ImapCommand::examine(m_sentFolders.takeFirst());
    if (!folder)
        return openSentFolder();
    m_nextUncertain = 0;
    // One that cannot be opened tells nothing, and the next one may.
    m_client->run(*folder, [this](const Result<ImapAnswer>& answer) {
        if (!answer)
            return fail(answer.error());
        return answer->isDone ? findNextInSent() : openSentFolder();
    });
}

void InboxVisit::findNextInSent()
{
    if (m_nextUncertain >= m_uncertain.size())
        return openSentFolder();
    const Invitation invitation = m_uncertain.at(m_nextUncertain);
    ask(ImapCommand::searchMessageId(idOf(invitation)), [this, invitation](const ImapAnswer& answer) {
        if (answer.found.isEmpty()) {
            ++m_nextUncertain;
            return findNextInSent();
        }
        m_uncertain.removeAt(m_nextUncertain);
        bookFound(invitation);
    });
}

void InboxVisit::bookFound(const Invitation& invitation)
{
    const auto zone = loadZone();
    if (!zone)
        return fail(zone.error());
    const auto resolved = m_database.write(
        [&](Transaction& t) { return SendLedger().resolve(t, invitation.id, true, *zone, m_clock.now()); });
    // Somebody else may have said so meanwhile.
    if (!resolved && resolved.error().kind != ErrorKind::Conflict)
        return fail(resolved.error());
    if (resolved) {
        ++m_look.foundInSent;
        m_look.booked += {invitation.id, invitation.mailing, ReturnKind::Delivered, true};
    }
    findNextInSent();
}

void InboxVisit::finish(const Result<InboxLook>& look)
{
    if (std::exchange(m_isOver, true))
        return;
    m_client->close();
    Q_EMIT finished(look);
}

} // namespace inglenook::core
