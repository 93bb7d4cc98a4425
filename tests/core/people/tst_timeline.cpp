#include "core/contacts/contactrepository.h"
#include "core/contacts/optoutrepository.h"
#include "core/people/personrecord.h"
#include "tests/support/answerfixture.h"

#include <QtCore/QJsonArray>
#include <QtCore/QTimeZone>
#include <QtTest/QTest>

using namespace inglenook;
using namespace inglenook::core;
using inglenook::tests::sundayMorning;
using Kind = TimelineEntry::Kind;

class TestTimeline : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void tellsEverythingNewestFirst();
    void tellsWhyAMailDidNotLeave();
    void showsEverythingHeld();
    void defusesFormulasOfStrangers();

private:
    Contact contact()
    {
        return **m_rows->database().read([&](Transaction& t) { return ContactRepository().find(t, m_anna); });
    }
    QList<TimelineEntry> entries()
    {
        return *m_rows->database().read([person = contact()](Transaction& t) {
            return TimelineRepository().load(t, person, QTimeZone("Europe/London"));
        });
    }

    std::unique_ptr<tests::AnswerFixture> m_rows;
    Id<Contact> m_anna;
};

void TestTimeline::init()
{
    m_rows = std::make_unique<tests::AnswerFixture>();
    m_anna = m_rows->addContact(QStringLiteral("Anna"), QStringLiteral("Hall"), QStringLiteral("anna@guests.example"));
    m_rows->run(QStringLiteral("UPDATE contacts SET created_at = ?, source = 'guests.csv'"),
                {sundayMorning().addDays(-30).toMSecsSinceEpoch()});
}

void TestTimeline::tellsEverythingNewestFirst()
{
    m_rows->run(QStringLiteral("INSERT INTO visits (contact_id, arrived_on, departed_on, place, staff, reference)"
                               " VALUES (?, '2026-11-18', '2026-11-20', 'Room 7', 'Eve', 'R1')"),
                {m_anna.number()});
    m_rows->addAnswer(m_rows->addInvitation({.contact = m_anna}), Face::Red, sundayMorning());
    m_rows->run(QStringLiteral("UPDATE answers SET comment = 'Cold', wants_call = 1, call_phone = '0123'"));
    m_rows->run(QStringLiteral("UPDATE cases SET note = 'Rang twice', state = 'reached', changed_at = ?"),
                {sundayMorning().addSecs(3600).toMSecsSinceEpoch()});
    QVERIFY(m_rows->database().write([address = contact().address](Transaction& t) {
        return OptOutRepository().add(t, address, QStringLiteral("guest"), sundayMorning().addDays(1));
    }));
    const auto all = entries();
    QList<Kind> kinds;
    for (const TimelineEntry& entry : all)
        kinds.append(entry.kind);
    QCOMPARE(kinds, QList<Kind>({Kind::OptOut, Kind::FollowUp, Kind::Answer, Kind::Mail, Kind::Visit, Kind::Added}));
    QCOMPARE(all.at(1).text, QStringLiteral("Rang twice"));
    QCOMPARE(all.at(2).face, std::optional(Face::Red));
    QVERIFY(all.at(2).text.startsWith(QStringLiteral("Cold\n")));
    QVERIFY(all.at(2).text.contains(QStringLiteral("0123")));
    QVERIFY(all.at(4).isDay);
    QVERIFY(all.at(4).text.contains(QStringLiteral("Room 7")));
    QVERIFY(all.at(5).title.contains(QStringLiteral("guests.csv")));
}

void TestTimeline::tellsWhyAMailDidNotLeave()
{
    m_rows->addInvitation({.contact = m_anna, .state = QStringLiteral("held"), .sentAt = {}});
    m_rows->run(QStringLiteral("UPDATE invitations SET failure = 'Asked lately', sent_at = NULL"));
    const auto all = entries();
    QCOMPARE(all.size(), 2);
    const auto mail = all.first().kind == Kind::Mail ? all.first() : all.last();
    QVERIFY(mail.title.contains(QStringLiteral("held back")));
    QCOMPARE(mail.text, QStringLiteral("Asked lately"));
}

void TestTimeline::showsEverythingHeld()
{
    m_rows->addAnswer(m_rows->addInvitation({.contact = m_anna}), Face::Amber, sundayMorning());
    const auto record =
        *m_rows->database().read([person = contact()](Transaction& t) { return loadPersonRecord(t, person); });
    QCOMPARE(record[QStringLiteral("contact")][QStringLiteral("address")].toString(),
             QStringLiteral("anna@guests.example"));
    QCOMPARE(record[QStringLiteral("mails")].toArray().size(), 1);
    QCOMPARE(record[QStringLiteral("answers")].toArray().size(), 1);
    QCOMPARE(record[QStringLiteral("follow_ups")].toArray().size(), 1);
    QVERIFY(record[QStringLiteral("no_mail_since")].isNull());
    QVERIFY(record[QStringLiteral("answers")][0][QStringLiteral("answered_at")].toString().startsWith(
        QStringLiteral("2026-11-22T08:00")));
}

void TestTimeline::defusesFormulasOfStrangers()
{
    m_rows->addAnswer(m_rows->addInvitation({.contact = m_anna}), Face::Green, sundayMorning());
    m_rows->run(QStringLiteral("UPDATE answers SET comment = '=HYPERLINK(1)'"));
    const QByteArray csv = timelineAsCsv(contact(), entries());
    QVERIFY(csv.contains("'=HYPERLINK(1)"));
    QVERIFY(!csv.contains(",=HYPERLINK"));
    QVERIFY(csv.contains("anna@guests.example"));
}

QTEST_GUILESS_MAIN(TestTimeline)
#include "tst_timeline.moc"
