#include "app/common/appearance.h"

#include "ui/base/relativetime.h"

#include <QtCore/QLibraryInfo>
#include <QtCore/QTranslator>
#include <QtGui/QIcon>
#include <QtGui/QPainter>
#include <QtSvg/QSvgRenderer>
#include <QtWidgets/QApplication>

namespace inglenook::app {

namespace {

void loadTexts(QApplication& application)
{
    const QString folder = QStringLiteral(":/i18n");
    auto* own = new QTranslator(&application);
    // English too has a catalogue: its plurals.
    if (own->load(QLocale(), QStringLiteral("inglenook"), QStringLiteral("_"), folder) ||
        own->load(QStringLiteral("inglenook_en"), folder))
        QCoreApplication::installTranslator(own);
    auto* qt = new QTranslator(&application);
    const bool speaksOurs = own->language().left(2) == QLocale().name().left(2);
    if (speaksOurs && qt->load(QLocale(), QStringLiteral("qtbase"), QStringLiteral("_"),
                               QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(qt);
}

QIcon applicationIcon()
{
    QSvgRenderer renderer(QStringLiteral(":/inglenook.svg"));
    QIcon icon;
    for (const int side : {16, 24, 32, 48, 64, 128, 256}) {
        QPixmap pixmap(side, side);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        renderer.render(&painter);
        painter.end();
        icon.addPixmap(pixmap);
    }
    return icon;
}

} // namespace

void dress(QApplication& application, ui::Appearance appearance)
{
    QCoreApplication::setApplicationName(QStringLiteral("Inglenook"));
    QCoreApplication::setApplicationVersion(QStringLiteral(INGLENOOK_VERSION));
    // Windows of one program are found together, and find their icon, by this name.
    QGuiApplication::setDesktopFileName(QStringLiteral("inglenook"));
    QLocale::setDefault(ui::wordsLocale()); // a bare one would show seconds beside each time of day
    loadTexts(application);
    ui::applyTheme(application, appearance);
    QGuiApplication::setWindowIcon(applicationIcon());
}

} // namespace inglenook::app
