#pragma once

#include "app/common/appcontext.h"
#include "app/tryout/mailsink.h"
#include "relay/relay.h"

#include <QtCore/QTemporaryDir>

namespace inglenook::app {

/// *Try it now*: an invented pub in a temporary folder, a real relay inside the program, and a mail sink in place of a
/// mail account. Nothing leaves the computer, and nothing is left of it afterwards.
class TryOut
{
public:
    /// `clock` null: the system's; else it outlives the try-out. The relay always goes by the system's.
    /// Errors: Storage, or Unreachable when the relay cannot listen on this computer.
    [[nodiscard]] static core::Result<std::unique_ptr<TryOut>> open(const core::Clock* clock = nullptr);

    /// Registers at the relay and starts polling. Ends in exactly one `done`. Errors: those of
    /// RelayAccount::connectTo.
    void start(std::function<void(core::Result<void>)> done);

    [[nodiscard]] AppContext& context() { return *m_context; }
    [[nodiscard]] MailSink& sink() { return m_sink; }
    [[nodiscard]] QUrl relayUrl() const;

private:
    TryOut() = default;
    [[nodiscard]] core::Result<void> startRelay();
    [[nodiscard]] core::Result<void> prepare(const core::Clock* clock);

    QTemporaryDir m_folder;
    MailSink m_sink;
    std::unique_ptr<relay::Relay> m_relay;
    std::unique_ptr<AppContext> m_context;
};

} // namespace inglenook::app
