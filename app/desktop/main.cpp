#include "app/common/appearance.h"
#include "app/common/ownparts.h"
#include "app/desktop/desktop.h"
#include "app/desktop/ownwindow.h"
#include "app/desktop/troubledialog.h"
#include "app/journey/journey.h"
#include "app/journey/screenshots.h"
#include "core/backups/restore.h"

#include <QtCore/QDir>
#include <QtCore/QLoggingCategory>
#include <QtCore/QProcess>
#include <QtCore/QTextStream>
#include <QtCore/QTimer>
#include <QtWidgets/QApplication>

#include <algorithm>

using namespace inglenook;
using namespace inglenook::app;

namespace {

enum ExitStatus { Done = 0, Failed = 1, WrongUse = 2 };

void say(FILE* where, const QString& words)
{
    QTextStream(where) << words << Qt::endl;
}

/// Ends the program with the window's first paint.
class EndWhenShown : public QObject
{
public:
    using QObject::QObject;

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Paint)
            QTimer::singleShot(0, qApp, &QCoreApplication::quit);
        return QObject::eventFilter(watched, event);
    }
};

/// The newest backup that can be opened, where the owner's data cannot because they are damaged.
std::optional<core::Backup> findRescue(const core::Error& error, const QString& folder)
{
    if (error.kind != core::ErrorKind::Storage)
        return std::nullopt;
    const QString database = QDir(folder).filePath(QStringLiteral("inglenook.sqlite"));
    const auto state = core::checkDatabase(database);
    if (state || state.error().kind != core::ErrorKind::InvalidInput)
        return std::nullopt;
    const auto backups = core::findBackups(core::backupFolderOf(database));
    for (const core::Backup& backup : backups) {
        if (backup.isSealed || core::checkDatabase(backup.path))
            return backup;
    }
    return std::nullopt;
}

/// Says why the data cannot be opened; true when a backup is ready to take their place.
bool findWayOut(const core::Error& error, const QString& folder)
{
    const auto backup = findRescue(error, folder);
    core::Error trouble = error;
    while (true) {
        TroubleDialog dialog(trouble);
        if (backup)
            dialog.offerBackup(*backup, QDateTime::currentDateTime());
        if (dialog.exec() != QDialog::Accepted)
            return false;
        const auto prepared = core::prepareRestore(backup->path, dialog.password(), folder);
        if (prepared)
            return true;
        trouble = prepared.error();
    }
}

int openWindow(const Options& options)
{
    Desktop desktop;
    const auto opened =
        options.wish == Options::Wish::TryOut ? desktop.openTryOut() : desktop.openOwnData(options.folder);
    if (!opened) {
        say(stderr, opened.error().message);
        const bool isOwn = options.wish == Options::Wish::OwnData;
        const QString folder = options.folder.isEmpty() ? defaultDataFolder() : options.folder;
        if (isOwn && findWayOut(opened.error(), folder))
            return startAgainStatus;
        if (!isOwn)
            TroubleDialog(opened.error()).exec();
        return Failed;
    }
    EndWhenShown ending;
    if (options.endsWhenShown)
        desktop.window()->installEventFilter(&ending);
    return QApplication::exec();
}

/// Pictures need no screen, and are the same on every one.
bool wantsPictures(int argc, char** argv)
{
    return std::any_of(argv, argv + argc, [](const char* argument) {
        const QByteArrayView word(argument);
        return word.startsWith("--screenshots") || word.startsWith("--journey");
    });
}

/// At the scale of this program, then, by another copy of it, at twice that: Qt's scale cannot change while it runs.
core::Result<void> drawAtBothScales(const QString& folder)
{
    constexpr char scale[] = "QT_SCALE_FACTOR";
    auto drawn = drawScreenshots(folder);
    if (!drawn || qEnvironmentVariableIsSet(scale))
        return drawn;
    QProcess twice;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QString::fromLatin1(scale), QStringLiteral("2"));
    twice.setProcessEnvironment(environment);
    twice.setProcessChannelMode(QProcess::ForwardedChannels);
    twice.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--screenshots"), folder});
    if (twice.waitForFinished(-1) && twice.exitStatus() == QProcess::NormalExit && twice.exitCode() == Done)
        return {};
    return core::Error{core::ErrorKind::Storage, QStringLiteral("The pictures at twice the scale were not drawn."), {}};
}

int finish(const core::Result<void>& done)
{
    if (!done)
        say(stderr, done.error().message);
    return done ? Done : Failed;
}

} // namespace

int main(int argc, char** argv)
{
    if (wantsPictures(argc, argv)) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        // Of this platform Qt complains about every window; ours have categories of their own.
        QLoggingCategory::setFilterRules(QStringLiteral("default.warning=false"));
    }
    QApplication application(argc, argv);
    dress(application);
    const auto options = readOptions(QCoreApplication::arguments());
    if (!options) {
        say(stderr, options.error().message + QStringLiteral("\n\n") + usage());
        return WrongUse;
    }
    switch (options->wish) {
    case Options::Wish::Help:
        say(stdout, usage());
        return Done;
    case Options::Wish::Version:
        say(stdout, QStringLiteral("inglenook " INGLENOOK_VERSION));
        return Done;
    case Options::Wish::Screenshots:
        return finish(drawAtBothScales(options->folder));
    case Options::Wish::Journey:
        return finish(makeJourney(options->folder, [](const QString& words) { say(stdout, words); }));
    case Options::Wish::OwnData:
    case Options::Wish::TryOut:
        while (true) {
            if (const int status = openWindow(*options); status != startAgainStatus)
                return status;
        }
    }
    Q_UNREACHABLE();
}
