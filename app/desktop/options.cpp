#include "app/desktop/options.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QDir>

namespace inglenook::app {

using namespace core;

namespace {

const QString tryNow = QStringLiteral("try-now");
const QString data = QStringLiteral("data");
const QString journey = QStringLiteral("journey");
const QString screenshots = QStringLiteral("screenshots");
const QString quitWhenShown = QStringLiteral("quit-when-shown");
const QString help = QStringLiteral("help");
const QString version = QStringLiteral("version");

QList<QCommandLineOption> knownOptions()
{
    using Option = QCommandLineOption;
    const QString folder = QStringLiteral("DIR");
    return {Option(data, {}, folder),
            Option(tryNow),
            Option(journey, {}, folder),
            Option(screenshots, {}, folder),
            Option(quitWhenShown),
            Option(QStringList{QStringLiteral("h"), help}),
            Option(QStringList{QStringLiteral("v"), version})};
}

Error wrongUse(const QString& words)
{
    return {ErrorKind::InvalidInput, words, {}};
}

} // namespace

Result<Options> readOptions(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.addOptions(knownOptions());
    if (!parser.parse(arguments))
        return wrongUse(parser.errorText());
    if (!parser.positionalArguments().isEmpty())
        return wrongUse(QStringLiteral("“%1” is not an option.").arg(parser.positionalArguments().first()));
    if (parser.isSet(data) && (parser.isSet(tryNow) || parser.isSet(journey) || parser.isSet(screenshots)))
        return wrongUse(QStringLiteral("--data opens your own data; the try-out has none."));

    Options options;
    options.endsWhenShown = parser.isSet(quitWhenShown);
    options.folder = parser.value(data);
    if (parser.isSet(help))
        options.wish = Options::Wish::Help;
    else if (parser.isSet(version))
        options.wish = Options::Wish::Version;
    else if (parser.isSet(screenshots))
        options = {Options::Wish::Screenshots, parser.value(screenshots), false};
    else if (parser.isSet(journey))
        options = {Options::Wish::Journey, parser.value(journey), false};
    else if (parser.isSet(tryNow))
        options.wish = Options::Wish::TryOut;
    return options;
}

QString usage()
{
    return QStringLiteral("inglenook: four faces by mail, the day after each visit.\n\n"
                          "  inglenook                      your own data\n"
                          "  inglenook --data DIR           your own data in another folder\n"
                          "  inglenook --try-now            an invented pub to try everything on; nothing leaves this "
                          "computer\n"
                          "  inglenook --try-now --journey DIR\n"
                          "                                 makes the try-out's journey by itself, says each step and "
                          "draws the pages into DIR\n"
                          "  inglenook --screenshots DIR    draws every page into DIR\n"
                          "  inglenook --version, --help\n\n"
                          "Scripts and scheduled tasks use inglenook-cli.\n");
}

} // namespace inglenook::app
