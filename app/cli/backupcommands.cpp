#include "app/cli/command.h"
#include "core/backups/restore.h"
#include "core/base/storage/datafolder.h"

#include <QtCore/QFileInfo>

namespace inglenook::app {

using namespace core;

namespace {

const auto passwordOption = QStringLiteral("password");

/// One line of standard input, where the option asks for it.
QByteArray readPassword(const CommandCall& call)
{
    if (!call.options.isSet(passwordOption))
        return {};
    const QByteArray input = call.standardInput();
    const qsizetype end = input.indexOf('\n');
    return (end < 0 ? input : input.left(end)).trimmed();
}

QJsonObject toJson(const BackupContents& contents)
{
    return {{QStringLiteral("business"), contents.business}, {QStringLiteral("schema"), contents.schema},
            {QStringLiteral("contacts"), contents.contacts}, {QStringLiteral("mails"), contents.mails},
            {QStringLiteral("answers"), contents.answers},   {QStringLiteral("newest"), jsonTime(contents.newest)}};
}

QString toLine(const BackupContents& contents)
{
    return QStringLiteral("%1: %2 contacts, %3 mails, %4 answers, up to %5\n")
        .arg(contents.business.isEmpty() ? QStringLiteral("(no name)") : contents.business)
        .arg(contents.contacts)
        .arg(contents.mails)
        .arg(contents.answers)
        .arg(contents.newest.isValid() ? contents.newest.toString(Qt::ISODate) : QStringLiteral("nothing"));
}

Result<Reply> backUp(const CommandCall& call)
{
    const QByteArray password = readPassword(call);
    if (call.options.isSet(passwordOption) && password.isEmpty())
        return wrongUse(QStringLiteral("--password reads the password from standard input, which was empty."));
    const auto context = call.context();
    if (!context)
        return context.error();
    Database& database = (*context)->database();
    const QString named = call.options.value(QStringLiteral("to"));
    const auto backup = writeBackup(database, named.isEmpty() ? backupFolderOf(database.path()) : named,
                                    (*context)->clock().now(), password);
    if (!backup)
        return backup.error();
    return Reply{{{QStringLiteral("file"), backup->path},
                  {QStringLiteral("bytes"), backup->size},
                  {QStringLiteral("sealed"), backup->isSealed}},
                 QStringLiteral("%1 (%2 bytes, opened and checked)\n").arg(backup->path).arg(backup->size)};
}

Result<Reply> check(const CommandCall& call)
{
    const QString path = call.arguments.first();
    const auto contents = checkBackup(path, readPassword(call), QFileInfo(path).absolutePath());
    if (!contents)
        return contents.error();
    return Reply{{{QStringLiteral("contents"), toJson(*contents)}}, toLine(*contents)};
}

/// Without opening the data, which may be why it is needed.
Result<Reply> restore(const CommandCall& call)
{
    const QString path = call.arguments.first();
    const QByteArray password = readPassword(call);
    if (call.options.isSet(QStringLiteral("dry-run"))) {
        const auto contents = checkBackup(path, password, QFileInfo(path).absolutePath());
        if (!contents)
            return contents.error();
        return Reply{{{QStringLiteral("restored"), false}, {QStringLiteral("contents"), toJson(*contents)}},
                     toLine(*contents)};
    }
    const auto free = DataFolder::checkIsFree(call.dataFolder);
    if (!free)
        return free.error();
    const auto report = prepareRestore(path, password, call.dataFolder);
    if (!report)
        return report.error();
    const auto context = call.context(); // takes the place of the data there
    if (!context)
        return context.error();
    return Reply{{{QStringLiteral("restored"), true},
                  {QStringLiteral("contents"), toJson(report->contents)},
                  {QStringLiteral("erased_again"), report->erased},
                  {QStringLiteral("opted_out_since"), report->optedOut},
                  {QStringLiteral("paused_mailings"), report->pausedMailings}},
                 toLine(report->contents) +
                     QStringLiteral("restored; %1 erased again, %2 opted out since, %3 mailings paused\n")
                         .arg(report->erased)
                         .arg(report->optedOut)
                         .arg(report->pausedMailings)};
}

} // namespace

QList<Command> backupCommands()
{
    const QCommandLineOption to(QStringLiteral("to"), QStringLiteral("Folder for the backup"),
                                QStringLiteral("folder"));
    const QCommandLineOption password(passwordOption, QStringLiteral("Read a password from standard input"));
    const QCommandLineOption dryRun(QStringLiteral("dry-run"), QStringLiteral("Tell what is inside, change nothing"));
    return {
        {QStringLiteral("backup"),
         QStringLiteral("[--to FOLDER] [--password]"),
         QStringLiteral("Write a backup, open it again and check it."),
         0,
         {to, password},
         backUp},
        {QStringLiteral("restore"),
         QStringLiteral("FILE [--password] [--dry-run]"),
         QStringLiteral("Put the data of a backup in the place of those that are there."),
         1,
         {password, dryRun},
         restore},
        {QStringLiteral("check"),
         QStringLiteral("FILE [--password]"),
         QStringLiteral("Open a backup, read it whole and tell what is inside."),
         1,
         {password},
         check},
    };
}

} // namespace inglenook::app
