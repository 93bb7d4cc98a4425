#pragma once

#include "core/base/result.h"

#include <QtNetwork/QNetworkAccessManager>

#include <functional>

namespace inglenook::app {

/// A guest who has no browser at hand: opens a link of his mail over HTTP, looks at the page as long as a person needs,
/// and sends the form that its button sends. Nothing of it is a short cut; the relay sees what it sees of everybody.
class Guest : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(core::Result<void>)>;
    using QObject::QObject;

    /// Follows `link` and presses the first button of its page; a page without one was only read. Ends in exactly one
    /// `done`, unless the guest is deleted first. Errors: Unreachable.
    void press(const QUrl& link, Done done);

private:
    void pressOn(const QUrl& link, const QByteArray& page, const Done& done);

    QNetworkAccessManager m_network;
};

} // namespace inglenook::app
