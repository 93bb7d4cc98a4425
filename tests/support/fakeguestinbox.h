#pragma once

#include "ui/tryout/guestinbox.h"

namespace inglenook::tests {

/// An inbox whose mails and presses the test decides.
class FakeGuestInbox : public ui::GuestInbox
{
public:
    [[nodiscard]] int count() const override { return static_cast<int>(mails.size()); }
    [[nodiscard]] ui::GuestMail mail(int number) const override { return mails.at(number); }
    [[nodiscard]] bool openInBrowser(const QUrl& link) override
    {
        opened << link;
        return hasBrowser;
    }
    void pressFor(const QUrl& link, std::function<void(core::Result<void>)> done) override
    {
        pressed << link;
        pending = std::move(done);
    }

    /// A mail with all six links arrives.
    void arrive(const QString& guest)
    {
        const QString base = QStringLiteral("https://relay.example/a/%1").arg(mails.size());
        ui::GuestMail mail;
        mail.fromName = QStringLiteral("The Old Ferry Inn");
        mail.fromAddress = QStringLiteral("hello@inn.example");
        mail.toName = guest;
        mail.subject = QStringLiteral("How was it, %1?").arg(guest);
        mail.html = QStringLiteral("<p><a href=\"%1/0\">Delighted</a></p>").arg(base);
        int number = 0;
        for (const char16_t* words : {u"Delighted", u"Happy", u"Not quite", u"Unhappy", u"How we treat your answer",
                                      u"No more mails like this"})
            mail.text += QStringLiteral("%1:\n%2/%3\n\n").arg(QString::fromUtf16(words), base).arg(number++);
        mail.arrivedAt = QDateTime(QDate(2026, 3, 18), QTime(10, 5), Qt::UTC);
        mails << mail;
        Q_EMIT mailArrived(static_cast<int>(mails.size()) - 1);
    }

    QList<ui::GuestMail> mails;
    bool hasBrowser = false;
    QList<QUrl> opened;
    QList<QUrl> pressed;
    std::function<void(core::Result<void>)> pending;
};

} // namespace inglenook::tests
