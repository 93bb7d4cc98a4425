#pragma once

#include "core/base/clock.h"
#include "core/base/storage/database.h"
#include "core/outbox/maildomain.h"
#include "core/outbox/mailexchangeresolver.h"

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QSet>

#include <deque>

namespace inglenook::core {

/// Finds out about the domains of the next mails before they leave, without keeping them waiting for long.
class DomainWatch : public QObject
{
    Q_OBJECT

public:
    /// Longest that mails wait for the name service.
    static constexpr std::chrono::milliseconds longestWait{2000};

    /// Without a resolver nothing is looked up; what is known counts all the same. It outlives this.
    DomainWatch(Database& database, const Clock& clock, MailExchangeResolver* resolver, QObject* parent = nullptr);

    /// Reads what is known of these domains and asks for the others, a few at a time. Forgets the ones before.
    void prepare(const QStringList& domains);
    /// Nothing about this domain is worth waiting for any longer.
    [[nodiscard]] bool isSettled(const QString& domain) const { return !m_awaited.contains(domain); }
    /// The same of all that were prepared.
    [[nodiscard]] bool isSettled() const { return m_awaited.isEmpty(); }
    /// Why only a press counts there, as MailDomain has it; empty where a look is enough or nothing is known.
    [[nodiscard]] QString strictBecause(const QString& domain) const;

Q_SIGNALS:
    /// One more domain is settled.
    void settled();

private:
    void readKnown(const QStringList& domains);
    void askNext();
    void take(const QString& domain, const Result<QStringList>& exchanges);
    void giveUpWaiting(quint64 round);

    Database& m_database;
    const Clock& m_clock;
    MailExchangeResolver* m_resolver;
    QHash<QString, MailDomain> m_known;
    QSet<QString> m_awaited;     ///< mails wait for these
    std::deque<QString> m_toAsk; ///< not asked for yet
    QSet<QString> m_asked;       ///< the name service has not answered yet
    QDateTime m_noWaitBefore;
    quint64 m_round = 0;
};

} // namespace inglenook::core
