#include "ui/settings/settingspage.h"

#include "ui/base/button.h"
#include "ui/base/theme.h"
#include "ui/settings/aboutsection.h"
#include "ui/settings/backupsection.h"
#include "ui/settings/businesssection.h"
#include "ui/settings/foldersection.h"
#include "ui/settings/mailsection.h"
#include "ui/settings/mannerssection.h"
#include "ui/settings/ownfieldssection.h"
#include "ui/settings/relaysection.h"
#include "ui/settings/restorepage.h"
#include "ui/settings/retentionsection.h"

#include <QtWidgets/QTabBar>

namespace inglenook::ui {

SettingsPage::SettingsPage(const Services& services, QWidget* parent)
    : Page(tr("Settings"), Width::Read, parent)
    , m_services(services)
    , m_tabs(new QTabBar)
    , m_row(new QHBoxLayout)
    , m_act(addPrimaryButton({}))
{
    m_tabs->setObjectName(QStringLiteral("sections"));
    m_tabs->setAccessibleName(tr("Parts of the settings"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    content()->addWidget(m_tabs);
    addSection(QStringLiteral("business"), tr("Business"), new BusinessSection(services, errorBar()));
    addSection(QStringLiteral("mail"), tr("Mail account"), new MailSection(services, errorBar()));
    addSection(QStringLiteral("relay"), tr("Relay"), new RelaySection(services, errorBar()));
    addSection(QStringLiteral("manners"), tr("Manners"), new MannersSection(services, errorBar()));
    if (services.backup) {
        auto* backups = new BackupSection(services, errorBar());
        connect(backups, &BackupSection::restoreRequested, this, &SettingsPage::showRestore);
        addSection(QStringLiteral("backups"), tr("Backups"), backups);
    }
    addSection(QStringLiteral("fields"), tr("Own fields"), new OwnFieldsSection(services, errorBar()));
    addSection(QStringLiteral("retention"), tr("Forgetting"), new RetentionSection(services, errorBar()));
    addSection(QStringLiteral("folder"), tr("Watched folder"), new FolderSection(services, errorBar()));
    addSection(QStringLiteral("about"), tr("Data and program"), new AboutSection(services, errorBar()));
    // Beside a stretch, so that a section's height is that of its own width.
    m_row->addStretch();
    content()->addLayout(m_row, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, &SettingsPage::showSection);
    connect(m_act, &QPushButton::clicked, this, [this] { m_sections[m_tabs->currentIndex()]->act(); });
    showSection(0);
}

void SettingsPage::showRestore(const QString& path)
{
    auto* step = new RestorePage(m_services, path);
    connect(step, &RestorePage::restartRequested, this, &SettingsPage::restartRequested);
    showStep(step);
}

void SettingsPage::addSection(const QString& place, const QString& title, SettingsSection* section)
{
    m_places += place;
    m_sections += section;
    m_row->addWidget(section, 1);
    section->hide();
    m_tabs->addTab(title);
    connect(section, &SettingsSection::actChanged, this, &SettingsPage::showAct);
    connect(section, &SettingsSection::stepRequested, this, &SettingsPage::showStep);
}

void SettingsPage::reload()
{
    for (SettingsSection* section : std::as_const(m_sections))
        section->reload();
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
    for (qsizetype i = 0; i < m_sections.size(); ++i)
        m_sections[i]->setVisible(i == index);
    showAct();
}

void SettingsPage::showAct()
{
    const QString words = m_sections[m_tabs->currentIndex()]->actWords();
    m_act->setText(words);
    m_act->setVisible(!words.isEmpty());
}

bool SettingsPage::mayLeave()
{
    for (SettingsSection* section : std::as_const(m_sections)) {
        if (!section->isChanged())
            continue;
        m_tabs->setCurrentIndex(static_cast<int>(m_sections.indexOf(section)));
        errorBar().showNotice(tr("Something here is typed and not saved."), tr("Discard it"),
                              [section] { section->discardChanges(); });
        return false;
    }
    return true;
}

} // namespace inglenook::ui
