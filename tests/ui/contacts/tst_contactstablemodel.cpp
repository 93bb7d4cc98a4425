#include "ui/contacts/contactstablemodel.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace inglenook;
using namespace inglenook::core;
using namespace inglenook::ui;

class TestContactsTableModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void behavesAsAModel();
    void showsRowsFarDown();
    void filtersAndCounts();
    void sortsByNameAndAddress();
    void showsForeignTextAsText();
    void followsWhatChangesUnderneath();
    void tellsWhenItCannotRead();

private:
    void addMany(int count);
    QString cell(const ContactsTableModel& model, int row, int column)
    {
        return model.index(row, column).data().toString();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
};

void TestContactsTableModel::init()
{
    m_database.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    auto opened = Database::open(m_folder->filePath(QStringLiteral("db.sqlite")));
    QVERIFY(opened.has_value());
    m_database = std::move(*opened);
}

void TestContactsTableModel::addMany(int count)
{
    QList<Contact> contacts;
    for (int i = 0; i < count; ++i) {
        const QString number = QStringLiteral("%1").arg(i, 5, 10, QLatin1Char('0'));
        contacts.append({{},
                         *EmailAddress::parse(QStringLiteral("z%1@guests.example").arg(99999 - i)),
                         QStringLiteral("Guest"),
                         number});
    }
    QVERIFY(m_database->write(
        [&](Transaction& t) { return ContactRepository().addAll(t, contacts, QDateTime::currentDateTimeUtc()); }));
}

void TestContactsTableModel::behavesAsAModel()
{
    addMany(250);
    ContactsTableModel model(*m_database);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    model.reload();
    QCOMPARE(model.rowCount(), 250);
    QCOMPARE(model.columnCount(), int(ContactsTableModel::ColumnCount));
    for (int column = 0; column < model.columnCount(); ++column)
        QVERIFY(!model.headerData(column, Qt::Horizontal).toString().isEmpty());
    model.setFilter({.search = QStringLiteral("00017"), .tag = {}});
    QCOMPARE(model.rowCount(), 1);
}

void TestContactsTableModel::showsRowsFarDown()
{
    addMany(12'345);
    ContactsTableModel model(*m_database);
    model.reload();
    for (const int row : {0, 99, 100, 12'344, 6000, 1})
        QCOMPARE(cell(model, row, ContactsTableModel::NameColumn),
                 QStringLiteral("Guest %1").arg(row, 5, 10, QLatin1Char('0')));
    QVERIFY(!model.contact(12'345));
    QVERIFY(!model.contact(-1));
}

void TestContactsTableModel::filtersAndCounts()
{
    addMany(300);
    ContactsTableModel model(*m_database);
    model.setFilter({.search = QStringLiteral("guest 0012"), .tag = {}});
    QCOMPARE(model.rowCount(), 11); // 00012 and 00120 to 00129
    QCOMPARE(cell(model, 4, ContactsTableModel::NameColumn), QStringLiteral("Guest 00123"));
    model.setFilter({.search = QStringLiteral("nobody"), .tag = {}});
    QCOMPARE(model.rowCount(), 0);
    model.setFilter({});
    QCOMPARE(model.rowCount(), 300);
}

void TestContactsTableModel::sortsByNameAndAddress()
{
    addMany(150);
    ContactsTableModel model(*m_database);
    model.reload();
    model.sort(ContactsTableModel::NameColumn, Qt::DescendingOrder);
    QCOMPARE(cell(model, 0, ContactsTableModel::NameColumn), QStringLiteral("Guest 00149"));
    model.sort(ContactsTableModel::AddressColumn, Qt::AscendingOrder);
    QCOMPARE(cell(model, 0, ContactsTableModel::AddressColumn), QStringLiteral("z99850@guests.example"));
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.sort(ContactsTableModel::NoteColumn, Qt::AscendingOrder);
    QCOMPARE(resets.count(), 0);
    QCOMPARE(cell(model, 0, ContactsTableModel::AddressColumn), QStringLiteral("z99850@guests.example"));
}

void TestContactsTableModel::showsForeignTextAsText()
{
    Contact guest{{}, *EmailAddress::parse(QStringLiteral("anna@guests.example")), QStringLiteral("<b>Anna</b>"), {}};
    guest.note = QStringLiteral("two\nlines");
    guest.tags = {QStringLiteral("A"), QStringLiteral("B")};
    QVERIFY(m_database->write(
        [&](Transaction& t) { return ContactRepository().add(t, guest, QDateTime::currentDateTimeUtc()); }));
    ContactsTableModel model(*m_database);
    model.reload();
    QCOMPARE(cell(model, 0, ContactsTableModel::NameColumn), QStringLiteral("<b>Anna</b>"));
    QCOMPARE(cell(model, 0, ContactsTableModel::NoteColumn), QStringLiteral("two lines"));
    QCOMPARE(cell(model, 0, ContactsTableModel::TagsColumn), QStringLiteral("A, B"));
    const QString toolTip = model.index(0, ContactsTableModel::NameColumn).data(Qt::ToolTipRole).toString();
    QVERIFY(toolTip.contains(QStringLiteral("&lt;b&gt;Anna")));
}

void TestContactsTableModel::followsWhatChangesUnderneath()
{
    addMany(3);
    ContactsTableModel model(*m_database);
    model.reload();
    const auto first = model.contact(0);
    QVERIFY(m_database->write([&](Transaction& t) { return ContactRepository().remove(t, first->id); }));
    model.reload();
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(cell(model, 0, ContactsTableModel::NameColumn), QStringLiteral("Guest 00001"));
}

void TestContactsTableModel::tellsWhenItCannotRead()
{
    addMany(3);
    ContactsTableModel model(*m_database);
    model.reload();
    QVERIFY(m_database->write([](Transaction& t) -> Result<void> {
        auto gone = t.run(QStringLiteral("ALTER TABLE contacts RENAME TO elsewhere"));
        return gone ? Result<void>() : gone.error();
    }));
    QSignalSpy failures(&model, &ContactsTableModel::failed);
    model.reload();
    QCOMPARE(failures.count(), 1);
    QCOMPARE(model.rowCount(), 0);
}

QTEST_GUILESS_MAIN(TestContactsTableModel)
#include "tst_contactstablemodel.moc"
