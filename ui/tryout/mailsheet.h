#pragma once

#include "ui/tryout/guestinbox.h"

#include <QtWidgets/QTextBrowser>

namespace inglenook::ui {

/// A mail's HTML as a mail program shows it, on paper's colours in light and dark alike. Loads nothing and opens
/// nothing: `anchorClicked` tells which link was pressed.
class MailSheet : public QTextBrowser
{
    Q_OBJECT

public:
    explicit MailSheet(QWidget* parent = nullptr);

    void showMail(const GuestMail& mail);

protected:
    QVariant loadResource(int type, const QUrl& name) override;
};

} // namespace inglenook::ui
