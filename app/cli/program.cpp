#include "app/cli/program.h"

#include "app/common/ownparts.h"

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QTextStream>

#include <cstdio>

namespace inglenook::app {

using namespace core;

namespace {

enum ExitStatus { Done = 0, Failed = 1, WrongUse = 2 };

QString kindWord(const Error& error)
{
    if (isWrongUse(error))
        return QStringLiteral("wrong_use");
    switch (error.kind) {
    case ErrorKind::InvalidInput:
        return QStringLiteral("invalid_input");
    case ErrorKind::NotFound:
        return QStringLiteral("not_found");
    case ErrorKind::Conflict:
        return QStringLiteral("conflict");
    case ErrorKind::InUse:
        return QStringLiteral("in_use");
    case ErrorKind::SignIn:
        return QStringLiteral("sign_in");
    case ErrorKind::Untrusted:
        return QStringLiteral("untrusted");
    case ErrorKind::Unreachable:
        return QStringLiteral("unreachable");
    case ErrorKind::Storage:
        return QStringLiteral("storage");
    case ErrorKind::NewerVersion:
        return QStringLiteral("newer_version");
    case ErrorKind::Cancelled:
        return QStringLiteral("cancelled");
    }
    Q_UNREACHABLE();
}

void print(FILE* where, const QByteArray& bytes)
{
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), where);
    std::fflush(where);
}

QByteArray readStandardInput()
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return {};
    return input.readAll();
}

/// Takes `--json` and `--data DIR` out of the arguments, wherever they stand.
Result<void> takeCommonOptions(QStringList& arguments, bool& asJson, QString& dataFolder)
{
    asJson = arguments.removeAll(QStringLiteral("--json")) > 0;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString argument = arguments.at(i);
        if (argument.startsWith(u"--data=")) {
            dataFolder = argument.mid(7);
            arguments.removeAt(i);
            return {};
        }
        if (argument == u"--data") {
            if (i + 1 == arguments.size())
                return wrongUse(QStringLiteral("--data needs a folder."));
            dataFolder = arguments.at(i + 1);
            arguments.remove(i, 2);
            return {};
        }
    }
    return {};
}

} // namespace

Program::Program(QList<Command> commands)
    : m_commands(std::move(commands))
{
}

int Program::run(QStringList arguments)
{
    if (auto taken = takeCommonOptions(arguments, m_asJson, m_dataFolder); !taken)
        return finish({}, taken.error());
    if (arguments.isEmpty() || arguments.first() == u"help" || arguments.first() == u"--help") {
        print(stdout, usage().toUtf8());
        return arguments.isEmpty() ? WrongUse : Done;
    }
    if (arguments.first() == u"--version") {
        print(stdout, QByteArrayLiteral("inglenook-cli " INGLENOOK_VERSION "\n"));
        return Done;
    }
    const Command* command = find(arguments);
    if (!command)
        return finish({}, wrongUse(QStringLiteral("There is no command “%1”. “inglenook-cli help” lists them.")
                                       .arg(arguments.mid(0, 2).join(u' '))));
    const QStringList rest = arguments.mid(command->words.count(u' ') + 1);
    if (rest.contains(QStringLiteral("--help"))) {
        print(stdout, usage(*command).toUtf8());
        return Done;
    }
    return finish(command->words, call(*command, rest));
}

const Command* Program::find(const QStringList& arguments) const
{
    for (const Command& command : m_commands) {
        if (arguments.mid(0, command.words.count(u' ') + 1).join(u' ') == command.words)
            return &command;
    }
    return nullptr;
}

Result<Reply> Program::call(const Command& command, const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.addOptions(command.options);
    if (!parser.parse(QStringList{QStringLiteral("inglenook-cli")} + arguments))
        return wrongUse(parser.errorText());
    if (parser.positionalArguments().size() != command.arguments)
        return wrongUse(QStringLiteral("Use: ") + usage(command).section(u'\n', 0, 0));
    const CommandCall commandCall{parser.positionalArguments(), parser, [this] { return openContext(); },
                                  readStandardInput, m_dataFolder.isEmpty() ? defaultDataFolder() : m_dataFolder};
    return command.run(commandCall);
}

Result<AppContext*> Program::openContext()
{
    if (!m_context) {
        auto opened = AppContext::open(partsOfCommandLine(m_dataFolder));
        if (!opened)
            return opened.error();
        m_context = std::move(*opened);
        const auto started = await<void>([this](auto done) { m_context->start(std::move(done)); });
        if (!started)
            return started.error();
    }
    return m_context.get();
}

QString Program::usage() const
{
    QString text = QStringLiteral("inglenook-cli: Inglenook without its window, for scripts and scheduled tasks.\n\n");
    for (const Command& command : m_commands)
        text += QStringLiteral("  %1\n      %2\n")
                    .arg((command.words + u' ' + command.synopsis).trimmed(), command.summary);
    return text +
           QStringLiteral(
               "\nEvery command takes --data DIR (the data folder) and --json (one JSON document, docs/cli.md).\n"
               "Exit status: 0 done, 1 failed, 2 wrong use.\n");
}

QString Program::usage(const Command& command)
{
    return QStringLiteral("inglenook-cli %1\n  %2\n")
        .arg((command.words + u' ' + command.synopsis).trimmed(), command.summary);
}

int Program::finish(const QString& words, const Result<Reply>& reply) const
{
    QJsonObject document{{QStringLiteral("command"), words}, {QStringLiteral("ok"), reply.has_value()}};
    if (reply) {
        for (auto member = reply->document.begin(); member != reply->document.end(); ++member)
            document.insert(member.key(), member.value());
    } else {
        document.insert(QStringLiteral("error"), QJsonObject{{QStringLiteral("kind"), kindWord(reply.error())},
                                                             {QStringLiteral("message"), reply.error().message}});
    }
    if (m_asJson)
        print(stdout, QJsonDocument(document).toJson(QJsonDocument::Indented));
    else if (reply)
        print(stdout, reply->text.toUtf8());
    if (!reply)
        print(stderr, (reply.error().message + u'\n').toUtf8());
    if (reply)
        return Done;
    return isWrongUse(reply.error()) ? WrongUse : Failed;
}

} // namespace inglenook::app
