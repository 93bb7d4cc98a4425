#include "core/base/storage/database.h"
#include "core/contacts/contactrepository.h"
#include "core/samples/samplerepository.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace inglenook::core;

class TestSampleRepository : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void takesOutOnlyWhatIsMarked();
    void tellsEmptyFromInvented();

private:
    void addContact(const char16_t* address, bool isSample);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
};

void TestSampleRepository::init()
{
    m_database.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    auto opened = Database::open(m_folder->filePath(QStringLiteral("db.sqlite")));
    QVERIFY(opened.has_value());
    m_database = std::move(*opened);
}

void TestSampleRepository::addContact(const char16_t* address, bool isSample)
{
    Contact contact{{}, *EmailAddress::parse(QString::fromUtf16(address)), {}, {}};
    contact.tags = {isSample ? QStringLiteral("Invented") : QStringLiteral("Regulars")};
    contact.isSample = isSample;
    QVERIFY(m_database->write(
        [&](Transaction& t) { return ContactRepository().add(t, contact, QDateTime::currentDateTimeUtc()); }));
}

void TestSampleRepository::takesOutOnlyWhatIsMarked()
{
    addContact(u"guest@guests.example", true);
    addContact(u"real@pub.example", false);
    QVERIFY(m_database->write([](Transaction& t) { return SampleRepository().remove(t); }));

    const auto left = m_database->read([](Transaction& t) { return ContactRepository().load(t, {}, 0, 10); });
    QVERIFY(left.has_value());
    QCOMPARE(left->size(), 1);
    QCOMPARE(left->first().address.text(), QStringLiteral("real@pub.example"));
    const auto tags = m_database->read([](Transaction& t) { return ContactRepository().loadTags(t); });
    QCOMPARE(*tags, QStringList{QStringLiteral("Regulars")});
    const auto exists = m_database->read([](Transaction& t) { return SampleRepository().exists(t); });
    QCOMPARE(*exists, false);
}

void TestSampleRepository::tellsEmptyFromInvented()
{
    const auto isEmpty = [this] {
        return *m_database->read([](Transaction& t) { return SampleRepository().isEmpty(t); });
    };
    QVERIFY(isEmpty());
    addContact(u"guest@guests.example", true);
    QVERIFY(!isEmpty());
}

QTEST_GUILESS_MAIN(TestSampleRepository)
#include "tst_samplerepository.moc"
