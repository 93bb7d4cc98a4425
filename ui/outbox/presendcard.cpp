#include "ui/outbox/presendcard.h"

#include "ui/base/bigfigure.h"
#include "ui/base/button.h"
#include "ui/base/layouts.h"
#include "ui/base/textlabel.h"
#include "ui/outbox/mailingwords.h"
#include "ui/outbox/rulewords.h"

#include <QtCore/QLocale>

namespace inglenook::ui {

namespace {

/// Room for five digits, so that the reasons stand below each other.
constexpr int numberWidth = space::vast;

TextLabel* wrapped(const QString& text, TextLabel::Tone tone = TextLabel::Tone::Normal)
{
    auto* label = new TextLabel(text, TextRole::Body, tone);
    label->setFit(TextLabel::Fit::Wrapped);
    return label;
}

} // namespace

PreSendCard::PreSendCard(QWidget* parent)
    : Card(tr("Before anything leaves"), parent)
    , m_figure(new BigFigure)
    , m_lines(new QVBoxLayout)
{
    m_figure->setObjectName(QStringLiteral("goingFigure"));
    m_lines->setSpacing(space::small);
    body()->addWidget(m_figure);
    body()->addLayout(m_lines);
    body()->addStretch();
}

void PreSendCard::showNothing(const QString& why)
{
    removeAll(*m_lines);
    m_figure->hide();
    m_lines->addWidget(wrapped(why, TextLabel::Tone::Quiet));
}

void PreSendCard::showReport(const core::PreSendReport& report, const Setup& setup, const QDateTime& now,
                             const QTimeZone& zone, const core::AllowedReasons& allowed)
{
    removeAll(*m_lines);
    const QLocale locale;
    m_figure->show();
    m_figure->setFigure(locale.toString(report.going), tr("guest(s) will get this mail", nullptr, int(report.going)));
    if (report.going > 0 && setup.account) {
        m_lines->addWidget(wrapped(tr("The last mail leaves %1.").arg(forecastWords(report.finishesAt, now, zone))));
        m_lines->addWidget(
            wrapped(tr("Your account sends up to %1 mails a minute and %2 in 24 hours. Inglenook goes on "
                       "by itself, also after a restart.")
                        .arg(locale.toString(setup.account->perMinute), locale.toString(setup.account->perDay)),
                    TextLabel::Tone::Quiet));
    }
    addSetup(setup);
    addHeld(report);
    addAllowed(allowed);
}

void PreSendCard::showRule(const core::RulePreview& preview, const core::Rule& rule, const Setup& setup,
                           const QDateTime& now, const QTimeZone& zone)
{
    removeAll(*m_lines);
    m_figure->show();
    m_figure->setFigure(QLocale().toString(preview.going),
                        tr("guest(s) will be asked in the next seven days", nullptr, int(preview.going)));
    core::PreSendReport report;
    report.going = preview.going;
    report.held = preview.held;
    for (const core::RulePreviewRow& row : preview.rows) {
        if (row.hold)
            report.heldSample.append({row.visit.contact, row.contactName, *row.hold});
    }
    if (preview.rows.isEmpty())
        m_lines->addWidget(
            wrapped(tr("No visit in sight that this rule asks about. Import visits on the Contacts page, "
                       "and they are asked about by themselves."),
                    TextLabel::Tone::Quiet));
    addNextMails(preview, now, zone);
    if (preview.tooLongAgo > 0)
        m_lines->addWidget(wrapped(tr("%n visit(s) lie too far back to ask about.", nullptr, int(preview.tooLongAgo)),
                                   TextLabel::Tone::Quiet));
    addSetup(setup);
    if (!preview.rows.isEmpty())
        addHeld(report);
    addAllowed(rule.allowed);
}

/// The first few, so that the owner sees whom a rule means.
void PreSendCard::addNextMails(const core::RulePreview& preview, const QDateTime& now, const QTimeZone& zone)
{
    constexpr int shown = 5;
    int added = 0;
    for (const core::RulePreviewRow& row : preview.rows) {
        if (row.hold || added == shown)
            continue;
        ++added;
        auto* line = new QHBoxLayout;
        line->setSpacing(space::small);
        auto* name = new TextLabel(row.contactName);
        name->setFit(TextLabel::Fit::Elided);
        QString when = row.dueAt <= now ? tr("now") : momentWords(row.dueAt, now, zone);
        if (row.isReminder)
            when = tr("%1, a reminder").arg(when);
        line->addWidget(name, 1);
        line->addWidget(new TextLabel(when, TextRole::Body, TextLabel::Tone::Quiet));
        m_lines->addLayout(line);
    }
    if (preview.going > added && added > 0)
        m_lines->addWidget(wrapped(tr("and %n more", nullptr, int(preview.going - added)), TextLabel::Tone::Quiet));
}

void PreSendCard::addSetup(const Setup& setup)
{
    if (!setup.account)
        addMissing(tr("Mails leave through your own mail account, and none is set up yet."), tr("Set up mail"),
                   QStringLiteral("mail"));
    if (!setup.hasRelay)
        addMissing(tr("A relay takes the clicks of your guests, and none is connected yet."), tr("Connect a relay"),
                   QStringLiteral("relay"));
}

/// What the owner has allowed, each with its way back.
void PreSendCard::addAllowed(const core::AllowedReasons& allowed)
{
    for (const core::HoldReason reason : core::holdReasons()) {
        if (!allowed.contains(reason))
            continue;
        auto* row = new QHBoxLayout;
        row->setSpacing(space::snug);
        auto* back = new LinkButton(tr("Hold them back"));
        back->setObjectName(QStringLiteral("disallow-") + core::holdReasonWord(reason));
        row->addWidget(
            wrapped(tr("You let these go all the same: %1").arg(core::holdReasonText(reason)), TextLabel::Tone::Quiet),
            1);
        row->addWidget(back);
        m_lines->addLayout(row);
        connect(back, &QPushButton::clicked, this, [this, reason] { Q_EMIT allowRequested(reason, false); });
    }
}

void PreSendCard::addMissing(const QString& text, const QString& button, const QString& place)
{
    auto* go = new LinkButton(button);
    go->setObjectName(QStringLiteral("setUp-") + place);
    connect(go, &QPushButton::clicked, this, [this, place] { Q_EMIT settingsRequested(place); });
    m_lines->addSpacing(space::small);
    m_lines->addWidget(wrapped(text, TextLabel::Tone::Bad));
    m_lines->addWidget(go, 0, Qt::AlignLeft);
}

void PreSendCard::addHeld(const core::PreSendReport& report)
{
    qint64 held = 0;
    for (const qint64 count : report.held)
        held += count;
    m_lines->addSpacing(space::small);
    if (held == 0) {
        m_lines->addWidget(wrapped(tr("Nobody is held back."), TextLabel::Tone::Quiet));
        return;
    }
    auto* title = new TextLabel(tr("%n guest(s) held back", nullptr, int(held)), TextRole::Strong);
    title->setObjectName(QStringLiteral("heldTitle"));
    m_lines->addWidget(title);
    for (auto reason = report.held.begin(); reason != report.held.end(); ++reason)
        addReason(reason.key(), reason.value(), report.heldSample);
}

void PreSendCard::addReason(core::HoldReason reason, qint64 count, const QList<core::HeldContact>& sample)
{
    QStringList names;
    for (const core::HeldContact& held : sample) {
        if (held.reason == reason)
            names += held.name;
    }
    const QLocale locale;
    auto* row = new QHBoxLayout;
    row->setSpacing(space::snug);
    auto* number = new TextLabel(locale.toString(count), TextRole::Strong);
    number->setMinimumWidth(numberWidth);
    number->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto* who = new LinkButton(tr("Who?"));
    who->setObjectName(QStringLiteral("who-") + core::holdReasonWord(reason));
    who->setAccessibleName(tr("Who? %1").arg(core::holdReasonText(reason)));
    row->addWidget(number);
    row->addWidget(wrapped(core::holdReasonText(reason)), 1);
    row->addWidget(who);
    m_lines->addLayout(row);

    QString text = names.join(QStringLiteral(", "));
    if (count > names.size())
        text = tr("%1 and %n more", nullptr, int(count - names.size())).arg(text);
    auto* list = new QWidget;
    auto* lines = new QVBoxLayout(list);
    lines->setContentsMargins(numberWidth + space::snug, 0, 0, 0);
    lines->setSpacing(space::tiny);
    auto* namesLabel = wrapped(text, TextLabel::Tone::Quiet);
    namesLabel->setObjectName(QStringLiteral("names-") + core::holdReasonWord(reason));
    lines->addWidget(namesLabel);
    lines->addWidget(wrapped(core::holdReasonAdvice(reason), TextLabel::Tone::Quiet));
    if (m_isAllowing && core::mayBeAllowed(reason)) {
        auto* allow = new LinkButton(tr("Send to them all the same"));
        allow->setObjectName(QStringLiteral("allow-") + core::holdReasonWord(reason));
        lines->addWidget(allow, 0, Qt::AlignLeft);
        connect(allow, &QPushButton::clicked, this, [this, reason] { Q_EMIT allowRequested(reason, true); });
    }
    list->hide();
    who->setVisible(!names.isEmpty());
    m_lines->addWidget(list);
    connect(who, &QPushButton::clicked, list, [list, who] {
        const bool shows = list->isHidden();
        list->setVisible(shows);
        who->setText(shows ? PreSendCard::tr("Hide") : PreSendCard::tr("Who?"));
    });
}

} // namespace inglenook::ui
