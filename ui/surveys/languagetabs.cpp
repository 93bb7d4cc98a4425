#include "ui/surveys/languagetabs.h"

#include "core/surveys/surveydocument.h"
#include "ui/base/button.h"
#include "ui/base/theme.h"

#include <QtCore/QSignalBlocker>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QMenu>
#include <QtWidgets/QTabBar>

namespace inglenook::ui {

namespace {

struct Language
{
    const char* code;
    const char* title; ///< in the language itself, UTF-8
};

/// Those with texts to start from come first, then those that guests of a European house most often read.
constexpr Language languages[] = {
    {"en", "English"},    {"de", "Deutsch"},    {"fr", "Français"}, {"es", "Español"}, {"it", "Italiano"},
    {"nl", "Nederlands"}, {"pt", "Português"},  {"pl", "Polski"},   {"cs", "Čeština"}, {"da", "Dansk"},
    {"sv", "Svenska"},    {"nb", "Norsk"},      {"fi", "Suomi"},    {"hu", "Magyar"},  {"ro", "Română"},
    {"el", "Ελληνικά"},   {"uk", "Українська"}, {"tr", "Türkçe"},   {"ar", "العربية"}, {"he", "עברית"},
    {"ja", "日本語"},     {"zh", "中文"},       {"cy", "Cymraeg"},  {"ga", "Gaeilge"},
};

} // namespace

LanguageTabs::LanguageTabs(QWidget* parent)
    : QWidget(parent)
    , m_tabs(new QTabBar)
    , m_add(new LinkButton(tr("Add a language"), Icon::Add))
    , m_menu(new QMenu(this))
{
    m_tabs->setObjectName(QStringLiteral("languages"));
    m_tabs->setAccessibleName(tr("Languages of the survey"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->setUsesScrollButtons(true);
    m_tabs->setMinimumHeight(size::row);
    m_add->setObjectName(QStringLiteral("addLanguage"));
    m_menu->setObjectName(QStringLiteral("languageMenu"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::small);
    row->addWidget(m_tabs, 1);
    row->addWidget(m_add);
    connect(m_tabs, &QTabBar::currentChanged, this, [this] { Q_EMIT currentChanged(current()); });
    connect(m_add, &QPushButton::clicked, this,
            [this] { m_menu->popup(m_add->mapToGlobal(QPoint(0, m_add->height()))); });
}

QString LanguageTabs::titleOf(const QString& language)
{
    for (const Language& known : languages) {
        if (language == QLatin1String(known.code))
            return QString::fromUtf8(known.title);
    }
    return language;
}

void LanguageTabs::setLanguages(const QStringList& languages, const QString& current)
{
    const QSignalBlocker blocker(m_tabs);
    while (m_tabs->count() > 0)
        m_tabs->removeTab(0);
    for (const QString& language : languages)
        m_tabs->setTabData(m_tabs->addTab(titleOf(language)), language);
    m_tabs->setCurrentIndex(qMax<int>(0, static_cast<int>(languages.indexOf(current))));
    fillMenu(languages);
}

void LanguageTabs::fillMenu(const QStringList& present)
{
    m_menu->clear();
    const QStringList withTexts = core::languagesWithDefaults();
    for (const Language& language : languages) {
        const QString code = QString::fromLatin1(language.code);
        if (present.contains(code))
            continue;
        const bool startsAnew = !withTexts.contains(code);
        if (startsAnew && !m_menu->isEmpty() && withTexts.contains(m_menu->actions().constLast()->data().toString()))
            m_menu->addSection(tr("To be translated by you"));
        QAction* add = m_menu->addAction(titleOf(code));
        add->setData(code);
        connect(add, &QAction::triggered, this, [this, code] { Q_EMIT additionRequested(code); });
    }
    m_add->setVisible(present.size() < core::surveylimits::languages && !m_menu->isEmpty());
}

QString LanguageTabs::current() const
{
    return m_tabs->tabData(m_tabs->currentIndex()).toString();
}

void LanguageTabs::setCurrent(const QString& language)
{
    for (int i = 0; i < m_tabs->count(); ++i) {
        if (m_tabs->tabData(i) == language)
            m_tabs->setCurrentIndex(i);
    }
}

} // namespace inglenook::ui
