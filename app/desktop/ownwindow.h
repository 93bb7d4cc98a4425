#pragma once

#include "app/common/appcontext.h"
#include "ui/mainwindow/mainwindow.h"

namespace inglenook::app {

/// With this exit status the program opens its window anew instead of ending.
inline constexpr int startAgainStatus = 3;

/// The window over the owner's own data. Sending and polling begin once it is there.
class OwnWindow : public ui::MainWindow
{
    Q_OBJECT

public:
    /// `context` outlives it.
    explicit OwnWindow(AppContext& context, QWidget* parent = nullptr);

    /// Recovers, then sends what is due and polls from now on.
    void startWork();

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void showSample();
    void removeSample();
    void showTrouble(const core::Error& error);
    [[nodiscard]] qint64 countWaiting() const;
    [[nodiscard]] bool mayStopSending();
    void finishSending();
    void startAgain();

    AppContext& m_context;
    bool m_isFinishing = false; ///< closes by itself once the mail under way has ended
};

} // namespace inglenook::app
