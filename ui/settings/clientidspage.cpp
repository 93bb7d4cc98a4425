#include "ui/settings/clientidspage.h"

#include "core/accounts/oauthidsrepository.h"
#include "ui/base/button.h"
#include "ui/base/card.h"
#include "ui/base/formfield.h"
#include "ui/base/textlabel.h"
#include "ui/settings/fieldrow.h"

#include <QtWidgets/QLineEdit>

namespace inglenook::ui {

namespace {

constexpr int pageWidth = 760;

Card* addCard(QVBoxLayout& column, const QString& title)
{
    auto* card = new Card(title);
    card->setMaximumWidth(pageWidth);
    card->body()->setSpacing(space::medium);
    column.addWidget(card);
    return card;
}

} // namespace

ClientIdsPage::ClientIdsPage(const Services& services, QWidget* parent)
    : Page(tr("Sign-in in the browser"), Width::Read, parent)
    , m_services(services)
    , m_google(new QLineEdit)
    , m_googleSecret(new QLineEdit)
    , m_microsoft(new QLineEdit)
{
    setBackLink(tr("Mail account"));
    connect(addPrimaryButton(tr("Save")), &QPushButton::clicked, this, &ClientIdsPage::save);
    m_google->setObjectName(QStringLiteral("googleClientId"));
    m_googleSecret->setObjectName(QStringLiteral("googleClientSecret"));
    m_microsoft->setObjectName(QStringLiteral("microsoftClientId"));
    auto* words =
        new TextLabel(tr("Google and Microsoft want to know which program signs in. If this Inglenook came without "
                         "such an id, or you want to use your own, whoever looks after your accounts can make one "
                         "there. Leave a field empty to use what Inglenook came with."),
                      TextRole::Body, TextLabel::Tone::Quiet);
    words->setFit(TextLabel::Fit::Wrapped);
    words->setMaximumWidth(pageWidth);
    content()->addWidget(words);
    Card* google = addCard(*content(), QStringLiteral("Google"));
    google->body()->addLayout(fieldRow(
        {{new FormField(tr("Client id"), m_google, tr("Google Cloud, type “Desktop app”, with the Gmail API.")), 1},
         {new FormField(tr("Client secret"), m_googleSecret, tr("Google gives one with the id.")), 1}}));
    Card* microsoft = addCard(*content(), QStringLiteral("Microsoft"));
    microsoft->body()->addWidget(new FormField(
        tr("Application id"), m_microsoft,
        tr("Microsoft Entra, public client, redirect http://127.0.0.1, permissions SMTP.Send and offline_access.")));
    content()->addStretch(1);
}

void ClientIdsPage::reload()
{
    if (m_isRead)
        return;
    const auto ids = m_services.database.read([](core::Transaction& t) { return core::OAuthIdsRepository().load(t); });
    if (!ids)
        return errorBar().show(ids.error());
    m_isRead = true;
    m_stored = *ids;
    m_google->setText(ids->google);
    m_googleSecret->setText(ids->googleSecret);
    m_microsoft->setText(ids->microsoft);
}

core::OAuthClientIds ClientIdsPage::typed() const
{
    return {m_google->text().trimmed(), m_googleSecret->text().trimmed(), m_microsoft->text().trimmed()};
}

bool ClientIdsPage::mayLeave()
{
    if (typed() == m_stored)
        return true;
    errorBar().showNotice(tr("Something here is typed and not saved."), tr("Discard it"), [this] {
        m_stored = typed();
        Q_EMIT backRequested();
    });
    return false;
}

void ClientIdsPage::save()
{
    const core::OAuthClientIds ids = typed();
    const auto stored =
        m_services.database.write([&](core::Transaction& t) { return core::OAuthIdsRepository().store(t, ids); });
    if (!stored)
        return errorBar().show(stored.error());
    m_stored = ids;
    Q_EMIT backRequested();
}

} // namespace inglenook::ui
