#pragma once

#include "core/bounces/returnedmail.h"
#include "core/bounces/returnrepository.h"
#include "core/outbox/invitationmail.h"
#include "core/outbox/sendledger.h"

namespace inglenook::core {

/// Finds the invitation that a returned mail speaks of, and draws the consequences: in the ledger, and for the guest.
class ReturnBooks
{
    Q_DECLARE_TR_FUNCTIONS(inglenook::core::ReturnBooks)

public:
    struct Terms
    {
        QDateTime now;
        QTimeZone zone;
        std::optional<MailboxKey> key; ///< that signs X-Inglenook-Ref; nothing while no relay is set
    };
    struct Booked
    {
        Id<Invitation> invitation;
        Id<Mailing> mailing;
        ReturnKind kind;
        bool wasUncertain = false; ///< that something came back proves that it was sent
    };

    explicit ReturnBooks(Terms terms)
        : m_terms(std::move(terms))
    {
    }

    /// Nothing when it speaks of no invitation, says nothing new, or was counted before.
    [[nodiscard]] Result<std::optional<Booked>> book(Transaction& transaction, const ReturnedMail& mail) const;
    /// The owner takes a doubtful one for true, or any one for meaningless. Errors: Conflict, NotFound.
    [[nodiscard]] Result<Booked> confirm(Transaction& transaction, Id<MailReturn> id) const;
    [[nodiscard]] Result<Booked> dismiss(Transaction& transaction, Id<MailReturn> id) const;

private:
    struct Match
    {
        Invitation invitation;
        bool isCertain; ///< by an id that only the mail itself had
    };
    [[nodiscard]] Result<std::optional<Match>> findMatch(Transaction& transaction, const ReturnedMail& mail) const;
    [[nodiscard]] Result<bool> isDoubtful(Transaction& transaction, const Match& match, const ReturnedMail& mail) const;
    [[nodiscard]] Result<void> follow(Transaction& transaction, const Invitation& invitation, const QString& addressKey,
                                      ReturnKind kind, const QString& serverText) const;

    Terms m_terms;
    ReturnRepository m_returns;
    SendLedger m_ledger;
};

} // namespace inglenook::core
