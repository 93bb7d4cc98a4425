#include "ui/outbox/mailingwords.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>
#include <QtCore/QTimeZone>

namespace inglenook::ui {

namespace {

using core::SendState;

struct MailingWords
{
    Q_DECLARE_TR_FUNCTIONS(inglenook::ui::MailingWords)
};

QLocale wordsLocale()
{
    const QLocale locale;
    return locale.language() == QLocale::C ? QLocale(QLocale::English, QLocale::UnitedKingdom) : locale;
}

} // namespace

QString audienceWords(const core::Audience& audience)
{
    switch (audience.kind) {
    case core::Audience::Kind::All:
        return MailingWords::tr("All contacts");
    case core::Audience::Kind::Tag:
        return MailingWords::tr("Tag “%1”").arg(audience.value);
    case core::Audience::Kind::Address:
        return audience.value;
    case core::Audience::Kind::Rule:
        return MailingWords::tr("After their visit");
    }
    Q_UNREACHABLE();
}

QString stateWords(const core::Mailing& mailing)
{
    switch (mailing.state) {
    case core::MailingState::Draft:
        return MailingWords::tr("Draft");
    case core::MailingState::Running:
        return MailingWords::tr("Being sent");
    case core::MailingState::Paused:
        return MailingWords::tr("Paused");
    case core::MailingState::Stopped:
        return MailingWords::tr("Stopped");
    case core::MailingState::Finished:
        return mailing.reason.isEmpty() ? MailingWords::tr("Finished") : MailingWords::tr("Ended early");
    }
    Q_UNREACHABLE();
}

QString stateWords(SendState state)
{
    switch (state) {
    case SendState::Queued:
        return MailingWords::tr("Waiting");
    case SendState::Reserved:
        return MailingWords::tr("Leaves next");
    case SendState::InData:
    case SendState::Ending:
        return MailingWords::tr("Being handed over");
    case SendState::Accepted:
        return MailingWords::tr("Sent");
    case SendState::Deferred:
        return MailingWords::tr("Tried again later");
    case SendState::Rejected:
        return MailingWords::tr("Refused");
    case SendState::Uncertain:
        return MailingWords::tr("Probably sent");
    case SendState::Held:
        return MailingWords::tr("Held back");
    case SendState::Cancelled:
        return MailingWords::tr("Not sent");
    }
    Q_UNREACHABLE();
}

Icon stateIcon(SendState state)
{
    switch (state) {
    case SendState::Queued:
    case SendState::Reserved:
        return Icon::Mail;
    case SendState::InData:
    case SendState::Ending:
        return Icon::Send;
    case SendState::Accepted:
        return Icon::Check;
    case SendState::Deferred:
    case SendState::Held:
        return Icon::Pause;
    case SendState::Rejected:
    case SendState::Cancelled:
        return Icon::Cross;
    case SendState::Uncertain:
        return Icon::Warning;
    }
    Q_UNREACHABLE();
}

QColor stateColour(SendState state, const Colours& colours)
{
    switch (state) {
    case SendState::Accepted:
        return colours.textOf(core::Face::Green);
    case SendState::Uncertain:
        return colours.textOf(core::Face::Amber);
    case SendState::Rejected:
        return colours.textOf(core::Face::Red);
    case SendState::InData:
    case SendState::Ending:
        return colours.accent;
    default:
        return colours.quiet;
    }
}

QString progressWords(const core::MailingProgress& progress)
{
    const QLocale locale = wordsLocale();
    const qint64 total = progress.total() - progress.held - progress.cancelled;
    return MailingWords::tr("%1 of %2").arg(locale.toString(total - progress.waiting()), locale.toString(total));
}

QString troubleWords(const core::MailingProgress& progress)
{
    QStringList words;
    if (progress.uncertain > 0)
        words += MailingWords::tr("%n probably sent", nullptr, static_cast<int>(progress.uncertain));
    if (progress.rejected > 0)
        words += MailingWords::tr("%n refused", nullptr, static_cast<int>(progress.rejected));
    return words.join(QStringLiteral(", "));
}

QString forecastWords(const QDateTime& end, const QDateTime& now, const QTimeZone& zone)
{
    const QLocale locale = wordsLocale();
    if (now.secsTo(end) < 60)
        return MailingWords::tr("within a minute");
    const QDateTime local = end.toTimeZone(zone);
    const qint64 days = now.toTimeZone(zone).date().daysTo(local.date());
    const QString clock = locale.toString(local.time(), QLocale::ShortFormat);
    if (days == 0)
        return MailingWords::tr("today about %1").arg(clock);
    if (days == 1)
        return MailingWords::tr("tomorrow about %1").arg(clock);
    if (days < 7)
        return MailingWords::tr("on %1 about %2").arg(locale.standaloneDayName(local.date().dayOfWeek()), clock);
    return MailingWords::tr("on %1").arg(locale.toString(local.date(), QStringLiteral("d MMMM yyyy")));
}

} // namespace inglenook::ui
