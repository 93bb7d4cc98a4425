#include "app/tryout/tryoutinbox.h"

#include "app/tryout/mailreader.h"

#include <QtGui/QDesktopServices>
#include <QtGui/QGuiApplication>

namespace inglenook::app {

TryOutInbox::TryOutInbox(MailSink& sink, QObject* parent)
    : GuestInbox(parent)
    , m_sink(sink)
{
    connect(&sink, &MailSink::mailArrived, this,
            [this](qsizetype index) { Q_EMIT mailArrived(static_cast<int>(index)); });
}

int TryOutInbox::count() const
{
    return static_cast<int>(m_sink.mails().size());
}

ui::GuestMail TryOutInbox::mail(int number) const
{
    const MailSink::Mail& kept = m_sink.mails().at(number);
    ui::GuestMail mail = readMail(kept.content);
    mail.arrivedAt = kept.arrivedAt;
    return mail;
}

bool TryOutInbox::openInBrowser(const QUrl& link)
{
    // Without a screen there is nobody to look at a browser.
    const QString platform = QGuiApplication::platformName();
    if (platform == u"offscreen" || platform == u"minimal")
        return false;
    return QDesktopServices::openUrl(link);
}

void TryOutInbox::pressFor(const QUrl& link, std::function<void(core::Result<void>)> done)
{
    m_guest.press(link, std::move(done));
}

} // namespace inglenook::app
