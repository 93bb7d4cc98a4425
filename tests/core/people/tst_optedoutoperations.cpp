#include "core/contacts/contactimporter.h"
#include "core/contacts/contactrepository.h"
#include "core/contacts/importhistoryrepository.h"
#include "core/contacts/optoutrepository.h"
#include "core/outbox/mailingrepository.h"
#include "core/outbox/presendcheck.h"
#include "core/outbox/sendqueue.h"
#include "core/people/mergecontacts.h"
#include "core/rules/rulerun.h"
#include "core/settings/settingsrepository.h"
#include "core/visits/visitrepository.h"
#include "tests/support/outboxseed.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QRandomGenerator>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace inglenook::core;
using namespace inglenook::tests;

namespace {

constexpr int operations = 100'000;
constexpr int operationsAtOnce = 250; ///< a commit
constexpr int longest = 40'000;       ///< ms: a slow computer does fewer of them
constexpr int addresses = 60;
constexpr quint32 seed = 20'261'124;

const QDateTime firstDay({2026, 11, 22}, {9, 0}, Qt::UTC);

} // namespace

/// Whatever an owner, guests and the power supply do in whatever order: nobody who has asked for no more mail gets one.
class TestOptedOutOperations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void neverMailWhoHasOptedOut();

private:
    void prepare();
    void operate(Transaction& t);
    void addContact(Transaction& t);
    void importSome(Transaction& t);
    void optOut(Transaction& t);
    void merge(Transaction& t);
    void moveAddress(Transaction& t);
    void makeMailing(Transaction& t);
    void changeMailing(Transaction& t);
    void addVisit(Transaction& t);
    void send(Transaction& t);
    void book(Transaction& t, Id<Invitation> id);

    int below(int limit) { return m_random.bounded(limit); }
    EmailAddress someAddress()
    {
        return *EmailAddress::parse(QStringLiteral("guest%1@guests.example").arg(below(addresses)));
    }
    std::optional<Contact> someContact(Transaction& t)
    {
        const auto found = ContactRepository().findByAddress(t, someAddress());
        return found ? *found : std::nullopt;
    }
    /// What an operation says does not matter, but the data must take it.
    template <typename T>
    void did(const Result<T>& result)
    {
        if (!result && result.error().kind == ErrorKind::Storage)
            qFatal("%s %s", qPrintable(result.error().message), qPrintable(result.error().detail));
    }

    QRandomGenerator m_random{seed};
    QDateTime m_now = firstDay;
    Business m_business;
    Id<Survey> m_survey;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
    QSet<QString> m_optedOut; ///< what the database must not forget
    qint64 m_sent = 0;
    qint64 m_wrong = 0;
};

void TestOptedOutOperations::prepare()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_database = *Database::open(m_folder->filePath(QStringLiteral("t.sqlite")));
    m_survey = OutboxSeed{*m_database}.addSurvey();
    m_business.name = QStringLiteral("The Fox");
    m_business.country = QStringLiteral("GB");
    m_business.timeZone = QTimeZone::utc();
    Manners manners;
    manners.quarantineDays = 1;
    manners.quietFrom = manners.quietUntil;
    Rule rule;
    rule.survey = m_survey;
    rule.isOn = true;
    rule.startsOn = firstDay.date();
    did(m_database->write([&](Transaction& t) -> Result<void> {
        if (auto stored = SettingsRepository().storeBusiness(t, m_business); !stored)
            return stored;
        if (auto stored = SettingsRepository().storeManners(t, manners); !stored)
            return stored;
        const auto added = RuleRepository().add(t, rule, firstDay);
        return added ? Result<void>() : added.error();
    }));
}

void TestOptedOutOperations::addContact(Transaction& t)
{
    Contact contact{.id = {}, .address = someAddress()};
    contact.basis = Basis::Consent;
    contact.tags = below(2) ? QStringList{QStringLiteral("regular")} : QStringList();
    did(ContactRepository().add(t, contact, m_now));
}

void TestOptedOutOperations::importSome(Transaction& t)
{
    QByteArray csv = "Email,Name\n";
    for (int row = 0; row < 3; ++row)
        csv += someAddress().text().toUtf8() + ",Anna Hall\n";
    const auto format = detectFormat(csv);
    ImportOptions options;
    options.format = *format;
    options.mapping = {{ContactField::Address, 0}, {ContactField::FullName, 1}};
    options.columns = 2;
    options.basis = Basis::Consent;
    options.duplicates = static_cast<Duplicates>(below(3));
    did(importContacts(t, csv, options, m_now, ImportMode::Store));
}

void TestOptedOutOperations::optOut(Transaction& t)
{
    const EmailAddress address = someAddress();
    did(OptOutRepository().add(t, address, QStringLiteral("test"), m_now));
    m_optedOut.insert(address.key());
    // Few go for good, else soon nobody is left to be mailed.
    if (m_optedOut.size() > addresses / 3) {
        const EmailAddress back = *EmailAddress::parse(*m_optedOut.begin());
        did(OptOutRepository().remove(t, back));
        m_optedOut.remove(back.key());
    }
}

void TestOptedOutOperations::merge(Transaction& t)
{
    const auto kept = someContact(t);
    const auto gone = someContact(t);
    if (!kept || !gone || kept->id == gone->id)
        return;
    const bool carries = m_optedOut.contains(gone->address.key());
    const auto merged = mergeContacts(t, kept->id, gone->id, m_now);
    did(merged);
    if (merged && carries)
        m_optedOut.insert(kept->address.key());
}

void TestOptedOutOperations::moveAddress(Transaction& t)
{
    auto contact = someContact(t);
    if (!contact)
        return;
    contact->address = someAddress();
    did(ContactRepository().update(t, *contact, m_now));
}

void TestOptedOutOperations::makeMailing(Transaction& t)
{
    Audience audience{Audience::Kind::Tag, QStringLiteral("regular")};
    if (below(4) == 0)
        audience = {Audience::Kind::All, {}};
    else if (below(2))
        audience = {Audience::Kind::Address, someAddress().text()};
    // Even who is asked for although everything speaks against it.
    const AllowedReasons allowed{HoldReason::OptedOut, HoldReason::LeftOut};
    did(createMailing(t, m_survey, audience, m_business, m_now, allowed));
}

void TestOptedOutOperations::changeMailing(Transaction& t)
{
    auto rows =
        t.run(QStringLiteral("SELECT mailing_id, state FROM mailings WHERE state IN ('draft', 'running', 'paused')"
                             " ORDER BY random() LIMIT 1"));
    if (!rows || !rows->next())
        return;
    const Id<Mailing> id(rows->value(0).toLongLong());
    const QString state = rows->value(1).toString();
    if (state == u"draft")
        did(recheckDraft(t, id, m_business, m_now));
    const MailingState next = state == u"running" ? MailingState::Paused : MailingState::Running;
    did(MailingRepository().storeState(t, id, next, {}, m_now));
}

void TestOptedOutOperations::addVisit(Transaction& t)
{
    const auto contact = someContact(t);
    if (!contact)
        return;
    Visit visit;
    visit.contact = contact->id;
    visit.departedOn = m_now.date().addDays(-1);
    did(VisitRepository().add(t, visit, m_now));
    did(runRules(t, m_now));
}

void TestOptedOutOperations::send(Transaction& t)
{
    const MailAccount account{
        .from = {QStringLiteral("The Fox"), *EmailAddress::parse(QStringLiteral("a@fox.example"))},
        .host = QStringLiteral("h"),
        .user = {},
        .caFile = {}};
    const LinkSigner signer{QStringLiteral("https://relay.example/a/"), {}, 1, {}};
    SendQueue queue;
    did(queue.fill(t, account, m_now, 5));
    while (!queue.isEmpty()) {
        const auto composed = queue.compose(signer, m_now);
        const auto* ready = std::get_if<ComposedInvitation>(&composed);
        if (!ready)
            continue;
        did(SendLedger().markEnding(t, ready->id, m_now, m_now));
        ++m_sent;
        if (m_optedOut.contains(ready->mail.to.key()))
            ++m_wrong;
        if (below(10)) // else the power fails here
            book(t, ready->id);
    }
}

void TestOptedOutOperations::book(Transaction& t, Id<Invitation> id)
{
    const SendVerdict verdicts[] = {SendVerdict::Accepted, SendVerdict::Accepted, SendVerdict::Accepted,
                                    SendVerdict::Later};
    did(SendLedger().book(t, id, {verdicts[below(4)], {}, {}}, m_now, m_now.date()));
}

void TestOptedOutOperations::operate(Transaction& t)
{
    const int what = below(1000);
    if (what < 150)
        addContact(t);
    else if (what < 200)
        importSome(t);
    else if (what < 320)
        optOut(t);
    else if (what < 350)
        merge(t);
    else if (what < 390)
        moveAddress(t);
    else if (what < 400)
        makeMailing(t);
    else if (what < 500)
        changeMailing(t);
    else if (what < 540)
        addVisit(t);
    else if (what < 900)
        send(t);
    else if (what < 930)
        did(SendLedger().recover(t, m_now));
    else if (what < 950)
        did(ImportHistoryRepository().undo(t));
    else if (const auto contact = someContact(t); what < 970 && contact)
        did(ContactRepository().remove(t, contact->id));
    m_now = m_now.addSecs(below(3600));
}

void TestOptedOutOperations::neverMailWhoHasOptedOut()
{
    prepare();
    QElapsedTimer time;
    time.start();
    for (int done = 0; done < operations && time.elapsed() < longest; done += operationsAtOnce) {
        did(m_database->writeUnsynced([&](Transaction& t) -> Result<void> {
            for (int i = 0; i < operationsAtOnce; ++i)
                operate(t);
            // What is over is out of the way, as when the outbox runs.
            did(MailingRepository().finishDone(t));
            return {};
        }));
    }
    QCOMPARE(m_wrong, 0);
    // It must have had the occasion to go wrong.
    QVERIFY2(m_sent > 1000, qPrintable(QString::number(m_sent)));
    const OutboxSeed rows{*m_database};
    const auto held =
        rows.value(QStringLiteral("SELECT count(*) FROM invitations WHERE state = 'held' AND failure = ?"),
                   {holdReasonText(HoldReason::OptedOut)});
    QVERIFY2(held.toInt() > 100, qPrintable(held.toString()));
    qInfo("%lld mails, %d held because the guest had opted out", m_sent, held.toInt());
}

QTEST_GUILESS_MAIN(TestOptedOutOperations)
#include "tst_optedoutoperations.moc"
