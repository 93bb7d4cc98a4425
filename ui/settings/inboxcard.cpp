#include "ui/settings/inboxcard.h"

#include "core/settings/settingsrepository.h"
#include "ui/base/button.h"
#include "ui/base/formfield.h"
#include "ui/base/progresspanel.h"
#include "ui/base/relativetime.h"
#include "ui/base/textlabel.h"
#include "ui/settings/fieldrow.h"

#include <QtCore/QPointer>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QSpinBox>

namespace inglenook::ui {

namespace {

constexpr int mostPort = 65535;

template <typename T>
T* named(T* widget, const char* name)
{
    widget->setObjectName(QString::fromLatin1(name));
    return widget;
}

TextLabel* quietWords(const QString& text)
{
    auto* words = new TextLabel(text, TextRole::Body, TextLabel::Tone::Quiet);
    words->setFit(TextLabel::Fit::Wrapped);
    return words;
}

} // namespace

InboxCard::InboxCard(const Services& services, ErrorBar& bar)
    : Card(tr("Mails that come back"))
    , m_services(services)
    , m_bar(bar)
    , m_switch(named(new QCheckBox(tr("Look into my inbox for them")), "readInbox"))
    , m_room(new QWidget)
    , m_host(named(new QLineEdit, "inboxHost"))
    , m_security(named(new QComboBox, "inboxSecurity"))
    , m_port(named(new QSpinBox, "inboxPort"))
    , m_state(named(quietWords({}), "inboxState"))
    , m_look(named(new PlainButton(tr("Agree and look now")), "lookNow"))
    , m_returns(named(new LinkButton(tr("What came back")), "showReturns"))
    , m_progress(new ProgressPanel)
{
    body()->addWidget(quietWords(tr(
        "An address that does not exist any more, a full mailbox, a guest who answers or complains: your inbox knows "
        "it first. If you agree, Inglenook looks there after each mailing and mails nobody in vain. It only reads: "
        "nothing is moved, deleted or marked as read, and mails that have nothing to do with yours are passed by.")));
    body()->addWidget(m_switch);
    addFields();
    body()->addWidget(m_room);
    addHeaderWidget(m_returns);
    connect(m_switch, &QCheckBox::toggled, this, &InboxCard::followSwitch);
    connect(m_look, &QPushButton::clicked, this, &InboxCard::agree);
    connect(m_returns, &QPushButton::clicked, this, &InboxCard::returnsRequested);
    connect(&m_services.bounces, &core::BouncePoller::looked, this, &InboxCard::showState);
    connect(&m_services.bounces, &core::BouncePoller::troubleChanged, this, &InboxCard::showState);
}

void InboxCard::addFields()
{
    m_security->addItem(tr("TLS from the first byte"), int(core::MailSecurity::Tls));
    m_security->addItem(tr("STARTTLS"), int(core::MailSecurity::StartTls));
    m_port->setRange(1, mostPort);
    m_hostField =
        new FormField(tr("Inbox server"), m_host,
                      tr("Your provider calls it IMAP or incoming server. Your user name and password go there."));
    m_hostField->setCheck([this] {
        return m_host->text().trimmed().isEmpty()
                   ? tr("The name of the server is missing, for example “imap.example.com”.")
                   : QString();
    });
    auto* column = new QVBoxLayout(m_room);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::medium);
    column->addLayout(fieldRow(
        {{m_hostField, 3}, {new FormField(tr("Security"), m_security), 2}, {new FormField(tr("Port"), m_port), 1}}));
    auto* acts = new QHBoxLayout;
    acts->setSpacing(space::small);
    acts->addWidget(m_look);
    acts->addWidget(m_state, 1);
    column->addLayout(acts);
    column->addWidget(m_progress);
    connect(m_progress, &ProgressPanel::cancelRequested, this, [this] { m_services.bounces.cancel(); });
}

void InboxCard::reload()
{
    const auto reading = m_services.database.read(
        [](core::Transaction& transaction) { return core::InboxReadingRepository().load(transaction); });
    if (!reading)
        return m_bar.show(reading.error());
    m_stored = *reading;
    const QSignalBlocker quiet(m_switch);
    m_switch->setChecked(m_stored.isOn);
    fill(m_stored.server);
    m_room->setVisible(m_stored.isOn);
    showState();
}

/// Switched off counts at once; switched on counts when the owner has seen where his password goes.
void InboxCard::followSwitch(bool isOn)
{
    m_room->setVisible(isOn);
    if (!isOn && m_stored.isOn) {
        store({false, m_stored.server});
        m_services.bounces.stop();
    }
    if (isOn && m_host->text().isEmpty())
        suggest();
    showState();
}

void InboxCard::suggest()
{
    const auto account = m_services.database.read(
        [](core::Transaction& transaction) { return core::MailAccountRepository().find(transaction); });
    if (account && *account)
        fill(core::suggestInboxServer(**account));
}

void InboxCard::fill(const core::InboxServer& server)
{
    m_host->setText(server.host);
    m_port->setValue(server.port);
    m_security->setCurrentIndex(m_security->findData(int(server.security)));
    m_hostField->clearError();
}

core::InboxServer InboxCard::typed() const
{
    return {m_host->text().trimmed().toLower(), static_cast<quint16>(m_port->value()),
            core::MailSecurity(m_security->currentData().toInt())};
}

void InboxCard::agree()
{
    m_bar.clear();
    if (!FormField::checkAll({m_hostField}))
        return;
    store({true, typed()});
    if (m_stored.isOn)
        lookNow();
}

void InboxCard::store(const core::InboxReading& reading)
{
    const auto stored = m_services.database.write([&reading](core::Transaction& transaction) {
        return core::InboxReadingRepository().store(transaction, reading);
    });
    if (!stored)
        return m_bar.show(stored.error());
    m_stored = reading;
}

void InboxCard::lookNow()
{
    m_look->setEnabled(false);
    m_progress->start(tr("Looking into your inbox at %1").arg(m_stored.server.host));
    m_services.bounces.lookNow([self = QPointer(this)](const core::Result<core::InboxLook>& look) {
        if (self)
            self->showLook(look);
    });
}

void InboxCard::showLook(const core::Result<core::InboxLook>& look)
{
    m_progress->finish();
    m_look->setEnabled(true);
    showState();
    if (!look && look.error().kind == core::ErrorKind::Cancelled)
        return;
    if (!look)
        return m_bar.show(look.error());
    m_services.bounces.start(); // from now on by itself
    const int returned = static_cast<int>(look->booked.size());
    m_bar.showSuccess(returned == 0 ? tr("%n new mail(s) looked at. Nothing of yours came back.", nullptr, look->mails)
                                    : tr("%n thing(s) came back. See “What came back”.", nullptr, returned));
}

void InboxCard::showState()
{
    m_look->setText(m_stored.isOn ? tr("Look now") : tr("Agree and look now"));
    const auto mark = m_services.database.read([this](core::Transaction& t) -> core::Result<QDateTime> {
        const auto account = core::MailAccountRepository().find(t);
        if (!account)
            return account.error();
        if (!*account)
            return QDateTime();
        const auto found = core::ReturnRepository().loadMark(t, core::inboxAccountKey(**account, m_stored.server));
        return found ? core::Result<QDateTime>(found->lookedAt) : found.error();
    });
    const auto zone =
        m_services.database.read([](core::Transaction& t) { return core::SettingsRepository().loadBusiness(t); });
    QString text;
    if (!m_services.bounces.trouble().isEmpty())
        text = m_services.bounces.trouble();
    else if (mark && mark->isValid() && zone)
        text = tr("Last looked: %1.").arg(fullTime(*mark, zone->timeZone));
    m_state->setText(text);
}

} // namespace inglenook::ui
