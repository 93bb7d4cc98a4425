#pragma once

#include <QtWidgets/QWidget>

class QProgressBar;

namespace inglenook::ui {

class PlainButton;
class TextLabel;

/// A long piece of work: what it is, how far, how to stop it.
class ProgressPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ProgressPanel(QWidget* parent = nullptr);

    /// Shows the panel with nothing done yet. `title` says what is being done: "Importing contacts".
    void start(const QString& title);
    /// `total` 0: nobody knows how long it will be. `words`, if any, say more than the numbers: "line 12,000".
    void setProgress(qint64 done, qint64 total, const QString& words = {});
    void finish(); ///< hides the panel
    void setCancellable(bool isCancellable);

Q_SIGNALS:
    void cancelRequested();

private:
    TextLabel* m_title;
    TextLabel* m_words;
    QProgressBar* m_bar;
    PlainButton* m_cancel;
};

} // namespace inglenook::ui
