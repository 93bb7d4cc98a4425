#include "app/desktop/desktop.h"

#include "app/common/ownparts.h"
#include "app/desktop/ownwindow.h"
#include "app/desktop/troubledialog.h"
#include "app/tryout/tryoutwindow.h"

#include <QtCore/QPointer>
#include <QtGui/QScreen>
#include <QtWidgets/QApplication>

namespace inglenook::app {

using namespace core;

namespace {

/// The try-out has a panel more to show; where the screen has the room it takes it.
void makeRoomForPanel(QWidget& window)
{
    constexpr QSize wanted(1440, 860);
    const QSize room = window.screen()->availableGeometry().size() - QSize(64, 96);
    window.resize(window.size().expandedTo(wanted.boundedTo(room)));
}

} // namespace

Desktop::~Desktop() = default;

Result<void> Desktop::openOwnData(const QString& folder)
{
    auto opened = AppContext::open(partsOfOwner(folder));
    if (!opened)
        return opened.error();
    auto window = std::make_unique<OwnWindow>(**opened);
    window->show();
    // The window first: reading keys may ask the keychain, and the keychain its owner.
    QMetaObject::invokeMethod(window.get(), &OwnWindow::startWork, Qt::QueuedConnection);
    m_window = std::move(window);
    m_tryOut.reset();
    m_context = std::move(*opened);
    return {};
}

Result<void> Desktop::openTryOut()
{
    auto opened = TryOut::open();
    if (!opened)
        return opened.error();
    m_tryOut = std::move(*opened);
    auto window = std::make_unique<TryOutWindow>(*m_tryOut);
    connect(window.get(), &TryOutWindow::ownDataRequested, this, &Desktop::leaveTryOut, Qt::QueuedConnection);
    makeRoomForPanel(*window);
    window->show();
    m_tryOut->start([window = QPointer<ui::MainWindow>(window.get())](const Result<void>& started) {
        if (window && !started)
            window->page(window->currentPage())->frontPage()->errorBar().show(started.error());
    });
    m_window = std::move(window);
    return {};
}

void Desktop::leaveTryOut()
{
    if (const auto opened = openOwnData({}); !opened)
        TroubleDialog(opened.error(), m_window.get()).exec();
}

} // namespace inglenook::app
