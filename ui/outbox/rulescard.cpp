#include "ui/outbox/rulescard.h"

#include "core/settings/settingsrepository.h"
#include "ui/base/layouts.h"
#include "ui/base/rowbutton.h"
#include "ui/base/theme.h"
#include "ui/outbox/rulewords.h"

#include <QtCore/QLocale>
#include <QtWidgets/QCheckBox>

namespace inglenook::ui {

RulesCard::RulesCard(const Services& services, QWidget* parent)
    : Card(tr("After each visit, by itself"), parent)
    , m_services(services)
    , m_rows(new QVBoxLayout)
{
    setObjectName(QStringLiteral("rules"));
    m_rows->setSpacing(0);
    body()->addLayout(m_rows);
    hide();
}

core::Result<void> RulesCard::reload()
{
    const auto rows = m_services.database.read([this](core::Transaction& transaction) -> core::Result<QList<Row>> {
        const auto business = core::SettingsRepository().loadBusiness(transaction);
        if (!business)
            return business.error();
        m_zone = business->timeZone;
        return loadRows(transaction);
    });
    if (!rows)
        return rows.error();
    removeAll(*m_rows);
    for (const Row& row : *rows)
        addRow(row);
    m_isEmpty = rows->isEmpty();
    setVisible(!m_isEmpty);
    return {};
}

core::Result<QList<RulesCard::Row>> RulesCard::loadRows(core::Transaction& transaction) const
{
    const auto rules = core::RuleRepository().loadAll(transaction);
    if (!rules)
        return rules.error();
    QList<Row> rows;
    for (const core::Rule& rule : *rules) {
        const auto next = core::loadNextRun(transaction, rule, m_services.clock.now());
        if (!next)
            return next.error();
        const auto use = core::RuleRepository().loadUse(transaction, rule.id);
        if (!use)
            return use.error();
        rows.append({rule, *next, *use});
    }
    return rows;
}

void RulesCard::addRow(const Row& row)
{
    const core::Rule& rule = row.rule;
    const QString sentence = ruleSentence(rule);
    auto* line = new QHBoxLayout;
    line->setSpacing(space::small);
    auto* onOff = new QCheckBox;
    onOff->setObjectName(QStringLiteral("ruleOn%1").arg(rule.id.number()));
    onOff->setAccessibleName(tr("Switched on: %1").arg(sentence));
    onOff->setToolTip(rule.isOn ? tr("Switch off") : tr("Switch on"));
    onOff->setChecked(rule.isOn);
    auto* button = new RowButton;
    button->setObjectName(QStringLiteral("ruleRow%1").arg(rule.id.number()));
    button->setWords(sentence, nextRunWords(rule, row.nextAt, m_services.clock.now(), m_zone),
                     row.use.sent > 0 ? tr("%Ln sent", nullptr, static_cast<int>(row.use.sent)) : QString());
    button->setToolTip(QStringLiteral("<p>%1</p>").arg(sentence.toHtmlEscaped()));
    line->addWidget(onOff);
    line->addWidget(button, 1);
    m_rows->addLayout(line);
    connect(onOff, &QCheckBox::clicked, this, [this, id = rule.id](bool isOn) { switchRule(id, isOn); });
    connect(button, &QAbstractButton::clicked, this, [this, id = rule.id] { Q_EMIT ruleChosen(id); });
}

void RulesCard::switchRule(core::Id<core::Rule> id, bool isOn)
{
    const QDateTime now = m_services.clock.now();
    const auto stored = m_services.database.write([&](core::Transaction& transaction) {
        return core::RuleRepository().storeOn(transaction, id, isOn, now.toTimeZone(m_zone).date(), now);
    });
    if (!stored)
        Q_EMIT failed(stored.error());
    // What is due goes out now; what is not set up yet says so where it is set up.
    if (stored && isOn)
        (void)m_services.rules.runNow();
    if (const auto read = reload(); !read)
        Q_EMIT failed(read.error());
}

} // namespace inglenook::ui
