#pragma once

#include "core/base/result.h"

#include <QtCore/QDateTime>
#include <QtCore/QObject>
#include <QtCore/QUrl>

#include <functional>

namespace inglenook::ui {

/// A mail as it reached a guest.
struct GuestMail
{
    QString fromName;
    QString fromAddress;
    QString toName; ///< the address where there is no name
    QString subject;
    QString html;
    QString text;
    QDateTime arrivedAt;
};

/// The guests of the try-out, with one inbox for all of them. The application says how their mails get here and what
/// becomes of a press.
class GuestInbox : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] virtual int count() const = 0;
    [[nodiscard]] virtual GuestMail mail(int number) const = 0; ///< 0 is the oldest

    /// Opens a link of a mail where the guest would: in a browser. False where there is none.
    [[nodiscard]] virtual bool openInBrowser(const QUrl& link) = 0;
    /// Does by itself what a guest does there: opens the page, looks at it, presses what it offers. Takes a second or
    /// two and ends in exactly one `done`. Errors: Unreachable.
    virtual void pressFor(const QUrl& link, std::function<void(core::Result<void>)> done) = 0;

Q_SIGNALS:
    void mailArrived(int number);
};

} // namespace inglenook::ui
