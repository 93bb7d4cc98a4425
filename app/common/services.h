#pragma once

#include "app/common/appcontext.h"
#include "ui/base/services.h"

namespace inglenook::app {

/// What the window's pages stand on.
[[nodiscard]] inline ui::Services servicesOf(AppContext& context)
{
    return {context.database(),     context.clock(),  context.secrets(),       context.outbox(), context.relayClient(),
            context.relayAccount(), context.poller(), context.makeTransport(), context.dns(),    context.documents(),
            context.dialogue(),     context.oauth(),  context.tokens(),        context.rules(),  context.bounces()};
}

} // namespace inglenook::app
