#include "ui/outbox/presendcard.h"

#include "ui/base/bigfigure.h"
#include "ui/base/button.h"
#include "ui/base/layouts.h"
#include "ui/base/textlabel.h"
#include "ui/outbox/mailingwords.h"

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
                             const QTimeZone& zone)
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
    if (!setup.account)
        addMissing(tr("Mails leave through your own mail account, and none is set up yet."), tr("Set up mail"),
                   QStringLiteral("mail"));
    if (!setup.hasRelay)
        addMissing(tr("A relay takes the clicks of your guests, and none is connected yet."), tr("Connect a relay"),
                   QStringLiteral("relay"));
    addHeld(report);
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
    auto* list = wrapped(text, TextLabel::Tone::Quiet);
    list->setObjectName(QStringLiteral("names-") + core::holdReasonWord(reason));
    list->setContentsMargins(numberWidth + space::snug, 0, 0, 0);
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
