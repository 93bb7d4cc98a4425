#include "app/tryout/samplebusiness.h"

#include "app/tryout/samplehistory.h"
#include "core/contacts/contactrepository.h"
#include "core/samples/samplerepository.h"
#include "core/settings/settingsrepository.h"
#include "core/surveys/surveyrepository.h"

namespace inglenook::app {

using namespace core;

namespace {

Business sampleBusiness()
{
    Business business;
    business.name = QStringLiteral("The Old Ferry Inn");
    business.country = QStringLiteral("GB");
    business.phone = QStringLiteral("01632 960 114");
    business.postalAddress = QStringLiteral("The Old Ferry Inn, Quay Street, Little Haven");
    business.privacyText =
        QStringLiteral("We keep your answer to look after our guests, on our own computer, for two years at most. "
                       "We tell nobody. Ring us and it is gone.");
    business.reviewLinks = {
        {QStringLiteral("Tell other travellers"), QStringLiteral("https://reviews.example/old-ferry-inn")}};
    return business;
}

Result<Survey> addSurvey(Transaction& t, const QDateTime& now)
{
    Survey survey;
    survey.name = QStringLiteral("How was your stay?");
    survey.isSample = true;
    for (const QString& language : {QStringLiteral("en"), QStringLiteral("de")})
        survey.version.texts.insert(language, defaultTexts(language));
    return SurveyRepository().add(t, survey, now);
}

/// The owner's own settings stay as they are; only a business without a name borrows the invented one.
Result<Business> loadOrBorrowBusiness(Transaction& t)
{
    const SettingsRepository settings;
    auto business = settings.loadBusiness(t);
    if (!business || !business->name.isEmpty())
        return business;
    const Business invented = sampleBusiness();
    if (auto stored = settings.storeBusiness(t, invented); !stored)
        return stored.error();
    return invented;
}

} // namespace

Result<void> createSampleBusiness(Database& database, const QDateTime& now)
{
    return database.write([&](Transaction& t) -> Result<void> {
        const auto empty = SampleRepository().isEmpty(t);
        if (!empty)
            return empty.error();
        if (!*empty)
            return Error{ErrorKind::Conflict,
                         QCoreApplication::translate(
                             "inglenook::app::SampleBusiness",
                             "There are contacts or surveys already, so the invented pub was not added."),
                         {}};
        const auto business = loadOrBorrowBusiness(t);
        if (!business)
            return business.error();
        const auto survey = addSurvey(t, now);
        if (!survey)
            return survey.error();
        return SampleHistory(t, *business, survey->id, now).write();
    });
}

Result<void> removeSampleBusiness(Database& database)
{
    return database.write([](Transaction& t) -> Result<void> {
        if (auto removed = SampleRepository().remove(t); !removed)
            return removed;
        const SettingsRepository settings;
        const auto business = settings.loadBusiness(t);
        if (!business)
            return business.error();
        Business own = *business;
        const Business invented = sampleBusiness();
        if (own.name != invented.name)
            return {};
        own = {};
        own.timeZone = business->timeZone;
        return settings.storeBusiness(t, own);
    });
}

Result<bool> hasSampleBusiness(Database& database)
{
    return database.read([](Transaction& t) { return SampleRepository().exists(t); });
}

} // namespace inglenook::app
