#pragma once

#include "core/accounts/dnsclient.h"
#include "core/accounts/mailprovider.h"

#include <QtCore/QMap>
#include <QtCore/QObject>

namespace inglenook::core {

/// How well others can prove that a mail of this domain is genuine, as far as the name system tells.
struct SenderStanding
{
    enum class Mark {
        Good,
        Weak,    ///< there, but it does not do what it should
        Missing, ///< mails may land among the spam for it
        Unknown, ///< the name system cannot tell
    };
    struct Proof
    {
        Mark mark = Mark::Unknown;
        QString words;  ///< translated: what it means and what to do
        QString record; ///< what stands in the name system: foreign plain text
    };

    Proof spf;   ///< who may send for the domain
    Proof dkim;  ///< whose signature counts
    Proof dmarc; ///< what others shall do with a forged one
};

/// What was read for a domain. Unset: nobody answered.
struct StandingRecords
{
    std::optional<QStringList> domainTexts;
    QMap<QString, QStringList> keyTexts; ///< by selector
    bool hasHeardOfKeys = false;
    std::optional<QStringList> policyTexts;
};

/// `provider` null: whose server it is is not known.
[[nodiscard]] SenderStanding computeStanding(const QString& domain, const MailProvider* provider,
                                             const StandingRecords& records);

/// Reads the records of a domain and judges them. Ends in exactly one `finished`, unless it is deleted.
class StandingCheck : public QObject
{
    Q_OBJECT

public:
    explicit StandingCheck(DnsClient& dns, QObject* parent = nullptr);

    void start(const QString& domain, const MailProvider* provider);

Q_SIGNALS:
    void finished(const inglenook::core::SenderStanding& standing);

private:
    void askPolicy(const QString& domain);
    void askKeys();
    void settle();

    DnsClient& m_dns;
    QString m_domain;
    const MailProvider* m_provider = nullptr;
    StandingRecords m_records;
    int m_open = 0; ///< questions without an answer
};

} // namespace inglenook::core
