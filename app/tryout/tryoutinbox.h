#pragma once

#include "app/tryout/guest.h"
#include "app/tryout/mailsink.h"
#include "ui/tryout/guestinbox.h"

namespace inglenook::app {

/// The sink's mails as guests read them.
class TryOutInbox final : public ui::GuestInbox
{
    Q_OBJECT

public:
    /// `sink` outlives it.
    explicit TryOutInbox(MailSink& sink, QObject* parent = nullptr);

    [[nodiscard]] int count() const override;
    [[nodiscard]] ui::GuestMail mail(int number) const override;
    [[nodiscard]] bool openInBrowser(const QUrl& link) override;
    void pressFor(const QUrl& link, std::function<void(core::Result<void>)> done) override;

private:
    MailSink& m_sink;
    Guest m_guest;
};

} // namespace inglenook::app
