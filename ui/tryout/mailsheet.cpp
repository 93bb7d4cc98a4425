#include "ui/tryout/mailsheet.h"

#include "ui/base/colours.h"

namespace inglenook::ui {

MailSheet::MailSheet(QWidget* parent)
    : QTextBrowser(parent)
{
    setOpenLinks(false);
    setPalette(paletteFor(lightColours()));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    document()->setDocumentMargin(0);
}

void MailSheet::showMail(const GuestMail& mail)
{
    if (mail.html.isEmpty())
        setPlainText(mail.text);
    else
        setHtml(mail.html);
    setAccessibleName(mail.subject);
}

QVariant MailSheet::loadResource(int, const QUrl&)
{
    return {};
}

} // namespace inglenook::ui
