#pragma once

#include "core/outbox/mailing.h"
#include "ui/base/card.h"

#include <QtCore/QTimeZone>

namespace inglenook::ui {

class LinkButton;
class PlainButton;
class TextLabel;

/// One guest's mail in full: what became of it, the mail server's own words one press away, and the decision that only
/// the owner can make.
class InvitationCard : public Card
{
    Q_OBJECT

public:
    explicit InvitationCard(QWidget* parent = nullptr);

    void showInvitation(const core::Invitation& invitation, const QDateTime& now, const QTimeZone& zone);

Q_SIGNALS:
    /// The owner has found out what an uncertain mail was.
    void resolved(inglenook::core::Id<inglenook::core::Invitation> id, bool wasSent);

private:
    core::Id<core::Invitation> m_id;
    TextLabel* m_state;
    TextLabel* m_server;
    LinkButton* m_more;
    PlainButton* m_wasSent;
    PlainButton* m_again;
};

} // namespace inglenook::ui
