#include "ui/results/spanwords.h"

#include "ui/base/faceglyph.h"
#include "ui/base/relativetime.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

namespace inglenook::ui {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(inglenook::ui::Results)
};

QString dateWords(QDate day, const char16_t* format)
{
    return wordsLocale().toString(day, QString::fromUtf16(format));
}

} // namespace

QString periodWords(QDate from, QDate to)
{
    if (from == to)
        return dateWords(from, u"ddd d MMMM yyyy");
    const bool isSameYear = from.year() == to.year();
    const bool isSameMonth = isSameYear && from.month() == to.month();
    const QString begin = dateWords(from, isSameMonth ? u"d" : isSameYear ? u"d MMMM" : u"d MMMM yyyy");
    return QStringLiteral("%1 – %2").arg(begin, dateWords(to, u"d MMMM yyyy"));
}

QString spanTitle(const core::TimeSpan& span, core::ChartStep step)
{
    if (step == core::ChartStep::Day)
        return dateWords(span.from, u"dddd d MMMM");
    const bool isWholeMonth = span.from.day() == 1 && span.to == span.from.addMonths(1).addDays(-1);
    if (step == core::ChartStep::Month && isWholeMonth)
        return dateWords(span.from, u"MMMM yyyy");
    return periodWords(span.from, span.to);
}

QString axisWords(const core::TimeSpan& span, core::ChartStep step, bool isFewDays)
{
    if (isFewDays)
        return dateWords(span.from, u"ddd d");
    if (step != core::ChartStep::Month)
        return dateWords(span.from, u"d MMM");
    return dateWords(span.from, span.from.month() == 1 ? u"MMM yyyy" : u"MMM");
}

QString happinessCaption(core::ChartStep step)
{
    switch (step) {
    case core::ChartStep::Day:
        return Words::tr("Happy, over the 7 days up to each day");
    case core::ChartStep::Week:
        return Words::tr("Happy, week by week");
    case core::ChartStep::Month:
        return Words::tr("Happy, month by month");
    }
    Q_UNREACHABLE();
}

QString answersCaption(core::ChartStep step)
{
    switch (step) {
    case core::ChartStep::Day:
        return Words::tr("Answers, day by day");
    case core::ChartStep::Week:
        return Words::tr("Answers, week by week");
    case core::ChartStep::Month:
        return Words::tr("Answers, month by month");
    }
    Q_UNREACHABLE();
}

QString noAnswersWords()
{
    return Words::tr("No answers in these days.");
}

QString tooFewAnswersWords()
{
    return Words::tr("A percentage needs at least %1 answers.").arg(core::fewestForAPercentage);
}

QString percentWords(double percent)
{
    return Words::tr("%1 %").arg(wordsLocale().toString(qRound(percent)));
}

QString intervalWords(double low, double high)
{
    return Words::tr("%1 to %2").arg(wordsLocale().toString(qRound(low)), wordsLocale().toString(qRound(high)));
}

QString spanText(const core::TimeSpan& span, core::ChartStep step)
{
    const int total = static_cast<int>(span.counts.total());
    QStringList words{Words::tr("%n answer(s)", nullptr, total)};
    for (const core::Face face : core::allFaces) {
        if (span.counts.of(face) > 0)
            words << QStringLiteral("%1 %2").arg(wordsLocale().toString(span.counts.of(face)), faceName(face));
    }
    if (span.happiness) {
        const QString happy =
            step == core::ChartStep::Day ? Words::tr("happy over 7 days: %1 (%2)") : Words::tr("happy: %1 (%2)");
        words << happy.arg(percentWords(span.happiness->percent),
                           intervalWords(span.happiness->low, span.happiness->high));
    }
    return QStringLiteral("%1: %2").arg(spanTitle(span, step), words.join(QStringLiteral(", ")));
}

QString durationWords(std::chrono::milliseconds time)
{
    const qint64 minutes = time.count() / 60'000;
    const auto two = [](const QString& first, const QString& second) {
        return second.isEmpty() ? first : QStringLiteral("%1 %2").arg(first, second);
    };
    if (minutes < 60)
        return Words::tr("%n min", nullptr, static_cast<int>(minutes));
    const qint64 hours = minutes / 60;
    if (hours < 48)
        return two(Words::tr("%n h", nullptr, static_cast<int>(hours)),
                   minutes % 60 > 0 ? Words::tr("%n min", nullptr, static_cast<int>(minutes % 60)) : QString());
    const auto days = static_cast<int>(qMin<qint64>(hours / 24, 99'999));
    return two(Words::tr("%n day(s)", nullptr, days),
               hours % 24 > 0 ? Words::tr("%n h", nullptr, static_cast<int>(hours % 24)) : QString());
}

} // namespace inglenook::ui
