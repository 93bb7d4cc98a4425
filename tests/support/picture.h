#pragma once

#include <QtCore/QDir>
#include <QtCore/QTranslator>
#include <QtWidgets/QApplication>
#include <QtWidgets/QWidget>

namespace inglenook::tests {

/// For a designer's eye: keeps what a page looks like in the folder INGLENOOK_PICTURES, where that is set.
inline void keepPicture(QWidget& page, const QString& name)
{
    const QString folder = qEnvironmentVariable("INGLENOOK_PICTURES");
    if (folder.isEmpty())
        return;
    QApplication::sendPostedEvents();
    QApplication::processEvents();
    page.grab().save(QDir(folder).filePath(name + QStringLiteral(".png")));
}

/// The window's texts in English with their plurals, as owners read them.
inline void speakEnglish()
{
    auto* english = new QTranslator(QCoreApplication::instance());
    if (!english->load(QStringLiteral(":/i18n/inglenook_en.qm")) || !QCoreApplication::installTranslator(english))
        qFatal("the English catalogue is not there");
}

} // namespace inglenook::tests
