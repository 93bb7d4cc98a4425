#include "relay/keyring.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace inglenook;
using namespace inglenook::relay;

class KeyringTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void makesAKeyOnceAndKeepsIt();
    void writesAFileForItsOwnerOnly();
    void makesNoNewKeyBesideOldMailboxes();
    void refusesADamagedFile_data();
    void refusesADamagedFile();
    void knowsEveryEpochAndUsesTheNewest();
    void keepsItsNoncesOverANewEpoch();
    void beginsEpochsBesideTheOldOnes();
    void derivesWhatDesktopsDerive();
    void sayWhereItCannotWrite();

private:
    void write(const QByteArray& content) const;
    std::string path() const { return m_folder->filePath(QStringLiteral("master.key")).toStdString(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    const core::MailboxId m_mailbox = core::randomBytes<core::MailboxId>();
};

void KeyringTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void KeyringTest::write(const QByteArray& content) const
{
    QFile file(QString::fromStdString(path()));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(content);
}

void KeyringTest::makesAKeyOnceAndKeepsIt()
{
    const auto first = Keyring::open(path(), true);
    QVERIFY2(first.keyring, first.failure.c_str());
    const auto second = Keyring::open(path(), true);
    QVERIFY(second.keyring->mailboxKey(0, m_mailbox) == first.keyring->mailboxKey(0, m_mailbox));
    QVERIFY(second.keyring->nonceKey() == first.keyring->nonceKey());
    QCOMPARE(first.keyring->epoch(), std::uint8_t(0));
    QVERIFY(!first.keyring->mailboxKey(1, m_mailbox));
    QVERIFY(first.keyring->mailboxKey(0, core::randomBytes<core::MailboxId>()) !=
            first.keyring->mailboxKey(0, m_mailbox));
}

void KeyringTest::writesAFileForItsOwnerOnly()
{
    QVERIFY(Keyring::open(path(), true).keyring);
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFileInfo(QString::fromStdString(path())).permissions() & others));
}

void KeyringTest::makesNoNewKeyBesideOldMailboxes()
{
    const auto opened = Keyring::open(path(), false);
    QVERIFY(!opened.keyring);
    QVERIFY(opened.failure.find("missing") != std::string::npos);
    QVERIFY(!QFile::exists(QString::fromStdString(path())));
}

void KeyringTest::refusesADamagedFile_data()
{
    QTest::addColumn<QByteArray>("content");
    const QByteArray key(64, 'a');
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut") << QByteArray("0 " + key.left(62));
    QTest::newRow("no key") << QByteArray("0\n");
    QTest::newRow("no number") << QByteArray(key);
    QTest::newRow("odd letters") << QByteArray("0 " + QByteArray(64, 'x'));
    QTest::newRow("epoch 16") << QByteArray("16 " + key);
    QTest::newRow("epoch -1") << QByteArray("-1 " + key);
    QTest::newRow("second line damaged") << QByteArray("0 " + key + "\n1 abc\n");
    QTest::newRow("words after it") << QByteArray("0 " + key + "\nhello\n");
}

void KeyringTest::refusesADamagedFile()
{
    QFETCH(QByteArray, content);
    write(content);
    const auto opened = Keyring::open(path(), true);
    QVERIFY(!opened.keyring);
    QVERIFY(opened.failure.find("damaged") != std::string::npos);
    QFile file(QString::fromStdString(path()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), content);
}

void KeyringTest::knowsEveryEpochAndUsesTheNewest()
{
    write("3 " + QByteArray(64, 'b') + "\n1 " + QByteArray(64, 'a') + "\n");
    const auto opened = Keyring::open(path(), false);
    QVERIFY2(opened.keyring, opened.failure.c_str());
    QCOMPARE(opened.keyring->epoch(), std::uint8_t(3));
    QVERIFY(opened.keyring->mailboxKey(1, m_mailbox));
    QVERIFY(opened.keyring->mailboxKey(1, m_mailbox) != opened.keyring->mailboxKey(3, m_mailbox));
    QVERIFY(!opened.keyring->mailboxKey(2, m_mailbox));
}

void KeyringTest::keepsItsNoncesOverANewEpoch()
{
    write("1 " + QByteArray(64, 'a') + "\n");
    const NonceKey before = Keyring::open(path(), false).keyring->nonceKey();
    write("1 " + QByteArray(64, 'a') + "\n2 " + QByteArray(64, 'b') + "\n");
    QVERIFY(Keyring::open(path(), false).keyring->nonceKey() == before);
}

void KeyringTest::beginsEpochsBesideTheOldOnes()
{
    QVERIFY(Keyring::beginEpoch(path()).find("init") != std::string::npos);
    const auto before = Keyring::open(path(), true);
    QVERIFY(before.keyring);
    for (std::uint8_t epoch = 1; epoch < 16; ++epoch) {
        QCOMPARE(Keyring::beginEpoch(path()), std::string());
        const auto after = Keyring::open(path(), false);
        QVERIFY2(after.keyring, after.failure.c_str());
        QCOMPARE(after.keyring->epoch(), epoch);
        QVERIFY(after.keyring->mailboxKey(0, m_mailbox) == before.keyring->mailboxKey(0, m_mailbox));
        QVERIFY(after.keyring->mailboxKey(epoch, m_mailbox) != before.keyring->mailboxKey(0, m_mailbox));
        QVERIFY(after.keyring->nonceKey() == before.keyring->nonceKey());
    }
    QVERIFY(Keyring::beginEpoch(path()).find("sixteen") != std::string::npos);
    QCOMPARE(Keyring::open(path(), false).keyring->epoch(), std::uint8_t(15));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFileInfo(QString::fromStdString(path())).permissions() & others));
    write("0 damaged\n");
    QVERIFY(Keyring::beginEpoch(path()).find("damaged") != std::string::npos);
}

void KeyringTest::derivesWhatDesktopsDerive()
{
    const auto master = core::randomBytes<core::MasterKey>();
    QVERIFY(Keyring::of(3, master).mailboxKey(3, m_mailbox) == core::deriveMailboxKey(master, m_mailbox));
}

void KeyringTest::sayWhereItCannotWrite()
{
    const std::string nowhere = m_folder->filePath(QStringLiteral("missing/master.key")).toStdString();
    const auto opened = Keyring::open(nowhere, true);
    QVERIFY(!opened.keyring);
    QVERIFY(opened.failure.find(nowhere) != std::string::npos);
}

QTEST_APPLESS_MAIN(KeyringTest)
#include "tst_keyring.moc"
