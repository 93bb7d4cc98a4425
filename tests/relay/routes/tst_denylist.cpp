#include "relay/routes/denylist.h"

#include <QtCore/QDateTime>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace inglenook;
using namespace inglenook::relay;

class DenyListTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void deniesNobodyWithoutAFile();
    void readsTheFileAgainWhenItChanges();

private:
    /// Files of one instant look the same to a clock that is coarse.
    void write(const QByteArray& content)
    {
        QFile file(m_folder.filePath(QStringLiteral("denied.mailboxes")));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(content);
        file.flush();
        QVERIFY(file.setFileTime(QDateTime::currentDateTimeUtc().addSecs(++m_changes), QFile::FileModificationTime));
    }

    QTemporaryDir m_folder;
    int m_changes = 0;
};

void DenyListTest::deniesNobodyWithoutAFile()
{
    DenyList list(m_folder.filePath(QStringLiteral("none")).toStdString());
    QVERIFY(!list.denies(core::MailboxId(), {}));
}

void DenyListTest::readsTheFileAgainWhenItChanges()
{
    const auto first = *core::MailboxId::from(*core::fromHex("010203040506"));
    const auto second = *core::MailboxId::from(*core::fromHex("aabbccddeeff"));
    DenyList list(m_folder.filePath(QStringLiteral("denied.mailboxes")).toStdString());
    DenyList::Moment now{};
    write("# closed\n  010203040506  # complaints\nnonsense\n0102\n\n");
    QVERIFY(list.denies(first, now));
    QVERIFY(!list.denies(second, now));
    write("aabbccddeeff\n");
    now += DenyList::lookPause;
    QVERIFY(!list.denies(first, now));
    QVERIFY(list.denies(second, now));
    QVERIFY(QFile::remove(m_folder.filePath(QStringLiteral("denied.mailboxes"))));
    QVERIFY(list.denies(second, now));
    QVERIFY(!list.denies(second, now + DenyList::lookPause));
}

QTEST_APPLESS_MAIN(DenyListTest)
#include "tst_denylist.moc"
