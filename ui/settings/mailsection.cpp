#include "ui/settings/mailsection.h"

#include "core/mailing/mailaccountrepository.h"
#include "ui/base/button.h"
#include "ui/base/card.h"
#include "ui/base/formfield.h"
#include "ui/base/progresspanel.h"
#include "ui/base/textlabel.h"
#include "ui/settings/fieldrow.h"
#include "ui/settings/filefield.h"
#include "ui/settings/mailtrial.h"

#include <QtCore/QPointer>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QSpinBox>

namespace inglenook::ui {

namespace {

const QString passwordName = QString::fromUtf16(core::secretname::mailPassword);

constexpr int tlsPort = 465;
constexpr int startTlsPort = 587;

QSpinBox* makeNumber(int most)
{
    auto* number = new QSpinBox;
    number->setRange(1, most);
    number->setGroupSeparatorShown(true);
    return number;
}

FormField::Check needs(const QLineEdit* edit, const QString& why)
{
    return [edit, why] { return edit->text().trimmed().isEmpty() ? why : QString(); };
}

} // namespace

MailSection::MailSection(const Services& services, ErrorBar& bar)
    : SettingsSection(services, bar)
    , m_trial(new MailTrial(services, this))
    , m_name(new QLineEdit)
    , m_address(new QLineEdit)
    , m_host(new QLineEdit)
    , m_port(makeNumber(65535))
    , m_security(new QComboBox)
    , m_user(new QLineEdit)
    , m_secret(new QLineEdit)
    , m_caFile(new FileField)
    , m_perMinute(makeNumber(100'000))
    , m_perDay(makeNumber(10'000'000))
    , m_check(new PlainButton(tr("Check only")))
    , m_test(new PlainButton(tr("Send a test mail to myself"), Icon::Send))
    , m_progress(new ProgressPanel)
{
    const std::pair<QWidget*, const char*> names[] = {
        {m_name, "fromName"},       {m_address, "fromAddress"}, {m_host, "mailHost"},       {m_port, "mailPort"},
        {m_security, "security"},   {m_user, "mailUser"},       {m_secret, "mailPassword"}, {m_caFile, "mailCaFile"},
        {m_perMinute, "perMinute"}, {m_perDay, "perDay"},       {m_check, "checkMail"},     {m_test, "sendTestMail"},
    };
    for (const auto& [widget, name] : names)
        widget->setObjectName(QString::fromLatin1(name));
    addAccount();
    addServer();
    addPace();
    addTrial();
    connect(m_trial, &MailTrial::finished, this, &MailSection::finish);
    connect(m_progress, &ProgressPanel::cancelRequested, this, [this] {
        m_trial->cancel();
        m_progress->finish();
        m_password.clear();
    });
}

void MailSection::addAccount()
{
    Card* card = addCard(tr("Your mail account"));
    auto* name = new FormField(tr("Your name"), m_name, tr("As guests see it beside the address."));
    auto* address =
        new FormField(tr("Mail address"), m_address, tr("Mails leave as this address; answers come to it."));
    address->setCheck([this] {
        const auto parsed = core::EmailAddress::parse(m_address->text());
        return parsed ? QString() : parsed.error().message;
    });
    auto* user = new FormField(tr("User name"), m_user, tr("Mostly the mail address itself."));
    user->setCheck(needs(m_user, tr("The mail server wants to know who signs in.")));
    m_secret->setEchoMode(QLineEdit::Password);
    m_secretField = new FormField(tr("Password"), m_secret);
    card->body()->addLayout(fieldRow({{name, 1}, {address, 1}}));
    card->body()->addLayout(fieldRow({{user, 1}, {m_secretField, 1}}));
    m_fields += {name, address, user, m_secretField};
    connect(m_address, &QLineEdit::editingFinished, this, [this] {
        if (m_user->text().isEmpty())
            m_user->setText(m_address->text().trimmed());
    });
}

void MailSection::addServer()
{
    Card* card = addCard(tr("Outgoing mail server"));
    m_security->addItem(tr("TLS from the first byte"), int(core::MailSecurity::Tls));
    m_security->addItem(tr("STARTTLS"), int(core::MailSecurity::StartTls));
    auto* host = new FormField(tr("Server"), m_host, tr("Your provider calls it SMTP or outgoing server."));
    host->setCheck(needs(m_host, tr("The name of the server is missing, for example “smtp.example.com”.")));
    auto* security = new FormField(tr("Security"), m_security);
    auto* port = new FormField(tr("Port"), m_port);
    auto* authority =
        new FormField(tr("Extra certificate authority"), m_caFile,
                      tr("Only for a server of your own whose certificate comes from an authority of your own."));
    authority->setCheck([this] { return checkCertificateFile(m_caFile->path()); });
    card->body()->addLayout(fieldRow({{host, 3}, {security, 2}, {port, 1}}));
    card->body()->addWidget(authority);
    m_fields += {host, authority};
    connect(m_security, &QComboBox::activated, this, &MailSection::followSecurity);
}

void MailSection::addPace()
{
    Card* card = addCard(tr("How fast mails leave"));
    auto* minute =
        new FormField(tr("Mails a minute, at most"), m_perMinute, tr("20 is safe with nearly every provider."));
    auto* day = new FormField(tr("Mails in 24 hours, at most"), m_perDay,
                              tr("Leave room for your own mail below your provider’s limit."));
    card->body()->addLayout(fieldRow({{minute, 1}, {day, 1}}));
}

void MailSection::addTrial()
{
    Card* card = addCard(tr("Try it"));
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
    connect(m_check, &QPushButton::clicked, this, [this] { begin(Work::CheckOnly); });
    connect(m_test, &QPushButton::clicked, this, [this] { begin(Work::TestMail); });
}

void MailSection::followSecurity()
{
    const bool isTls = m_security->currentData().toInt() == int(core::MailSecurity::Tls);
    // A port of the owner's own choice stays.
    if (m_port->value() == (isTls ? startTlsPort : tlsPort))
        m_port->setValue(isTls ? tlsPort : startTlsPort);
}

void MailSection::reload()
{
    if (isChanged() || m_trial->isUnderWay())
        return;
    const auto account = services().database.read(
        [](core::Transaction& transaction) { return core::MailAccountRepository().find(transaction); });
    if (!account)
        return bar().show(account.error());
    m_hasAccount = account->has_value();
    m_stored = {};
    if (*account) {
        const core::MailAccount& known = **account;
        m_stored = {known.from.name, known.from.address.text(), known.host,      known.user,  known.caFile,
                    known.port,      int(known.security),       known.perMinute, known.perDay};
    }
    m_isRead = true;
    fill(m_stored);
    readSecretState();
}

void MailSection::fill(const Form& form)
{
    m_name->setText(form.name);
    m_address->setText(form.address);
    m_host->setText(form.host);
    m_user->setText(form.user);
    m_caFile->setPath(form.caFile);
    m_security->setCurrentIndex(m_security->findData(form.security));
    m_port->setValue(form.port);
    m_perMinute->setValue(form.perMinute);
    m_perDay->setValue(form.perDay);
    m_secret->clear();
    for (FormField* field : m_fields)
        field->clearError();
}

MailSection::Form MailSection::typed() const
{
    return {m_name->text().trimmed(),
            m_address->text().trimmed(),
            m_host->text().trimmed(),
            m_user->text().trimmed(),
            m_caFile->path(),
            m_port->value(),
            m_security->currentData().toInt(),
            m_perMinute->value(),
            m_perDay->value()};
}

bool MailSection::isChanged() const
{
    return m_isRead && (!(typed() == m_stored) || !m_secret->text().isEmpty());
}

void MailSection::discardChanges()
{
    fill(m_stored);
}

std::optional<core::MailAccount> MailSection::account() const
{
    const Form form = typed();
    const auto address = core::EmailAddress::parse(form.address);
    if (!address)
        return std::nullopt;
    return core::MailAccount{.from = {form.name, *address},
                             .host = form.host,
                             .port = static_cast<quint16>(form.port),
                             .security = core::MailSecurity(form.security),
                             .user = form.user,
                             .caFile = form.caFile,
                             .perMinute = form.perMinute,
                             .perDay = form.perDay};
}

void MailSection::readSecretState()
{
    m_secretField->setHelp(tr("It is kept in this computer’s keychain and nowhere else."));
    m_secret->setPlaceholderText({});
    if (!m_hasAccount)
        return;
    services().secrets.read(passwordName, [self = QPointer(this)](const core::Result<QByteArray>& password) {
        if (self)
            self->showSecretState(password);
    });
}

void MailSection::showSecretState(const core::Result<QByteArray>& password)
{
    if (password) {
        m_secret->setPlaceholderText(tr("Kept; type to change it"));
        m_secretField->setHelp(services().secrets.isDurable() ? tr("It is in this computer’s keychain.")
                                                              : tr("It is kept until Inglenook is closed."));
    } else if (password.error().kind == core::ErrorKind::NotFound) {
        m_secretField->setHelp(tr("The keychain does not have it, or has lost it. Type it again to keep it there."));
    } else {
        m_secretField->setHelp(password.error().message);
    }
}

void MailSection::act()
{
    begin(Work::Save);
}

void MailSection::begin(Work work)
{
    bar().clear();
    if (m_trial->isUnderWay() || !FormField::checkAll(m_fields))
        return;
    if (!m_secret->text().isEmpty())
        return begin(work, m_secret->text().toUtf8());
    services().secrets.read(passwordName, [self = QPointer(this), work](const core::Result<QByteArray>& password) {
        if (!self)
            return;
        if (password)
            return self->begin(work, *password);
        self->m_secretField->setError(tr("Type the password of this mail account."));
        self->m_secret->setFocus(Qt::OtherFocusReason);
    });
}

void MailSection::begin(Work work, const QByteArray& password)
{
    const auto typedAccount = account();
    if (!typedAccount || m_trial->isUnderWay())
        return;
    m_work = work;
    m_password = password;
    if (work == Work::TestMail) {
        m_progress->start(tr("Sending a mail to %1").arg(typedAccount->from.address.text()));
        m_trial->sendTest(*typedAccount, password);
    } else {
        m_progress->start(tr("Signing in at %1").arg(typedAccount->host));
        m_trial->signIn(*typedAccount, password);
    }
}

void MailSection::finish(const core::SendOutcome& outcome)
{
    m_progress->finish();
    if (outcome.verdict != core::SendVerdict::Accepted)
        return showFailure(outcome);
    switch (m_work) {
    case Work::CheckOnly:
        return bar().showSuccess(tr("%1 let us in. Nothing was sent.").arg(m_host->text().trimmed()));
    case Work::TestMail:
        return bar().showSuccess(
            tr("Sent to %1. Look into your inbox, and among the spam too.").arg(m_address->text().trimmed()));
    case Work::Save:
        return save();
    }
}

void MailSection::showFailure(const core::SendOutcome& outcome)
{
    const core::Error error{core::ErrorKind::SignIn, outcome.message, outcome.serverText};
    if (m_work != Work::Save)
        return bar().show(error);
    bar().show(
        {error.kind, tr("%1 Nothing is saved yet, and what you typed is still here.").arg(error.message), error.detail},
        tr("Save all the same"), [this] { save(); });
}

void MailSection::save()
{
    const auto typedAccount = account();
    if (!typedAccount)
        return;
    const auto stored = services().database.write([&](core::Transaction& transaction) {
        return core::MailAccountRepository().store(transaction, *typedAccount);
    });
    if (!stored)
        return bar().show(stored.error());
    m_stored = typed();
    m_hasAccount = true;
    keepPassword(*typedAccount);
}

void MailSection::keepPassword(const core::MailAccount& account)
{
    const QByteArray password = std::exchange(m_password, {});
    // For this session at once, whatever the keychain says: a run that waits goes on.
    services().outbox.setSessionPassword(password);
    if (m_secret->text().isEmpty())
        return showSaved(account, {});
    services().secrets.write(passwordName, password, [self = QPointer(this), account](const core::Result<void>& kept) {
        if (self)
            self->showSaved(account, kept);
    });
}

void MailSection::showSaved(const core::MailAccount& account, const core::Result<void>& kept)
{
    m_secret->clear();
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
