#pragma once

#include "core/answers/relayaccount.h"
#include "core/answers/relayclient.h"
#include "core/answers/relaypoller.h"
#include "core/backups/automaticbackup.h"
#include "core/base/clock.h"
#include "core/base/storage/database.h"
#include "core/mailing/mailtransport.h"
#include "core/outbox/outbox.h"
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
    core::AutomaticBackup* backup = nullptr; ///< none for data that are not worth keeping
};

} // namespace inglenook::ui
