#include "ui/outbox/invitationcard.h"

#include "ui/base/button.h"
#include "ui/base/relativetime.h"
#include "ui/base/textlabel.h"
#include "ui/outbox/invitationstablemodel.h"
#include "ui/outbox/mailingwords.h"

namespace inglenook::ui {

InvitationCard::InvitationCard(QWidget* parent)
    : Card(QString(), parent)
    , m_state(new TextLabel)
    , m_server(new TextLabel({}, TextRole::Small, TextLabel::Tone::Quiet))
    , m_more(new LinkButton(tr("What the mail server said")))
    , m_wasSent(new PlainButton(tr("It was sent"), Icon::Check))
    , m_again(new PlainButton(tr("Send it again"), Icon::Send))
{
    m_state->setFit(TextLabel::Fit::Wrapped);
    m_state->setObjectName(QStringLiteral("invitationState"));
    m_server->setFit(TextLabel::Fit::Wrapped);
    m_server->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_server->setObjectName(QStringLiteral("serverText"));
    m_more->setObjectName(QStringLiteral("showServerText"));
    m_wasSent->setObjectName(QStringLiteral("wasSent"));
    m_again->setObjectName(QStringLiteral("sendAgain"));
    auto* acts = new QHBoxLayout;
    acts->setSpacing(space::small);
    acts->addWidget(m_more);
    acts->addStretch();
    acts->addWidget(m_again);
    acts->addWidget(m_wasSent);
    body()->setSpacing(space::small);
    body()->addWidget(m_state);
    body()->addWidget(m_server);
    body()->addLayout(acts);
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_server->show();
        m_more->hide();
    });
    connect(m_wasSent, &QPushButton::clicked, this, [this] { Q_EMIT resolved(m_id, true); });
    connect(m_again, &QPushButton::clicked, this, [this] { Q_EMIT resolved(m_id, false); });
}

void InvitationCard::showInvitation(const core::Invitation& invitation, const QDateTime& now, const QTimeZone& zone)
{
    const bool isAnother = m_id != invitation.id;
    m_id = invitation.id;
    const QString name = invitation.contactName.isEmpty() ? tr("Somebody who is erased") : invitation.contactName;
    setTitle(name);
    setAside(invitation.contactAddress == name ? QString() : invitation.contactAddress);
    const QString when = invitation.sentAt.isValid()
                             ? tr("%1, %2.").arg(stateWords(invitation.state), fullTime(invitation.sentAt, zone))
                             : tr("%1.").arg(stateWords(invitation.state));
    QString text = QStringLiteral("%1 %2").arg(when, invitationNote(invitation, now, zone)).trimmed();
    const bool isUncertain = invitation.state == core::SendState::Uncertain;
    if (isUncertain)
        text +=
            u' ' + tr("Look into the Sent folder of your mail account: if it is there, it was sent. Inglenook never "
                      "sends it again by itself.");
    m_state->setText(text);
    m_server->setText(invitation.serverText);
    if (isAnother || invitation.serverText.isEmpty()) {
        m_server->hide();
        m_more->setVisible(!invitation.serverText.isEmpty());
    }
    m_wasSent->setVisible(isUncertain);
    m_again->setVisible(isUncertain);
}

} // namespace inglenook::ui
