#include "core/contacts/contactrepository.h"
#include "core/contacts/ownfield.h"
#include "core/settings/settingsrepository.h"
#include "tests/support/pagefixture.h"
#include "tests/support/picture.h"
#include "ui/base/theme.h"
#include "ui/contacts/contactpage.h"
#include "ui/settings/settingspage.h"

#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>

using namespace inglenook;
using namespace inglenook::core;
using namespace inglenook::tests;

class tst_OwnFieldsSection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void addsRenamesAndRemoves();
    void saysWhatGoesWithAField();
    void refusesTwoOfOneName();
    void standsOnThePersonsPage();

private:
    void open()
    {
        m_page = std::make_unique<ui::SettingsPage>(m_fixture->services());
        m_page->resize(1080, 720);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        m_page->showPlace(QStringLiteral("fields"));
    }
    [[nodiscard]] QStringList stored() const
    {
        QStringList names;
        const auto fields = m_fixture->database->read([](Transaction& t) { return OwnFieldRepository().load(t); });
        for (const OwnField& field : *fields)
            names += field.name;
        return names;
    }
    [[nodiscard]] QList<QLineEdit*> lines() const
    {
        QCoreApplication::processEvents(); // a layout shows what is new a moment later
        QList<QLineEdit*> shown;
        const auto all = m_page->findChildren<QLineEdit*>(QStringLiteral("ownFieldName"));
        for (QLineEdit* line : all) {
            if (!line->parentWidget()->isHidden())
                shown += line;
        }
        return shown;
    }
    void addField(const QString& name)
    {
        m_page->findChild<QPushButton*>(QStringLiteral("addOwnField"))->click();
        lines().last()->setText(name);
        save();
    }
    void save() { m_page->findChild<QPushButton*>(QStringLiteral("primaryButton"))->click(); }
    void removeFirst()
    {
        lines().first()->parentWidget()->findChild<QToolButton*>(QStringLiteral("removeOwnField"))->click();
    }
    Id<Contact> addAnna(const QString& dog)
    {
        return *m_fixture->database->write([&](Transaction& t) -> Result<Id<Contact>> {
            Contact anna{.id = {}, .address = *EmailAddress::parse(QStringLiteral("a1b2@guest.booking.com"))};
            anna.firstName = QStringLiteral("Anna");
            anna.phone = QStringLiteral("01632 960123");
            const auto id = ContactRepository().add(t, anna, m_fixture->clock.now());
            const auto field = OwnFieldRepository().findOrAdd(t, QStringLiteral("Dog"));
            if (auto kept = OwnFieldRepository().storeValue(t, *id, *field, dog); !kept)
                return kept.error();
            return id;
        });
    }

    std::unique_ptr<PageFixture> m_fixture;
    std::unique_ptr<ui::SettingsPage> m_page;
};

void tst_OwnFieldsSection::initTestCase()
{
    speakEnglish();
    ui::applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()), ui::Appearance::Light);
}

void tst_OwnFieldsSection::init()
{
    m_page.reset();
    m_fixture = std::make_unique<PageFixture>();
    open();
}

void tst_OwnFieldsSection::addsRenamesAndRemoves()
{
    addField(QStringLiteral("Dog"));
    addField(QStringLiteral("Club"));
    QCOMPARE(stored(), QStringList({QStringLiteral("Dog"), QStringLiteral("Club")}));
    keepPicture(*m_page, QStringLiteral("own-fields"));
    lines().first()->setText(QStringLiteral("Hound"));
    save();
    QCOMPARE(stored().first(), QStringLiteral("Hound"));
    removeFirst();
    QVERIFY(!m_page->mayLeave());
    save();
    QCOMPARE(stored(), QStringList(QStringLiteral("Club")));
}

void tst_OwnFieldsSection::saysWhatGoesWithAField()
{
    addAnna(QStringLiteral("Rex"));
    m_page.reset();
    open();
    removeFirst();
    QVERIFY(m_page->findChild<QLabel*>(QStringLiteral("errorBarMessage"))->text().contains(QStringLiteral("1 guest")));
    QCOMPARE(lines().size(), 1);
    QCOMPARE(stored().size(), 1);
}

void tst_OwnFieldsSection::refusesTwoOfOneName()
{
    addField(QStringLiteral("Dog"));
    addField(QStringLiteral("Club"));
    lines().last()->setText(QStringLiteral("dog"));
    save();
    QVERIFY(m_page->findChild<QLabel*>(QStringLiteral("errorBarMessage"))->text().contains(QStringLiteral("dog")));
    QCOMPARE(stored(), QStringList({QStringLiteral("Dog"), QStringLiteral("Club")}));
}

void tst_OwnFieldsSection::standsOnThePersonsPage()
{
    const auto id = addAnna(QStringLiteral("Rex"));
    Business business;
    business.country = QStringLiteral("GB");
    QVERIFY(
        m_fixture->database->write([&](Transaction& t) { return SettingsRepository().storeBusiness(t, business); }));
    const auto anna = m_fixture->database->read([&](Transaction& t) { return ContactRepository().find(t, id); });
    ui::ContactPage page(*m_fixture->database, m_fixture->clock, **anna);
    page.resize(1080, 720);
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    auto* dog = page.findChild<QLineEdit*>(QStringLiteral("ownField1"));
    QCOMPARE(dog->text(), QStringLiteral("Rex"));
    keepPicture(page, QStringLiteral("person-own-fields"));
    QVERIFY(page.mayLeave());
    dog->setText(QStringLiteral("Bella"));
    QVERIFY(!page.mayLeave());
    page.findChild<QPushButton*>(QStringLiteral("primaryButton"))->click();
    const auto values =
        m_fixture->database->read([&](Transaction& t) { return OwnFieldRepository().loadValues(t, {id}); });
    QCOMPARE(values->value(id.number()).value(QStringLiteral("Dog")), QStringLiteral("Bella"));
}

QTEST_MAIN(tst_OwnFieldsSection)
#include "tst_ownfieldssection.moc"
