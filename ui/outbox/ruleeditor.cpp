#include "ui/outbox/ruleeditor.h"

#include "core/contacts/contactrepository.h"
#include "core/surveys/surveyrepository.h"
#include "core/visits/visitrepository.h"
#include "core/visits/visitrowreader.h"
#include "ui/base/formfield.h"
#include "ui/base/textlabel.h"
#include "ui/outbox/rulewords.h"

#include <QtCore/QLocale>
#include <QtCore/QSignalBlocker>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QCompleter>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QTimeEdit>

namespace inglenook::ui {

namespace {

using core::Rule;
using Kind = core::VisitConditions::Kind;

constexpr int numberWidth = 72;
constexpr int mostTags = 500;

QSpinBox* makeNumber(const char* name, int least, int most)
{
    auto* number = new QSpinBox;
    number->setObjectName(QLatin1String(name));
    number->setRange(least, most);
    number->setMinimumWidth(numberWidth);
    return number;
}

void offer(QLineEdit& edit, const QStringList& words)
{
    auto* completer = new QCompleter(words, &edit);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    edit.setCompleter(completer);
}

} // namespace

RuleEditor::RuleEditor(const Services& services, QWidget* parent)
    : Card({}, parent)
    , m_services(services)
    , m_sentence(new TextLabel({}, TextRole::Strong))
    , m_days(makeNumber("daysAfter", 0, 60))
    , m_daysWord(new TextLabel)
    , m_anchor(new QComboBox)
    , m_time(new QTimeEdit)
    , m_survey(new QComboBox)
    , m_kind(new QComboBox)
    , m_tag(new QComboBox)
    , m_place(new QLineEdit)
    , m_staff(new QLineEdit)
    , m_amount(new QLineEdit)
    , m_reminds(new QCheckBox(tr("Remind once who has not answered after")))
    , m_reminderDays(makeNumber("reminderDays", 1, 30))
    , m_oldest(makeNumber("oldestDays", 1, 90))
{
    m_sentence->setObjectName(QStringLiteral("ruleSentence"));
    m_sentence->setFit(TextLabel::Fit::Wrapped);
    body()->setSpacing(space::medium);
    body()->addWidget(m_sentence);
    addSentence();
    addConditions();
    addReminder();
    body()->addStretch();
    connectParts();
}

void RuleEditor::addSentence()
{
    m_anchor->setObjectName(QStringLiteral("anchor"));
    m_anchor->setAccessibleName(tr("After what"));
    m_anchor->addItem(tr("after departure or the visit"), int(Rule::Anchor::Departure));
    m_anchor->addItem(tr("after arrival"), int(Rule::Anchor::Arrival));
    m_days->setAccessibleName(tr("Days after the visit"));
    m_time->setObjectName(QStringLiteral("time"));
    m_time->setAccessibleName(tr("Time of day"));
    m_survey->setObjectName(QStringLiteral("survey"));
    m_survey->setMinimumWidth(numberWidth);
    m_kind->setObjectName(QStringLiteral("visitKind"));
    m_kind->addItem(tr("every guest"), int(Kind::Any));
    m_kind->addItem(tr("guests who stayed overnight"), int(Kind::Stays));
    m_kind->addItem(tr("guests who came for the day"), int(Kind::DayVisits));
    body()->addLayout(row({m_days, m_daysWord, m_anchor, new TextLabel(tr("at")), m_time}));
    body()->addWidget(new FormField(tr("send the survey"), m_survey));
    body()->addWidget(new FormField(tr("to"), m_kind));
}

void RuleEditor::addConditions()
{
    m_tag->setObjectName(QStringLiteral("tag"));
    m_place->setObjectName(QStringLiteral("place"));
    m_staff->setObjectName(QStringLiteral("staff"));
    m_amount->setObjectName(QStringLiteral("minAmount"));
    for (QLineEdit* edit : {m_place, m_staff, m_amount})
        edit->setPlaceholderText(tr("any"));
    auto* first = new QHBoxLayout;
    auto* second = new QHBoxLayout;
    for (QHBoxLayout* line : {first, second})
        line->setSpacing(space::medium);
    first->addWidget(new FormField(tr("with the tag"), m_tag), 1);
    first->addWidget(new FormField(tr("room or table"), m_place), 1);
    second->addWidget(new FormField(tr("served by"), m_staff), 1);
    second->addWidget(new FormField(tr("who spent at least"), m_amount), 1);
    body()->addLayout(first);
    body()->addLayout(second);
}

void RuleEditor::addReminder()
{
    m_reminds->setObjectName(QStringLiteral("reminds"));
    m_reminderDays->setSuffix(tr(" days"));
    m_reminderDays->setAccessibleName(tr("Days before the reminder"));
    m_oldest->setSuffix(tr(" days"));
    m_oldest->setAccessibleName(tr("Longest time since the visit"));
    body()->addLayout(row({m_reminds, m_reminderDays}));
    body()->addLayout(row({new TextLabel(tr("Ask nobody whose visit is longer ago than")), m_oldest}));
    auto* limits =
        new TextLabel(tr("Quiet hours, closed days, the pause between two surveys and who is never asked are in "
                         "the settings, under “Manners”."),
                      TextRole::Small, TextLabel::Tone::Quiet);
    limits->setFit(TextLabel::Fit::Wrapped);
    body()->addWidget(limits);
}

QLayout* RuleEditor::row(const QList<QWidget*>& widgets)
{
    auto* line = new QHBoxLayout;
    line->setSpacing(space::small);
    for (QWidget* widget : widgets)
        line->addWidget(widget);
    line->addStretch();
    return line;
}

void RuleEditor::connectParts()
{
    for (QSpinBox* number : {m_days, m_reminderDays, m_oldest})
        connect(number, &QSpinBox::valueChanged, this, &RuleEditor::tell);
    for (QComboBox* box : {m_anchor, m_survey, m_kind, m_tag})
        connect(box, &QComboBox::currentIndexChanged, this, &RuleEditor::tell);
    for (QLineEdit* edit : {m_place, m_staff, m_amount})
        connect(edit, &QLineEdit::textChanged, this, &RuleEditor::tell);
    connect(m_time, &QTimeEdit::timeChanged, this, &RuleEditor::tell);
    connect(m_reminds, &QCheckBox::toggled, this, &RuleEditor::tell);
}

core::Result<void> RuleEditor::reload()
{
    return m_services.database.read([this](core::Transaction& transaction) -> core::Result<void> {
        const auto surveys = core::SurveyRepository().loadAll(transaction);
        if (!surveys)
            return surveys.error();
        auto tags = core::ContactRepository().loadTags(transaction);
        if (!tags)
            return tags.error();
        const auto visitTags = core::VisitRepository().loadTags(transaction);
        const auto places = core::VisitRepository().loadPlaces(transaction);
        const auto staff = core::VisitRepository().loadStaff(transaction);
        if (!visitTags || !places || !staff)
            return !visitTags ? visitTags.error() : !places ? places.error() : staff.error();
        const QSignalBlocker surveyBlocker(m_survey);
        const QSignalBlocker tagBlocker(m_tag);
        m_survey->clear();
        for (const core::Survey& survey : *surveys)
            m_survey->addItem(survey.name, survey.id.number());
        *tags += *visitTags;
        tags->removeDuplicates();
        m_tag->clear();
        m_tag->addItem(tr("any"), QString());
        for (const QString& tag : tags->mid(0, mostTags))
            m_tag->addItem(tag, tag);
        offer(*m_place, *places);
        offer(*m_staff, *staff);
        return {};
    });
}

void RuleEditor::setRule(const core::Rule& rule)
{
    m_rule = rule;
    const QSignalBlocker blocker(this);
    m_days->setValue(rule.daysAfter);
    m_anchor->setCurrentIndex(m_anchor->findData(int(rule.anchor)));
    m_time->setTime(rule.time);
    m_survey->setCurrentIndex(qMax(0, m_survey->findData(rule.survey.number())));
    m_kind->setCurrentIndex(m_kind->findData(int(rule.conditions.kind)));
    const QString& tag = rule.conditions.tag;
    if (!tag.isEmpty() && m_tag->findData(tag) < 0)
        m_tag->addItem(tag, tag);
    m_tag->setCurrentIndex(qMax(0, m_tag->findData(tag)));
    m_place->setText(rule.conditions.place);
    m_staff->setText(rule.conditions.staff);
    m_amount->setText(rule.conditions.minAmount ? QLocale().toString(double(*rule.conditions.minAmount) / 100, 'f', 2)
                                                : QString());
    m_reminds->setChecked(rule.reminderDays > 0);
    m_reminderDays->setValue(rule.reminderDays > 0 ? rule.reminderDays : 5);
    m_oldest->setValue(rule.oldestDays);
    tell();
}

core::Rule RuleEditor::rule() const
{
    core::Rule rule = m_rule;
    rule.survey = core::Id<core::Survey>(m_survey->currentData().toLongLong());
    rule.surveyName = m_survey->currentText();
    rule.daysAfter = m_days->value();
    rule.anchor = static_cast<Rule::Anchor>(m_anchor->currentData().toInt());
    rule.time = m_time->time();
    rule.conditions.kind = static_cast<Kind>(m_kind->currentData().toInt());
    rule.conditions.tag = m_tag->currentData().toString();
    rule.conditions.place = m_place->text().trimmed();
    rule.conditions.staff = m_staff->text().trimmed();
    rule.conditions.minAmount = core::amountFromText(m_amount->text());
    rule.reminderDays = m_reminds->isChecked() ? m_reminderDays->value() : 0;
    rule.oldestDays = m_oldest->value();
    return rule;
}

bool RuleEditor::hasSurveys() const
{
    return m_survey->count() > 0;
}

void RuleEditor::tell()
{
    m_daysWord->setText(m_days->value() == 1 ? tr("day") : tr("days"));
    m_reminderDays->setEnabled(m_reminds->isChecked());
    m_sentence->setText(ruleSentence(rule()));
    Q_EMIT changed();
}

} // namespace inglenook::ui
