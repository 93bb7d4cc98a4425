#include "core/outbox/holdquestion.h"

#include "core/contacts/maskedaddress.h"
#include "core/contacts/optoutrepository.h"
#include "core/mailing/mailaccountrepository.h"
#include "core/outbox/deadaddresses.h"
#include "core/outbox/invitationrow.h"
#include "core/outbox/sendledger.h"
#include "core/settings/settingsrepository.h"
#include "core/surveys/surveyrepository.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include <algorithm>
#include <array>

namespace inglenook::core {
namespace {

/// Where the regulator's own guidance tells a plain survey from advertising, so that service is basis enough.
/// Elsewhere, and above all in Germany, it counts as advertising.
constexpr std::array lenientCountries = {u"GB", u"IE", u"US", u"CA", u"AU", u"NZ"};

/// Domains where anybody may have an address: the owner's neighbours there are not the house.
constexpr std::array publicDomains = {
    u"gmail.com",     u"googlemail.com", u"outlook.com",    u"hotmail.com",    u"live.com",     u"msn.com",
    u"yahoo.com",     u"yahoo.co.uk",    u"icloud.com",     u"me.com",         u"mac.com",      u"aol.com",
    u"gmx.de",        u"gmx.net",        u"gmx.at",         u"gmx.ch",         u"web.de",       u"t-online.de",
    u"freenet.de",    u"mail.de",        u"posteo.de",      u"mailbox.org",    u"proton.me",    u"protonmail.com",
    u"fastmail.com",  u"zoho.com",       u"btinternet.com", u"sky.com",        u"talktalk.net", u"virginmedia.com",
    u"orange.fr",     u"wanadoo.fr",     u"free.fr",        u"sfr.fr",         u"laposte.net",  u"libero.it",
    u"virgilio.it",   u"tin.it",         u"alice.it",       u"telefonica.net", u"bluewin.ch",   u"eircom.net",
    u"hotmail.co.uk", u"hotmail.de",     u"hotmail.fr",     u"outlook.de",     u"outlook.fr",   u"yahoo.de",
    u"yahoo.fr",      u"yahoo.it",       u"yahoo.es"};

template <size_t N>
bool isAmong(const std::array<const char16_t*, N>& words, const QString& word)
{
    return std::any_of(words.begin(), words.end(),
                       [&word](const char16_t* known) { return word == QStringView(known); });
}

QString jsonList(const QStringList& words)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(words)).toJson(QJsonDocument::Compact));
}

const QString domainOfContact = QStringLiteral("substr(c.address_key, instr(c.address_key, '@') + 1)");

const QString waiting = QStringLiteral("('queued', 'reserved', 'in_data', 'ending', 'deferred')");

/// A visit that no longer lies where it did when rule `u` queued the mail of row `r`.
const QString hasMoved = QStringLiteral("(v.is_cancelled OR r.anchor_day <> CASE u.anchor WHEN 'arrival' THEN"
                                        " coalesce(v.arrived_on, v.departed_on) ELSE v.departed_on END)");

/// Puts the conditions together, but for those that are allowed.
class HoldExpression
{
public:
    explicit HoldExpression(const AllowedReasons& allowed)
        : m_allowed(allowed)
    {
    }

    void add(HoldReason reason, const QString& condition, const QVariantList& values)
    {
        if (m_allowed.contains(reason) && mayBeAllowed(reason))
            return;
        m_text += QStringLiteral(" WHEN %1 THEN %2").arg(condition).arg(static_cast<int>(reason));
        m_values += values;
    }
    [[nodiscard]] QString text() const { return QStringLiteral("CASE") + m_text + QStringLiteral(" ELSE -1 END"); }
    [[nodiscard]] const QVariantList& values() const { return m_values; }

private:
    const AllowedReasons& m_allowed;
    QString m_text;
    QVariantList m_values;
};

/// The contacts of the audience who have opted out, as a JSON array of keys. Fingerprints are keyed, so this cannot be
/// a join.
Result<QString> loadOptedOut(Transaction& transaction, const HoldQuestion& question)
{
    auto known = transaction.run(QStringLiteral("SELECT EXISTS (SELECT 1 FROM opt_outs)"));
    if (!known)
        return known.error();
    if (!known->next() || !known->value(0).toBool())
        return keyList({});
    auto rows = transaction.run(QStringLiteral("SELECT c.contact_id, c.address_key FROM contacts c ") + question.where,
                                question.audienceValues);
    if (!rows)
        return rows.error();
    QHash<QString, qint64> byAddress;
    while (rows->next())
        byAddress.insert(rows->value(1).toString(), rows->value(0).toLongLong());
    const auto optedOut = OptOutRepository().findAmong(transaction, byAddress.keys());
    if (!optedOut)
        return optedOut.error();
    QList<qint64> keys;
    for (const QString& address : *optedOut)
        keys += byAddress.value(address);
    return keyList(keys);
}

/// Addresses (EmailAddress::key) and domains that are never asked.
struct LeftOut
{
    QStringList addresses;
    QStringList domains;
};

Result<LeftOut> loadLeftOut(Transaction& transaction, const Manners& manners)
{
    LeftOut leftOut;
    for (const QString& word : manners.leftOut) {
        const bool isAddress = word.contains(u'@');
        const auto address = EmailAddress::parse(isAddress ? word : QStringLiteral("anybody@") + word);
        if (address && isAddress)
            leftOut.addresses.append(address->key());
        else if (address)
            leftOut.domains.append(address->domain());
    }
    if (!manners.leavesOutOwnDomain)
        return leftOut;
    const auto account = MailAccountRepository().find(transaction);
    if (!account)
        return account.error();
    if (*account && !isAmong(publicDomains, (*account)->from.address.domain()))
        leftOut.domains.append((*account)->from.address.domain());
    return leftOut;
}

void addAddressReasons(HoldExpression& expression, const QString& optedOut, const QDate& today)
{
    expression.add(HoldReason::OptedOut, QStringLiteral("c.contact_id IN (SELECT value FROM json_each(?))"),
                   {optedOut});
    expression.add(HoldReason::DeadAddress, deadAddressCondition(), {lastTry});
    expression.add(HoldReason::MaskedGone,
                   domainOfContact +
                       QStringLiteral(" IN (SELECT value FROM json_each(?)) AND coalesce((SELECT max(v.departed_on)"
                                      " FROM visits v WHERE v.contact_id = c.contact_id AND v.is_cancelled = 0),"
                                      " date(c.created_at / 1000, 'unixepoch')) < ?"),
                   {jsonList(maskedDomains()), today.addDays(-maskedAddressDays).toString(Qt::ISODate)});
}

void addOwnersReasons(HoldExpression& expression, bool isAdvertising, const LeftOut& leftOut)
{
    expression.add(HoldReason::NoBasis,
                   QStringLiteral("c.basis = 'unknown' OR (? AND c.basis NOT IN ('soft_opt_in', 'consent'))"),
                   {isAdvertising});
    if (!leftOut.addresses.isEmpty() || !leftOut.domains.isEmpty())
        expression.add(HoldReason::LeftOut,
                       QStringLiteral("c.address_key IN (SELECT value FROM json_each(?)) OR EXISTS (SELECT 1 FROM"
                                      " json_each(?) d WHERE %1 = d.value OR %1 LIKE '%.' || d.value)")
                           .arg(domainOfContact),
                       {jsonList(leftOut.addresses), jsonList(leftOut.domains)});
    expression.add(HoldReason::OpenComplaint,
                   QStringLiteral("EXISTS (SELECT 1 FROM answers a JOIN cases k ON k.answer_id = a.answer_id"
                                  " WHERE a.contact_id = c.contact_id AND k.state IN ('open', 'reached'))"),
                   {});
}

void addSendingReasons(HoldExpression& expression, const HoldTerms& terms, const QDateTime& quarantineStart)
{
    const qint64 own = terms.own.number();
    expression.add(HoldReason::AskedLately,
                   QStringLiteral("EXISTS (SELECT 1 FROM invitations i WHERE i.contact_id = c.contact_id"
                                  " AND i.sent_at > ? AND i.mailing_id <> ? AND i.invitation_id <> ?)"),
                   {storedTime(quarantineStart), own, terms.reminded.number()});
    expression.add(HoldReason::InAnotherMailing,
                   QStringLiteral("EXISTS (SELECT 1 FROM invitations i JOIN mailings m ON m.mailing_id = i.mailing_id"
                                  " AND m.state IN ('running', 'paused', 'stopped') WHERE i.contact_id = c.contact_id"
                                  " AND i.sent_at IS NULL AND i.mailing_id <> ? AND i.state IN ") +
                       waiting + u')',
                   {own});
    if (!terms.own.isNull())
        expression.add(HoldReason::VisitMoved,
                       QStringLiteral("EXISTS (SELECT 1 FROM invitations i JOIN rule_visits r"
                                      " ON r.invitation_id = i.invitation_id JOIN rules u ON u.rule_id = r.rule_id"
                                      " JOIN visits v ON v.visit_id = r.visit_id WHERE i.contact_id = c.contact_id"
                                      " AND i.mailing_id = ? AND i.state IN ") +
                           waiting + QStringLiteral(" AND ") + hasMoved + u')',
                       {own});
    if (!terms.languages.isEmpty())
        expression.add(HoldReason::MissingLanguage,
                       QStringLiteral("c.language <> '' AND c.language NOT IN (SELECT value FROM json_each(?))"),
                       {jsonList(terms.languages)});
}

} // namespace

HoldQuestion askAbout(const Audience& audience)
{
    switch (audience.kind) {
    case Audience::Kind::All:
        return {QStringLiteral("WHERE 1 "), {}, {}, {}};
    case Audience::Kind::Tag:
        return {QStringLiteral("WHERE c.contact_id IN (SELECT ct.contact_id FROM contact_tags ct JOIN tags t"
                               " ON t.tag_id = ct.tag_id WHERE t.name = ?) "),
                {audience.value},
                {},
                {}};
    case Audience::Kind::Address: {
        const auto address = EmailAddress::parse(audience.value);
        return {QStringLiteral("WHERE c.address_key = ? "), {address ? address->key() : audience.value}, {}, {}};
    }
    case Audience::Kind::Rule: // its guests are named by their visits, not by who they are
        return {QStringLiteral("WHERE 0 "), {}, {}, {}};
    }
    Q_UNREACHABLE();
}

HoldQuestion askAbout(const Mailing& mailing)
{
    QString where =
        QStringLiteral("WHERE c.contact_id IN (SELECT w.contact_id FROM invitations w WHERE w.mailing_id = ? ");
    if (mailing.state != MailingState::Draft)
        where += QStringLiteral("AND w.state IN ") + waiting;
    return {where + QStringLiteral(") "), {mailing.id.number()}, {}, {}};
}

HoldQuestion askAbout(const QList<Id<Contact>>& contacts)
{
    QList<qint64> keys;
    for (const Id<Contact> contact : contacts)
        keys += contact.number();
    return {QStringLiteral("WHERE c.contact_id IN (SELECT value FROM json_each(?)) "), {keyList(keys)}, {}, {}};
}

Result<HoldQuestion> prepareHold(Transaction& transaction, HoldQuestion question, const Business& business,
                                 const QDateTime& now, const HoldTerms& terms)
{
    const auto manners = SettingsRepository().loadManners(transaction);
    if (!manners)
        return manners.error();
    const auto optedOut = loadOptedOut(transaction, question);
    if (!optedOut)
        return optedOut.error();
    const auto leftOut = loadLeftOut(transaction, *manners);
    if (!leftOut)
        return leftOut.error();
    HoldExpression expression(terms.allowed);
    addAddressReasons(expression, *optedOut, business.dayOf(now));
    addOwnersReasons(expression, !isAmong(lenientCountries, business.country), *leftOut);
    addSendingReasons(expression, terms, now.addDays(-manners->quarantineDays));
    question.hold = expression.text();
    question.holdValues = expression.values();
    return question;
}

Result<QStringList> loadLanguages(Transaction& transaction, Id<SurveyVersion> version)
{
    const auto found = SurveyRepository().findVersion(transaction, version);
    if (!found)
        return found.error();
    return *found ? QStringList((*found)->texts.keys()) : QStringList();
}

Result<QSet<Id<Invitation>>> findMoved(Transaction& transaction, const QList<Id<Invitation>>& invitations)
{
    QList<qint64> keys;
    for (const Id<Invitation> id : invitations)
        keys += id.number();
    auto rows = transaction.run(QStringLiteral("SELECT r.invitation_id FROM rule_visits r JOIN rules u"
                                               " ON u.rule_id = r.rule_id JOIN visits v ON v.visit_id = r.visit_id"
                                               " WHERE r.invitation_id IN (SELECT value FROM json_each(?)) AND ") +
                                    hasMoved,
                                {keyList(keys)});
    if (!rows)
        return rows.error();
    QSet<Id<Invitation>> moved;
    while (rows->next())
        moved.insert(Id<Invitation>(rows->value(0).toLongLong()));
    return moved;
}

} // namespace inglenook::core
