#include "core/secrets/sessionsecretstore.h"

#include <QtTest/QTest>

using namespace inglenook::core;

class tst_SessionSecretStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersLater();
    void keepsSecretsApart();
    void forgetsWhatWasRemoved();
    void saysThatItForgets();
};

void tst_SessionSecretStore::answersLater()
{
    SessionSecretStore store;
    int answers = 0;
    store.write(QStringLiteral("a"), "x", [&](const Result<void>& done) { answers += done ? 1 : 100; });
    store.read(QStringLiteral("a"), [&](const Result<QByteArray>& found) { answers += *found == "x" ? 1 : 100; });
    QCOMPARE(answers, 0);
    QTRY_COMPARE(answers, 2);
}

void tst_SessionSecretStore::keepsSecretsApart()
{
    SessionSecretStore store;
    QByteArrayList found;
    store.write(QStringLiteral("a"), "x", [](const Result<void>&) {});
    store.write(QStringLiteral("b"), "y", [](const Result<void>&) {});
    store.write(QStringLiteral("a"), "z", [](const Result<void>&) {});
    for (const char* name : {"a", "b"})
        store.read(QString::fromLatin1(name), [&](const Result<QByteArray>& secret) { found += *secret; });
    QTRY_COMPARE(found.size(), 2);
    QCOMPARE(found, QByteArrayList({"z", "y"}));
}

void tst_SessionSecretStore::forgetsWhatWasRemoved()
{
    SessionSecretStore store;
    std::optional<ErrorKind> kind;
    store.write(QStringLiteral("a"), "x", [](const Result<void>&) {});
    store.remove(QStringLiteral("a"), [](const Result<void>& done) { QVERIFY(done); });
    store.read(QStringLiteral("a"), [&](const Result<QByteArray>& secret) { kind = secret.error().kind; });
    QTRY_VERIFY(kind);
    QCOMPARE(*kind, ErrorKind::NotFound);
}

void tst_SessionSecretStore::saysThatItForgets()
{
    QVERIFY(!SessionSecretStore().isDurable());
}

QTEST_GUILESS_MAIN(tst_SessionSecretStore)
#include "tst_sessionsecretstore.moc"
