#include "app/common/appearance.h"
#include "app/desktop/desktop.h"
#include "app/desktop/troubledialog.h"
#include "app/journey/journey.h"
#include "app/journey/screenshots.h"

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

int openWindow(const Options& options)
{
    Desktop desktop;
    const auto opened =
        options.wish == Options::Wish::TryOut ? desktop.openTryOut() : desktop.openOwnData(options.folder);
    if (!opened) {
        say(stderr, opened.error().message);
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
    const auto drawn = drawScreenshots(folder);
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
        return openWindow(*options);
    }
    Q_UNREACHABLE();
}
