#pragma once

#include "core/base/storage/transaction.h"
#include "core/contacts/contact.h"
#include "core/outbox/mailing.h"
#include "core/settings/business.h"

#include <QtCore/QRandomGenerator>

namespace inglenook::app {

/// Six weeks in the life of the invented pub, written through the same ledger and verdicts as real ones.
class SampleHistory
{
public:
    SampleHistory(core::Transaction& transaction, core::Business business, core::Id<core::Survey> survey,
                  QDateTime now);

    [[nodiscard]] core::Result<void> write();

private:
    [[nodiscard]] core::Result<void> addGuests(const QString& tag, int count);
    [[nodiscard]] core::Result<void> writeWeek(const QString& tag, QDate monday);
    [[nodiscard]] core::Result<void> sendOne(const core::Invitation& invitation, const QDateTime& at);
    [[nodiscard]] core::Result<void> answerOne(const core::Invitation& invitation, const QDateTime& sentAt);
    [[nodiscard]] core::Result<void> closeOldCases();

    [[nodiscard]] core::Contact inventGuest(const QString& tag);
    [[nodiscard]] core::Face inventFace(const QDateTime& at);
    [[nodiscard]] QString inventComment(core::Face face);
    [[nodiscard]] QDateTime sendTime(QDate day, int position) const;

    core::Transaction& m_transaction;
    core::Business m_business;
    core::Id<core::Survey> m_survey;
    QDateTime m_now;
    QRandomGenerator m_random;
    int m_guests = 0;
};

} // namespace inglenook::app
