#include "ui/results/periodbar.h"

#include "ui/base/dayedit.h"
#include "ui/base/textlabel.h"
#include "ui/results/spanwords.h"

#include <QtCore/QSignalBlocker>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QComboBox>

namespace inglenook::ui {

namespace {

/// Charts of more than ten years are slips of a key.
constexpr int mostYears = 10;

DayEdit* makeDayEdit(const QString& name)
{
    auto* edit = new DayEdit;
    edit->setObjectName(name);
    return edit;
}

} // namespace

PeriodBar::PeriodBar(QWidget* parent)
    : QWidget(parent)
    , m_range(new QComboBox)
    , m_from(makeDayEdit(QStringLiteral("from")))
    , m_to(makeDayEdit(QStringLiteral("to")))
    , m_between(new TextLabel(tr("to"), TextRole::Body, TextLabel::Tone::Quiet))
    , m_survey(new QComboBox)
    , m_words(new TextLabel({}, TextRole::Body, TextLabel::Tone::Quiet))
{
    m_range->addItems({tr("Last 7 days"), tr("Last 30 days"), tr("Last 90 days"), tr("This month"),
                       tr("Last 12 months"), tr("From … to …")});
    m_range->setObjectName(QStringLiteral("range"));
    m_range->setAccessibleName(tr("Which days"));
    m_from->setAccessibleName(tr("First day"));
    m_to->setAccessibleName(tr("Last day"));
    m_survey->setObjectName(QStringLiteral("survey"));
    m_survey->setAccessibleName(tr("Which survey"));
    m_survey->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_survey->setMinimumContentsLength(18);
    m_words->setFit(TextLabel::Fit::Elided);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::small);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_range, m_from, m_between, m_to, m_survey})
        row->addWidget(widget);
    row->addSpacing(space::small);
    row->addWidget(m_words, 1);

    setRange(Range::Last30Days);
    connect(m_range, &QComboBox::currentIndexChanged, this, [this] {
        showCustomDays();
        Q_EMIT periodChanged();
    });
    connect(m_from, &QDateEdit::dateChanged, this, [this] { keepOrder(true); });
    connect(m_to, &QDateEdit::dateChanged, this, [this] { keepOrder(false); });
    connect(m_survey, &QComboBox::currentIndexChanged, this, &PeriodBar::periodChanged);
}

void PeriodBar::setToday(QDate today)
{
    m_today = today;
    const QSignalBlocker fromBlocker(m_from);
    const QSignalBlocker toBlocker(m_to);
    m_from->setDateRange(today.addYears(-mostYears), today);
    m_to->setDateRange(today.addYears(-mostYears), today);
    showCustomDays();
}

void PeriodBar::setSurveys(const QList<core::Survey>& surveys)
{
    const QSignalBlocker blocker(m_survey);
    const qint64 kept = survey().number();
    m_survey->clear();
    m_survey->addItem(tr("All surveys"), qint64(0));
    for (const core::Survey& survey : surveys)
        m_survey->addItem(survey.name, survey.id.number());
    m_survey->setCurrentIndex(qMax(0, m_survey->findData(kept)));
    m_survey->setVisible(surveys.size() > 1);
}

void PeriodBar::setRange(Range range)
{
    m_range->setCurrentIndex(static_cast<int>(range));
    showCustomDays();
}

void PeriodBar::setDays(QDate from, QDate to)
{
    {
        const QSignalBlocker fromBlocker(m_from);
        const QSignalBlocker toBlocker(m_to);
        m_from->setDate(from);
        m_to->setDate(to);
    }
    if (range() == Range::Custom) {
        showCustomDays();
        Q_EMIT periodChanged();
    } else {
        const QSignalBlocker blocker(m_range);
        m_range->setCurrentIndex(static_cast<int>(Range::Custom));
        showCustomDays();
        Q_EMIT periodChanged();
    }
}

PeriodBar::Range PeriodBar::range() const
{
    return static_cast<Range>(m_range->currentIndex());
}

QDate PeriodBar::from() const
{
    switch (range()) {
    case Range::Last7Days:
        return m_today.addDays(-6);
    case Range::Last30Days:
        return m_today.addDays(-29);
    case Range::Last90Days:
        return m_today.addDays(-89);
    case Range::ThisMonth:
        return m_today.addDays(1 - m_today.day());
    case Range::LastYear:
        return m_today.addYears(-1).addDays(1);
    case Range::Custom:
        break;
    }
    return m_from->date();
}

QDate PeriodBar::to() const
{
    return range() == Range::Custom ? m_to->date() : m_today;
}

core::Id<core::Survey> PeriodBar::survey() const
{
    return core::Id<core::Survey>(m_survey->currentData().toLongLong());
}

void PeriodBar::focusFirst()
{
    m_range->setFocus(Qt::ShortcutFocusReason);
}

void PeriodBar::showCustomDays()
{
    const bool isCustom = range() == Range::Custom;
    if (!isCustom && m_today.isValid()) {
        // Whoever turns to own days begins with those that are shown.
        const QSignalBlocker fromBlocker(m_from);
        const QSignalBlocker toBlocker(m_to);
        m_from->setDate(from());
        m_to->setDate(to());
    }
    for (QWidget* widget : std::initializer_list<QWidget*>{m_from, m_between, m_to})
        widget->setVisible(isCustom);
    m_words->setText(isCustom || !m_today.isValid() ? QString() : periodWords(from(), to()));
}

void PeriodBar::keepOrder(bool isFromChanged)
{
    if (m_from->date() > m_to->date()) {
        DayEdit* other = isFromChanged ? m_to : m_from;
        const QSignalBlocker blocker(other);
        other->setDate(isFromChanged ? m_from->date() : m_to->date());
    }
    Q_EMIT periodChanged();
}

} // namespace inglenook::ui
