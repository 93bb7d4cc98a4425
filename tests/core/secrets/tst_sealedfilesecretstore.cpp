#include "core/secrets/sealedfilesecretstore.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace inglenook::core;

namespace {

const QString mailPassword = QString::fromUtf16(secretname::mailPassword);

} // namespace

class tst_SealedFileSecretStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void answersLater();
    void keepsSecretsOverARestart();
    void opensOnlyWithItsPassword();
    void aWrongPasswordChangesNothing();
    void showsNoSecretAndNoNameOnDisk();
    void onlyTheOwnerCanReadTheFile();
    void sealsEachTimeAnew();
    void forgetsWhatWasRemoved();
    void noticesDamage_data();
    void noticesDamage();
    void saysWhenTheFolderCannotBeWritten();

private:
    QString path() const { return m_folder->filePath(QStringLiteral("secrets")); }
    QByteArray content() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static Result<void> write(SecretStore& store, const QString& name, const QByteArray& secret)
    {
        std::optional<Result<void>> outcome;
        store.write(name, secret, [&](const Result<void>& done) { outcome = done; });
        return waitFor(outcome);
    }
    static Result<QByteArray> read(SecretStore& store, const QString& name)
    {
        std::optional<Result<QByteArray>> outcome;
        store.read(name, [&](const Result<QByteArray>& found) { outcome.emplace(found); });
        return waitFor(outcome);
    }
    template <typename T>
    static T waitFor(std::optional<T>& outcome)
    {
        if (!QTest::qWaitFor([&] { return outcome.has_value(); }, 30000))
            qFatal("no answer");
        return *outcome;
    }
    SealedFileSecretStore store(const QByteArray& password = "open sesame") const { return {path(), password}; }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_SealedFileSecretStore::answersLater()
{
    auto secrets = store();
    bool answered = false;
    secrets.read(mailPassword, [&](const Result<QByteArray>& found) {
        answered = true;
        QCOMPARE(found.error().kind, ErrorKind::NotFound);
    });
    QVERIFY(!answered);
    QTRY_VERIFY(answered);
    QVERIFY(secrets.isDurable());
    QVERIFY(!QFileInfo::exists(path())); // looking makes no file
}

void tst_SealedFileSecretStore::keepsSecretsOverARestart()
{
    const QByteArray odd("a\0b\xff\r\n", 6);
    {
        auto secrets = store();
        QVERIFY(write(secrets, mailPassword, "first"));
        QVERIFY(write(secrets, mailPassword, "c0rrect horse"));
        QVERIFY(write(secrets, QStringLiteral("odd"), odd));
    }
    auto secrets = store();
    QCOMPARE(*read(secrets, mailPassword), QByteArray("c0rrect horse"));
    QCOMPARE(*read(secrets, QStringLiteral("odd")), odd);
}

void tst_SealedFileSecretStore::opensOnlyWithItsPassword()
{
    auto secrets = store();
    QVERIFY(write(secrets, mailPassword, "x"));
    for (const QByteArray& password : {QByteArray("open Sesame"), QByteArray("open sesame "), QByteArray()}) {
        auto other = store(password);
        QCOMPARE(read(other, mailPassword).error().kind, ErrorKind::SignIn);
    }
}

void tst_SealedFileSecretStore::aWrongPasswordChangesNothing()
{
    auto secrets = store();
    QVERIFY(write(secrets, mailPassword, "x"));
    const QByteArray before = content();
    auto other = store("wrong");
    QCOMPARE(write(other, mailPassword, "y").error().kind, ErrorKind::SignIn);
    QCOMPARE(content(), before);
}

void tst_SealedFileSecretStore::showsNoSecretAndNoNameOnDisk()
{
    auto secrets = store();
    QVERIFY(write(secrets, mailPassword, "c0rrect horse"));
    for (const QByteArray& word : {QByteArray("c0rrect horse"), QByteArray("open sesame"), QByteArray("mail-password"),
                                   QByteArray("m\0a\0i\0l", 7), QByteArray("\0m\0a\0i\0l", 8)})
        QVERIFY(!content().contains(word));
}

void tst_SealedFileSecretStore::onlyTheOwnerCanReadTheFile()
{
    auto secrets = store();
    QVERIFY(write(secrets, mailPassword, "x"));
    const auto others =
        QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    QVERIFY(!(QFileInfo(path()).permissions() & others));
}

void tst_SealedFileSecretStore::sealsEachTimeAnew()
{
    auto secrets = store();
    QVERIFY(write(secrets, mailPassword, "x"));
    const QByteArray before = content();
    QVERIFY(write(secrets, mailPassword, "x"));
    QVERIFY(content() != before);
}

void tst_SealedFileSecretStore::forgetsWhatWasRemoved()
{
    auto secrets = store();
    QVERIFY(write(secrets, mailPassword, "x"));
    QVERIFY(write(secrets, QStringLiteral("kept"), "y"));
    std::optional<Result<void>> removed;
    secrets.remove(mailPassword, [&](const Result<void>& done) { removed = done; });
    QVERIFY(waitFor(removed));
    auto again = store();
    QCOMPARE(read(again, mailPassword).error().kind, ErrorKind::NotFound);
    QCOMPARE(*read(again, QStringLiteral("kept")), QByteArray("y"));
}

void tst_SealedFileSecretStore::noticesDamage_data()
{
    QTest::addColumn<QString>("damage");
    for (const char* damage : {"empty", "cut", "other", "flipped"})
        QTest::newRow(damage) << QString::fromLatin1(damage);
}

void tst_SealedFileSecretStore::noticesDamage()
{
    QFETCH(const QString, damage);
    auto secrets = store();
    QVERIFY(write(secrets, mailPassword, "x"));
    QByteArray bytes = content();
    if (damage == u"empty")
        bytes.clear();
    else if (damage == u"cut")
        bytes.truncate(40);
    else if (damage == u"other")
        bytes = QByteArray(bytes.size(), 'x');
    else
        bytes[bytes.size() - 1] = static_cast<char>(bytes.back() ^ 1);
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    file.close();
    auto again = store();
    const auto found = read(again, mailPassword);
    QVERIFY(!found);
    QCOMPARE(found.error().kind, damage == u"flipped" ? ErrorKind::SignIn : ErrorKind::Storage);
    QVERIFY(!write(again, mailPassword, "y")); // what might be saved is not written over
    QCOMPARE(content(), bytes);
}

void tst_SealedFileSecretStore::saysWhenTheFolderCannotBeWritten()
{
    SealedFileSecretStore secrets(m_folder->filePath(QStringLiteral("missing/secrets")), "open sesame");
    QCOMPARE(write(secrets, mailPassword, "x").error().kind, ErrorKind::Storage);
    QCOMPARE(read(secrets, mailPassword).error().kind, ErrorKind::NotFound);
}

QTEST_GUILESS_MAIN(tst_SealedFileSecretStore)
#include "tst_sealedfilesecretstore.moc"
