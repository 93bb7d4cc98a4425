#include "app/cli/command.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QTimer>

namespace inglenook::app {

using namespace core;

namespace {

struct Done
{
    qint64 sent = 0;
    qint64 answers = 0;
    qint64 files = 0;
    qint64 filesToLookAt = 0;
    RetentionReport forgotten{};
    QString trouble;
};

/// What has come into the watched folder, once it has settled; its guests may be due at once.
void takeFiles(AppContext& context)
{
    QEventLoop loop;
    QObject::connect(&context.watchedFolder(), &WatchedFolder::becameIdle, &loop, &QEventLoop::quit);
    QObject::connect(&context.watchedFolder(), &WatchedFolder::failed, &loop, &QEventLoop::quit);
    QMetaObject::invokeMethod(&context.watchedFolder(), &WatchedFolder::start, Qt::QueuedConnection);
    loop.exec();
}

/// Once a day what has had its time.
Result<void> forgetOld(AppContext& context, Done& done)
{
    const auto isDue = context.retention().isDue();
    if (!isDue)
        return isDue.error();
    if (!*isDue)
        return {};
    const auto report = applyRetention(context.database(), context.clock().now());
    if (!report)
        return report.error();
    done.forgotten = *report;
    return {};
}

/// Sends until nothing more is due without waiting for an outside event.
void sendUntilIdle(AppContext& context, QEventLoop& loop)
{
    QObject::connect(&context.outbox(), &Outbox::becameIdle, &loop, &QEventLoop::quit);
    context.outbox().wake();
    if (!context.outbox().isIdle())
        loop.exec();
}

/// What there is to poll is polled once; what there is to send is sent.
Result<void> workUntilIdle(AppContext& context)
{
    QEventLoop loop;
    sendUntilIdle(context, loop);
    if (!context.relayAccount().linkSigner())
        return {};
    return await<void>([&](auto done) {
        QObject::connect(&context.poller(), &RelayPoller::caughtUp, &loop, done);
        context.poller().pollOnce();
    });
}

void workFor(AppContext& context, std::chrono::seconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    context.keepPolling();
    context.rules().start();
    context.bounces().start();
    context.outbox().wake();
    loop.exec();
    context.bounces().stop();
    context.poller().stop();
}

/// A run ends with nothing in flight, so that nothing is left uncertain.
void finishCleanly(AppContext& context)
{
    if (context.outbox().isIdle())
        return;
    QEventLoop loop;
    QObject::connect(&context.outbox(), &Outbox::becameIdle, &loop, &QEventLoop::quit);
    context.outbox().stop();
    if (!context.outbox().isIdle())
        loop.exec();
}

/// Keeps `done` up to date while `counter` lives.
void count(AppContext& context, QObject& counter, Done& done)
{
    QObject::connect(&context.outbox(), &Outbox::mailSent, &counter, [&] { ++done.sent; });
    QObject::connect(&context.outbox(), &Outbox::troubleChanged, &counter,
                     [&](const QString& trouble) { done.trouble = trouble; });
    QObject::connect(&context.outbox(), &Outbox::passwordNeeded, &counter, [&] {
        done.trouble =
            QStringLiteral("The mail password is missing: set INGLENOOK_MAIL_PASSWORD, or unlock the keychain.");
    });
    QObject::connect(&context.poller(), &RelayPoller::answersChanged, &counter,
                     [&](const auto& answers) { done.answers += answers.size(); });
    QObject::connect(&context.watchedFolder(), &WatchedFolder::fileTaken, &counter, [&](const FolderReport& report) {
        ++done.files;
        done.filesToLookAt += report.needsLook() ? 1 : 0;
    });
    QObject::connect(&context.watchedFolder(), &WatchedFolder::failed, &counter,
                     [&](const Error& error) { done.trouble = error.message; });
}

Reply toReply(const Done& done)
{
    QString text = QStringLiteral("%1 sent, %2 answers new or changed.\n").arg(done.sent).arg(done.answers);
    if (done.files > 0)
        text += QStringLiteral("%1 files taken from the watched folder, %2 of them need a look.\n")
                    .arg(done.files)
                    .arg(done.filesToLookAt);
    if (!done.forgotten.isEmpty())
        text += QStringLiteral("Forgotten as old: %1 raw clicks, the words of %2 answers, traces of %3 mails.\n")
                    .arg(done.forgotten.clicks)
                    .arg(done.forgotten.comments)
                    .arg(done.forgotten.mails);
    return {{{QStringLiteral("sent"), done.sent},
             {QStringLiteral("answers_changed"), done.answers},
             {QStringLiteral("files_taken"), done.files},
             {QStringLiteral("files_to_look_at"), done.filesToLookAt},
             {QStringLiteral("forgotten"), QJsonObject{{QStringLiteral("clicks"), done.forgotten.clicks},
                                                       {QStringLiteral("comments"), done.forgotten.comments},
                                                       {QStringLiteral("mails"), done.forgotten.mails}}}},
            text};
}

Result<Reply> work(const CommandCall& call)
{
    const bool untilIdle = !call.options.isSet(QStringLiteral("for"));
    Result<qint64> seconds = 0;
    if (!untilIdle)
        seconds = readNumber(call.options.value(QStringLiteral("for")), QStringLiteral("--for"));
    if (!seconds)
        return seconds.error();
    const auto opened = call.context();
    if (!opened)
        return opened.error();
    AppContext& context = **opened;
    context.outbox().setSessionPassword(qgetenv("INGLENOOK_MAIL_PASSWORD"));
    context.bounces().setSessionPassword(qgetenv("INGLENOOK_MAIL_PASSWORD"));

    Done done;
    QObject counter;
    count(context, counter, done);
    takeFiles(context);
    if (auto forgot = forgetOld(context, done); !forgot)
        return forgot.error();

    // What is not set up yet is told by the sending itself.
    if (const auto ran = context.rules().runNow(); !ran && ran.error().kind != ErrorKind::Conflict)
        return ran.error();
    if (untilIdle) {
        if (auto worked = workUntilIdle(context); !worked)
            return worked.error();
    } else {
        workFor(context, std::chrono::seconds(*seconds));
    }
    finishCleanly(context);
    if (!done.trouble.isEmpty())
        return Error{ErrorKind::Conflict, done.trouble, {}};
    return toReply(done);
}

} // namespace

QList<Command> workCommands()
{
    const QCommandLineOption untilIdle(QStringLiteral("until-idle"),
                                       QStringLiteral("Stop when nothing is due (the default)"));
    const QCommandLineOption time(QStringLiteral("for"), QStringLiteral("Work for this long"),
                                  QStringLiteral("seconds"));
    return {{QStringLiteral("work"),
             QStringLiteral("[--until-idle | --for SECONDS]"),
             QStringLiteral("Take new files of the watched folder, ask after the visits that are due, send, and bring "
                            "the clicks home."),
             0,
             {untilIdle, time},
             work}};
}

} // namespace inglenook::app
