#pragma once

#include <QtNetwork/QNetworkAccessManager>

#include <optional>

namespace inglenook::bench {

/// A guest's browser: opens pages, sends the form as its button does.
class GuestBrowser
{
public:
    /// The page's nonce; nothing when there is no such page.
    [[nodiscard]] std::optional<QByteArray> open(const QUrl& link);
    /// Begins the press and does not wait. The relay's answer is dropped.
    void press(const QUrl& link, const QByteArray& nonce);
    /// Whether it was answered.
    [[nodiscard]] bool roundTrip(const QUrl& url);

private:
    QNetworkAccessManager m_network;
};

} // namespace inglenook::bench
