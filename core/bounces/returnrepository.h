#pragma once

#include "core/base/storage/transaction.h"
#include "core/bounces/returnkind.h"
#include "core/outbox/mailing.h"

#include <QtCore/QCoreApplication>

namespace inglenook::core {

/// What came back on one invitation, as it is kept.
struct MailReturn
{
    Id<MailReturn> id{};
    Id<Invitation> invitation{};
    Id<Mailing> mailing{};
    Id<Contact> contact{}; ///< null once erased
    QString addressKey{};  ///< where the mail went to (EmailAddress::key)
    QString contactName{}; ///< of the contact as it is now
    ReturnKind kind = ReturnKind::Doubtful;
    std::optional<ReturnKind> suggests{}; ///< of a doubtful one: what it would be
    QString status{};
    QString serverText{}; ///< foreign plain text
    QDateTime cameAt{};
};

/// How far the inbox of an account has been read.
struct InboxMark
{
    quint32 uidValidity = 0; ///< of another number: `lastUid` means nothing
    quint32 lastUid = 0;
    QDateTime lookedAt{};
};

class ReturnRepository
{
    Q_DECLARE_TR_FUNCTIONS(inglenook::core::ReturnRepository)

public:
    /// The mail with this key (ReturnedMail::mailKey) has been counted.
    [[nodiscard]] Result<bool> contains(Transaction& transaction, const QByteArray& mailKey) const;
    [[nodiscard]] Result<Id<MailReturn>> add(Transaction& transaction, const MailReturn& entry,
                                             const QByteArray& mailKey) const;
    /// Newest first.
    [[nodiscard]] Result<QList<MailReturn>> loadNewest(Transaction& transaction, int limit) const;
    [[nodiscard]] Result<QList<MailReturn>> loadOf(Transaction& transaction, Id<Invitation> invitation) const;
    [[nodiscard]] Result<std::optional<MailReturn>> find(Transaction& transaction, Id<MailReturn> id) const;
    [[nodiscard]] Result<void> storeKind(Transaction& transaction, Id<MailReturn> id, ReturnKind kind) const;

    [[nodiscard]] Result<std::optional<Invitation>> findInvitation(Transaction& transaction,
                                                                   const MessageId& message) const;
    /// The last one that left for this address since then; nothing when several contacts or none fit.
    [[nodiscard]] Result<std::optional<Invitation>> findLastSent(Transaction& transaction, const QString& addressKey,
                                                                 const QDateTime& since) const;
    /// Those whose fate is not known and whose mail left since then, the newest first.
    [[nodiscard]] Result<QList<Invitation>> loadUncertain(Transaction& transaction, const QDateTime& since,
                                                          int limit) const;
    [[nodiscard]] Result<bool> hasAnswer(Transaction& transaction, Id<Invitation> invitation) const;
    /// When the last mail left; null: none ever has.
    [[nodiscard]] Result<QDateTime> loadLastSent(Transaction& transaction) const;

    [[nodiscard]] Result<InboxMark> loadMark(Transaction& transaction, const QString& account) const;
    [[nodiscard]] Result<void> storeMark(Transaction& transaction, const QString& account, const InboxMark& mark) const;
};

} // namespace inglenook::core
