#include "ui/settings/accountsetup.h"

#include "ui/base/button.h"
#include "ui/base/errorbar.h"
#include "ui/base/formfield.h"
#include "ui/base/progresspanel.h"
#include "ui/base/textlabel.h"
#include "ui/settings/apppasswordguide.h"
#include "ui/settings/fieldrow.h"
#include "ui/settings/foundserverpanel.h"
#include "ui/settings/noticeline.h"

#include <QtWidgets/QLineEdit>

namespace inglenook::ui {

namespace {

QString placeWords(core::AccountSource source, const QString& domain)
{
    switch (source) {
    case core::AccountSource::OwnList:
        return AccountSetup::tr("In Inglenook’s own list");
    case core::AccountSource::OwnDescription:
    case core::AccountSource::ServiceRecord:
    case core::AccountSource::MailServerRecord:
        return AccountSetup::tr("Asking %1 itself").arg(domain);
    case core::AccountSource::ThirdParty:
        return AccountSetup::tr("Asking Mozilla’s list");
    case core::AccountSource::Guess:
        return AccountSetup::tr("Trying the usual names at %1").arg(domain);
    }
    Q_UNREACHABLE();
}

} // namespace

core::MailAccount accountWith(const core::FoundAccount& found, const core::Mailbox& from)
{
    core::MailAccount account{.from = from,
                              .host = found.server.host,
                              .port = found.server.port,
                              .security = found.server.security,
                              .user = found.server.user,
                              .caFile = {}};
    if (!found.provider)
        return account;
    if (const int day = found.provider->perDayWithReserve(); day > 0)
        account.perDay = day;
    if (found.provider->perMinute > 0)
        account.perMinute = found.provider->perMinute;
    return account;
}

AccountSetup::AccountSetup(const Services& services, ErrorBar& bar)
    : m_services(services)
    , m_bar(bar)
    , m_search({services.dns, services.documents, services.makeTransport})
    , m_name(new QLineEdit)
    , m_address(new QLineEdit)
    , m_secret(new QLineEdit)
    , m_nameField(new FormField(tr("Your name"), m_name, tr("As guests see it beside the address.")))
    , m_addressField(
          new FormField(tr("Mail address"), m_address, tr("Mails leave as this address; answers come to it.")))
    , m_secretField(new FormField(tr("Password"), m_secret,
                                  tr("It goes nowhere before you have seen the server and agreed. It is kept in this "
                                     "computer’s keychain.")))
    , m_guide(new NoticeLine(Icon::Warning))
    , m_find(new PrimaryButton(tr("Find my mail server")))
    , m_byHand(new LinkButton(tr("Type the server by hand")))
    , m_progress(new ProgressPanel)
    , m_result(new FoundServerPanel)
{
    const std::pair<QWidget*, const char*> names[] = {
        {m_name, "setupName"},    {m_address, "setupAddress"},   {m_secret, "setupPassword"},
        {m_find, "findServer"},   {m_byHand, "typeByHand"},      {m_guide, "secretNotice"},
        {m_result, "foundPanel"}, {m_progress, "setupProgress"},
    };
    for (const auto& [widget, name] : names)
        widget->setObjectName(QString::fromLatin1(name));
    m_secret->setEchoMode(QLineEdit::Password);
    m_addressField->setCheck([this] {
        const auto parsed = core::EmailAddress::parse(m_address->text());
        return parsed ? QString() : parsed.error().message;
    });
    layOut();
    forgetFound();
    connectParts();
}

void AccountSetup::connectParts()
{
    connect(&m_search, &core::AccountSearch::lookingAt, this, &AccountSetup::tellPlace);
    connect(&m_search, &core::AccountSearch::finished, this, &AccountSetup::finish);
    connect(m_address, &QLineEdit::textChanged, this, &AccountSetup::followAddress);
    for (QLineEdit* edit : {m_name, m_address, m_secret})
        connect(edit, &QLineEdit::returnPressed, this, [this] { m_found ? choose() : m_find->click(); });
    connect(m_find, &QPushButton::clicked, this, [this] { search(core::AccountSearch::Consent::OwnDomainOnly); });
    connect(m_byHand, &QPushButton::clicked, this, [this] { Q_EMIT byHandRequested(); });
    connect(m_guide->link(), &QPushButton::clicked, this, [this] {
        if (m_guided->signIn == core::SignInKind::Browser)
            Q_EMIT clientIdsRequested();
        else
            Q_EMIT guideRequested(*m_guided);
    });
    connect(m_result, &FoundServerPanel::agreed, this, &AccountSetup::choose);
    connect(m_result, &FoundServerPanel::browserAgreed, this, &AccountSetup::chooseBrowser);
    connect(m_result, &FoundServerPanel::byHandRequested, this, [this] { Q_EMIT byHandRequested(); });
    connect(m_result, &FoundServerPanel::thirdPartyAllowed, this,
            [this] { search(core::AccountSearch::Consent::AskThirdParty); });
    connect(m_progress, &ProgressPanel::cancelRequested, this, [this] {
        m_search.cancel();
        if (m_isTrying)
            Q_EMIT trialCancelled();
        showTried();
    });
}

void AccountSetup::layOut()
{
    auto* words = new TextLabel(
        tr("Your guests’ mails leave from your own mail account. Type its address, and Inglenook finds the "
           "server."),
        TextRole::Body, TextLabel::Tone::Quiet);
    words->setFit(TextLabel::Fit::Wrapped);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::medium);
    buttons->addWidget(m_find);
    buttons->addWidget(m_byHand);
    buttons->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::medium);
    column->addWidget(words);
    column->addLayout(fieldRow({{m_nameField, 1}, {m_addressField, 1}}));
    column->addWidget(m_secretField);
    column->addWidget(m_guide);
    column->addLayout(buttons);
    column->addWidget(m_result);
    column->addWidget(m_progress);
}

void AccountSetup::clear()
{
    fill({}, {}, {});
}

void AccountSetup::fill(const QString& name, const QString& address, const QString& password)
{
    m_search.cancel();
    m_name->setText(name);
    m_address->setText(address);
    m_secret->setText(password);
    for (FormField* field : {m_nameField, m_addressField, m_secretField})
        field->clearError();
    followAddress();
    showTried();
}

QString AccountSetup::name() const
{
    return m_name->text().trimmed();
}

QString AccountSetup::address() const
{
    return m_address->text().trimmed();
}

QString AccountSetup::password() const
{
    return m_secret->text();
}

void AccountSetup::search(core::AccountSearch::Consent consent)
{
    m_bar.clear();
    if (m_search.isUnderWay() || m_isTrying || !FormField::checkAll({m_addressField}))
        return;
    forgetFound();
    const auto typed = core::EmailAddress::parse(m_address->text());
    m_progress->start(tr("Looking for the mail server of %1").arg(typed->domain()));
    setBusy(true);
    m_search.start(*typed, consent);
    m_asksThirdParty = consent == core::AccountSearch::Consent::AskThirdParty;
}

void AccountSetup::tellPlace(core::AccountSource source)
{
    const auto typed = core::EmailAddress::parse(m_address->text());
    m_progress->setProgress(0, 0, placeWords(source, typed ? typed->domain() : QString()));
}

void AccountSetup::finish(const core::AccountSearch::Outcome& outcome)
{
    showTried();
    if (!outcome)
        return m_bar.show(outcome.error());
    const auto typed = core::EmailAddress::parse(m_address->text());
    m_found = *outcome;
    m_find->setVisible(!m_found);
    m_byHand->setVisible(false);
    if (!m_found)
        return m_result->showNothing(typed->domain(), !m_asksThirdParty);
    const core::OAuthProvider browser = browserOf(m_found->provider);
    m_result->showFound(*m_found, typed->domain(), browser.isOffered() ? browser.name : QString());
    showGuideFor(m_found->provider);
    if (m_secret->text().isEmpty() && !m_secretField->isHidden())
        m_secret->setFocus(Qt::OtherFocusReason);
}

void AccountSetup::forgetFound()
{
    m_found.reset();
    m_result->hide();
    m_find->show();
    m_byHand->show();
    showGuideFor(nullptr);
}

void AccountSetup::followAddress()
{
    m_search.cancel();
    forgetFound();
    if (const auto typed = core::EmailAddress::parse(m_address->text()))
        showGuideFor(core::findProviderOfDomain(typed->domain()));
}

/// Says in time what a provider wants instead of the password that the owner knows.
void AccountSetup::showGuideFor(const core::MailProvider* provider)
{
    m_guided = provider;
    m_secretField->setVisible(!provider || provider->signIn != core::SignInKind::Browser);
    m_guide->setVisible(provider && provider->signIn != core::SignInKind::Password);
    if (!provider)
        return;
    switch (provider->signIn) {
    case core::SignInKind::AppPassword:
        return m_guide->setWords(
            tr("%1 wants an app password here: one made for Inglenook alone, not the one you sign in with.")
                .arg(provider->name),
            AppPasswordGuide::isThereFor(*provider) ? tr("Show me how") : QString());
    case core::SignInKind::BridgePassword:
        return m_guide->setWords(
            tr("%1 must be running on this computer. It shows the password that belongs here.").arg(provider->name));
    case core::SignInKind::Browser:
        return m_guide->setWords(
            tr("%1 takes no passwords from other programs, only a sign-in in the browser.").arg(provider->name),
            browserOf(provider).isOffered() ? QString() : tr("Use an id of your own"));
    case core::SignInKind::Password:
        return;
    }
}

void AccountSetup::choose()
{
    m_bar.clear();
    const auto address = core::EmailAddress::parse(m_address->text());
    if (!m_found || !address || m_isTrying)
        return;
    if (m_secret->text().isEmpty()) {
        m_secretField->setError(tr("Type the password of this mail account."));
        return m_secret->setFocus(Qt::OtherFocusReason);
    }
    m_secretField->clearError();
    Q_EMIT accountChosen(accountWith(*m_found, {name(), *address}), m_secret->text());
}

core::OAuthProvider AccountSetup::browserOf(const core::MailProvider* provider) const
{
    if (!provider || provider->browser == core::MailSignIn::Password)
        return {};
    return m_services.tokens.provider(provider->browser);
}

void AccountSetup::chooseBrowser()
{
    m_bar.clear();
    const auto address = core::EmailAddress::parse(m_address->text());
    if (!m_found || !address || m_isTrying)
        return;
    core::MailAccount account = accountWith(*m_found, {name(), *address});
    account.signIn = m_found->provider->browser;
    Q_EMIT browserChosen(account);
}

void AccountSetup::showTrying(const QString& words)
{
    m_isTrying = true;
    m_progress->start(words);
    setBusy(true);
}

void AccountSetup::showTried()
{
    m_isTrying = false;
    m_progress->finish();
    setBusy(false);
}

void AccountSetup::setBusy(bool isBusy)
{
    for (QWidget* widget : QList<QWidget*>{m_nameField, m_addressField, m_secretField, m_find, m_byHand, m_result})
        widget->setEnabled(!isBusy);
}

} // namespace inglenook::ui
