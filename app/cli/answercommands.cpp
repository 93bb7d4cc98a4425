#include "app/cli/command.h"
#include "core/answers/answerrepository.h"
#include "core/settings/settingsrepository.h"

#include <QtCore/QJsonArray>

namespace inglenook::app {

using namespace core;

namespace {

constexpr int answersAtOnce = 1000;
constexpr int defaultDays = 30;

QString faceText(Face face)
{
    const std::string_view word = faceWord(face);
    return QString::fromLatin1(word.data(), static_cast<qsizetype>(word.size()));
}

QJsonObject toJson(const Answer& answer)
{
    return {{QStringLiteral("id"), answer.id.number()},
            {QStringLiteral("address"), answer.contactAddress},
            {QStringLiteral("name"), answer.contactName},
            {QStringLiteral("survey_id"), answer.survey.number()},
            {QStringLiteral("face"), faceText(answer.face)},
            {QStringLiteral("verdict"), verdictWord(answer.verdict)},
            {QStringLiteral("reasons"), QJsonArray::fromStringList(answer.reasons)},
            {QStringLiteral("answered_at"), jsonTime(answer.answeredAt)},
            {QStringLiteral("comment"), answer.comment},
            {QStringLiteral("wants_call"), answer.wantsCall},
            {QStringLiteral("call_phone"), answer.callPhone},
            {QStringLiteral("call_window"), answer.callWindow}};
}

QString toLine(const Answer& answer)
{
    return QStringLiteral("%1\t%2\t%3\t%4\t%5\n")
        .arg(answer.answeredAt.toString(Qt::ISODate), faceText(answer.face), verdictWord(answer.verdict),
             answer.contactAddress, answer.comment.simplified());
}

Result<Reply> listAnswers(const CommandCall& call)
{
    const auto context = call.context();
    if (!context)
        return context.error();
    AnswerFilter filter;
    filter.heldOnly = call.options.isSet(QStringLiteral("held"));
    return (*context)->database().read([&](Transaction& t) -> Result<Reply> {
        QJsonArray list;
        Reply reply;
        for (qint64 offset = 0;; offset += answersAtOnce) {
            const auto some = AnswerRepository().load(t, filter, offset, answersAtOnce);
            if (!some)
                return some.error();
            for (const Answer& answer : *some) {
                list.append(toJson(answer));
                reply.text += toLine(answer);
            }
            if (some->size() < answersAtOnce)
                break;
        }
        reply.document = {{QStringLiteral("count"), list.size()}, {QStringLiteral("answers"), list}};
        return reply;
    });
}

QJsonObject toJson(const FaceCounts& counts)
{
    QJsonObject object;
    for (const Face face : {Face::Gold, Face::Green, Face::Amber, Face::Red})
        object.insert(faceText(face), counts.of(face));
    return object;
}

QJsonValue toJson(const std::optional<Share>& share)
{
    if (!share)
        return {};
    return QJsonObject{{QStringLiteral("percent"), share->percent},
                       {QStringLiteral("low"), share->low},
                       {QStringLiteral("high"), share->high},
                       {QStringLiteral("of"), share->of}};
}

QJsonValue toJson(const std::optional<double>& number)
{
    return number ? QJsonValue(*number) : QJsonValue();
}

QJsonObject toJson(const PeriodFigures& period)
{
    QJsonArray days;
    for (const DayFigures& day : period.days)
        days.append(QJsonObject{{QStringLiteral("day"), day.day.toString(Qt::ISODate)},
                                {QStringLiteral("faces"), toJson(day.counts)},
                                {QStringLiteral("sent"), day.sent},
                                {QStringLiteral("answered"), day.answered}});
    const FaceCounts counts = period.counts();
    return {{QStringLiteral("from"), period.from.toString(Qt::ISODate)},
            {QStringLiteral("to"), period.to.toString(Qt::ISODate)},
            {QStringLiteral("answers"), counts.total()},
            {QStringLiteral("faces"), toJson(counts)},
            {QStringLiteral("held"), period.held},
            {QStringLiteral("sent"), period.sent()},
            {QStringLiteral("happiness"), toJson(computeHappiness(counts))},
            {QStringLiteral("warmth"), toJson(computeWarmth(counts))},
            {QStringLiteral("net_delight"), toJson(computeNetDelight(counts))},
            {QStringLiteral("response_rate"), toJson(period.responseRate())},
            {QStringLiteral("days"), days}};
}

QString toText(const PeriodFigures& period)
{
    const FaceCounts counts = period.counts();
    const auto happiness = computeHappiness(counts);
    QString text = QStringLiteral("%1 to %2: %3 answers of %4 sent, %5 held\n")
                       .arg(period.from.toString(Qt::ISODate), period.to.toString(Qt::ISODate))
                       .arg(counts.total())
                       .arg(period.sent())
                       .arg(period.held);
    for (const Face face : {Face::Gold, Face::Green, Face::Amber, Face::Red})
        text += QStringLiteral("  %1\t%2\n").arg(faceText(face)).arg(counts.of(face));
    if (happiness)
        text += QStringLiteral("Happiness %1 % (95 % interval %2 to %3)\n")
                    .arg(happiness->percent, 0, 'f', 0)
                    .arg(happiness->low, 0, 'f', 0)
                    .arg(happiness->high, 0, 'f', 0);
    return text;
}

Result<Reply> showStats(const CommandCall& call)
{
    const auto context = call.context();
    if (!context)
        return context.error();
    const auto report = loadReport(call.options, **context);
    if (!report)
        return report.error();
    return Reply{toJson(report->figures), toText(report->figures)};
}

} // namespace

Result<Report> loadReport(const QCommandLineParser& options, AppContext& context)
{
    return context.database().read([&](Transaction& t) -> Result<Report> {
        const auto business = SettingsRepository().loadBusiness(t);
        if (!business)
            return business.error();
        Result<QDate> to = business->dayOf(context.clock().now());
        if (options.isSet(QStringLiteral("to")))
            to = readDay(options.value(QStringLiteral("to")));
        if (!to)
            return to.error();
        Result<QDate> from = to->addDays(1 - defaultDays);
        if (options.isSet(QStringLiteral("from")))
            from = readDay(options.value(QStringLiteral("from")));
        if (!from)
            return from.error();
        if (*from > *to)
            return wrongUse(QStringLiteral("--from is after --to."));
        Result<qint64> survey = 0;
        if (options.isSet(QStringLiteral("survey")))
            survey = readNumber(options.value(QStringLiteral("survey")), QStringLiteral("--survey"));
        if (!survey)
            return survey.error();
        return core::loadReport(t, *from, *to, Id<Survey>(*survey));
    });
}

QList<QCommandLineOption> periodOptions()
{
    return {{QStringLiteral("from"), QStringLiteral("First day"), QStringLiteral("day")},
            {QStringLiteral("to"), QStringLiteral("Last day, included"), QStringLiteral("day")},
            {QStringLiteral("survey"), QStringLiteral("Only this survey"), QStringLiteral("id")}};
}

QList<Command> answerCommands()
{
    const QCommandLineOption held(QStringLiteral("held"), QStringLiteral("Those held back from the score"));
    return {
        {QStringLiteral("answers list"),
         QStringLiteral("[--held]"),
         QStringLiteral("List the answers that count, newest first."),
         0,
         {held},
         listAnswers},
        {QStringLiteral("stats"), QStringLiteral("[--from D] [--to D] [--survey ID]"),
         QStringLiteral("Faces, happiness and response of a period (the last 30 days)."), 0, periodOptions(),
         showStats},
    };
}

} // namespace inglenook::app
