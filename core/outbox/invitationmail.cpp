#include "core/outbox/invitationmail.h"

#include <sodium.h>

namespace inglenook::core {
namespace {

constexpr std::size_t proofBytes = 16;

std::string proofOf(const MessageId& message, const MailboxKey& key)
{
    // A prefix of its own keeps this proof from ever being the signature of a link.
    const std::string text = "inglenook mail reference 1" + toString(message.view());
    std::array<std::uint8_t, proofBytes> proof;
    crypto_generichash(proof.data(), proof.size(), reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                       key.bytes.data(), key.bytes.size());
    return toHex(proof);
}

} // namespace

InvitationLinks makeLinks(const LinkSigner& signer, const MessageId& message, const QDateTime& issuedAt, bool isStrict)
{
    Link link;
    link.epoch = signer.epoch;
    link.mailbox = signer.mailbox;
    link.message = message;
    link.issuedAt = std::chrono::sys_seconds(std::chrono::seconds(issuedAt.toSecsSinceEpoch()));
    link.strict = isStrict;
    const auto address = [&](LinkFunction function) {
        link.function = function;
        return signer.base + QString::fromStdString(encodeToken(link, signer.key));
    };
    InvitationLinks links;
    for (const Face face : allFaces)
        links.faces[static_cast<size_t>(face)] = address(linkFunction(face));
    links.privacy = address(LinkFunction::Privacy);
    links.unsubscribePage = address(LinkFunction::UnsubscribePage);
    links.unsubscribeHeader = address(LinkFunction::UnsubscribeHeader);
    return links;
}

QByteArray mailIdOf(const MessageId& message, const EmailAddress& from)
{
    return QByteArray::fromStdString(toHex(message.view())) + '@' + from.domain().toLatin1();
}

QByteArray referenceOf(const MessageId& message, const MailboxKey& key)
{
    return QByteArray::fromStdString(toHex(message.view()) + '.' + proofOf(message, key));
}

std::optional<MessageId> readReference(const QByteArray& reference, const MailboxKey& key)
{
    const std::string text = reference.trimmed().toStdString();
    const auto dot = text.find('.');
    if (dot == std::string::npos)
        return std::nullopt;
    const auto bytes = fromHex(std::string_view(text).substr(0, dot));
    const auto message = bytes ? MessageId::from(*bytes) : std::nullopt;
    const std::string expected = message ? proofOf(*message, key) : std::string();
    const std::string given = text.substr(dot + 1);
    if (!message || given.size() != expected.size() || sodium_memcmp(given.data(), expected.data(), given.size()) != 0)
        return std::nullopt;
    return message;
}

Result<OutgoingMail> composeInvitation(const Invitation& invitation, const InvitationParts& parts,
                                       const QDateTime& issuedAt)
{
    const bool isStrict = invitation.isStrict || parts.business.alwaysAskForTap;
    const InvitationLinks links = makeLinks(parts.signer, invitation.messageId, issuedAt, isStrict);
    const RenderedInvitation rendered = renderInvitation(parts.survey, parts.contact, parts.business, links);

    const Mailbox from{parts.account.from.name.isEmpty() ? parts.business.name : parts.account.from.name,
                       parts.account.from.address};
    const QString name = (parts.contact.firstName + u' ' + parts.contact.lastName).trimmed();
    const MailMessage message{.from = from,
                              .to = Mailbox{name, parts.contact.address},
                              .replyTo = std::nullopt,
                              .date = issuedAt.toTimeZone(parts.business.timeZone),
                              .subject = rendered.subject,
                              .messageId = mailIdOf(invitation.messageId, from.address),
                              .reference = referenceOf(invitation.messageId, parts.signer.key),
                              .text = rendered.text,
                              .html = rendered.html,
                              .unsubscribeUrl = links.unsubscribeHeader.toLatin1()};
    auto content = message.toBytes();
    if (!content)
        return content.error();
    return OutgoingMail{invitation.id.number(), from.address, parts.contact.address, *std::move(content)};
}

} // namespace inglenook::core
