#pragma once

#include "core/base/storage/transaction.h"

#include <QtCore/QDateTime>

#include <optional>

namespace inglenook::core {

/// What is known of the domain of a mail address.
struct MailDomain
{
    QString name;            ///< lower case, ASCII
    QString gateway;         ///< whose filter stands in front of it; empty: none that we know
    QDateTime lookedUpAt;    ///< null: never answered
    qint64 machineMails = 0; ///< mails in which a machine has opened or pressed something

    /// Why only a press on the page counts for guests of this domain: "gateway Mimecast" or "machines"; empty where a
    /// look is enough. Of a large provider of private mail one odd guest proves nothing.
    [[nodiscard]] QString strictBecause() const;
    /// Is it worth asking again? Businesses move their mail now and then.
    [[nodiscard]] bool isStale(const QDateTime& now) const;
};

class MailDomainRepository
{
public:
    /// What is known; a domain that nothing is known of is not among them.
    [[nodiscard]] Result<QList<MailDomain>> findAmong(Transaction& transaction, const QStringList& domains) const;
    [[nodiscard]] Result<void> storeGateway(Transaction& transaction, const QString& domain, const QString& gateway,
                                            const QDateTime& now) const;
    /// A machine was at one more mail of this domain.
    [[nodiscard]] Result<void> addMachineMail(Transaction& transaction, const QString& domain,
                                              const QDateTime& now) const;
};

/// Set aside for examples and tests (RFC 2606, RFC 6761): nobody has mail there, so nobody need be asked about it.
[[nodiscard]] bool isReservedDomain(const QString& domain);

/// The reason as the end of a sentence for the owner; empty for none and for words of a newer version.
[[nodiscard]] QString strictBecauseText(const QString& strictBecause);

} // namespace inglenook::core
