#pragma once

#include "app/common/appcontext.h"
#include "core/base/result.h"
#include "core/stats/report.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QEventLoop>
#include <QtCore/QJsonObject>

namespace inglenook::app {

/// What a command has to say: one JSON document for scripts, the same as lines for people.
struct Reply
{
    QJsonObject document;
    QString text;
};

/// What a command stands on while it runs.
struct CommandCall
{
    QStringList arguments;                              ///< the positional ones, as many as the synopsis asks for
    const QCommandLineParser& options;                  ///< its own options, read already
    std::function<core::Result<AppContext*>()> context; ///< opens the data folder at the first call
    std::function<QByteArray()> standardInput;          ///< everything on it, read once
    QString dataFolder;                                 ///< where the data are, or would be
};

/// One command of `inglenook-cli`.
struct Command
{
    QString words;    ///< "contacts import"
    QString synopsis; ///< what follows the words: "FILE [--map field=column]..."
    QString summary;
    int arguments = 0; ///< how many positional ones it takes
    QList<QCommandLineOption> options;
    std::function<core::Result<Reply>(const CommandCall&)> run;
};

[[nodiscard]] QList<Command> contactCommands();
[[nodiscard]] QList<Command> personCommands();
[[nodiscard]] QList<Command> backupCommands();
[[nodiscard]] QList<Command> visitCommands();
[[nodiscard]] QList<Command> folderCommands();
[[nodiscard]] QList<Command> surveyCommands();
[[nodiscard]] QList<Command> accountCommands();
[[nodiscard]] Command accountFindCommand();
[[nodiscard]] Command accountCheckCommand();
[[nodiscard]] Command accountSignInCommand();
[[nodiscard]] QList<Command> relayCommands();
[[nodiscard]] QList<Command> mailingCommands();
[[nodiscard]] QList<Command> bounceCommands();
[[nodiscard]] QList<Command> ruleCommands();
[[nodiscard]] QList<Command> workCommands();
[[nodiscard]] QList<Command> answerCommands();
[[nodiscard]] QList<Command> explainCommands();
[[nodiscard]] QList<Command> reportCommands();
[[nodiscard]] QList<Command> demoCommands();

/// Wrong use found only while the command runs, e.g. a day that is none: exit status 2.
[[nodiscard]] core::Error wrongUse(const QString& message);
[[nodiscard]] bool isWrongUse(const core::Error& error);

/// Runs the event loop until an asynchronous `start(done)` has called `done`.
template <typename T>
[[nodiscard]] core::Result<T> await(const std::function<void(std::function<void(core::Result<T>)>)>& start)
{
    std::optional<core::Result<T>> outcome;
    QEventLoop loop;
    start([&](core::Result<T> result) {
        outcome.emplace(std::move(result));
        loop.quit();
    });
    if (!outcome)
        loop.exec();
    return *std::move(outcome);
}

/// The number that stands for an id on the command line. Errors: wrong use.
[[nodiscard]] core::Result<qint64> readNumber(const QString& text, const QString& name);
/// yyyy-MM-dd. Errors: wrong use.
[[nodiscard]] core::Result<QDate> readDay(const QString& text);
/// The options --from, --to and --survey, and the figures that they ask for: the last 30 days by default.
[[nodiscard]] QList<QCommandLineOption> periodOptions();
[[nodiscard]] core::Result<core::Report> loadReport(const QCommandLineParser& options, AppContext& context);
/// A time as scripts read it: ISO 8601 in UTC, or null.
[[nodiscard]] QJsonValue jsonTime(const QDateTime& time);

} // namespace inglenook::app
