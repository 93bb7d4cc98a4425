#include "ui/settings/mannerssection.h"

#include "core/settings/settingsrepository.h"
#include "core/visits/daytext.h"
#include "ui/base/card.h"
#include "ui/base/formfield.h"
#include "ui/base/textlabel.h"
#include "ui/settings/fieldrow.h"

#include <QtCore/QLocale>
#include <QtCore/QRegularExpression>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QTimeEdit>

#include <algorithm>

namespace inglenook::ui {

namespace {

constexpr int linesHeight = 92; // four lines of text

QPlainTextEdit* makeLines(const char* name)
{
    auto* lines = new QPlainTextEdit;
    lines->setObjectName(QLatin1String(name));
    lines->setFixedHeight(linesHeight);
    lines->setTabChangesFocus(true);
    return lines;
}

QTimeEdit* makeClock(const char* name)
{
    auto* clock = new QTimeEdit;
    clock->setObjectName(QLatin1String(name));
    return clock;
}

QStringList wordsOf(const QPlainTextEdit& lines, const QRegularExpression& between)
{
    QStringList words;
    const auto parts = lines.toPlainText().split(between, Qt::SkipEmptyParts);
    for (const QString& part : parts) {
        if (!part.trimmed().isEmpty())
            words.append(part.trimmed());
    }
    words.removeDuplicates();
    return words;
}

QStringList dayWords(const QPlainTextEdit& lines)
{
    static const QRegularExpression between(QStringLiteral("[;\\n]"));
    return wordsOf(lines, between);
}

/// In the order of day and month that the owner's language has.
std::optional<QDate> dayOf(const QString& word)
{
    const QString format = QLocale().dateFormat(QLocale::ShortFormat);
    const bool isMonthFirst = format.indexOf(u'M') < format.indexOf(u'd');
    return core::dayFromText(word, isMonthFirst ? core::DayOrder::MonthFirst : core::DayOrder::DayFirst);
}

} // namespace

MannersSection::MannersSection(const Services& services, ErrorBar& bar)
    : SettingsSection(services, bar)
    , m_quarantine(new QSpinBox)
    , m_quietFrom(makeClock("quietFrom"))
    , m_quietUntil(makeClock("quietUntil"))
    , m_weekdays{}
    , m_days(makeLines("closedDays"))
    , m_daysField(
          new FormField(tr("Other closed days"), m_days, tr("One a line, with the year: holidays, a week in January.")))
    , m_leftOut(makeLines("leftOut"))
    , m_ownDomain(new QCheckBox(tr("Nor anybody whose address ends like your own")))
{
    addPause();
    addHours();
    addLeftOut();
}

void MannersSection::addPause()
{
    Card* card = addCard(tr("Not too often"));
    m_quarantine->setObjectName(QStringLiteral("quarantineDays"));
    m_quarantine->setRange(1, 365);
    m_quarantine->setSuffix(tr(" days"));
    auto* row = fieldRow({{new FormField(tr("Between two surveys to the same guest"), m_quarantine), 1}});
    row->addStretch(1);
    card->body()->addLayout(row);
}

void MannersSection::addHours()
{
    Card* card = addCard(tr("When nothing is sent"));
    auto* from = new FormField(tr("Quiet from"), m_quietFrom);
    auto* quiet =
        new TextLabel(tr("In the quiet hours mails wait until the morning. A mailing that you start in them yourself "
                         "goes on all the same."),
                      TextRole::Small, TextLabel::Tone::Quiet);
    quiet->setFit(TextLabel::Fit::Wrapped);
    auto* until = new FormField(tr("until"), m_quietUntil);
    auto* hours = fieldRow({{from, 1}, {until, 1}});
    hours->addStretch(2);
    auto* weekdays = new QWidget;
    auto* line = new QHBoxLayout(weekdays);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(space::medium);
    for (int day = 1; day <= 7; ++day) {
        auto* box = new QCheckBox(QLocale().dayName(day, QLocale::ShortFormat));
        box->setObjectName(QStringLiteral("closed%1").arg(day));
        box->setAccessibleName(tr("Closed on %1").arg(QLocale().dayName(day)));
        m_weekdays[static_cast<size_t>(day - 1)] = box;
        line->addWidget(box);
    }
    line->addStretch();
    m_daysField->setCheck([this] {
        const QString wrong = unreadableDay();
        return wrong.isEmpty()
                   ? QString()
                   : tr("“%1” is no day. Write it like %2.")
                         .arg(wrong.left(40), QLocale().toString(QDate(2026, 12, 24), QLocale::ShortFormat));
    });
    card->body()->addLayout(hours);
    card->body()->addWidget(quiet);
    card->body()->addWidget(new FormField(
        tr("Closed every"), weekdays, tr("A mail of a rule that falls on a closed day leaves on the next open one.")));
    card->body()->addWidget(m_daysField);
}

void MannersSection::addLeftOut()
{
    Card* card = addCard(tr("Who is never asked"));
    m_ownDomain->setObjectName(QStringLiteral("ownDomain"));
    card->body()->addWidget(
        new FormField(tr("Addresses, or what stands behind the @"), m_leftOut,
                      tr("One a line: staff, suppliers, booking agencies such as agency.example.")));
    card->body()->addWidget(m_ownDomain);
}

void MannersSection::reload()
{
    if (isChanged())
        return;
    const auto manners = services().database.read(
        [](core::Transaction& transaction) { return core::SettingsRepository().loadManners(transaction); });
    if (!manners)
        return bar().show(manners.error());
    m_stored = *manners;
    m_isRead = true;
    fill(m_stored);
}

void MannersSection::fill(const core::Manners& manners)
{
    m_quarantine->setValue(manners.quarantineDays);
    m_quietFrom->setTime(manners.quietFrom);
    m_quietUntil->setTime(manners.quietUntil);
    for (int day = 1; day <= 7; ++day)
        m_weekdays[static_cast<size_t>(day - 1)]->setChecked(manners.closedWeekdays.contains(day));
    QList<QDate> days(manners.closedDays.begin(), manners.closedDays.end());
    std::sort(days.begin(), days.end());
    QStringList words;
    for (const QDate day : std::as_const(days))
        words.append(day.toString(Qt::ISODate));
    m_days->setPlainText(words.join(u'\n'));
    m_leftOut->setPlainText(manners.leftOut.join(u'\n'));
    m_ownDomain->setChecked(manners.leavesOutOwnDomain);
    m_daysField->clearError();
}

core::Manners MannersSection::typed() const
{
    static const QRegularExpression between(QStringLiteral("[\\s,;]"));
    core::Manners manners = m_stored;
    manners.quarantineDays = m_quarantine->value();
    manners.quietFrom = m_quietFrom->time();
    manners.quietUntil = m_quietUntil->time();
    manners.closedWeekdays.clear();
    for (int day = 1; day <= 7; ++day) {
        if (m_weekdays[static_cast<size_t>(day - 1)]->isChecked())
            manners.closedWeekdays.insert(day);
    }
    manners.closedDays.clear();
    const auto days = dayWords(*m_days);
    for (const QString& word : days) {
        if (const auto day = dayOf(word))
            manners.closedDays.insert(*day);
    }
    manners.leftOut = wordsOf(*m_leftOut, between);
    for (QString& word : manners.leftOut) {
        if (word.startsWith(u'@'))
            word.remove(0, 1);
    }
    manners.leavesOutOwnDomain = m_ownDomain->isChecked();
    return manners;
}

QString MannersSection::unreadableDay() const
{
    const auto days = dayWords(*m_days);
    const auto wrong =
        std::find_if(days.begin(), days.end(), [](const QString& word) { return !dayOf(word).has_value(); });
    return wrong == days.end() ? QString() : *wrong;
}

void MannersSection::act()
{
    bar().clear();
    if (!FormField::checkAll({m_daysField}))
        return;
    const core::Manners manners = typed();
    const auto stored = services().database.write([&manners](core::Transaction& transaction) {
        return core::SettingsRepository().storeManners(transaction, manners);
    });
    if (!stored)
        return bar().show(stored.error());
    m_stored = manners;
    fill(m_stored);
    bar().showSuccess(tr("Saved."));
    Q_EMIT actChanged();
}

} // namespace inglenook::ui
