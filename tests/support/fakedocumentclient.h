#pragma once

#include "core/accounts/documentclient.h"

#include <QtCore/QHash>
#include <QtCore/QTimer>

namespace inglenook::tests {

/// A web of a few documents in memory. What it does not have cannot be reached.
class FakeDocumentClient final : public core::DocumentClient
{
public:
    QHash<QString, QByteArray> documents; ///< by address
    QStringList asked;                    ///< every address, in order
    bool isSilent = false;                ///< never answers

    void fetch(const QUrl& url, qint64 longest, std::function<void(core::Result<QByteArray>)> done) override
    {
        asked += url.toString();
        if (isSilent)
            return;
        const auto found = documents.constFind(url.toString());
        const bool isThere = found != documents.constEnd() && found->size() <= longest;
        const auto result = isThere ? core::Result<QByteArray>(*found)
                                    : core::Result<QByteArray>(core::Error{core::ErrorKind::Unreachable, {}, {}});
        QTimer::singleShot(0, &m_alive, [done = std::move(done), result] { done(result); });
    }

private:
    QObject m_alive;
};

} // namespace inglenook::tests
