#pragma once

#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>
#include <QtCore/QTimer>

#include <functional>

namespace inglenook::bench {

/// Lets the program go on until `fact` holds; false when it did not within a minute or two.
inline bool waitFor(const std::function<bool()>& fact)
{
    constexpr qint64 longest = 120'000; // ms
    QTimer look;                        // so that nobody sleeps through the end of it
    look.start(20);
    QElapsedTimer timer;
    timer.start();
    while (!fact() && timer.elapsed() < longest)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return fact();
}

/// Lets it go on for that long, in milliseconds.
inline void pauseFor(int time)
{
    QEventLoop loop;
    QTimer::singleShot(time, Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec();
}

} // namespace inglenook::bench
