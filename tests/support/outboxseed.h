#pragma once

#include "core/base/storage/database.h"
#include "core/outbox/mailing.h"

#include <memory>

namespace inglenook::tests {

/// What the outbox stands on, written straight into the tables, so that its tests need no other feature.
struct OutboxSeed
{
    core::Database& database;

    /// `count` contacts named "Guest 1", "Guest 2", ... at guestN@example.org, with the basis word `basis`.
    void addContacts(int count, const QString& basis = QStringLiteral("service")) const;
    /// "After your stay" with one version of the texts to start from.
    [[nodiscard]] core::Id<core::Survey> addSurvey() const;
    /// A mailing in state `state` whose first contacts have one queued invitation each.
    [[nodiscard]] core::Id<core::Mailing> addMailing(int invitations,
                                                     core::MailingState state = core::MailingState::Running) const;

    void run(const QString& statement, const QVariantList& values = {}) const;
    /// The first column of the first row.
    [[nodiscard]] QVariant value(const QString& statement, const QVariantList& values = {}) const;
    [[nodiscard]] QString stateOf(core::Id<core::Invitation> id) const;
    [[nodiscard]] QList<core::Id<core::Invitation>> invitations(core::Id<core::Mailing> mailing) const;
};

} // namespace inglenook::tests
