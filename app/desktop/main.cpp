#include "app/common/appearance.h"
#include "app/desktop/desktop.h"
#include "app/desktop/troubledialog.h"
#include "app/journey/journey.h"
#include "app/journey/screenshots.h"

#include <QtCore/QTextStream>
#include <QtCore/QTimer>
#include <QtWidgets/QApplication>

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

int finish(const core::Result<void>& done)
{
    if (!done)
        say(stderr, done.error().message);
    return done ? Done : Failed;
}

} // namespace

int main(int argc, char** argv)
{
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
        return finish(drawScreenshots(options->folder));
    case Options::Wish::Journey:
        return finish(makeJourney(options->folder, [](const QString& words) { say(stdout, words); }));
    case Options::Wish::OwnData:
    case Options::Wish::TryOut:
        return openWindow(*options);
    }
    Q_UNREACHABLE();
}
