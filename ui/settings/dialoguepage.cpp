#include "ui/settings/dialoguepage.h"

#include "ui/base/button.h"
#include "ui/base/textlabel.h"

#include <QtGui/QClipboard>
#include <QtGui/QFontDatabase>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QPlainTextEdit>

namespace inglenook::ui {

DialoguePage::DialoguePage(const core::MailDialogue& dialogue, QWidget* parent)
    : Page(tr("What was said"), Width::Full, parent)
    , m_text(new QPlainTextEdit)
{
    setBackLink(tr("Mail account"));
    auto* copyButton = addPrimaryButton(tr("Copy"));
    copyButton->setObjectName(QStringLiteral("copyDialogue"));
    copyButton->setEnabled(!dialogue.isEmpty());
    connect(copyButton, &QPushButton::clicked, this, &DialoguePage::copy);
    auto* words =
        new TextLabel(tr("The last conversations with your mail server: S is the server, C is Inglenook. "
                         "Addresses, passwords and mails are left out, so you can give it to whoever helps you. "
                         "It is kept in memory only, until Inglenook is closed."),
                      TextRole::Body, TextLabel::Tone::Quiet);
    words->setFit(TextLabel::Fit::Wrapped);
    m_text->setObjectName(QStringLiteral("dialogue"));
    m_text->setAccessibleName(title());
    m_text->setReadOnly(true);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setPlaceholderText(tr("Nothing has been said yet since Inglenook was started."));
    m_text->setPlainText(dialogue.text().trimmed());
    m_text->moveCursor(QTextCursor::End);
    content()->addWidget(words);
    content()->addWidget(m_text, 1);
    content()->addSpacing(space::large);
}

void DialoguePage::copy()
{
    QGuiApplication::clipboard()->setText(m_text->toPlainText());
    errorBar().showSuccess(tr("Copied."));
}

} // namespace inglenook::ui
