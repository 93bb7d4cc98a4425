#pragma once

#include "core/mailing/maildialogue.h"
#include "ui/base/page.h"

class QPlainTextEdit;

namespace inglenook::ui {

/// What was said on the last connections to the mail server, without addresses, passwords and mails, to be copied for
/// whoever helps.
class DialoguePage : public Page
{
    Q_OBJECT

public:
    explicit DialoguePage(const core::MailDialogue& dialogue, QWidget* parent = nullptr);

private:
    void copy();

    QPlainTextEdit* m_text;
};

} // namespace inglenook::ui
