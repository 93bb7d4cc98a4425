#pragma once

#include "core/mailing/mailtransport.h"
#include "core/outbox/mailing.h"
#include "core/settings/business.h"
#include "core/surveys/invitationrenderer.h"

namespace inglenook::core {

/// What the outbox needs from the relay to make links.
struct LinkSigner
{
    QString base; ///< https://relay/a/
    MailboxId mailbox;
    quint8 epoch;
    MailboxKey key;
};

/// The seven links of one invitation, issued at `issuedAt`: the moment the mail leaves.
[[nodiscard]] InvitationLinks makeLinks(const LinkSigner& signer, const MessageId& message, const QDateTime& issuedAt,
                                        bool isStrict);

/// The Message-ID, without angle brackets: the same at every try.
[[nodiscard]] QByteArray mailIdOf(const MessageId& message, const EmailAddress& from);

/// X-Inglenook-Ref: the message id and a proof that we wrote it, by which a bounce is told from a forgery.
[[nodiscard]] QByteArray referenceOf(const MessageId& message, const MailboxKey& key);
/// The message id in a reference that this key signed; nothing for any other text.
[[nodiscard]] std::optional<MessageId> readReference(const QByteArray& reference, const MailboxKey& key);

/// Everything that one invitation's mail is made of.
struct InvitationParts
{
    const MailAccount& account;
    const Business& business;
    const SurveyVersion& survey;
    const Contact& contact;
    const LinkSigner& signer;
};

/// The mail as it goes to the server at `issuedAt`; its ticket is the invitation's key.
/// Errors: InvalidInput when a header cannot be written.
[[nodiscard]] Result<OutgoingMail> composeInvitation(const Invitation& invitation, const InvitationParts& parts,
                                                     const QDateTime& issuedAt);

} // namespace inglenook::core
