#include "core/base/storage/database.h"
#include "core/mailing/mailaccountrepository.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace inglenook::core;

class tst_MailAccountRepository : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void findsNothingAtFirst();
    void findsWhatWasStored();
    void keepsOnlyTheLast();
    void forgetsWhatWasRemoved();

private:
    std::optional<MailAccount> find() const
    {
        return *m_database->read([](Transaction& t) { return MailAccountRepository().find(t); });
    }
    void store(const MailAccount& account) const
    {
        QVERIFY(m_database->write([&](Transaction& t) { return MailAccountRepository().store(t, account); }));
    }
    static MailAccount account()
    {
        return {*Mailbox::parse(QStringLiteral("The Crooked Lamp, \"Bar\" <owner@pub.test>")),
                QStringLiteral("mail.pub.test"),
                587,
                MailSecurity::StartTls,
                QStringLiteral("owner"),
                QStringLiteral("/etc/ca.pem"),
                30,
                1600,
                QByteArray(32, 'f'),
                MailSignIn::Microsoft};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
};

void tst_MailAccountRepository::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_database = *Database::open(m_folder->filePath(QStringLiteral("t.sqlite")));
}

void tst_MailAccountRepository::cleanup()
{
    m_database.reset();
    m_folder.reset();
}

void tst_MailAccountRepository::findsNothingAtFirst()
{
    QVERIFY(!find());
}

void tst_MailAccountRepository::findsWhatWasStored()
{
    store(account());
    const auto found = find();
    QVERIFY(found);
    QCOMPARE(found->from.name, account().from.name);
    QCOMPARE(found->from.address.text(), QStringLiteral("owner@pub.test"));
    QCOMPARE(found->host, QStringLiteral("mail.pub.test"));
    QCOMPARE(found->port, quint16(587));
    QCOMPARE(found->security, MailSecurity::StartTls);
    QCOMPARE(found->user, QStringLiteral("owner"));
    QCOMPARE(found->caFile, QStringLiteral("/etc/ca.pem"));
    QCOMPARE(found->perMinute, 30);
    QCOMPARE(found->perDay, 1600);
    QCOMPARE(found->pinnedCertificate, QByteArray(32, 'f'));
    QCOMPARE(found->signIn, MailSignIn::Microsoft);
}

void tst_MailAccountRepository::keepsOnlyTheLast()
{
    store(account());
    MailAccount other = account();
    other.host = QStringLiteral("other.pub.test");
    other.security = MailSecurity::Tls;
    store(other);
    QCOMPARE(find()->host, other.host);
    QCOMPARE(find()->security, MailSecurity::Tls);
}

void tst_MailAccountRepository::forgetsWhatWasRemoved()
{
    store(account());
    QVERIFY(m_database->write([](Transaction& t) { return MailAccountRepository().remove(t); }));
    QVERIFY(!find());
}

QTEST_GUILESS_MAIN(tst_MailAccountRepository)
#include "tst_mailaccountrepository.moc"
