#pragma once

#include "app/common/appcontext.h"
#include "core/secrets/sessionsecretstore.h"

namespace inglenook::bench {

/// A business of one's own in that folder, whose secrets end with the program; null when it cannot be opened. Without
/// `makeTransport` no mail leaves.
inline std::unique_ptr<app::AppContext> openContext(const QString& folder,
                                                    core::MailTransportFactory makeTransport = nullptr)
{
    if (!makeTransport) {
        makeTransport = [](const core::MailAccount&, const QByteArray&) {
            return std::unique_ptr<core::MailTransport>();
        };
    }
    auto opened = app::AppContext::open(
        {.folder = folder,
         .makeSecretStore = [](const core::DataFolder&) { return std::make_unique<core::SessionSecretStore>(); },
         .makeTransport = std::move(makeTransport),
         .clock = nullptr});
    return opened ? std::move(*opened) : nullptr;
}

} // namespace inglenook::bench
