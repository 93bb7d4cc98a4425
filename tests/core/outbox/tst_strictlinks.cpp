#include "core/mailing/mailaccountrepository.h"
#include "core/outbox/maildomain.h"
#include "core/outbox/outbox.h"
#include "tests/support/fakeclock.h"
#include "tests/support/fakemailexchangeresolver.h"
#include "tests/support/fakemailserver.h"
#include "tests/support/fakesecretstore.h"
#include "tests/support/outboxseed.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace inglenook::core;
using namespace inglenook::tests;

/// From the recipient's domain to the bit in the links of the mail that leaves.
class TestStrictLinks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void asksForAPressBehindAFilter();
    void leavesTheOthersWithALook();
    void isStrictWhereMachinesWereBefore();
    void sendsWithoutAnAnswerOfTheNameService();
    void isBusyWhileItWaits();

private:
    Id<Mailing> addMailing(const QStringList& domains);
    void start();
    /// How many have left, with the account's pace passed.
    [[nodiscard]] qsizetype countSent()
    {
        m_clock.advance(std::chrono::seconds(1));
        m_outbox->wake();
        return m_server->mails.size();
    }
    [[nodiscard]] std::optional<bool> isStrict(int mail) const;
    [[nodiscard]] QString because(int mail) const
    {
        return m_seed
            ->value(QStringLiteral("SELECT strict_because FROM invitations ORDER BY invitation_id LIMIT 1"
                                   " OFFSET ?"),
                    {mail})
            .toString();
    }

    FakeClock m_clock;
    LinkSigner m_signer{QStringLiteral("https://relay.example/a/"), randomBytes<MailboxId>(), 1, MailboxKey()};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<OutboxSeed> m_seed;
    std::unique_ptr<FakeSecretStore> m_secrets;
    std::unique_ptr<FakeMailServer> m_server;
    std::unique_ptr<FakeMailExchangeResolver> m_names;
    std::unique_ptr<Outbox> m_outbox;
};

void TestStrictLinks::init()
{
    m_outbox.reset();
    m_database.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    auto opened = Database::open(m_folder->filePath(QStringLiteral("test.sqlite")));
    QVERIFY(opened.has_value());
    m_database = std::move(*opened);
    m_seed = std::make_unique<OutboxSeed>(OutboxSeed{*m_database});
    m_secrets = std::make_unique<FakeSecretStore>();
    m_secrets->setMailPassword("secret");
    m_server = std::make_unique<FakeMailServer>();
    m_names = std::make_unique<FakeMailExchangeResolver>();
    m_names->exchanges = {{QStringLiteral("brewery.co.uk"), {QStringLiteral("mx1.hc1.iphmx.com")}},
                          {QStringLiteral("bakery.co.uk"), {QStringLiteral("mail.bakery.co.uk")}}};
    MailAccount account{.from = {QStringLiteral("The Fox"), *EmailAddress::parse(QStringLiteral("fox@fox.example"))},
                        .host = QStringLiteral("mail.fox.example"),
                        .user = QStringLiteral("fox"),
                        .caFile = {}};
    account.perMinute = 60'000;
    QVERIFY(m_database->write([&](Transaction& t) { return MailAccountRepository().store(t, account); }));
}

Id<Mailing> TestStrictLinks::addMailing(const QStringList& domains)
{
    m_seed->addContacts(static_cast<int>(domains.size()));
    for (int i = 0; i < domains.size(); ++i) {
        const QString address = QStringLiteral("guest%1@%2").arg(i).arg(domains.at(i));
        m_seed->run(QStringLiteral("UPDATE contacts SET address = ?, address_key = ? WHERE contact_id = ?"),
                    {address, address, i + 1});
    }
    return m_seed->addMailing(static_cast<int>(domains.size()));
}

void TestStrictLinks::start()
{
    m_outbox = std::make_unique<Outbox>(Outbox::Needs{*m_database, m_clock, m_server->factory(), *m_secrets,
                                                      [this] { return std::optional(m_signer); }, m_names.get()});
    QVERIFY(m_outbox->open());
    m_outbox->wake();
}

/// What the relay reads in the first link of that mail.
std::optional<bool> TestStrictLinks::isStrict(int mail) const
{
    QString content = QString::fromUtf8(m_server->mails.at(mail).content);
    content.remove(QStringLiteral("=\r\n")); // quoted-printable
    static const QRegularExpression link(QStringLiteral("https://relay\\.example/a/([0-9a-z]+)"));
    const auto found = decodeToken(link.match(content).captured(1).toStdString());
    return found ? std::optional(found->link.strict) : std::nullopt;
}

void TestStrictLinks::asksForAPressBehindAFilter()
{
    addMailing({QStringLiteral("brewery.co.uk"), QStringLiteral("bakery.co.uk"), QStringLiteral("brewery.co.uk")});
    start();
    QTRY_COMPARE(countSent(), 3);
    QCOMPARE(isStrict(0), std::optional(true));
    QCOMPARE(isStrict(1), std::optional(false));
    QCOMPARE(isStrict(2), std::optional(true));
    QTRY_VERIFY(m_outbox->isIdle());
    QCOMPARE(because(0), QStringLiteral("gateway Cisco"));
    QCOMPARE(because(1), QString());
    QCOMPARE(m_seed->value(QStringLiteral("SELECT group_concat(is_strict, '') FROM invitations")).toString(),
             QStringLiteral("101"));
}

void TestStrictLinks::leavesTheOthersWithALook()
{
    addMailing({QStringLiteral("guests.example")});
    start();
    QTRY_COMPARE(m_server->mails.size(), 1);
    QCOMPARE(isStrict(0), std::optional(false));
    QVERIFY(m_names->asked.isEmpty());
}

void TestStrictLinks::isStrictWhereMachinesWereBefore()
{
    addMailing({QStringLiteral("bakery.co.uk")});
    QVERIFY(m_database->write([&](Transaction& t) {
        return MailDomainRepository().addMachineMail(t, QStringLiteral("bakery.co.uk"), m_clock.now());
    }));
    start();
    QTRY_COMPARE(m_server->mails.size(), 1);
    QCOMPARE(isStrict(0), std::optional(true));
    QTRY_COMPARE(because(0), QStringLiteral("machines"));
}

void TestStrictLinks::sendsWithoutAnAnswerOfTheNameService()
{
    m_names->isSilent = true;
    addMailing({QStringLiteral("brewery.co.uk"), QStringLiteral("bakery.co.uk")});
    start();
    QTRY_COMPARE_WITH_TIMEOUT(countSent(), 2, 15'000);
    QCOMPARE(isStrict(0), std::optional(false));
}

void TestStrictLinks::isBusyWhileItWaits()
{
    m_names->isSilent = true;
    addMailing({QStringLiteral("brewery.co.uk")});
    start();
    QTRY_VERIFY(!m_names->asked.isEmpty());
    QVERIFY(m_server->mails.isEmpty());
    QVERIFY(!m_outbox->isIdle());
    m_names->answerAll();
    QTRY_COMPARE(m_server->mails.size(), 1);
    QCOMPARE(isStrict(0), std::optional(true));
    QTRY_VERIFY(m_outbox->isIdle());
}

QTEST_GUILESS_MAIN(TestStrictLinks)
#include "tst_strictlinks.moc"
