#include "core/contacts/contactrepository.h"
#include "core/contacts/optoutrepository.h"
#include "core/people/mergecontacts.h"
#include "tests/support/contactsbusiness.h"
#include "tests/support/outboxseed.h"

#include <QtTest/QTest>

using namespace inglenook;
using namespace inglenook::core;

class TestMergeContacts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void makesOnePersonOfTwo();
    void keepsWhoWantsNoMail();
    void refusesTheSamePersonTwice();
    void changesNothingWhenTheNotesAreTooLong();

private:
    Result<Contact> merge(Id<Contact> kept, Id<Contact> gone)
    {
        return m_business->database->write(
            [&](Transaction& t) { return mergeContacts(t, kept, gone, m_business->clock.now()); });
    }

    std::unique_ptr<tests::ContactsBusiness> m_business;
    std::optional<Contact> m_first;
    std::optional<Contact> m_second;
};

void TestMergeContacts::init()
{
    m_business = std::make_unique<tests::ContactsBusiness>();
    m_first = m_business->add(QStringLiteral("anna@guests.example"), QStringLiteral("Anna"), QStringLiteral("Hall"),
                              {QStringLiteral("Wine")});
    m_second = m_business->add(QStringLiteral("a.hall@work.example"), QStringLiteral("Annie"), QStringLiteral("Hall"),
                               {QStringLiteral("Regular")});
}

void TestMergeContacts::makesOnePersonOfTwo()
{
    const tests::OutboxSeed seed{*m_business->database};
    seed.run(QStringLiteral("INSERT INTO visits (contact_id, departed_on, place, staff, reference)"
                            " VALUES (?, '2026-11-21', '', '', '')"),
             {m_second->id.number()});
    seed.run(QStringLiteral("UPDATE contacts SET phone = '0123', note = 'Window' WHERE contact_id = ?"),
             {m_second->id.number()});
    const auto merged = merge(m_first->id, m_second->id);
    QVERIFY(merged.has_value());
    QCOMPARE(m_business->count(), 1);
    const Contact one = *m_business->find(QStringLiteral("anna@guests.example"));
    QCOMPARE(one.displayName(), QStringLiteral("Anna Hall"));
    QCOMPARE(one.phone, QStringLiteral("0123"));
    QCOMPARE(one.tags, QStringList({QStringLiteral("Regular"), QStringLiteral("Wine")}));
    QVERIFY(one.note.contains(QStringLiteral("Window")));
    QVERIFY(one.note.contains(QStringLiteral("a.hall@work.example")));
    QVERIFY(one.note.contains(QStringLiteral("Annie Hall")));
    QCOMPARE(seed.value(QStringLiteral("SELECT contact_id FROM visits")).toLongLong(), m_first->id.number());
}

void TestMergeContacts::keepsWhoWantsNoMail()
{
    QVERIFY(m_business->database->write([&](Transaction& t) {
        return OptOutRepository().add(t, m_second->address, QStringLiteral("guest"), m_business->clock.now());
    }));
    QVERIFY(merge(m_first->id, m_second->id));
    const auto optedOut =
        m_business->database->read([&](Transaction& t) { return OptOutRepository().contains(t, m_first->address); });
    QVERIFY(*optedOut);
}

void TestMergeContacts::refusesTheSamePersonTwice()
{
    QCOMPARE(merge(m_first->id, m_first->id).error().kind, ErrorKind::InvalidInput);
    QCOMPARE(merge(m_first->id, Id<Contact>(999)).error().kind, ErrorKind::NotFound);
    QCOMPARE(m_business->count(), 2);
}

void TestMergeContacts::changesNothingWhenTheNotesAreTooLong()
{
    const tests::OutboxSeed seed{*m_business->database};
    seed.run(QStringLiteral("UPDATE contacts SET note = ? || contact_id"), {QString(contactlimits::note - 10, u'x')});
    QCOMPARE(merge(m_first->id, m_second->id).error().kind, ErrorKind::InvalidInput);
    QCOMPARE(m_business->count(), 2);
}

QTEST_GUILESS_MAIN(TestMergeContacts)
#include "tst_mergecontacts.moc"
