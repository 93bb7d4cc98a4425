#include "ui/settings/retentionsection.h"

#include "ui/base/card.h"
#include "ui/base/formfield.h"
#include "ui/base/relativetime.h"
#include "ui/base/textlabel.h"
#include "ui/settings/fieldrow.h"

#include <QtWidgets/QSpinBox>

namespace inglenook::ui {

namespace {

QSpinBox* makeSpin(const char* name, int least, int most, const QString& unit)
{
    auto* spin = new QSpinBox;
    spin->setObjectName(QLatin1String(name));
    spin->setRange(least, most);
    spin->setSuffix(unit);
    return spin;
}

TextLabel* wrapped(const char* name)
{
    auto* label = new TextLabel({}, TextRole::Body, TextLabel::Tone::Quiet);
    label->setObjectName(QLatin1String(name));
    label->setFit(TextLabel::Fit::Wrapped);
    return label;
}

QString partsOf(const core::RetentionReport& report)
{
    QStringList parts;
    if (report.clicks > 0)
        parts += RetentionSection::tr("%Ln raw click(s)", nullptr, static_cast<int>(report.clicks));
    if (report.comments > 0)
        parts += RetentionSection::tr("the words of %Ln answer(s)", nullptr, static_cast<int>(report.comments));
    if (report.mails > 0)
        parts += RetentionSection::tr("traces of %Ln mail(s)", nullptr, static_cast<int>(report.mails));
    return parts.join(QStringLiteral(", "));
}

} // namespace

RetentionSection::RetentionSection(const Services& services, ErrorBar& bar)
    : SettingsSection(services, bar)
    , m_clicks(makeSpin("clickDays", 30, 400, tr(" days")))
    , m_comments(makeSpin("commentMonths", 1, 120, tr(" months")))
    , m_log(makeSpin("logMonths", 13, 60, tr(" months")))
    , m_report(wrapped("retentionReport"))
    , m_due(wrapped("retentionDue"))
{
    addLimits();
    Card* card = addCard(tr("What was forgotten"));
    card->body()->addWidget(m_report);
    card->body()->addWidget(m_due);
    for (const QSpinBox* spin : {m_clicks, m_comments, m_log})
        connect(spin, &QSpinBox::valueChanged, this, &RetentionSection::actChanged);
}

void RetentionSection::addLimits()
{
    Card* card = addCard(tr("How long data stay"));
    auto* words = wrapped("retentionWords");
    words->setText(
        tr("Inglenook forgets once a day what is no longer needed. Faces, figures and guests themselves stay."));
    card->body()->addWidget(words);
    auto* row = fieldRow(
        {{new FormField(tr("Raw clicks"), m_clicks, tr("How each answer was told from a machine. The answer stays.")),
          1},
         {new FormField(tr("Guests’ words"), m_comments,
                        tr("Comments, numbers to call, your notes on closed follow-ups.")),
          1},
         {new FormField(tr("Who was mailed"), m_log, tr("Long enough that nobody is asked too often.")), 1}});
    card->body()->addLayout(row);
}

void RetentionSection::reload()
{
    showReport();
    if (isChanged())
        return;
    const auto retention = services().database.read(
        [](core::Transaction& transaction) { return core::RetentionRepository().load(transaction); });
    if (!retention)
        return bar().show(retention.error());
    m_stored = *retention;
    m_isRead = true;
    discardChanges();
}

void RetentionSection::showReport()
{
    const QDateTime now = services().clock.now();
    core::RetentionReport last;
    QDateTime lastRun;
    const auto due =
        services().database.read([&](core::Transaction& transaction) -> core::Result<core::RetentionReport> {
            const auto report = core::RetentionRepository().loadLast(transaction);
            if (!report)
                return report.error();
            last = *report;
            const auto run = core::RetentionRepository().loadLastRun(transaction);
            if (!run)
                return run.error();
            lastRun = *run;
            return core::RetentionRepository().preview(transaction, now);
        });
    if (!due)
        return bar().show(due.error());
    QString words = last.isEmpty() ? tr("Nothing was old enough yet.")
                                   : tr("Last, %1: %2.").arg(relativeTime(last.at, now), partsOf(last));
    if (lastRun.isValid())
        words += u' ' + tr("Looked through %1.").arg(relativeTime(lastRun, now));
    m_report->setText(words);
    m_due->setText(tr("Next time: %1.").arg(partsOf(*due)));
    m_due->setVisible(!due->isEmpty());
}

core::Retention RetentionSection::typed() const
{
    return {m_clicks->value(), m_comments->value(), m_log->value()};
}

bool RetentionSection::isChanged() const
{
    return m_isRead && !(typed() == m_stored);
}

void RetentionSection::discardChanges()
{
    m_clicks->setValue(m_stored.clickDays);
    m_comments->setValue(m_stored.commentMonths);
    m_log->setValue(m_stored.logMonths);
}

void RetentionSection::act()
{
    bar().clear();
    const core::Retention retention = typed();
    const auto stored = services().database.write([&retention](core::Transaction& transaction) {
        return core::RetentionRepository().store(transaction, retention);
    });
    if (!stored)
        return bar().show(stored.error());
    m_stored = retention;
    showReport();
    bar().showSuccess(tr("Saved. What is older is forgotten within a day."));
    Q_EMIT actChanged();
}

} // namespace inglenook::ui
