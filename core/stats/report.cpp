#include "core/stats/report.h"

#include "core/settings/settingsrepository.h"
#include "core/surveys/surveyrepository.h"

namespace inglenook::core {
namespace {

Result<QString> loadSurveyName(Transaction& transaction, Id<Survey> id)
{
    if (id.isNull())
        return QString();
    const auto survey = SurveyRepository().find(transaction, id);
    if (!survey)
        return survey.error();
    if (!*survey)
        return Error{ErrorKind::NotFound,
                     QCoreApplication::translate("inglenook::core::Report", "This survey is not there any more."),
                     {}};
    return (*survey)->name;
}

} // namespace

Result<Report> loadReport(Transaction& transaction, QDate from, QDate to, Id<Survey> survey, qint64 mostAnswers)
{
    const auto business = SettingsRepository().loadBusiness(transaction);
    if (!business)
        return business.error();
    const auto surveyName = loadSurveyName(transaction, survey);
    if (!surveyName)
        return surveyName.error();
    const StatsRepository stats;
    const auto figures = stats.load(transaction, from, to, survey);
    if (!figures)
        return figures.error();
    // The first days of the chart look back over the week before them.
    const auto before = stats.load(transaction, from.addDays(1 - happinessDays), from.addDays(-1), survey);
    if (!before)
        return before.error();
    std::optional<FollowUpTimes> followUps;
    if (figures->counts().total() <= mostAnswers) {
        const auto times = loadFollowUpTimes(transaction, from, to, survey);
        if (!times)
            return times.error();
        followUps = *times;
    }
    const ChartStep step = chooseStep(from, to);
    return Report{.businessName = business->name,
                  .surveyName = *surveyName,
                  .figures = *figures,
                  .step = step,
                  .spans = computeSpans(before->days + figures->days, from, step),
                  .followUps = followUps};
}

} // namespace inglenook::core
