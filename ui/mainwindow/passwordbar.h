#pragma once

#include "ui/base/services.h"

#include <QtWidgets/QWidget>

class QLineEdit;

namespace inglenook::ui {

class PlainButton;
class TextLabel;

/// Asks once a session for the mail account's password where no keychain has it, above all pages, while mails wait for
/// it. The password stays in memory only.
class PasswordBar : public QWidget
{
    Q_OBJECT

public:
    explicit PasswordBar(const Services& services, QWidget* parent = nullptr);

Q_SIGNALS:
    /// The owner would rather look at the mail account.
    void settingsRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void ask();
    void takePassword();
    void hideWhenSettled();

    Services m_services;
    TextLabel* m_words;
    QLineEdit* m_password;
    PlainButton* m_go;
};

} // namespace inglenook::ui
