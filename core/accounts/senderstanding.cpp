#include "core/accounts/senderstanding.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QPointer>
#include <QtCore/QRegularExpression>

namespace inglenook::core {
namespace {

using Mark = SenderStanding::Mark;
using Proof = SenderStanding::Proof;

constexpr qsizetype longestRecord = 500;

QString say(const char* text)
{
    return QCoreApplication::translate("inglenook::core::SenderStanding", text);
}

Proof unknown()
{
    return {Mark::Unknown,
            say(QT_TRANSLATE_NOOP("inglenook::core::SenderStanding",
                                  "The name system does not answer just now, so nothing is known about it.")),
            {}};
}

QStringList startingWith(const QStringList& texts, const QString& word)
{
    QStringList found;
    for (const QString& text : texts) {
        const bool isIt = text.startsWith(word, Qt::CaseInsensitive) &&
                          (text.size() == word.size() || QStringLiteral(" ;\t").contains(text.at(word.size())));
        if (isIt)
            found += text.simplified().left(longestRecord);
    }
    return found;
}

/// The value of a tag in "a=1; b=2".
QString tag(const QString& record, const QString& name)
{
    for (const QString& part : record.split(u';')) {
        if (part.section(u'=', 0, 0).trimmed().compare(name, Qt::CaseInsensitive) == 0)
            return part.section(u'=', 1).trimmed();
    }
    return {};
}

QString suggestedSpf(const MailProvider* provider)
{
    return provider && !provider->spfInclude.isEmpty()
               ? QStringLiteral("v=spf1 include:%1 ~all").arg(provider->spfInclude)
               : QString();
}

Proof missingSpf(const MailProvider* provider)
{
    const QString suggestion = suggestedSpf(provider);
    if (suggestion.isEmpty())
        return {
            Mark::Missing,
            say(QT_TRANSLATE_NOOP("inglenook::core::SenderStanding",
                                  "Nothing says which servers may send for your domain, so mails may land among the "
                                  "spam. Ask your mail provider for its SPF record.")),
            {}};
    return {
        Mark::Missing,
        say(QT_TRANSLATE_NOOP("inglenook::core::SenderStanding",
                              "Nothing says which servers may send for your domain, so mails may land among the spam. "
                              "Whoever looks after the domain can add this TXT record: %1"))
            .arg(suggestion),
        {}};
}

Proof judgeSpf(const MailProvider* provider, const QStringList& texts)
{
    const QStringList records = startingWith(texts, QStringLiteral("v=spf1"));
    if (records.isEmpty())
        return missingSpf(provider);
    const QString& record = records.first();
    if (records.size() > 1)
        return {Mark::Weak,
                say(QT_TRANSLATE_NOOP("inglenook::core::SenderStanding",
                                      "There are two SPF records, and then neither counts. Leave one.")),
                records.join(QStringLiteral(" / "))};
    static const QRegularExpression anybody(QStringLiteral("(^|\\s)\\+?all(\\s|$)"));
    if (anybody.match(record).hasMatch())
        return {Mark::Weak,
                say(QT_TRANSLATE_NOOP("inglenook::core::SenderStanding",
                                      "It allows everybody to send for your domain. It should end in “~all”.")),
                record};
    const QString include = provider ? provider->spfInclude : QString();
    if (!include.isEmpty() && !record.contains(include, Qt::CaseInsensitive))
        return {Mark::Weak,
                say(QT_TRANSLATE_NOOP("inglenook::core::SenderStanding",
                                      "It does not name %1, through which your mails go. Add “include:%2” to it."))
                    .arg(provider->name, include),
                record};
    if (include.isEmpty())
        return {Mark::Good,
                say(QT_TRANSLATE_NOOP("inglenook::core::SenderStanding",
                                      "Your domain says which servers may send for it.")),
                record};
    return {
        Mark::Good,
        say(QT_TRANSLATE_NOOP("inglenook::core::SenderStanding", "%1 may send for your domain.")).arg(provider->name),
        record};
}

Proof judgeKeys(const StandingRecords& records)
{
    if (!records.hasHeardOfKeys)
        return unknown();
    for (auto key = records.keyTexts.begin(); key != records.keyTexts.end(); ++key) {
        for (const QString& text : *key) {
            if (tag(text, QStringLiteral("p")).isEmpty())
                continue; // none, or taken back
            return {Mark::Good,
                    say(QT_TRANSLATE_NOOP(
                            "inglenook::core::SenderStanding",
                            "A key for signatures is published under the name “%1”. Whether your mails are signed "
                            "with it stands in the header of the test mail."))
                        .arg(key.key()),
                    text.simplified().left(longestRecord)};
        }
    }
    return {
        Mark::Unknown,
        say(QT_TRANSLATE_NOOP("inglenook::core::SenderStanding",
                              "No key for signatures stands under a usual name. Your provider may use another: look "
                              "for “dkim=pass” in the header of the test mail, and if it is not there, switch DKIM on "
                              "at your provider.")),
        {}};
}

Proof judgePolicy(const QString& domain, const QStringList& texts)
{
    const QStringList records = startingWith(texts, QStringLiteral("v=DMARC1"));
    if (records.isEmpty())
        return {Mark::Missing,
                say(QT_TRANSLATE_NOOP(
                        "inglenook::core::SenderStanding",
                        "Your domain does not say what becomes of forged mails; large providers want that. Whoever "
                        "looks after the domain can add the TXT record “v=DMARC1; p=none” under _dmarc.%1."))
                    .arg(domain),
                {}};
    const QString policy = tag(records.first(), QStringLiteral("p")).toLower();
    if (policy == u"reject" || policy == u"quarantine")
        return {Mark::Good,
                say(QT_TRANSLATE_NOOP("inglenook::core::SenderStanding",
                                      "Others are asked to hold back mails that are forged in your name.")),
                records.first()};
    if (policy == u"none")
        return {
            Mark::Good,
            say(QT_TRANSLATE_NOOP("inglenook::core::SenderStanding",
                                  "There is one, as large providers want it. It does not yet ask anybody to hold back "
                                  "forged mails.")),
            records.first()};
    return {Mark::Weak,
            say(QT_TRANSLATE_NOOP("inglenook::core::SenderStanding", "There is one, but it cannot be understood.")),
            records.first()};
}

/// The provider's own domain is the provider's to look after.
SenderStanding standingOfProvider(const QString& name)
{
    const Proof proof{
        Mark::Good,
        say(QT_TRANSLATE_NOOP("inglenook::core::SenderStanding", "%1 looks after this itself.")).arg(name),
        {}};
    return {proof, proof, proof};
}

} // namespace

SenderStanding computeStanding(const QString& domain, const MailProvider* provider, const StandingRecords& records)
{
    if (const MailProvider* owner = findProviderOfDomain(domain))
        return standingOfProvider(owner->name);
    return {records.domainTexts ? judgeSpf(provider, *records.domainTexts) : unknown(), judgeKeys(records),
            records.policyTexts ? judgePolicy(domain, *records.policyTexts) : unknown()};
}

StandingCheck::StandingCheck(DnsClient& dns, QObject* parent)
    : QObject(parent)
    , m_dns(dns)
{
}

void StandingCheck::start(const QString& domain, const MailProvider* provider)
{
    m_domain = domain;
    m_provider = provider;
    m_records = {};
    m_open = 2;
    m_dns.fetchTexts(domain, [self = QPointer(this)](const Result<QStringList>& texts) {
        if (!self)
            return;
        if (texts)
            self->m_records.domainTexts = *texts;
        self->settle();
    });
    askPolicy(domain);
    askKeys();
}

/// The policy of a domain stands there or, for a part of it, at the domain above (RFC 7489, 6.6.3).
void StandingCheck::askPolicy(const QString& domain)
{
    m_dns.fetchTexts(
        QStringLiteral("_dmarc.") + domain, [self = QPointer(this), domain](const Result<QStringList>& texts) {
            if (!self)
                return;
            const QString above = domain.section(u'.', 1);
            if (texts && startingWith(*texts, QStringLiteral("v=DMARC1")).isEmpty() && above.contains(u'.'))
                return self->askPolicy(above);
            if (texts)
                self->m_records.policyTexts = *texts;
            self->settle();
        });
}

void StandingCheck::askKeys()
{
    QStringList names = m_provider ? m_provider->dkimNames : QStringList();
    for (const char* usual : {"default", "dkim", "mail", "s1", "k1", "key1"})
        names += QString::fromLatin1(usual);
    m_open += static_cast<int>(names.size());
    for (const QString& name : std::as_const(names)) {
        m_dns.fetchTexts(name + QStringLiteral("._domainkey.") + m_domain,
                         [self = QPointer(this), name](const Result<QStringList>& texts) {
                             if (!self)
                                 return;
                             if (texts) {
                                 self->m_records.hasHeardOfKeys = true;
                                 self->m_records.keyTexts.insert(name, *texts);
                             }
                             self->settle();
                         });
    }
}

void StandingCheck::settle()
{
    if (--m_open == 0)
        Q_EMIT finished(computeStanding(m_domain, m_provider, m_records));
}

} // namespace inglenook::core
