#include "tests/support/guestclicks.h"

namespace inglenook::tests {

using namespace core;
using namespace std::chrono_literals;

ClickEvent guestClick(ClickKind kind, const MessageId& message, Face face, const QDateTime& at)
{
    ClickEvent event;
    event.id = randomBytes<EventId>();
    event.message = message;
    event.kind = kind;
    event.opened = linkFunction(face);
    event.face = face;
    event.relayTime = Instant(std::chrono::milliseconds(at.toMSecsSinceEpoch()));
    event.issuedAt = std::chrono::floor<std::chrono::seconds>(event.relayTime - 2h);
    event.agent = AgentClass::Phone;
    return event;
}

ClickEvent guestTap(const MessageId& message, Face face, const QDateTime& at)
{
    ClickEvent event = guestClick(ClickKind::Tap, message, face, at);
    event.method = RequestMethod::Post;
    event.elapsed = 3000ms;
    event.pageTime = 2800ms;
    event.frames = 150;
    event.script = true;
    event.trusted = true;
    return event;
}

ClickEvent guestLook(const MessageId& message, Face face, const QDateTime& at)
{
    ClickEvent event = guestTap(message, face, at);
    event.kind = ClickKind::AutomaticConfirmation;
    event.trusted = false;
    return event;
}

ClickEvent guestComment(const MessageId& message, Face face, const QDateTime& at, const std::string& words)
{
    ClickEvent event = guestTap(message, face, at);
    event.kind = ClickKind::Comment;
    event.comment = words;
    return event;
}

QByteArray sealedFor(const PublicKey& recipient, const ClickEvent& event)
{
    const auto sealed = Sealer().seal(event, recipient, event.relayTime);
    if (!sealed)
        qFatal("guest clicks: an event could not be sealed");
    return QByteArray(reinterpret_cast<const char*>(sealed->data()), static_cast<qsizetype>(sealed->size()));
}

} // namespace inglenook::tests
