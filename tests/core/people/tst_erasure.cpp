#include "core/contacts/contactrepository.h"
#include "core/contacts/optoutrepository.h"
#include "core/people/erasure.h"
#include "core/people/personrecord.h"
#include "tests/support/answerfixture.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtTest/QTest>

using namespace inglenook;
using namespace inglenook::core;
using inglenook::tests::sundayMorning;

namespace {

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestErasure : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void leavesNoWordOfAPersonInTheFile();
    void keepsCountsAndOptOut();
    void sendsNothingToThoseWhoAreGone();
    void leavesOthersAlone();
    void erasesAllOrNobody();
    void erasesAgainWhatABackupBringsBack();
    void leavesThoseWhoCameLater();
    void refusesAListItCannotRead();

private:
    [[nodiscard]] QString logPath() const { return erasureLogBeside(m_rows->path()); }
    Result<ErasureReport> erase(const QList<Id<Contact>>& ids)
    {
        ErasureLog log(logPath());
        return erasePeople(m_rows->database(), log, ids, sundayMorning().addDays(1));
    }

    std::unique_ptr<tests::AnswerFixture> m_rows;
    Id<Contact> m_anna;
    Id<Contact> m_tom;
};

void TestErasure::init()
{
    m_rows = std::make_unique<tests::AnswerFixture>();
    m_anna = m_rows->addContact(QStringLiteral("Annabella"), QStringLiteral("Halloway"),
                                QStringLiteral("annabella@guests.example"), QStringLiteral("07700900123"));
    m_tom = m_rows->addContact(QStringLiteral("Tom"), QStringLiteral("Weber"), QStringLiteral("tom@guests.example"));
    for (const Id<Contact> id : {m_anna, m_tom}) {
        const auto message = m_rows->addInvitation({.contact = id});
        m_rows->addAnswer(message, Face::Red, sundayMorning());
    }
    m_rows->run(QStringLiteral("UPDATE answers SET comment = 'Draughty chimney corner', wants_call = 1,"
                               " call_phone = '07700900456', call_window = 'teatime' WHERE contact_id = ?"),
                {m_anna.number()});
    m_rows->run(QStringLiteral("UPDATE cases SET note = 'Promised firewood' WHERE answer_id ="
                               " (SELECT answer_id FROM answers WHERE contact_id = ?)"),
                {m_anna.number()});
    m_rows->run(QStringLiteral("UPDATE invitations SET server_text = '250 annabella@guests.example ok'"
                               " WHERE contact_id = ?"),
                {m_anna.number()});
    m_rows->run(QStringLiteral("INSERT INTO click_events (event_id, invitation_id, seen_at, stored_at, kind, record)"
                               " SELECT x'00112233445566778899aabbccddeeff', invitation_id, 1, 1, 2, 'Rawwords' "
                               " FROM invitations WHERE contact_id = ?")
                    .replace(QStringLiteral("'Rawwords'"), QStringLiteral("CAST('Rawwords' AS BLOB)")),
                {m_anna.number()});
    m_rows->run(QStringLiteral("INSERT INTO visits (contact_id, departed_on, place, staff, reference)"
                               " VALUES (?, '2026-11-21', 'Inglecorner', '', '')"),
                {m_anna.number()});
    m_rows->run(QStringLiteral("UPDATE mailings SET audience = 'address:annabella@guests.example'"));
}

void TestErasure::leavesNoWordOfAPersonInTheFile()
{
    QVERIFY(bytesOf(m_rows->path()).size() + bytesOf(m_rows->path() + QStringLiteral("-wal")).size() > 0);
    const auto report = erase({m_anna});
    QVERIFY(report.has_value());
    QCOMPARE(report->people, 1);
    QCOMPARE(report->answers, 1);
    const QByteArray file = bytesOf(m_rows->path()) + bytesOf(m_rows->path() + QStringLiteral("-wal"));
    for (const char* word : {"annabella", "Annabella", "Halloway", "halloway", "07700900123", "07700900456", "Draughty",
                             "teatime", "firewood", "Rawwords", "Inglecorner"})
        QVERIFY2(!file.contains(word), word);
    QVERIFY(file.contains("tom@guests.example"));
    QVERIFY(!bytesOf(logPath()).contains("annabella"));
}

void TestErasure::keepsCountsAndOptOut()
{
    const auto address = *EmailAddress::parse(QStringLiteral("annabella@guests.example"));
    QVERIFY(m_rows->database().write(
        [&](Transaction& t) { return OptOutRepository().add(t, address, QStringLiteral("guest"), sundayMorning()); }));
    QVERIFY(erase({m_anna}));
    QCOMPARE(m_rows->number(QStringLiteral("SELECT SUM(answers) FROM daily_faces WHERE face = 3")), 2);
    QCOMPARE(m_rows->number(QStringLiteral("SELECT COUNT(*) FROM answers WHERE contact_id IS NULL AND face = 3")), 1);
    const auto since =
        m_rows->database().read([&](Transaction& t) { return OptOutRepository().findSince(t, address); });
    QCOMPARE(*since, sundayMorning());
}

void TestErasure::sendsNothingToThoseWhoAreGone()
{
    m_rows->addInvitation({.contact = m_anna, .state = QStringLiteral("queued")});
    QVERIFY(erase({m_anna}));
    QCOMPARE(m_rows->number(QStringLiteral("SELECT COUNT(*) FROM invitations WHERE state = 'queued'")), 0);
    QCOMPARE(m_rows->number(QStringLiteral("SELECT COUNT(*) FROM invitations WHERE state = 'cancelled'")), 1);
}

void TestErasure::leavesOthersAlone()
{
    QVERIFY(erase({m_anna}));
    const auto tom = m_rows->database().read([&](Transaction& t) { return ContactRepository().find(t, m_tom); });
    QVERIFY(tom->has_value());
    QCOMPARE(m_rows->number(QStringLiteral("SELECT COUNT(*) FROM cases WHERE state = 'open'")), 1);
    const auto record = m_rows->database().read([&](Transaction& t) { return loadPersonRecord(t, **tom); });
    QCOMPARE((*record)[QStringLiteral("answers")].toArray().size(), 1);
}

void TestErasure::erasesAllOrNobody()
{
    QCOMPARE(erase({m_anna, Id<Contact>(999)}).error().kind, ErrorKind::NotFound);
    QCOMPARE(m_rows->number(QStringLiteral("SELECT COUNT(*) FROM contacts")), 2);
    QVERIFY(!QFile::exists(logPath()));
}

void TestErasure::erasesAgainWhatABackupBringsBack()
{
    const QString backup = m_rows->path() + QStringLiteral(".copy");
    QVERIFY(m_rows->database().copyTo(backup));
    QVERIFY(erase({m_anna}));
    const auto restored = Database::open(backup);
    QVERIFY(restored.has_value());
    ErasureLog log(logPath());
    QVERIFY(log.load());
    const auto again = eraseAgain(**restored, log);
    QVERIFY(again.has_value());
    QCOMPARE(again->people, 1);
    const auto left = (*restored)->read([](Transaction& t) { return ContactRepository().count(t); });
    QCOMPARE(*left, 1);
    QVERIFY(!bytesOf(backup).contains("Halloway"));
}

void TestErasure::leavesThoseWhoCameLater()
{
    QVERIFY(erase({m_anna}));
    const auto back = m_rows->addContact(QStringLiteral("Annabella"), QStringLiteral("Halloway"),
                                         QStringLiteral("Annabella@guests.example"));
    m_rows->run(QStringLiteral("UPDATE contacts SET created_at = ? WHERE contact_id = ?"),
                {sundayMorning().addDays(2).toMSecsSinceEpoch(), back.number()});
    ErasureLog log(logPath());
    QVERIFY(log.load());
    QCOMPARE(eraseAgain(m_rows->database(), log)->people, 0);
}

void TestErasure::refusesAListItCannotRead()
{
    QFile file(logPath());
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("nonsense\n") > 0);
    file.close();
    QCOMPARE(erase({m_anna}).error().kind, ErrorKind::Storage);
    QCOMPARE(m_rows->number(QStringLiteral("SELECT COUNT(*) FROM contacts")), 2);
}

QTEST_GUILESS_MAIN(TestErasure)
#include "tst_erasure.moc"
