#include "tests/support/answeredbusiness.h"

#include "core/settings/settingsrepository.h"
#include "core/surveys/surveyrepository.h"

namespace inglenook::tests {

using namespace core;

namespace {

std::unique_ptr<MailTransport> noTransport(const MailAccount&, const QByteArray&)
{
    return nullptr;
}

} // namespace

AnsweredBusiness::AnsweredBusiness()
    : relayAccount(rows.database(), clock, secrets, relayClient)
    , poller(rows.database(), clock, secrets, relayClient)
    , outbox(Outbox::Needs{rows.database(), clock, noTransport, secrets, [] { return std::optional<LinkSigner>(); }})
    , rules(rows.database(), clock, [] { return false; })
    , bounces({rows.database(), clock, secrets,
               [](const MailAccount&, const InboxServer&, const QByteArray&) { return std::unique_ptr<ImapClient>(); },
               [] { return std::optional<LinkSigner>(); }, outbox})
{
    const auto stored = rows.database().write([](Transaction& t) {
        Business business;
        business.name = QStringLiteral("The Old Ferry Inn");
        business.timeZone = QTimeZone("Europe/London");
        return SettingsRepository().storeBusiness(t, business);
    });
    if (!stored)
        qFatal("business: %s", qPrintable(stored.error().detail));
    writeSurveys();
}

ui::Services AnsweredBusiness::services()
{
    return {rows.database(), clock,    secrets, outbox, relayClient, relayAccount, poller, noTransport, dns,
            documents,       dialogue, oauth,   tokens, rules,       bounces};
}

void AnsweredBusiness::addAnswers(const QDateTime& at, Face face, int count, Id<Survey> survey, const QString& verdict)
{
    for (int i = 0; i < count; ++i)
        rows.addAnswer(rows.addInvitation({.contact = {}, .sentAt = at.addSecs(-3600), .survey = survey}), face, at,
                       verdict);
}

void AnsweredBusiness::writeSurveys()
{
    SurveyVersion version;
    version.texts.insert(QStringLiteral("en"), defaultTexts(QStringLiteral("en")));
    rows.run(QStringLiteral("UPDATE survey_versions SET document = ?"),
             {QString::fromUtf8(writeSurveyDocument(version))});
}

void AnsweredBusiness::tellAnswersChanged()
{
    Q_EMIT poller.answersChanged({});
}

} // namespace inglenook::tests
