#include "ui/settings/mailform.h"

#include "core/mailing/servercertificate.h"
#include "ui/base/button.h"
#include "ui/base/card.h"
#include "ui/base/formfield.h"
#include "ui/settings/fieldrow.h"
#include "ui/settings/filefield.h"
#include "ui/settings/noticeline.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QSpinBox>

namespace inglenook::ui {

namespace {

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

MailForm::Values MailForm::valuesOf(const core::MailAccount& account)
{
    return {
        account.from.name, account.from.address.text(), account.host,      account.user,   account.caFile,
        account.port,      int(account.security),       account.perMinute, account.perDay, account.pinnedCertificate,
        account.signIn};
}

MailForm::MailForm(QObject* parent)
    : QObject(parent)
    , m_name(new QLineEdit)
    , m_address(new QLineEdit)
    , m_host(new QLineEdit)
    , m_port(makeNumber(65535))
    , m_security(new QComboBox)
    , m_user(new QLineEdit)
    , m_secret(new QLineEdit)
    , m_secretField(nullptr)
    , m_caFile(new FileField)
    , m_perMinute(makeNumber(100'000))
    , m_perDay(makeNumber(10'000'000))
    , m_pinNotice(new NoticeLine(Icon::Check))
{
    const std::pair<QWidget*, const char*> names[] = {
        {m_name, "fromName"},     {m_address, "fromAddress"}, {m_host, "mailHost"},       {m_port, "mailPort"},
        {m_security, "security"}, {m_user, "mailUser"},       {m_secret, "mailPassword"}, {m_caFile, "mailCaFile"},
        {m_perDay, "perDay"},     {m_perMinute, "perMinute"}, {m_pinNotice, "pinNotice"},
    };
    for (const auto& [widget, name] : names)
        widget->setObjectName(QString::fromLatin1(name));
}

void MailForm::addAccount(Card& card)
{
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
    connect(m_secret, &QLineEdit::textEdited, this, [this] { m_signIn = core::MailSignIn::Password; });
    m_secretField = new FormField(tr("Password"), m_secret);
    card.body()->addLayout(fieldRow({{name, 1}, {address, 1}}));
    card.body()->addLayout(fieldRow({{user, 1}, {m_secretField, 1}}));
    m_fields += {name, address, user, m_secretField};
    connect(m_address, &QLineEdit::editingFinished, this, [this] {
        if (m_user->text().isEmpty())
            m_user->setText(m_address->text().trimmed());
    });
}

void MailForm::addServer(Card& card)
{
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
    card.body()->addLayout(fieldRow({{host, 3}, {security, 2}, {port, 1}}));
    card.body()->addWidget(authority);
    card.body()->addWidget(m_pinNotice);
    connect(m_pinNotice->link(), &QPushButton::clicked, this, [this] { pin({}); });
    connect(m_host, &QLineEdit::textChanged, this, &MailForm::showPin);
    connect(m_port, &QSpinBox::valueChanged, this, &MailForm::showPin);
    m_fields += {host, authority};
    connect(m_security, &QComboBox::activated, this, &MailForm::followSecurity);
}

void MailForm::addPace(Card& card)
{
    auto* minute =
        new FormField(tr("Mails a minute, at most"), m_perMinute, tr("20 is safe with nearly every provider."));
    auto* day = new FormField(tr("Mails in 24 hours, at most"), m_perDay,
                              tr("Leave room for your own mail below your provider’s limit."));
    card.body()->addLayout(fieldRow({{minute, 1}, {day, 1}}));
}

void MailForm::followSecurity()
{
    const bool isTls = m_security->currentData().toInt() == int(core::MailSecurity::Tls);
    // A port of the owner's own choice stays.
    if (m_port->value() == (isTls ? startTlsPort : tlsPort))
        m_port->setValue(isTls ? tlsPort : startTlsPort);
}

void MailForm::fill(const Values& values)
{
    m_name->setText(values.name);
    m_address->setText(values.address);
    m_host->setText(values.host);
    m_user->setText(values.user);
    m_caFile->setPath(values.caFile);
    m_security->setCurrentIndex(m_security->findData(values.security));
    m_port->setValue(values.port);
    m_perMinute->setValue(values.perMinute);
    m_perDay->setValue(values.perDay);
    m_signIn = values.signIn;
    m_signedInPlace = place();
    pin(values.pinned);
    m_secret->clear();
    for (FormField* field : m_fields)
        field->clearError();
}

MailForm::Values MailForm::values() const
{
    return {m_name->text().trimmed(),
            m_address->text().trimmed(),
            m_host->text().trimmed(),
            m_user->text().trimmed(),
            m_caFile->path(),
            m_port->value(),
            m_security->currentData().toInt(),
            m_perMinute->value(),
            m_perDay->value(),
            m_pinnedPlace == place() ? m_pinned : QByteArray(),
            m_signedInPlace == place() ? m_signIn : core::MailSignIn::Password};
}

QString MailForm::place() const
{
    return QStringLiteral("%1:%2").arg(m_host->text().trimmed().toLower()).arg(m_port->value());
}

void MailForm::pin(const QByteArray& fingerprint)
{
    m_pinned = fingerprint;
    m_pinnedPlace = place();
    showPin();
}

void MailForm::showPin()
{
    const QByteArray pinned = values().pinned;
    m_pinNotice->setVisible(!pinned.isEmpty());
    m_pinNotice->setWords(
        tr("You trust this server by its fingerprint %1…").arg(core::ServerCertificate::written(pinned.left(6))),
        tr("Trust it no longer"));
}

std::optional<core::MailAccount> MailForm::account() const
{
    const Values typed = values();
    const auto address = core::EmailAddress::parse(typed.address);
    if (!address)
        return std::nullopt;
    return core::MailAccount{.from = {typed.name, *address},
                             .host = typed.host,
                             .port = static_cast<quint16>(typed.port),
                             .security = core::MailSecurity(typed.security),
                             .user = typed.user,
                             .caFile = typed.caFile,
                             .perMinute = typed.perMinute,
                             .perDay = typed.perDay,
                             .pinnedCertificate = typed.pinned,
                             .signIn = typed.signIn};
}

bool MailForm::check() const
{
    return FormField::checkAll(m_fields);
}

QString MailForm::password() const
{
    return m_secret->text();
}

void MailForm::setPassword(const QString& password)
{
    m_secret->setText(password);
}

void MailForm::setPasswordPlaceholder(const QString& text)
{
    m_secret->setPlaceholderText(text);
}

} // namespace inglenook::ui
