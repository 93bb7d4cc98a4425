#pragma once

#include "core/outbox/mailexchangeresolver.h"

#include <QtCore/QHash>
#include <QtCore/QObject>

namespace inglenook::tests {

/// A name service that knows what it is told. Answers from the event loop, or when it is told to.
class FakeMailExchangeResolver final : public core::MailExchangeResolver
{
public:
    QHash<QString, QStringList> exchanges; ///< others have none
    bool isSilent = false;                 ///< keeps the questions until `answerAll`
    bool isOutOfReach = false;
    QStringList asked;

    void lookUp(const QString& domain, std::function<void(core::Result<QStringList>)> done) override
    {
        asked << domain;
        m_waiting.append({domain, std::move(done)});
        if (!isSilent)
            QMetaObject::invokeMethod(
                &m_context, [this] { answerAll(); }, Qt::QueuedConnection);
    }

    void answerAll()
    {
        const auto waiting = std::exchange(m_waiting, {});
        for (const auto& [domain, done] : waiting) {
            if (isOutOfReach)
                done(core::Error{core::ErrorKind::Unreachable, QStringLiteral("no name service"), {}});
            else
                done(exchanges.value(domain));
        }
    }

private:
    QObject m_context; ///< what is still to be answered goes with it
    QList<std::pair<QString, std::function<void(core::Result<QStringList>)>>> m_waiting;
};

} // namespace inglenook::tests
