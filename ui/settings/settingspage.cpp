#include "ui/settings/settingspage.h"

#include "ui/base/button.h"
#include "ui/base/theme.h"
#include "ui/settings/aboutsection.h"
#include "ui/settings/businesssection.h"
#include "ui/settings/mailsection.h"
#include "ui/settings/relaysection.h"

#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QTabBar>

namespace inglenook::ui {

SettingsPage::SettingsPage(const Services& services, QWidget* parent)
    : Page(tr("Settings"), Width::Read, parent)
    , m_tabs(new QTabBar)
    , m_sections(new QStackedWidget)
    , m_act(addPrimaryButton({}))
{
    m_tabs->setObjectName(QStringLiteral("sections"));
    m_tabs->setAccessibleName(tr("Parts of the settings"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    content()->addWidget(m_tabs);
    content()->addWidget(m_sections, 1);
    addSection(QStringLiteral("business"), tr("Business"), new BusinessSection(services, errorBar()));
    addSection(QStringLiteral("mail"), tr("Mail account"), new MailSection(services, errorBar()));
    addSection(QStringLiteral("relay"), tr("Relay"), new RelaySection(services, errorBar()));
    addSection(QStringLiteral("about"), tr("Data and program"), new AboutSection(services, errorBar()));
    connect(m_tabs, &QTabBar::currentChanged, this, &SettingsPage::showSection);
    connect(m_act, &QPushButton::clicked, this, [this] { section(m_tabs->currentIndex())->act(); });
    showSection(0);
}

void SettingsPage::addSection(const QString& place, const QString& title, SettingsSection* section)
{
    m_places += place;
    m_sections->addWidget(section);
    m_tabs->addTab(title);
    connect(section, &SettingsSection::actChanged, this, &SettingsPage::showAct);
}

SettingsSection* SettingsPage::section(int index) const
{
    return static_cast<SettingsSection*>(m_sections->widget(index));
}

void SettingsPage::reload()
{
    for (int i = 0; i < m_sections->count(); ++i)
        section(i)->reload();
    showAct();
}

void SettingsPage::showPlace(const QString& place)
{
    const auto index = static_cast<int>(m_places.indexOf(place));
    if (index >= 0)
        m_tabs->setCurrentIndex(index);
}

void SettingsPage::showSection(int index)
{
    errorBar().clear();
    m_sections->setCurrentIndex(index);
    showAct();
}

void SettingsPage::showAct()
{
    const QString words = section(m_tabs->currentIndex())->actWords();
    m_act->setText(words);
    m_act->setVisible(!words.isEmpty());
}

bool SettingsPage::mayLeave()
{
    for (int i = 0; i < m_sections->count(); ++i) {
        if (!section(i)->isChanged())
            continue;
        m_tabs->setCurrentIndex(i);
        errorBar().showNotice(tr("Something here is typed and not saved."), tr("Discard it"),
                              [this, i] { section(i)->discardChanges(); });
        return false;
    }
    return true;
}

} // namespace inglenook::ui
