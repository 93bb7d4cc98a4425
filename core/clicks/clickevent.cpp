#include "core/clicks/clickevent.h"

#include <algorithm>
#include <limits>

namespace inglenook::core {

namespace {

constexpr std::uint8_t recordFormat = 1;
constexpr std::uint8_t noFace = 0xff;

enum Flag : std::uint8_t { Strict = 1, Script = 2, Trusted = 4, WantsCall = 8, AllFlags = 15 };

std::uint8_t flagsOf(const ClickEvent& event)
{
    std::uint8_t flags = 0;
    if (event.strict)
        flags |= Strict;
    if (event.script)
        flags |= Script;
    if (event.trusted)
        flags |= Trusted;
    if (event.wantsCall)
        flags |= WantsCall;
    return flags;
}

class Writer
{
public:
    void number(std::uint64_t value, int width)
    {
        for (int shift = 8 * (width - 1); shift >= 0; shift -= 8)
            m_bytes.push_back(static_cast<std::uint8_t>(value >> shift));
    }
    template <typename Duration>
    void millis(Duration duration)
    {
        constexpr std::int64_t most = std::numeric_limits<std::uint32_t>::max();
        number(static_cast<std::uint64_t>(std::clamp<std::int64_t>(duration.count(), 0, most)), 4);
    }
    void raw(ByteView bytes) { m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end()); }
    void text(std::string_view text)
    {
        number(text.size(), 2);
        raw(bytesOf(text));
    }
    std::vector<std::uint8_t> take() { return std::move(m_bytes); }

private:
    std::vector<std::uint8_t> m_bytes;
};

/// Reads what Writer wrote; after the first read past the end everything is empty and `complete` says so.
class Reader
{
public:
    explicit Reader(ByteView bytes)
        : m_rest(bytes)
    {
    }

    std::uint64_t number(std::size_t width)
    {
        std::uint64_t value = 0;
        for (const std::uint8_t byte : take(width))
            value = value << 8 | byte;
        return value;
    }
    template <typename Fixed>
    Fixed fixed()
    {
        return Fixed::from(take(Fixed::size)).value_or(Fixed{});
    }
    std::string text(std::size_t mostCharacters)
    {
        const std::string text = toString(take(number(2)));
        const auto characters = countCharacters(text);
        m_failed |= !characters || *characters > mostCharacters;
        return text;
    }
    /// An enumerator no greater than `last`.
    template <typename Enum>
    Enum choice(Enum last)
    {
        const auto value = static_cast<std::uint8_t>(number(1));
        m_failed |= value > static_cast<std::uint8_t>(last);
        return static_cast<Enum>(value);
    }
    void refuseIf(bool wrong) { m_failed |= wrong; }
    [[nodiscard]] bool complete() const { return !m_failed && m_rest.empty(); }

private:
    ByteView take(std::size_t count)
    {
        if (count > m_rest.size()) {
            m_failed = true;
            m_rest = {};
            return {};
        }
        const ByteView taken = m_rest.first(count);
        m_rest = m_rest.subspan(count);
        return taken;
    }

    ByteView m_rest;
    bool m_failed = false;
};

/// Bytes a UTF-8 lead byte announces; 0 when it cannot lead.
std::size_t sequenceLength(std::uint8_t lead)
{
    if (lead < 0x80)
        return 1;
    if (lead >= 0xc2 && lead <= 0xdf)
        return 2;
    if (lead >= 0xe0 && lead <= 0xef)
        return 3;
    if (lead >= 0xf0 && lead <= 0xf4)
        return 4;
    return 0;
}

bool isValidSequence(ByteView sequence)
{
    const auto continues = [](std::uint8_t byte) { return (byte & 0xc0) == 0x80; };
    if (!std::all_of(sequence.begin() + 1, sequence.end(), continues))
        return false;
    if (sequence.size() < 3)
        return true;
    const std::uint8_t lead = sequence[0];
    const std::uint8_t second = sequence[1];
    const bool overlong = (lead == 0xe0 && second < 0xa0) || (lead == 0xf0 && second < 0x90);
    const bool surrogate = lead == 0xed && second > 0x9f;
    const bool beyondUnicode = lead == 0xf4 && second > 0x8f;
    return !overlong && !surrogate && !beyondUnicode;
}

} // namespace

std::optional<std::size_t> countCharacters(std::string_view utf8)
{
    std::size_t characters = 0;
    for (ByteView rest = bytesOf(utf8); !rest.empty(); ++characters) {
        const std::size_t length = sequenceLength(rest[0]);
        if (length == 0 || length > rest.size() || !isValidSequence(rest.first(length)))
            return std::nullopt;
        rest = rest.subspan(length);
    }
    return characters;
}

std::vector<std::uint8_t> encodeClickEvent(const ClickEvent& event)
{
    Writer out;
    out.number(recordFormat, 1);
    out.raw(event.id.view());
    out.raw(event.message.view());
    out.number(static_cast<std::uint8_t>(event.kind), 1);
    out.number(static_cast<std::uint8_t>(event.opened), 1);
    out.number(event.face ? static_cast<std::uint8_t>(*event.face) : noFace, 1);
    out.number(static_cast<std::uint8_t>(event.method), 1);
    out.number(static_cast<std::uint8_t>(event.agent), 1);
    out.number(flagsOf(event), 1);
    out.number(static_cast<std::uint64_t>(event.relayTime.time_since_epoch().count()), 8);
    out.number(static_cast<std::uint64_t>(event.issuedAt.time_since_epoch().count()), 4);
    out.millis(event.elapsed);
    out.millis(event.pageTime);
    out.number(event.frames, 4);
    out.text(event.comment);
    out.text(event.phone);
    out.text(event.callWindow);
    return out.take();
}

std::optional<ClickEvent> decodeClickEvent(ByteView bytes)
{
    Reader in(bytes);
    in.refuseIf(in.number(1) != recordFormat);
    ClickEvent event;
    event.id = in.fixed<EventId>();
    event.message = in.fixed<MessageId>();
    event.kind = in.choice(ClickKind::MachineView);
    event.opened = in.choice(LinkFunction::UnsubscribeHeader);
    const auto face = static_cast<std::uint8_t>(in.number(1));
    in.refuseIf(face != noFace && face >= allFaces.size());
    if (face != noFace)
        event.face = static_cast<Face>(face);
    event.method = in.choice(RequestMethod::Post);
    event.agent = in.choice(AgentClass::Bot);
    const auto flags = static_cast<std::uint8_t>(in.number(1));
    in.refuseIf((flags & ~AllFlags) != 0);
    event.strict = (flags & Strict) != 0;
    event.script = (flags & Script) != 0;
    event.trusted = (flags & Trusted) != 0;
    event.wantsCall = (flags & WantsCall) != 0;
    event.relayTime = Instant(std::chrono::milliseconds(static_cast<std::int64_t>(in.number(8))));
    event.issuedAt = std::chrono::sys_seconds(std::chrono::seconds(in.number(4)));
    event.elapsed = std::chrono::milliseconds(in.number(4));
    event.pageTime = std::chrono::milliseconds(in.number(4));
    event.frames = static_cast<std::uint32_t>(in.number(4));
    event.comment = in.text(longestComment);
    event.phone = in.text(longestPhone);
    event.callWindow = in.text(longestCallWindow);
    if (!in.complete())
        return std::nullopt;
    return event;
}

} // namespace inglenook::core
