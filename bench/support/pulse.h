#pragma once

#include "bench/support/figures.h"

#include <QtCore/QTimer>

namespace inglenook::bench {

/// Measures the longest time between two turns of the event loop, in milliseconds: how long the window stands still.
class Pulse : public QObject
{
public:
    Pulse()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(1);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            m_longest = std::max(m_longest, elapsed(m_since));
            m_since.restart();
        });
        m_since.start();
        m_timer.start();
    }

    [[nodiscard]] double longest() const { return std::max(m_longest, elapsed(m_since)); }
    void restart()
    {
        m_longest = 0;
        m_since.restart();
    }

private:
    QTimer m_timer;
    QElapsedTimer m_since;
    double m_longest = 0;
};

} // namespace inglenook::bench
