#include "app/journey/patience.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDeadlineTimer>
#include <QtCore/QEventLoop>
#include <QtCore/QTimer>

namespace inglenook::app {

bool waitUntil(const std::function<bool()>& fact, std::chrono::milliseconds most)
{
    constexpr std::chrono::milliseconds look{5};
    const QDeadlineTimer end(most);
    while (!fact()) {
        if (end.hasExpired())
            return false;
        wait(look);
    }
    return true;
}

void wait(std::chrono::milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

} // namespace inglenook::app
