#pragma once

#include "core/secrets/sessionsecretstore.h"
#include "tests/support/answerfixture.h"
#include "tests/support/fakeclock.h"
#include "tests/support/fakednsclient.h"
#include "tests/support/fakedocumentclient.h"
#include "ui/base/services.h"

namespace inglenook::tests {

/// A business in London with answers, for pages that show them: it is Sunday 22 November 2026, 08:00. Nothing here
/// leaves this process.
class AnsweredBusiness
{
public:
    AnsweredBusiness();

    [[nodiscard]] ui::Services services();
    /// So many new answers of a face, each of a mail sent an hour before.
    void addAnswers(const QDateTime& at, core::Face face, int count,
                    core::Id<core::Survey> survey = core::Id<core::Survey>(1),
                    const QString& verdict = QStringLiteral("counted"));
    /// Gives every survey a document that can be read.
    void writeSurveys();
    /// Tells pages of answers as the poller does once it has stored them.
    void tellAnswersChanged();

    AnswerFixture rows;
    FakeClock clock;
    core::SessionSecretStore secrets;
    FakeDnsClient dns;
    FakeDocumentClient documents;
    core::MailDialogue dialogue;
    core::OAuthClient oauth;
    core::AccessTokens tokens{secrets, clock, oauth, [](core::MailSignIn) { return core::OAuthProvider(); }};
    core::RelayClient relayClient;
    core::RelayAccount relayAccount;
    core::RelayPoller poller;
    core::Outbox outbox;
    core::StandingRules rules;
    core::BouncePoller bounces;
};

} // namespace inglenook::tests
