#pragma once

#include "core/base/storage/database.h"

#include <QtCore/QFutureWatcher>
#include <QtCore/QObject>

#include <functional>

namespace inglenook::ui {

/// Something done to many contacts, in a worker thread with a database of its own. One at a time; each `start` ends in
/// exactly one `finished`.
class ContactsJob : public QObject
{
    Q_OBJECT

public:
    /// Gives the words that say what has happened.
    using Work = std::function<core::Result<QString>(core::Database&)>;

    explicit ContactsJob(const QString& databasePath, QObject* parent = nullptr);
    /// Waits until it has let go of the database.
    ~ContactsJob() override;

    void start(const Work& work);
    [[nodiscard]] bool isRunning() const { return m_watcher.isRunning(); }

Q_SIGNALS:
    void finished(const inglenook::core::Result<QString>& words);

private:
    QString m_databasePath;
    QFutureWatcher<std::shared_ptr<core::Result<QString>>> m_watcher;
};

} // namespace inglenook::ui
