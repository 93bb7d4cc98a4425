#include "ui/results/figurewords.h"

#include "ui/base/relativetime.h"
#include "ui/results/spanwords.h"

#include <QtCore/QCoreApplication>

namespace inglenook::ui {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(inglenook::ui::Figures)
};

QString noValue()
{
    return QStringLiteral("–");
}

/// "+45", "−12", "0".
QString signedWords(double value)
{
    const int rounded = qRound(value);
    const QString digits = wordsLocale().toString(qAbs(rounded));
    return rounded > 0 ? QStringLiteral("+") + digits : rounded < 0 ? QStringLiteral("−") + digits : digits;
}

QString answersWords(qint64 answers)
{
    return Words::tr("%n answer(s)", nullptr, static_cast<int>(answers));
}

QString tooFewWords(qint64 answers)
{
    return Words::tr("%1; shown from %2 on").arg(answersWords(answers)).arg(core::fewestForAPercentage);
}

QString basisWords(const QString& interval, const QString& count)
{
    return Words::tr("%1, of %2").arg(interval, count);
}

} // namespace

FigureWords happinessFigure(const core::FaceCounts& counts)
{
    const auto share = core::computeHappiness(counts);
    return {Words::tr("Happiness"), share ? percentWords(share->percent) : noValue(),
            share ? basisWords(intervalWords(share->low, share->high), answersWords(share->of))
                  : tooFewWords(counts.total()),
            Words::tr("How many of the answers were delighted or happy. The two numbers say how sure that is: had "
                      "more guests answered, the figure would lie between them, 95 times out of 100.")};
}

FigureWords warmthFigure(const core::FaceCounts& counts)
{
    const auto warmth = core::computeWarmth(counts);
    const auto interval = core::computeWarmthInterval(counts);
    return {Words::tr("Warmth"), warmth ? wordsLocale().toString(qRound(*warmth)) : noValue(),
            warmth ? basisWords(intervalWords(interval->low, interval->high), answersWords(counts.total()))
                   : tooFewWords(counts.total()),
            Words::tr("From 0 to 100: each delighted answer is worth three points, happy two, not quite one, unhappy "
                      "none; 100 would be delighted guests only.")};
}

FigureWords netDelightFigure(const core::FaceCounts& counts)
{
    const auto delight = core::computeNetDelight(counts);
    const auto interval = core::computeNetDelightInterval(counts);
    return {Words::tr("Net delight"), delight ? signedWords(*delight) : noValue(),
            delight ? basisWords(Words::tr("%1 to %2").arg(signedWords(interval->low), signedWords(interval->high)),
                                 answersWords(counts.total()))
                    : tooFewWords(counts.total()),
            Words::tr("From −100 to +100: percent delighted, less percent not quite happy or unhappy. Happy answers "
                      "count for neither side.")};
}

FigureWords responseFigure(const core::PeriodFigures& figures)
{
    const auto share = figures.responseRate();
    const QString mails = Words::tr("%n mail(s) sent", nullptr, static_cast<int>(figures.sent()));
    return {Words::tr("Response rate"), share ? percentWords(share->percent) : noValue(),
            share ? basisWords(intervalWords(share->low, share->high), mails)
                  : Words::tr("%1; shown from %2 on").arg(mails).arg(core::fewestForAPercentage),
            Words::tr("Of the mails that were sent in these days and taken by the mail server, how many have been "
                      "answered, on whatever day the answer came.")};
}

FigureWords followUpFigure(const std::optional<core::FollowUpTimes>& times)
{
    const auto cases = [](qint64 count) { return Words::tr("%n case(s)", nullptr, static_cast<int>(count)); };
    QString basis;
    if (!times)
        basis = Words::tr("One moment: these are many cases");
    else if (times->toFirstContact)
        basis = Words::tr("%1 of %2 reached").arg(wordsLocale().toString(times->reached), cases(times->cases));
    else
        basis = times->cases == 0 ? Words::tr("Nobody had to be followed up")
                                  : Words::tr("Nobody reached yet, of %1").arg(cases(times->cases));
    if (times && times->toPutRight)
        basis +=
            QLatin1Char('\n') + Words::tr("%1 put right, after %2")
                                    .arg(wordsLocale().toString(times->putRight), durationWords(*times->toPutRight));
    return {Words::tr("First contact"),
            times && times->toFirstContact ? durationWords(*times->toFirstContact) : noValue(), basis,
            Words::tr("How long unhappy guests, or guests who asked for a call, waited from their answer until "
                      "somebody reached them, by the clock on the wall: half of them waited less, half longer.")};
}

QString heldWords(qint64 held)
{
    return held == 0 ? QString()
                     : Words::tr("%n answer(s) held back as doubtful, in none of the figures", nullptr,
                                 static_cast<int>(held));
}

} // namespace inglenook::ui
