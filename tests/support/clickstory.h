#pragma once

#include "core/clicks/verdict.h"

#include <chrono>

namespace inglenook::tests {

using namespace core;
using namespace std::chrono_literals;

/// When the mail of every story left.
inline const Instant issued{std::chrono::sys_days(std::chrono::year(2026) / 11 / 22) + 10h};

/// The acts of one invitation, told as moments after the mail left.
class Story
{
public:
    Story& view(Face face, std::chrono::milliseconds at, AgentClass agent = AgentClass::Computer)
    {
        ClickEvent& event = add(ClickKind::View, linkFunction(face), face, at);
        event.agent = agent;
        return *this;
    }
    Story& canary(LinkFunction function, std::chrono::milliseconds at)
    {
        add(ClickKind::View, function, std::nullopt, at);
        return *this;
    }
    Story& head(Face face, std::chrono::milliseconds at)
    {
        add(ClickKind::MachineView, linkFunction(face), face, at).method = RequestMethod::Head;
        return *this;
    }
    Story& trap(Face face, std::chrono::milliseconds at)
    {
        post(ClickKind::Trap, face, face, at, 3s);
        return *this;
    }
    Story& look(Face face, std::chrono::milliseconds at, std::chrono::milliseconds elapsed = 1500ms)
    {
        ClickEvent& event = post(ClickKind::AutomaticConfirmation, face, face, at, elapsed);
        event.pageTime = 1210ms;
        event.frames = 70;
        return *this;
    }
    Story& tap(Face opened, Face pressed, std::chrono::milliseconds at, std::chrono::milliseconds elapsed = 3s)
    {
        post(ClickKind::Tap, opened, pressed, at, elapsed).trusted = true;
        return *this;
    }
    Story& comment(Face face, std::chrono::milliseconds at, std::string words)
    {
        ClickEvent& event = post(ClickKind::Comment, face, face, at, 20s);
        event.trusted = true;
        event.comment = std::move(words);
        return *this;
    }
    Story& callMe(Face face, std::chrono::milliseconds at, std::string phone)
    {
        ClickEvent& event = post(ClickKind::CallBackWish, face, face, at, 20s);
        event.trusted = true;
        event.wantsCall = true;
        event.phone = std::move(phone);
        event.callWindow = "evenings";
        return *this;
    }
    Story& unsubscribe(std::chrono::milliseconds at)
    {
        add(ClickKind::Unsubscribe, LinkFunction::UnsubscribeHeader, std::nullopt, at).method = RequestMethod::Post;
        return *this;
    }
    ClickEvent& last() { return m_events.back(); }
    std::vector<ClickEvent>& events() { return m_events; }
    [[nodiscard]] Judgement judged(const VerdictContext& context = {}) const { return judge(m_events, context); }

private:
    ClickEvent& add(ClickKind kind, LinkFunction opened, std::optional<Face> face, std::chrono::milliseconds at)
    {
        ClickEvent event;
        event.id.bytes[0] = static_cast<std::uint8_t>(m_events.size());
        event.kind = kind;
        event.opened = opened;
        event.face = face;
        event.relayTime = issued + at;
        event.issuedAt = std::chrono::floor<std::chrono::seconds>(issued);
        event.agent = AgentClass::Computer;
        m_events.push_back(event);
        return m_events.back();
    }
    ClickEvent& post(ClickKind kind, Face opened, Face face, std::chrono::milliseconds at,
                     std::chrono::milliseconds elapsed)
    {
        ClickEvent& event = add(kind, linkFunction(opened), face, at);
        event.method = RequestMethod::Post;
        event.elapsed = elapsed;
        event.script = true;
        return event;
    }

    std::vector<ClickEvent> m_events;
};

} // namespace inglenook::tests
