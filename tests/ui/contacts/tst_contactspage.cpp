#include "app/common/services.h"
#include "core/contacts/contactrepository.h"
#include "core/secrets/sessionsecretstore.h"
#include "tests/support/fakeclock.h"
#include "ui/base/button.h"
#include "ui/contacts/contactpage.h"
#include "ui/contacts/contactspage.h"
#include "ui/contacts/importpage.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTimer>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QTableView>

using namespace inglenook;
using namespace inglenook::core;
using namespace inglenook::ui;

class TestContactsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void offersImportAndAddWhereThereIsNobody();
    void listsByNameAndCounts();
    void searchesWhileTyping();
    void saysWhomItDidNotFind();
    void filtersByTag();
    void reachesTheListFromTheSearchByKey();
    void opensAContactOnEnter();
    void goesToPlaces();
    void showsWhatWasAdded();
    void keepsAChangedContactFromALink();
    void filtersByWhatHasComeOfThem();
    void givesAndTakesATagFromMany();
    void erasesManyOnceAsked();
    void makesTwoOne();
    void savesTheListAsCsv();

private:
    void add(const char* address, const char* first, const char* last, const QStringList& tags = {});
    void showPage();
    template <typename T>
    T* child(const char* name) const
    {
        return m_page->findChild<T*>(QLatin1String(name));
    }
    void select(const QList<int>& chosen) const
    {
        auto* table = child<QTableView>("contactsTable");
        table->clearSelection();
        for (const int row : chosen)
            table->selectionModel()->select(table->model()->index(row, 0),
                                            QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    void press(const char* name) const { child<QPushButton>(name)->click(); }
    void choose(int act) const { child<QMenu>("bulkMenu")->actions().at(act)->trigger(); }
    QString barWords() const { return child<QLabel>("errorBarMessage")->text(); }
    qint64 count() const
    {
        return *m_context->database().read([](Transaction& t) { return ContactRepository().count(t); });
    }
    QAbstractItemModel* rows() const { return child<QTableView>("contactsTable")->model(); }
    void search(const char* words) const { child<QLineEdit>("search")->setText(QLatin1String(words)); }

    std::unique_ptr<QTemporaryDir> m_folder;
    tests::FakeClock m_clock;
    std::unique_ptr<app::AppContext> m_context;
    std::unique_ptr<ContactsPage> m_page;
};

void TestContactsPage::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto opened = app::AppContext::open(
        {.folder = m_folder->path(),
         .makeSecretStore = [](const DataFolder&) { return std::make_unique<SessionSecretStore>(); },
         .makeTransport = {},
         .clock = &m_clock});
    QVERIFY(opened.has_value());
    m_context = std::move(*opened);
    m_page = std::make_unique<ContactsPage>(app::servicesOf(*m_context));
}

void TestContactsPage::cleanup()
{
    m_page.reset();
    m_context.reset();
}

void TestContactsPage::add(const char* address, const char* first, const char* last, const QStringList& tags)
{
    Contact contact{
        {}, *EmailAddress::parse(QString::fromUtf8(address)), QString::fromUtf8(first), QString::fromUtf8(last)};
    contact.tags = tags;
    QVERIFY(m_context->database().write(
        [&](Transaction& t) { return ContactRepository().add(t, contact, m_clock.now()); }));
}

void TestContactsPage::showPage()
{
    m_page->resize(1080, 680);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    m_page->activateWindow();
}

void TestContactsPage::offersImportAndAddWhereThereIsNobody()
{
    showPage();
    QVERIFY(child<QWidget>("emptyState")->isVisible());
    QVERIFY(!child<QWidget>("contactsTable")->isVisible());
    QVERIFY(!child<QWidget>("importButton")->isVisible());
    child<QPushButton>("addOneButton")->click();
    QVERIFY(qobject_cast<ContactPage*>(m_page->frontPage()));
    m_page->leaveStep();
    child<QPushButton>("emptyButton")->click();
    QVERIFY(qobject_cast<ImportPage*>(m_page->frontPage()));
}

void TestContactsPage::listsByNameAndCounts()
{
    add("tom@guests.example", "Tom", "Weber");
    add("anna@guests.example", "Anna", "Hall");
    showPage();
    QVERIFY(child<QWidget>("contactsTable")->isVisible());
    QCOMPARE(rows()->rowCount(), 2);
    QCOMPARE(rows()->index(0, 0).data().toString(), QStringLiteral("Anna Hall"));
    QCOMPARE(rows()->index(1, 1).data().toString(), QStringLiteral("tom@guests.example"));
}

void TestContactsPage::searchesWhileTyping()
{
    add("tom@guests.example", "Tom", "Weber");
    add("zoe@guests.example", "Zoë", "Müßig");
    showPage();
    m_page->focusSearch();
    auto* field = child<QLineEdit>("search");
    QTRY_VERIFY(field->hasFocus());
    QTest::keyClicks(field, QStringLiteral("mussig"));
    QTRY_COMPARE(rows()->rowCount(), 1);
    QCOMPARE(rows()->index(0, 0).data().toString(), QStringLiteral("Zoë Müßig"));
    QTest::keyClick(field, Qt::Key_Escape);
    QTRY_COMPARE(rows()->rowCount(), 2);
}

void TestContactsPage::saysWhomItDidNotFind()
{
    add("tom@guests.example", "Tom", "Weber");
    showPage();
    search("<b>nobody");
    QTRY_VERIFY(child<QWidget>("nobodyWords")->isVisible());
    QVERIFY(child<QLabel>("nobodyWords")->text().contains(QStringLiteral("<b>nobody")));
    QCOMPARE(child<QLabel>("nobodyWords")->textFormat(), Qt::PlainText);
    child<QPushButton>("showAllButton")->click();
    QVERIFY(child<QWidget>("contactsTable")->isVisible());
    QCOMPARE(rows()->rowCount(), 1);
}

void TestContactsPage::filtersByTag()
{
    add("tom@guests.example", "Tom", "Weber", {QStringLiteral("Dog")});
    add("anna@guests.example", "Anna", "Hall", {QStringLiteral("Sea view")});
    showPage();
    auto* tags = child<QComboBox>("tagFilter");
    QCOMPARE(tags->count(), 3);
    tags->setCurrentIndex(tags->findData(QStringLiteral("Dog")));
    Q_EMIT tags->activated(tags->currentIndex());
    QCOMPARE(rows()->rowCount(), 1);
    m_page->reload();
    QCOMPARE(rows()->rowCount(), 1); // the choice stays
}

void TestContactsPage::reachesTheListFromTheSearchByKey()
{
    add("tom@guests.example", "Tom", "Weber");
    add("anna@guests.example", "Anna", "Hall");
    showPage();
    search("web");
    QTest::keyClick(child<QLineEdit>("search"), Qt::Key_Down);
    QCOMPARE(rows()->rowCount(), 1);
    auto* table = child<QTableView>("contactsTable");
    QTRY_VERIFY(table->hasFocus());
    QCOMPARE(table->currentIndex().row(), 0);
}

void TestContactsPage::opensAContactOnEnter()
{
    add("anna@guests.example", "Anna", "Hall");
    showPage();
    auto* table = child<QTableView>("contactsTable");
    table->selectRow(0);
    QTest::keyClick(table, Qt::Key_Return);
    auto* step = qobject_cast<ContactPage*>(m_page->frontPage());
    QVERIFY(step);
    QCOMPARE(step->title(), QStringLiteral("Anna Hall"));
    QTest::keyClick(step, Qt::Key_Escape);
    QCOMPARE(m_page->frontPage(), m_page.get());
}

void TestContactsPage::goesToPlaces()
{
    showPage();
    m_page->showPlace(QStringLiteral("import"));
    QVERIFY(qobject_cast<ImportPage*>(m_page->frontPage()));
    m_page->showPlace(QStringLiteral("new"));
    QVERIFY(qobject_cast<ContactPage*>(m_page->frontPage()));
    QTest::keyClick(m_page->frontPage(), Qt::Key_Escape);
    QCOMPARE(m_page->frontPage(), m_page.get());
}

void TestContactsPage::showsWhatWasAdded()
{
    showPage();
    m_page->startNew();
    m_page->frontPage()
        ->findChild<QLineEdit*>(QStringLiteral("address"))
        ->setText(QStringLiteral("anna@guests.example"));
    m_page->frontPage()->findChild<QPushButton*>(QStringLiteral("primaryButton"))->click();
    QCOMPARE(m_page->frontPage(), m_page.get());
    QCOMPARE(rows()->rowCount(), 1);
    QVERIFY(m_page->errorBar().message().contains(QStringLiteral("anna@guests.example")));
}

void TestContactsPage::keepsAChangedContactFromALink()
{
    showPage();
    m_page->startNew();
    auto* step = m_page->frontPage();
    step->findChild<QLineEdit*>(QStringLiteral("lastName"))->setText(QStringLiteral("Hall"));
    m_page->showPlace(QStringLiteral("import"));
    QCOMPARE(m_page->frontPage(), step);
}

void TestContactsPage::filtersByWhatHasComeOfThem()
{
    add("anna@guests.example", "Anna", "Hall");
    showPage();
    auto* standing = child<QComboBox>("standingFilter");
    standing->setCurrentIndex(standing->findData(int(ContactFilter::Standing::Answered)));
    Q_EMIT standing->activated(standing->currentIndex());
    QCOMPARE(rows()->rowCount(), 0);
    QVERIFY(child<QWidget>("nobodyWords")->isVisible());
    press("showAllButton");
    QCOMPARE(rows()->rowCount(), 1);
}

void TestContactsPage::givesAndTakesATagFromMany()
{
    add("anna@guests.example", "Anna", "Hall");
    add("tom@guests.example", "Tom", "Weber");
    add("zoe@guests.example", "Zoe", "Young");
    showPage();
    select({0});
    QVERIFY(!child<QWidget>("bulkBar")->isVisible());
    select({0, 2});
    QVERIFY(child<QWidget>("bulkBar")->isVisible());
    QVERIFY(!child<QPushButton>("giveTagButton")->isEnabled());
    child<QComboBox>("bulkTag")->setEditText(QStringLiteral("Wine, and more"));
    press("giveTagButton");
    QTRY_VERIFY(barWords().contains(QStringLiteral("Wine")));
    QCOMPARE(rows()->index(0, 3).data().toString(), QStringLiteral("Wine"));
    QCOMPARE(rows()->index(1, 3).data().toString(), QString());
    select({0, 1});
    child<QComboBox>("bulkTag")->setEditText(QStringLiteral("Wine"));
    press("takeTagButton");
    QTRY_COMPARE(rows()->index(0, 3).data().toString(), QString());
    QCOMPARE(rows()->index(2, 3).data().toString(), QStringLiteral("Wine"));
}

void TestContactsPage::erasesManyOnceAsked()
{
    add("anna@guests.example", "Anna", "Hall");
    add("tom@guests.example", "Tom", "Weber");
    add("zoe@guests.example", "Zoe", "Young");
    showPage();
    select({0, 1});
    choose(3);
    QVERIFY(barWords().contains(u'2'));
    QCOMPARE(count(), 3);
    press("errorBarButton");
    QTRY_COMPARE(count(), 1);
    QTRY_COMPARE(rows()->rowCount(), 1);
    QCOMPARE(rows()->index(0, 0).data().toString(), QStringLiteral("Zoe Young"));
}

void TestContactsPage::makesTwoOne()
{
    add("anna@guests.example", "Anna", "Hall");
    add("anna@work.example", "Anna", "Hall");
    add("zoe@guests.example", "Zoe", "Young");
    showPage();
    select({0, 1, 2});
    QVERIFY(!child<QMenu>("bulkMenu")->actions().at(1)->isEnabled());
    select({0, 1});
    choose(1);
    QTRY_COMPARE(rows()->rowCount(), 2);
    QVERIFY(rows()->index(0, 4).data().toString().contains(QStringLiteral("anna@work.example")));
}

void TestContactsPage::savesTheListAsCsv()
{
    add("anna@guests.example", "Anna", "Hall");
    add("tom@guests.example", "Tom", "Weber");
    showPage();
    search("weber");
    QTRY_COMPARE(rows()->rowCount(), 1);
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    const QString path = m_folder->filePath(QStringLiteral("list.csv"));
    QTimer::singleShot(0, this, [&path] {
        auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
        QVERIFY(dialog);
        dialog->selectFile(path);
        QMetaObject::invokeMethod(dialog, "accept");
    });
    press("exportButton");
    QTRY_VERIFY(QFile::exists(path));
    QFile saved(path);
    QVERIFY(saved.open(QIODevice::ReadOnly));
    const QByteArray csv = saved.readAll();
    QVERIFY(csv.contains("tom@guests.example"));
    QVERIFY(!csv.contains("anna@guests.example"));
}

QTEST_MAIN(TestContactsPage)
#include "tst_contactspage.moc"
