#include "ui/settings/mailsection.h"

#include "core/accounts/senderstanding.h"
#include "core/mailing/mailaccountrepository.h"
#include "ui/base/button.h"
#include "ui/base/card.h"
#include "ui/base/formfield.h"
#include "ui/base/progresspanel.h"
#include "ui/base/textlabel.h"
#include "ui/settings/accountsetup.h"
#include "ui/settings/apppasswordguide.h"
#include "ui/settings/certificatepage.h"
#include "ui/settings/clientidspage.h"
#include "ui/settings/dialoguepage.h"
#include "ui/settings/inboxcard.h"
#include "ui/settings/mailtrial.h"
#include "ui/settings/returnspage.h"
#include "ui/settings/standingpanel.h"

#include <QtCore/QPointer>
#include <QtGui/QDesktopServices>

namespace inglenook::ui {

namespace {

const QString passwordName = QString::fromUtf16(core::secretname::mailPassword);

} // namespace

MailSection::MailSection(const Services& services, ErrorBar& bar)
    : SettingsSection(services, bar)
    , m_trial(new MailTrial(services, this))
    , m_browser(services.oauth)
    , m_setup(new AccountSetup(services, bar))
    , m_form(new MailForm(this))
    , m_inbox(new InboxCard(services, bar))
    , m_check(new PlainButton(tr("Check only")))
    , m_test(new PlainButton(tr("Send a test mail to myself"), Icon::Send))
    , m_progress(new ProgressPanel)
    , m_standing(new StandingPanel)
{
    m_check->setObjectName(QStringLiteral("checkMail"));
    m_test->setObjectName(QStringLiteral("sendTestMail"));
    addSetup();
    m_formCards += addCard(tr("Your mail account"));
    m_form->addAccount(*m_formCards.last());
    addServer();
    m_formCards += addCard(tr("How fast mails leave"));
    m_form->addPace(*m_formCards.last());
    addTrial();
    addInbox();
    showSetup(false);
    connect(m_trial, &MailTrial::finished, this, &MailSection::finish);
    connect(&m_browser, &core::OAuthSignIn::browserWanted, this,
            [](const QUrl& url) { QDesktopServices::openUrl(url); });
    connect(&m_browser, &core::OAuthSignIn::finished, this, &MailSection::finishBrowser);
    connect(m_progress, &ProgressPanel::cancelRequested, this, &MailSection::cancelTrial);
}

void MailSection::addSetup()
{
    m_setupCard = addCard(tr("Set up your mail account"));
    m_setupCard->body()->addWidget(m_setup);
    addDialogueLink(*m_setupCard, "showSetupDialogue");
    connect(m_setup, &AccountSetup::accountChosen, this, &MailSection::tryChosen);
    connect(m_setup, &AccountSetup::clientIdsRequested, this,
            [this] { Q_EMIT stepRequested(new ClientIdsPage(this->services())); });
    connect(m_setup, &AccountSetup::browserChosen, this, &MailSection::signInBrowser);
    connect(m_setup, &AccountSetup::byHandRequested, this, &MailSection::takeSetup);
    connect(m_setup, &AccountSetup::trialCancelled, this, &MailSection::cancelTrial);
    connect(m_setup, &AccountSetup::guideRequested, this,
            [this](const core::MailProvider& provider) { Q_EMIT stepRequested(new AppPasswordGuide(provider)); });
}

void MailSection::addServer()
{
    m_formCards += addCard(tr("Outgoing mail server"));
    auto* again = new LinkButton(tr("Find it by the address"));
    again->setObjectName(QStringLiteral("findAgain"));
    m_formCards.last()->addHeaderWidget(again);
    m_form->addServer(*m_formCards.last());
    connect(again, &QPushButton::clicked, this, &MailSection::findAgain);
}

void MailSection::addTrial()
{
    Card* card = addCard(tr("Try it"));
    m_formCards += card;
    addDialogueLink(*card, "showDialogue");
    auto* words = new TextLabel(tr("The check really signs in at your mail server and sends nothing."), TextRole::Body,
                                TextLabel::Tone::Quiet);
    words->setFit(TextLabel::Fit::Wrapped);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::small);
    row->addWidget(m_check);
    row->addWidget(m_test);
    row->addStretch();
    card->body()->addWidget(words);
    card->body()->addLayout(row);
    card->body()->addWidget(m_progress);
    card->body()->addWidget(m_standing);
    connect(m_check, &QPushButton::clicked, this, [this] { begin(Work::CheckOnly); });
    connect(m_test, &QPushButton::clicked, this, [this] { begin(Work::TestMail); });
}

void MailSection::addInbox()
{
    m_formCards += m_inbox;
    addWidget(m_inbox);
    connect(m_inbox, &InboxCard::returnsRequested, this, [this] { Q_EMIT stepRequested(new ReturnsPage(services())); });
}

void MailSection::showSetup(bool isInSetup)
{
    m_isInSetup = isInSetup;
    followDialogue();
    m_setupCard->setVisible(isInSetup);
    for (Card* card : std::as_const(m_formCards))
        card->setVisible(!isInSetup);
    Q_EMIT actChanged();
}

void MailSection::findAgain()
{
    bar().clear();
    const MailForm::Values typed = m_form->values();
    m_setup->fill(typed.name, typed.address, m_form->password());
    showSetup(true);
}

/// What is typed and found so far goes into the form.
void MailSection::takeSetup()
{
    MailForm::Values values = m_form->values();
    const QString password = m_setup->password();
    const auto address = core::EmailAddress::parse(m_setup->address());
    if (address && m_setup->found())
        values = MailForm::valuesOf(accountWith(*m_setup->found(), {m_setup->name(), *address}));
    values.name = m_setup->name();
    values.address = m_setup->address();
    if (values.user.isEmpty())
        values.user = values.address;
    m_form->fill(values);
    m_form->setPassword(password);
    showSetup(false);
}

void MailSection::signInBrowser(const core::MailAccount& account)
{
    m_form->fill(MailForm::valuesOf(account));
    const core::OAuthProvider provider = services().tokens.provider(account.signIn);
    showProgress(tr("Waiting for the sign-in at %1 in your browser").arg(provider.name));
    m_browser.start(provider, account.from.address);
}

/// The refresh token is kept in the place of a password.
void MailSection::finishBrowser(const core::Result<core::OAuthTokens>& tokens)
{
    m_progress->finish();
    m_setup->showTried();
    if (!tokens)
        return bar().show(tokens.error());
    services().tokens.take(*tokens);
    m_form->setPassword(QString::fromLatin1(tokens->refreshToken));
    begin(Work::Save, tokens->refreshToken);
}

void MailSection::tryChosen(const core::MailAccount& account, const QString& password)
{
    m_form->fill(MailForm::valuesOf(account));
    m_form->setPassword(password);
    begin(Work::Save, password.toUtf8());
}

void MailSection::reload()
{
    followDialogue();
    if (isChanged() || m_trial->isUnderWay())
        return;
    const auto account = services().database.read(
        [](core::Transaction& transaction) { return core::MailAccountRepository().find(transaction); });
    if (!account)
        return bar().show(account.error());
    const bool isFirst = !m_isRead;
    const bool hadAccount = std::exchange(m_hasAccount, account->has_value());
    m_stored = *account ? MailForm::valuesOf(**account) : MailForm::Values();
    m_isRead = true;
    m_form->fill(m_stored);
    if (isFirst || hadAccount != m_hasAccount)
        showSetup(!m_hasAccount);
    readSecretState();
    m_inbox->reload();
}

bool MailSection::isChanged() const
{
    if (!m_isRead)
        return false;
    if (m_isInSetup)
        return m_setup->name() != m_stored.name || m_setup->address() != m_stored.address ||
               !m_setup->password().isEmpty();
    return !(m_form->values() == m_stored) || !m_form->password().isEmpty();
}

void MailSection::discardChanges()
{
    m_setup->clear();
    m_form->fill(m_stored);
    showSetup(!m_hasAccount);
}

void MailSection::readSecretState()
{
    m_form->passwordField().setHelp(tr("It is kept in this computer’s keychain and nowhere else."));
    m_form->setPasswordPlaceholder({});
    if (!m_hasAccount)
        return;
    services().secrets.read(passwordName, [self = QPointer(this)](const core::Result<QByteArray>& password) {
        if (self)
            self->showSecretState(password);
    });
}

void MailSection::showSecretState(const core::Result<QByteArray>& password)
{
    FormField& field = m_form->passwordField();
    if (password && m_stored.signIn != core::MailSignIn::Password) {
        m_form->setPasswordPlaceholder(tr("Signed in in the browser"));
        field.setHelp(tr("Type a password only to use one instead."));
    } else if (password) {
        m_form->setPasswordPlaceholder(tr("Kept; type to change it"));
        field.setHelp(services().secrets.isDurable() ? tr("It is in this computer’s keychain.")
                                                     : tr("It is kept until Inglenook is closed."));
    } else if (password.error().kind == core::ErrorKind::NotFound) {
        field.setHelp(tr("The keychain does not have it, or has lost it. Type it again to keep it there."));
    } else {
        field.setHelp(password.error().message);
    }
}

void MailSection::act()
{
    begin(Work::Save);
}

void MailSection::begin(Work work)
{
    bar().clear();
    if (m_trial->isUnderWay() || !m_form->check())
        return;
    if (!m_form->password().isEmpty())
        return begin(work, m_form->password().toUtf8());
    // What is kept belongs to a sign-in in the browser and goes to no other server.
    const bool isOver =
        m_stored.signIn != core::MailSignIn::Password && m_form->values().signIn == core::MailSignIn::Password;
    if (isOver)
        return askForPassword();
    services().secrets.read(passwordName, [self = QPointer(this), work](const core::Result<QByteArray>& password) {
        if (!self)
            return;
        if (password)
            return self->begin(work, *password);
        self->askForPassword();
    });
}

void MailSection::askForPassword()
{
    m_form->passwordField().setError(tr("Type the password of this mail account."));
    m_form->passwordField().setFocus(Qt::OtherFocusReason);
}

void MailSection::begin(Work work, const QByteArray& password)
{
    const auto account = m_form->account();
    if (!account || m_trial->isUnderWay())
        return;
    m_work = work;
    m_password = password;
    if (work == Work::TestMail) {
        showProgress(tr("Sending a mail to %1").arg(account->from.address.text()));
        m_trial->sendTest(*account, password);
    } else {
        showProgress(tr("Signing in at %1").arg(account->host));
        m_trial->signIn(*account, password);
    }
}

void MailSection::showProgress(const QString& words)
{
    if (m_isInSetup)
        m_setup->showTrying(words);
    else
        m_progress->start(words);
}

void MailSection::cancelTrial()
{
    m_trial->cancel();
    m_browser.cancel();
    m_progress->finish();
    m_password.clear();
}

void MailSection::finish(const core::SendOutcome& outcome)
{
    m_progress->finish();
    m_setup->showTried();
    followDialogue();
    if (outcome.verdict != core::SendVerdict::Accepted)
        return showFailure(outcome);
    const MailForm::Values values = m_form->values();
    switch (m_work) {
    case Work::CheckOnly:
        return bar().showSuccess(tr("%1 let us in. Nothing was sent.").arg(values.host));
    case Work::TestMail:
        showStanding();
        return bar().showSuccess(tr("Sent to %1. Look into your inbox, and among the spam too.").arg(values.address));
    case Work::Save:
        return save();
    }
}

/// How genuine the mails look to others, as far as the name system tells; it comes when it comes.
void MailSection::showStanding()
{
    const auto account = m_form->account();
    if (!account)
        return;
    auto* check = new core::StandingCheck(services().dns, this);
    connect(check, &core::StandingCheck::finished, m_standing, &StandingPanel::showStanding);
    connect(check, &core::StandingCheck::finished, check, &QObject::deleteLater);
    check->start(account->from.address.domain(), core::findProviderOfHost(account->host));
}

void MailSection::addDialogueLink(Card& card, const char* name)
{
    auto* link = new LinkButton(tr("What was said"));
    link->setObjectName(QString::fromLatin1(name));
    link->hide();
    card.addHeaderWidget(link);
    m_dialogueLinks += link;
    connect(link, &QPushButton::clicked, this, &MailSection::showDialogue);
}

void MailSection::followDialogue()
{
    for (LinkButton* link : std::as_const(m_dialogueLinks))
        link->setVisible(!services().dialogue.isEmpty());
}

void MailSection::showDialogue()
{
    Q_EMIT stepRequested(new DialoguePage(services().dialogue));
}

/// A server of one's own may be known by its fingerprint; a provider's server is never asked about.
bool MailSection::askWhoseServer(const core::SendOutcome& outcome)
{
    const auto& certificate = m_trial->unprovenCertificate();
    const QString host = m_form->values().host;
    const core::MailProvider* provider = core::findProviderOfHost(host);
    const bool isProviders = provider && provider->signIn != core::SignInKind::BridgePassword;
    if (outcome.verdict != core::SendVerdict::Certificate || !certificate || !certificate->mayBePinned || isProviders)
        return false;
    auto* page = new CertificatePage(host, *certificate);
    connect(page, &CertificatePage::trusted, this, [this, page, fingerprint = certificate->fingerprint] {
        Q_EMIT page->backRequested();
        m_form->pin(fingerprint);
        begin(m_work, m_password);
    });
    Q_EMIT stepRequested(page);
    return true;
}

void MailSection::showFailure(const core::SendOutcome& outcome)
{
    const bool isAsked = askWhoseServer(outcome);
    const core::Error error{core::ErrorKind::SignIn, outcome.message, outcome.serverText};
    if (m_work != Work::Save || isAsked)
        return bar().show(error);
    bar().show(
        {error.kind, tr("%1 Nothing is saved yet, and what you typed is still here.").arg(error.message), error.detail},
        tr("Save all the same"), [this] { save(); });
}

void MailSection::save()
{
    const auto account = m_form->account();
    if (!account)
        return;
    const auto stored = services().database.write(
        [&](core::Transaction& transaction) { return core::MailAccountRepository().store(transaction, *account); });
    if (!stored)
        return bar().show(stored.error());
    m_stored = m_form->values();
    m_hasAccount = true;
    m_setup->clear();
    showSetup(false);
    keepPassword(*account);
}

void MailSection::keepPassword(const core::MailAccount& account)
{
    const QByteArray password = std::exchange(m_password, {});
    // For this session at once, whatever the keychain says: a run that waits goes on.
    services().outbox.setSessionPassword(password);
    services().bounces.setSessionPassword(password);
    if (m_form->password().isEmpty())
        return showSaved(account, {});
    services().secrets.write(passwordName, password, [self = QPointer(this), account](const core::Result<void>& kept) {
        if (self)
            self->showSaved(account, kept);
    });
}

void MailSection::showSaved(const core::MailAccount& account, const core::Result<void>& kept)
{
    m_form->setPassword({});
    readSecretState();
    Q_EMIT actChanged();
    if (kept)
        return bar().showSuccess(
            tr("Saved. Mails leave as %1 through %2.").arg(account.from.address.text(), account.host));
    bar().showNotice(
        tr("Saved, but not the password. %1 Until Inglenook is closed it is kept in memory; after that you "
           "are asked for it once.")
            .arg(kept.error().message));
}

} // namespace inglenook::ui
