#pragma once

#include "app/tryout/tryout.h"
#include "app/tryout/tryoutinbox.h"
#include "ui/mainwindow/mainwindow.h"

namespace inglenook::ui {
class InboxPanel;
}

namespace inglenook::app {

/// The window of the try-out: the pages over the invented pub, its guests' inbox beside them, and a line that says so.
class TryOutWindow : public ui::MainWindow
{
    Q_OBJECT

public:
    /// `tryOut` outlives it.
    explicit TryOutWindow(TryOut& tryOut, QWidget* parent = nullptr);

    [[nodiscard]] ui::InboxPanel& inbox() const { return *m_panel; }

Q_SIGNALS:
    void ownDataRequested();

private:
    void showWhereWeAre();
    void removeSample();
    void addSample();
    void showTrouble(const core::Error& error);

    TryOut& m_tryOut;
    TryOutInbox m_inbox;
    ui::InboxPanel* m_panel;
};

} // namespace inglenook::app
