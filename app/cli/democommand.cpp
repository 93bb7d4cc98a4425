#include "app/cli/command.h"
#include "app/tryout/samplebusiness.h"

namespace inglenook::app {

using namespace core;

namespace {

Result<Reply> runDemo(const CommandCall& call)
{
    const auto context = call.context();
    if (!context)
        return context.error();
    Database& database = (*context)->database();
    if (call.options.isSet(QStringLiteral("remove"))) {
        if (auto removed = removeSampleBusiness(database); !removed)
            return removed.error();
        return Reply{{{QStringLiteral("sample"), false}}, QStringLiteral("The sample data are gone.\n")};
    }
    if (auto made = createSampleBusiness(database, (*context)->clock().now()); !made)
        return made.error();
    return Reply{{{QStringLiteral("sample"), true}},
                 QStringLiteral("A small invented pub is in the data folder, marked as sample data.\n"
                                "“inglenook-cli demo --remove” takes it out again.\n")};
}

} // namespace

QList<Command> demoCommands()
{
    const QCommandLineOption remove(QStringLiteral("remove"), QStringLiteral("Take the sample data out again"));
    return {{QStringLiteral("demo"),
             QStringLiteral("[--remove]"),
             QStringLiteral("Fill an empty data folder with a small invented pub to look around in."),
             0,
             {remove},
             runDemo}};
}

} // namespace inglenook::app
