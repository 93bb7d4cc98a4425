#pragma once

#include <QtCore/QThread>

#include <chrono>

namespace inglenook::bench {

/// A line to a server on this computer that takes its time: each byte comes out `delay` after it went in, in either
/// direction. Runs in a thread of its own.
class DelayingProxy
{
public:
    DelayingProxy(quint16 server, std::chrono::milliseconds delay);
    ~DelayingProxy();
    DelayingProxy(const DelayingProxy&) = delete;
    DelayingProxy& operator=(const DelayingProxy&) = delete;

    [[nodiscard]] quint16 port() const { return m_port; }

private:
    QThread m_thread;
    quint16 m_port = 0;
};

} // namespace inglenook::bench
