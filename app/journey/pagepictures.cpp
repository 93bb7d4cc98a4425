#include "app/journey/pagepictures.h"

#include "app/journey/patience.h"

#include <QtCore/QDir>
#include <QtGui/QPixmap>
#include <QtWidgets/QWidget>

namespace inglenook::app {

using namespace core;

namespace {

/// Longer than any motion and any gathering of changes.
constexpr std::chrono::milliseconds settlingTime{220};

Error cannotDraw(const QString& path)
{
    return {ErrorKind::Storage,
            QStringLiteral("A picture could not be written to %1.").arg(QDir::toNativeSeparators(path)),
            {}};
}

} // namespace

Result<void> makePictureFolder(const QString& folder)
{
    return QDir().mkpath(folder) ? Result<void>() : cannotDraw(folder);
}

Result<void> drawWindow(QWidget& window, const QString& folder, const QString& name)
{
    wait(settlingTime);
    const QString path = QDir(folder).filePath(name + QStringLiteral(".png"));
    return window.grab().save(path) ? Result<void>() : cannotDraw(path);
}

} // namespace inglenook::app
