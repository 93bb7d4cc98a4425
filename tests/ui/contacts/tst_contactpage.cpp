#include "core/contacts/optoutrepository.h"
#include "tests/support/contactsbusiness.h"
#include "tests/support/picture.h"
#include "ui/base/button.h"
#include "ui/base/formfield.h"
#include "ui/contacts/contactpage.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QTableView>

using namespace inglenook;
using namespace inglenook::core;
using namespace inglenook::ui;

class TestContactPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_business = std::make_unique<tests::ContactsBusiness>(); }
    void addsAContact();
    void saysWhatIsWrongWhenTheFieldIsLeft();
    void refusesAnAddressThatIsTaken();
    void changesWhatIsThere();
    void datesABasisOnlyWhenItChanges();
    void asksBeforeThrowingAwayChanges();
    void namesWhatGoesBeforeErasing();
    void saysThatSomebodyHasOptedOut();
    void tellsWhatHappened();
    void showsEverythingHeld();
    void savesOnEnter();

private:
    void show(ContactPage& page) const
    {
        page.resize(900, 700);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        page.activateWindow();
    }
    template <typename T>
    static T* child(QWidget& page, const char* name)
    {
        return page.findChild<T*>(QLatin1String(name));
    }
    static void press(QWidget& page, const char* name) { child<QPushButton>(page, name)->click(); }
    static QString barWords(QWidget& page) { return child<QLabel>(page, "errorBarMessage")->text(); }

    std::unique_ptr<tests::ContactsBusiness> m_business;
};

void TestContactPage::addsAContact()
{
    ContactPage page(*m_business->database, m_business->clock);
    show(page);
    QSignalSpy saved(&page, &ContactPage::saved);
    child<QLineEdit>(page, "address")->setText(QStringLiteral(" Anna@guests.example "));
    child<QLineEdit>(page, "firstName")->setText(QStringLiteral("Anna"));
    child<QLineEdit>(page, "lastName")->setText(QStringLiteral("Hall"));
    child<QLineEdit>(page, "phone")->setText(QStringLiteral("01632 960001"));
    child<QLineEdit>(page, "tags")->setText(QStringLiteral("Dog, regular, dog"));
    child<QPlainTextEdit>(page, "note")->setPlainText(QStringLiteral("Two\nlines"));
    auto* language = child<QComboBox>(page, "language");
    language->setCurrentIndex(language->findData(QStringLiteral("de")));
    press(page, "primaryButton");
    QCOMPARE(saved.count(), 1);
    const auto anna = m_business->find(QStringLiteral("anna@guests.example"));
    QVERIFY(anna.has_value());
    QCOMPARE(anna->address.text(), QStringLiteral("Anna@guests.example"));
    QCOMPARE(anna->displayName(), QStringLiteral("Anna Hall"));
    QCOMPARE(anna->phone, QStringLiteral("01632 960001"));
    QCOMPARE(anna->language, QStringLiteral("de"));
    QCOMPARE(anna->tags, (QStringList{QStringLiteral("Dog"), QStringLiteral("regular")}));
    QCOMPARE(anna->note, QStringLiteral("Two\nlines"));
    QCOMPARE(anna->basis, Basis::Service);
    QCOMPARE(anna->basisDay, QDate(2026, 11, 22));
}

void TestContactPage::saysWhatIsWrongWhenTheFieldIsLeft()
{
    ContactPage page(*m_business->database, m_business->clock);
    show(page);
    auto* address = child<QLineEdit>(page, "address");
    address->setFocus();
    QTest::keyClicks(address, QStringLiteral("nobody"));
    QTest::keyClick(address, Qt::Key_Tab);
    auto* field = qobject_cast<FormField*>(address->parentWidget());
    QVERIFY(field);
    QTRY_VERIFY(field->error().contains(u'@'));
    press(page, "primaryButton");
    QCOMPARE(m_business->count(), 0);
    QVERIFY(!page.isHidden());
}

void TestContactPage::refusesAnAddressThatIsTaken()
{
    m_business->add(QStringLiteral("anna@guests.example"), QStringLiteral("Anna"), QStringLiteral("Hall"));
    ContactPage page(*m_business->database, m_business->clock);
    show(page);
    child<QLineEdit>(page, "address")->setText(QStringLiteral("ANNA@guests.example"));
    press(page, "primaryButton");
    auto* field = qobject_cast<FormField*>(child<QLineEdit>(page, "address")->parentWidget());
    QVERIFY(field->error().contains(QStringLiteral("Anna Hall")));
    QCOMPARE(m_business->count(), 1);
}

void TestContactPage::changesWhatIsThere()
{
    const Contact anna =
        m_business->add(QStringLiteral("anna@guests.example"), QStringLiteral("Anna"), {}, {QStringLiteral("Dog")});
    ContactPage page(*m_business->database, m_business->clock, anna);
    show(page);
    QCOMPARE(child<QLineEdit>(page, "firstName")->text(), QStringLiteral("Anna"));
    QCOMPARE(child<QLineEdit>(page, "tags")->text(), QStringLiteral("Dog"));
    child<QLineEdit>(page, "address")->setText(QStringLiteral("anna.hall@guests.example"));
    child<QLineEdit>(page, "tags")->clear();
    press(page, "primaryButton");
    QVERIFY(!m_business->find(QStringLiteral("anna@guests.example")));
    const auto changed = m_business->find(QStringLiteral("anna.hall@guests.example"));
    QVERIFY(changed.has_value());
    QCOMPARE(changed->id, anna.id);
    QVERIFY(changed->tags.isEmpty());
}

void TestContactPage::datesABasisOnlyWhenItChanges()
{
    Contact anna = m_business->add(QStringLiteral("anna@guests.example"));
    anna.basisDay = QDate(2020, 1, 1);
    QVERIFY(m_business->database->write(
        [&](Transaction& t) { return ContactRepository().update(t, anna, m_business->clock.now()); }));
    {
        ContactPage page(*m_business->database, m_business->clock, anna);
        child<QLineEdit>(page, "lastName")->setText(QStringLiteral("Hall"));
        press(page, "primaryButton");
        QCOMPARE(m_business->find(QStringLiteral("anna@guests.example"))->basisDay, QDate(2020, 1, 1));
    }
    ContactPage page(*m_business->database, m_business->clock, anna);
    auto* basis = child<QComboBox>(page, "basis");
    basis->setCurrentIndex(basis->findData(basisWord(Basis::Consent)));
    press(page, "primaryButton");
    const auto changed = m_business->find(QStringLiteral("anna@guests.example"));
    QCOMPARE(changed->basis, Basis::Consent);
    QCOMPARE(changed->basisDay, QDate(2026, 11, 22));
}

void TestContactPage::asksBeforeThrowingAwayChanges()
{
    const Contact anna = m_business->add(QStringLiteral("anna@guests.example"));
    ContactPage page(*m_business->database, m_business->clock, anna);
    show(page);
    QSignalSpy back(&page, &Page::backRequested);
    QTest::keyClick(&page, Qt::Key_Escape);
    QCOMPARE(back.count(), 1); // nothing changed
    child<QLineEdit>(page, "lastName")->setText(QStringLiteral("Hall"));
    QTest::keyClick(&page, Qt::Key_Escape);
    QCOMPARE(back.count(), 1);
    QVERIFY(barWords(page).contains(QStringLiteral("not saved")));
    press(page, "errorBarButton");
    QCOMPARE(back.count(), 2);
    QVERIFY(page.mayLeave());
    QVERIFY(m_business->find(QStringLiteral("anna@guests.example"))->lastName.isEmpty());
}

void TestContactPage::namesWhatGoesBeforeErasing()
{
    const Contact anna =
        m_business->add(QStringLiteral("anna@guests.example"), QStringLiteral("Anna"), QStringLiteral("Hall"));
    QVERIFY(m_business->database->write([&](Transaction& t) -> Result<void> {
        auto visit = t.run(QStringLiteral("INSERT INTO visits (contact_id, departed_on, place, staff, reference)"
                                          " VALUES (?, '2026-11-20', '', '', '')"),
                           {anna.id.number()});
        return visit ? Result<void>() : visit.error();
    }));
    ContactPage page(*m_business->database, m_business->clock, anna);
    show(page);
    QSignalSpy saved(&page, &ContactPage::saved);
    press(page, "eraseButton");
    QVERIFY(barWords(page).contains(QStringLiteral("Anna Hall")));
    QVERIFY2(barWords(page).contains(QStringLiteral("1 visit")), qPrintable(barWords(page)));
    QCOMPARE(m_business->count(), 1);
    press(page, "errorBarButton");
    QCOMPARE(saved.count(), 1);
    QCOMPARE(m_business->count(), 0);
}

void TestContactPage::saysThatSomebodyHasOptedOut()
{
    const Contact anna = m_business->add(QStringLiteral("anna@guests.example"));
    const Contact tom = m_business->add(QStringLiteral("tom@guests.example"));
    QVERIFY(m_business->database->write(
        [&](Transaction& t) { return OptOutRepository().add(t, anna.address, {}, m_business->clock.now()); }));
    const ContactPage annas(*m_business->database, m_business->clock, anna);
    const ContactPage toms(*m_business->database, m_business->clock, tom);
    QVERIFY(!annas.findChild<QLabel*>(QStringLiteral("optOut"))->isHidden());
    QVERIFY(toms.findChild<QLabel*>(QStringLiteral("optOut"))->isHidden());
}

void TestContactPage::tellsWhatHappened()
{
    const Contact anna = m_business->add(QStringLiteral("anna@guests.example"), QStringLiteral("Anna"));
    QVERIFY(m_business->database->write([&](Transaction& t) -> Result<void> {
        auto visit = t.run(QStringLiteral("INSERT INTO visits (contact_id, departed_on, place, staff, reference)"
                                          " VALUES (?, '2026-11-20', 'Room <b>7</b>', '', '')"),
                           {anna.id.number()});
        return visit ? Result<void>() : visit.error();
    }));
    ContactPage page(*m_business->database, m_business->clock, anna);
    show(page);
    QStringList words;
    const auto labels = child<QWidget>(page, "timeline")->findChildren<QLabel*>();
    for (const QLabel* label : labels) {
        if (label->text().isEmpty())
            continue; // a mark
        QCOMPARE(label->textFormat(), Qt::PlainText);
        words.append(label->text());
    }
    QVERIFY(words.contains(QStringLiteral("Visit")));
    QVERIFY(words.contains(QStringLiteral("Room <b>7</b>")));
    tests::keepPicture(page, QStringLiteral("contact-person"));
    const ContactPage fresh(*m_business->database, m_business->clock);
    QVERIFY(!fresh.findChild<QWidget*>(QStringLiteral("timeline")));
}

void TestContactPage::showsEverythingHeld()
{
    const Contact anna = m_business->add(QStringLiteral("anna@guests.example"), QStringLiteral("Anna"));
    ContactPage page(*m_business->database, m_business->clock, anna);
    show(page);
    press(page, "recordButton");
    auto* model = page.frontPage()->findChild<QTableView*>(QStringLiteral("recordTable"))->model();
    QStringList shown;
    for (int row = 0; row < model->rowCount(); ++row)
        shown.append(model->index(row, 2).data().toString());
    QVERIFY(shown.contains(QStringLiteral("anna@guests.example")));
    QVERIFY(shown.contains(QStringLiteral("Anna")));
    tests::keepPicture(*page.frontPage(), QStringLiteral("contact-record"));
}

void TestContactPage::savesOnEnter()
{
    ContactPage page(*m_business->database, m_business->clock);
    show(page);
    auto* address = child<QLineEdit>(page, "address");
    QTRY_VERIFY(address->hasFocus());
    QTest::keyClicks(address, QStringLiteral("anna@guests.example"));
    QTest::keyClick(address, Qt::Key_Return);
    QCOMPARE(m_business->count(), 1);
}

QTEST_MAIN(TestContactPage)
#include "tst_contactpage.moc"
