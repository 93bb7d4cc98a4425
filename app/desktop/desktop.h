#pragma once

#include "app/desktop/options.h"
#include "app/tryout/tryout.h"
#include "ui/mainwindow/mainwindow.h"

namespace inglenook::app {

/// One window at a time, over the owner's own data or over the try-out, with everything it stands on.
class Desktop : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~Desktop() override;

    /// `folder` empty: the default one. Errors: those of AppContext::open; the window that is open stays.
    [[nodiscard]] core::Result<void> openOwnData(const QString& folder);
    /// Errors: those of TryOut::open.
    [[nodiscard]] core::Result<void> openTryOut();

    [[nodiscard]] ui::MainWindow* window() const { return m_window.get(); }

private:
    void leaveTryOut();

    // Windows go before what they stand on.
    std::unique_ptr<TryOut> m_tryOut;
    std::unique_ptr<AppContext> m_context;
    std::unique_ptr<ui::MainWindow> m_window;
};

} // namespace inglenook::app
