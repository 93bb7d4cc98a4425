#include "ui/settings/settingssection.h"

#include "ui/base/card.h"
#include "ui/base/theme.h"

namespace inglenook::ui {

namespace {

/// Wider lines of a form are hard to read across.
constexpr int formWidth = 760;

} // namespace

SettingsSection::SettingsSection(const Services& services, ErrorBar& bar)
    : m_services(services)
    , m_bar(bar)
    , m_column(new QVBoxLayout(this))
{
    setMaximumWidth(formWidth);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(space::medium);
    m_column->addStretch(1);
}

Card* SettingsSection::addCard(const QString& title)
{
    auto* card = new Card(title);
    card->body()->setSpacing(space::medium);
    card->body()->addSpacing(space::tiny);
    addWidget(card);
    return card;
}

void SettingsSection::addWidget(QWidget* card)
{
    m_column->insertWidget(m_column->count() - 1, card);
}

} // namespace inglenook::ui
