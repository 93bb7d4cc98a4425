#pragma once

#include "core/secrets/sessionsecretstore.h"
#include "tests/support/answerfixture.h"
#include "tests/support/fakeclock.h"
#include "tests/support/fakednsclient.h"
#include "tests/support/fakedocumentclient.h"
#include "ui/base/services.h"
#include "ui/base/theme.h"

#include <QtWidgets/QApplication>
#include <QtWidgets/QWidget>

namespace inglenook::tests {

/// Everything a page stands on, over an own database, with nothing that leaves this process. Give `INGLENOOK_PICTURES`
/// a folder, and `picture` keeps there what a test shows.
class QuietServices
{
public:
    QuietServices()
        : outbox({rows.database(), clock,
                  [](const core::MailAccount&, const QByteArray&) { return std::unique_ptr<core::MailTransport>(); },
                  secrets, [] { return std::optional<core::LinkSigner>(); }})
        , relayAccount(rows.database(), clock, secrets, relayClient)
        , poller(rows.database(), clock, secrets, relayClient)
        , rules(rows.database(), clock, [] { return false; })
        , bounces({rows.database(), clock, secrets,
                   [](const core::MailAccount&, const core::InboxServer&, const QByteArray&) {
                       return std::unique_ptr<core::ImapClient>();
                   },
                   [] { return std::optional<core::LinkSigner>(); }, outbox})
    {
        ui::applyTheme(*qApp, ui::Appearance::Light);
    }

    [[nodiscard]] ui::Services services()
    {
        return {rows.database(),
                clock,
                secrets,
                outbox,
                relayClient,
                relayAccount,
                poller,
                [](const core::MailAccount&, const QByteArray&) { return std::unique_ptr<core::MailTransport>(); },
                dns,
                documents,
                dialogue,
                oauth,
                tokens,
                rules,
                bounces};
    }

    /// Tells pages of answers as the poller does after it has stored them.
    void tellAnswersChanged(const QList<core::Id<core::Answer>>& answers) { Q_EMIT poller.answersChanged(answers); }

    /// Keeps a picture of `page` where the environment asks for one.
    static void picture(QWidget& page, const QString& name)
    {
        const QString folder = qEnvironmentVariable("INGLENOOK_PICTURES");
        if (folder.isEmpty())
            return;
        for (const auto& [appearance, word] :
             {std::pair(ui::Appearance::Dark, "dark"), std::pair(ui::Appearance::Light, "light")}) {
            ui::applyTheme(*qApp, appearance);
            QApplication::processEvents();
            QApplication::processEvents();
            page.grab().save(QStringLiteral("%1/%2-%3.png").arg(folder, name, QLatin1String(word)));
        }
    }

    AnswerFixture rows;
    FakeClock clock;
    core::SessionSecretStore secrets;
    FakeDnsClient dns;
    FakeDocumentClient documents;
    core::MailDialogue dialogue;
    core::OAuthClient oauth;
    core::AccessTokens tokens{secrets, clock, oauth, [](core::MailSignIn) { return core::OAuthProvider(); }};
    core::RelayClient relayClient;
    core::Outbox outbox;
    core::RelayAccount relayAccount;
    core::RelayPoller poller;
    core::StandingRules rules;
    core::BouncePoller bounces;
};

} // namespace inglenook::tests
