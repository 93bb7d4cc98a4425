#pragma once

#include "app/cli/command.h"

namespace inglenook::app {

/// `inglenook-cli`: finds the command, runs it over the core, prints one answer.
class Program
{
public:
    explicit Program(QList<Command> commands);

    /// Runs what `arguments` (without the program's name) ask for. Returns the exit status: 0 done, 1 failed, 2 wrong
    /// use.
    [[nodiscard]] int run(QStringList arguments);

private:
    [[nodiscard]] const Command* find(const QStringList& arguments) const;
    [[nodiscard]] core::Result<Reply> call(const Command& command, const QStringList& arguments);
    [[nodiscard]] core::Result<AppContext*> openContext();
    [[nodiscard]] QString usage() const;
    [[nodiscard]] static QString usage(const Command& command);
    [[nodiscard]] int finish(const QString& words, const core::Result<Reply>& reply) const;

    QList<Command> m_commands;
    QString m_dataFolder;
    bool m_asJson = false;
    std::unique_ptr<AppContext> m_context;
};

} // namespace inglenook::app
