#include "app/cli/program.h"

#include <QtGui/QGuiApplication>

int main(int argc, char** argv)
{
    using namespace inglenook::app;

    // Nothing here opens a window; the report's picture needs fonts, so the screen is one in memory.
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("Inglenook"));
    QCoreApplication::setApplicationVersion(QStringLiteral(INGLENOOK_VERSION));

    Program program(contactCommands() + personCommands() + visitCommands() + folderCommands() + surveyCommands() +
                    accountCommands() + relayCommands() + mailingCommands() + bounceCommands() + ruleCommands() +
                    workCommands() + answerCommands() + explainCommands() + reportCommands() + demoCommands() +
                    backupCommands());
    return program.run(QCoreApplication::arguments().mid(1));
}
