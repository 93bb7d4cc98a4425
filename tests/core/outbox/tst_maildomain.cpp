#include "core/answers/answerrepository.h"
#include "core/outbox/maildomain.h"
#include "tests/support/answerfixture.h"

#include <QtTest/QTest>

using namespace inglenook::core;
using namespace inglenook::tests;

class TestMailDomain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_rows = std::make_unique<AnswerFixture>(); }
    void keepsTheGateway();
    void countsMailsThatMachinesMet();
    void forgivesOneOddGuestOfALargeProvider();
    void asksAgainAfterAMonth();
    void saysWhyInWords();
    void learnsFromAMachinesVisitOnce();
    void learnsNothingFromAPerson();
    void tellsTheReasonOfAHeldAnswer();
    void knowsDomainsThatNobodyHas_data();
    void knowsDomainsThatNobodyHas();

private:
    MailDomain find(const QString& domain)
    {
        const auto found =
            m_rows->database().read([&](Transaction& t) { return MailDomainRepository().findAmong(t, {domain}); });
        return found && !found->isEmpty() ? found->first() : MailDomain();
    }
    /// What the poller does with an event.
    void takeIn(const ClickEvent& event)
    {
        QVERIFY(m_rows->database().write([&](Transaction& t) -> Result<std::optional<Id<Answer>>> {
            const AnswerRepository answers;
            if (const auto kept = answers.keep(t, event, m_now); !kept)
                return kept.error();
            return answers.judge(t, event.message, Business(), m_now);
        }));
    }
    ClickEvent eventOf(const MessageId& message, ClickKind kind)
    {
        ClickEvent event;
        event.id.bytes[0] = ++m_events;
        event.message = message;
        event.kind = kind;
        event.opened = LinkFunction::Green;
        event.face = Face::Green;
        event.relayTime = Instant(std::chrono::milliseconds(m_now.toMSecsSinceEpoch()));
        event.issuedAt = std::chrono::floor<std::chrono::seconds>(event.relayTime) - std::chrono::hours(20);
        event.method = kind == ClickKind::MachineView ? RequestMethod::Head : RequestMethod::Post;
        event.elapsed = event.pageTime = std::chrono::milliseconds(2500);
        event.frames = 150;
        event.script = true;
        return event;
    }
    void meetMachine(const QString& domain)
    {
        QVERIFY(m_rows->database().write(
            [&](Transaction& t) { return MailDomainRepository().addMachineMail(t, domain, m_now); }));
    }
    void storeGateway(const QString& domain, const QString& gateway)
    {
        QVERIFY(m_rows->database().write(
            [&](Transaction& t) { return MailDomainRepository().storeGateway(t, domain, gateway, m_now); }));
    }

    std::uint8_t m_events = 0;
    const QDateTime m_now{{2026, 11, 22}, {8, 0}, Qt::UTC};
    const QString m_brewery = QStringLiteral("brewery.co.uk");
    std::unique_ptr<AnswerFixture> m_rows;
};

void TestMailDomain::keepsTheGateway()
{
    QVERIFY(find(m_brewery).strictBecause().isEmpty());
    storeGateway(m_brewery, QStringLiteral("Mimecast"));
    QCOMPARE(find(m_brewery).gateway, QStringLiteral("Mimecast"));
    QCOMPARE(find(m_brewery).lookedUpAt, m_now);
    QCOMPARE(find(m_brewery).strictBecause(), QStringLiteral("gateway Mimecast"));
    storeGateway(m_brewery, {});
    QVERIFY(find(m_brewery).strictBecause().isEmpty());
}

void TestMailDomain::countsMailsThatMachinesMet()
{
    meetMachine(m_brewery);
    QCOMPARE(find(m_brewery).strictBecause(), QStringLiteral("machines"));
    QVERIFY(find(m_brewery).lookedUpAt.isNull());
    storeGateway(m_brewery, {});
    meetMachine(m_brewery);
    QCOMPARE(find(m_brewery).machineMails, 2);
    QCOMPARE(find(m_brewery).lookedUpAt, m_now);
}

void TestMailDomain::forgivesOneOddGuestOfALargeProvider()
{
    const QString gmail = QStringLiteral("gmail.com");
    for (int i = 0; i < 4; ++i)
        meetMachine(gmail);
    QVERIFY(find(gmail).strictBecause().isEmpty());
    meetMachine(gmail);
    QCOMPARE(find(gmail).strictBecause(), QStringLiteral("machines"));
}

void TestMailDomain::asksAgainAfterAMonth()
{
    QVERIFY(find(m_brewery).isStale(m_now));
    storeGateway(m_brewery, {});
    QVERIFY(!find(m_brewery).isStale(m_now));
    QVERIFY(!find(m_brewery).isStale(m_now.addDays(29)));
    QVERIFY(find(m_brewery).isStale(m_now.addDays(30)));
    QVERIFY(find(m_brewery).isStale(m_now.addSecs(-1))); // the clock was set back
}

void TestMailDomain::saysWhyInWords()
{
    QVERIFY(strictBecauseText(QStringLiteral("gateway Trend Micro")).contains(u"Trend Micro"));
    QVERIFY(!strictBecauseText(QStringLiteral("machines")).isEmpty());
    QVERIFY(strictBecauseText({}).isEmpty());
    QVERIFY(strictBecauseText(QStringLiteral("moonlight")).isEmpty());
}

void TestMailDomain::learnsFromAMachinesVisitOnce()
{
    const auto contact =
        m_rows->addContact(QStringLiteral("Anna"), QStringLiteral("Hall"), QStringLiteral("anna@Brewery.co.uk"));
    const auto message = m_rows->addInvitation({.contact = contact});
    takeIn(eventOf(message, ClickKind::MachineView));
    QCOMPARE(find(m_brewery).machineMails, 1);
    takeIn(eventOf(message, ClickKind::MachineView));
    QCOMPARE(find(m_brewery).machineMails, 1); // still the same mail
    takeIn(eventOf(m_rows->addInvitation({.contact = contact}), ClickKind::MachineView));
    QCOMPARE(find(m_brewery).machineMails, 2);
}

void TestMailDomain::learnsNothingFromAPerson()
{
    const auto contact =
        m_rows->addContact(QStringLiteral("Anna"), QStringLiteral("Hall"), QStringLiteral("anna@brewery.co.uk"));
    takeIn(eventOf(m_rows->addInvitation({.contact = contact}), ClickKind::AutomaticConfirmation));
    QCOMPARE(find(m_brewery).machineMails, 0);
}

void TestMailDomain::tellsTheReasonOfAHeldAnswer()
{
    const auto contact =
        m_rows->addContact(QStringLiteral("Anna"), QStringLiteral("Hall"), QStringLiteral("anna@brewery.co.uk"));
    const auto message = m_rows->addInvitation({.contact = contact, .strict = true});
    m_rows->run(QStringLiteral("UPDATE invitations SET strict_because = 'gateway Sophos'"));
    ClickEvent look = eventOf(message, ClickKind::AutomaticConfirmation);
    look.strict = true;
    takeIn(look);
    AnswerFilter held;
    held.heldOnly = true;
    const auto answers =
        m_rows->database().read([&](Transaction& t) { return AnswerRepository().load(t, held, 0, 10); });
    QVERIFY(answers && answers->size() == 1);
    QCOMPARE(answers->first().reasons, QStringList{strictBecauseText(QStringLiteral("gateway Sophos"))});
}

void TestMailDomain::knowsDomainsThatNobodyHas_data()
{
    QTest::addColumn<QString>("domain");
    QTest::addColumn<bool>("isReserved");
    QTest::newRow("test") << QStringLiteral("guests.test") << true;
    QTest::newRow("example") << QStringLiteral("guests.example") << true;
    QTest::newRow("example.com") << QStringLiteral("example.com") << true;
    QTest::newRow("below example.org") << QStringLiteral("mail.example.org") << true;
    QTest::newRow("localhost") << QStringLiteral("localhost") << true;
    QTest::newRow("a real one") << QStringLiteral("brewery.co.uk") << false;
    QTest::newRow("only looks like it") << QStringLiteral("myexample.com") << false;
    QTest::newRow("contest") << QStringLiteral("contest") << false;
}

void TestMailDomain::knowsDomainsThatNobodyHas()
{
    QFETCH(QString, domain);
    QFETCH(bool, isReserved);
    QCOMPARE(isReservedDomain(domain), isReserved);
}

QTEST_GUILESS_MAIN(TestMailDomain)
#include "tst_maildomain.moc"
