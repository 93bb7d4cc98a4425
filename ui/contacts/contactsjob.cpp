#include "ui/contacts/contactsjob.h"

#include <QtConcurrent/QtConcurrentRun>

namespace inglenook::ui {

ContactsJob::ContactsJob(const QString& databasePath, QObject* parent)
    : QObject(parent)
    , m_databasePath(databasePath)
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] { Q_EMIT finished(*m_watcher.result()); });
}

ContactsJob::~ContactsJob()
{
    m_watcher.waitForFinished();
}

void ContactsJob::start(const Work& work)
{
    m_watcher.setFuture(QtConcurrent::run([work, path = m_databasePath] {
        auto database = core::Database::open(path);
        return std::make_shared<core::Result<QString>>(database ? work(**database)
                                                                : core::Result<QString>(database.error()));
    }));
}

} // namespace inglenook::ui
