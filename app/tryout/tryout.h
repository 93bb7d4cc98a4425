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
    /// Errors: Storage, or Unreachable when the relay cannot listen on this computer.
    [[nodiscard]] static core::Result<std::unique_ptr<TryOut>> open();

    /// Makes the sample business, registers at the relay and starts polling.
    void start(std::function<void(core::Result<void>)> done);

    [[nodiscard]] AppContext& context() { return *m_context; }
    [[nodiscard]] MailSink& sink() { return m_sink; }
    [[nodiscard]] QUrl relayUrl() const;

private:
    TryOut() = default;
    [[nodiscard]] core::Result<void> prepare();

    QTemporaryDir m_folder;
    MailSink m_sink;
    std::unique_ptr<relay::Relay> m_relay;
    std::unique_ptr<AppContext> m_context;
};

} // namespace inglenook::app
