#pragma once

#include "core/accounts/accesstokens.h"
#include "core/accounts/dnsclient.h"
#include "core/accounts/documentclient.h"
#include "core/answers/relayaccount.h"
#include "core/answers/relayclient.h"
#include "core/answers/relaypoller.h"
#include "core/backups/automaticbackup.h"
#include "core/base/clock.h"
#include "core/base/storage/database.h"
#include "core/bounces/bouncepoller.h"
#include "core/mailing/mailtransport.h"
#include "core/outbox/outbox.h"
#include "core/rules/standingrules.h"
#include "core/secrets/secretstore.h"

namespace inglenook::ui {

/// What pages stand on. Built once by the application; outlives every page.
struct Services
{
    core::Database& database;
    const core::Clock& clock;
    core::SecretStore& secrets;
    core::Outbox& outbox;
    core::RelayClient& relayClient;
    core::RelayAccount& relayAccount;
    core::RelayPoller& poller;
    core::MailTransportFactory makeTransport;
    core::DnsClient& dns;
    core::DocumentClient& documents;
    const core::MailDialogue& dialogue;
    core::OAuthClient& oauth;
    core::AccessTokens& tokens;
    core::StandingRules& rules;
    core::BouncePoller& bounces;
    core::AutomaticBackup* backup = nullptr; ///< none for data that are not worth keeping
};

} // namespace inglenook::ui
