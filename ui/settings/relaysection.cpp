#include "ui/settings/relaysection.h"

#include "ui/base/button.h"
#include "ui/base/card.h"
#include "ui/base/formfield.h"
#include "ui/base/progresspanel.h"
#include "ui/base/relativetime.h"
#include "ui/base/textlabel.h"
#include "ui/settings/fieldrow.h"
#include "ui/settings/filefield.h"

#include <QtCore/QLocale>
#include <QtCore/QPointer>
#include <QtWidgets/QLineEdit>

namespace inglenook::ui {

RelaySection::RelaySection(const Services& services, ErrorBar& bar)
    : SettingsSection(services, bar)
    , m_state(new TextLabel({}, TextRole::Strong))
    , m_stateMore(new TextLabel({}, TextRole::Body, TextLabel::Tone::Quiet))
    , m_past(new TextLabel({}, TextRole::Body, TextLabel::Tone::Quiet))
    , m_dropped(new TextLabel({}, TextRole::Body, TextLabel::Tone::Quiet))
    , m_check(new PlainButton(tr("Check")))
    , m_renew(new PlainButton(tr("Renew the key")))
    , m_progress(new ProgressPanel)
    , m_url(new QLineEdit)
    , m_code(new QLineEdit)
    , m_caFile(new FileField)
{
    m_state->setObjectName(QStringLiteral("relayState"));
    m_stateMore->setObjectName(QStringLiteral("relayStateMore"));
    m_check->setObjectName(QStringLiteral("checkRelay"));
    m_renew->setObjectName(QStringLiteral("renewRelayKey"));
    m_renew->setToolTip(tr("For the day somebody else may have got at this computer’s keys. Faces in mails already "
                           "sent go on working."));
    m_past->setObjectName(QStringLiteral("pastRelays"));
    m_dropped->setObjectName(QStringLiteral("droppedEvents"));
    m_url->setObjectName(QStringLiteral("relayUrl"));
    m_code->setObjectName(QStringLiteral("registrationCode"));
    m_caFile->setObjectName(QStringLiteral("relayCaFile"));
    addState();
    addConnection();
    connect(m_check, &QPushButton::clicked, this, &RelaySection::check);
    connect(m_renew, &QPushButton::clicked, this, &RelaySection::renewKey);
    connect(m_progress, &ProgressPanel::cancelRequested, this, [this] {
        ++m_attempt;
        m_progress->finish();
    });
    const auto later = Qt::QueuedConnection;
    connect(&services.relayAccount, &core::RelayAccount::changed, this, &RelaySection::showState, later);
    connect(&services.poller, &core::RelayPoller::stateChanged, this, &RelaySection::showState, later);
    connect(&services.poller, &core::RelayPoller::eventsDropped, this, &RelaySection::showPast, later);
}

void RelaySection::addState()
{
    Card* card = addCard(tr("The relay"));
    auto* what =
        new TextLabel(tr("A relay is a small server that is always awake. It shows your guests the page behind "
                         "the faces and keeps their clicks, sealed, until Inglenook fetches them. It never "
                         "learns a name or a mail address, and only this computer can open what it keeps."),
                      TextRole::Body, TextLabel::Tone::Quiet);
    what->setFit(TextLabel::Fit::Wrapped);
    for (TextLabel* line : {m_stateMore, m_past, m_dropped})
        line->setFit(TextLabel::Fit::Wrapped);
    auto* words = new QVBoxLayout;
    words->setSpacing(space::tiny);
    words->addWidget(m_state);
    words->addWidget(m_stateMore);
    words->addWidget(m_past);
    words->addWidget(m_dropped);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::medium);
    row->addLayout(words, 1);
    row->addWidget(m_renew, 0, Qt::AlignTop);
    row->addWidget(m_check, 0, Qt::AlignTop);
    card->body()->addWidget(what);
    card->body()->addLayout(row);
    card->body()->addWidget(m_progress);
}

void RelaySection::addConnection()
{
    Card* card = addCard(tr("Connection"));
    m_url->setPlaceholderText(QStringLiteral("https://"));
    auto* url =
        new FormField(tr("Address of the relay"), m_url, tr("Whoever runs it has told you, or it is your own."));
    url->setCheck([this] {
        const QUrl typed = typedUrl();
        const bool isWeb = typed.scheme() == u"https" || typed.scheme() == u"http";
        return isWeb && !typed.host().isEmpty() ? QString()
                                                : tr("This should be a web address such as https://relay.example.com.");
    });
    auto* code = new FormField(tr("Registration code"), m_code, tr("If the relay asks for one."));
    auto* authority =
        new FormField(tr("Extra certificate authority"), m_caFile,
                      tr("Only for a relay of your own whose certificate comes from an authority of your own."));
    authority->setCheck([this] { return checkCertificateFile(m_caFile->path()); });
    card->body()->addLayout(fieldRow({{url, 2}, {code, 1}}));
    card->body()->addWidget(authority);
    m_fields = {url, code, authority};
}

QUrl RelaySection::typedUrl() const
{
    QString text = m_url->text().trimmed();
    if (!text.isEmpty() && !text.contains(QStringLiteral("://")))
        text.prepend(QStringLiteral("https://"));
    return QUrl(text, QUrl::StrictMode);
}

QString RelaySection::actWords() const
{
    return services().relayAccount.mailbox() ? tr("Connect anew") : tr("Connect");
}

bool RelaySection::isChanged() const
{
    return m_url->text().trimmed() != m_storedUrl || m_caFile->path() != m_storedCaFile || !m_code->text().isEmpty();
}

void RelaySection::discardChanges()
{
    showStored();
}

void RelaySection::reload()
{
    showState();
    if (!isChanged())
        showStored();
}

void RelaySection::showStored()
{
    const auto& mailbox = services().relayAccount.mailbox();
    m_storedUrl = mailbox ? mailbox->url.toDisplayString() : QString();
    m_storedCaFile = mailbox ? mailbox->caFile : QString();
    m_url->setText(m_storedUrl);
    m_caFile->setPath(m_storedCaFile);
    m_code->clear();
    for (FormField* field : m_fields)
        field->clearError();
}

void RelaySection::showState()
{
    const auto& mailbox = services().relayAccount.mailbox();
    const QDateTime since = services().poller.unreachableSince();
    const QString trouble = services().poller.trouble();
    m_check->setVisible(mailbox.has_value());
    m_renew->setVisible(services().relayAccount.linkSigner().has_value());
    showPast();
    if (!mailbox) {
        m_state->setText(tr("Not connected yet"));
        m_stateMore->setText(tr("Without a relay no survey can be sent: the faces would lead nowhere."));
    } else if (!services().relayAccount.linkSigner()) {
        m_state->setText(tr("Connected to %1, but its keys are out of reach").arg(mailbox->url.host()));
        m_stateMore->setText(
            tr("They are in this computer’s keychain: unlock it and start Inglenook again. If they are "
               "lost, connect anew; clicks on mails already sent can then not be read any more."));
    } else if (since.isValid()) {
        m_state->setText(tr("Connected to %1, out of reach since %2")
                             .arg(mailbox->url.host(), relativeTime(since, services().clock.now())));
        m_stateMore->setText(trouble);
    } else if (!trouble.isEmpty()) {
        m_state->setText(tr("Connected to %1, but no answers come in").arg(mailbox->url.host()));
        m_stateMore->setText(trouble);
    } else {
        m_state->setText(tr("Connected to %1").arg(mailbox->url.host()));
        m_stateMore->setText(
            tr("Clicks arrive within a second or two while Inglenook is open, the others at its start."));
    }
}

/// Relays that mails sent before lead to, and what came from any of them in vain.
void RelaySection::showPast()
{
    struct Found
    {
        QList<core::PastMailbox> past;
        qint64 dropped = 0;
    };
    const auto found = services().database.read([](core::Transaction& transaction) -> core::Result<Found> {
        const core::RelayMailboxRepository mailboxes;
        const auto past = mailboxes.loadPast(transaction);
        if (!past)
            return past.error();
        const auto dropped = mailboxes.loadDropped(transaction);
        if (!dropped)
            return dropped.error();
        return Found{*past, *dropped};
    });
    if (!found)
        return bar().show(found.error());
    QStringList lines;
    for (const core::PastMailbox& past : found->past) {
        if (past.listensUntil > services().clock.now())
            lines += tr("Clicks on mails sent before still come in through %1, until %2 at the latest.")
                         .arg(past.mailbox.url.host(),
                              QLocale().toString(past.listensUntil.toLocalTime().date(), QLocale::LongFormat));
    }
    m_past->setText(lines.join(u'\n'));
    m_past->setVisible(!lines.isEmpty());
    m_dropped->setText(tr("%Ln click(s) could not be used: damaged on the way, or not of a mail from here. They were "
                          "left out, and nothing else was changed by them.",
                          nullptr, static_cast<int>(found->dropped)));
    m_dropped->setVisible(found->dropped > 0);
}

void RelaySection::renewKey()
{
    bar().clear();
    if (!m_progress->isHidden())
        return;
    m_progress->start(tr("Agreeing on a new key with the relay"));
    const QString success = tr("The relay has a new key. The old one opens nothing any more.");
    services().relayAccount.rotateSecret(
        [self = QPointer(this), attempt = ++m_attempt, success](const core::Result<void>& result) {
            if (self)
                self->finish(attempt, result, success);
        });
}

void RelaySection::check()
{
    bar().clear();
    if (!services().relayAccount.linkSigner())
        return showState();
    m_progress->start(tr("Asking the relay"));
    const QString success = tr("The relay answers and knows this computer.");
    services().relayAccount.check([self = QPointer(this), attempt = ++m_attempt, success](const core::Result<void>& r) {
        if (self)
            self->finish(attempt, r, success);
    });
}

void RelaySection::act()
{
    bar().clear();
    if (!FormField::checkAll(m_fields) || !m_progress->isHidden())
        return;
    if (!services().relayAccount.linkSigner())
        return connectNow();
    bar().showNotice(tr("New mails will use the new connection. Clicks on mails already sent go on coming in through "
                        "the one there is now, as long as their faces can be pressed."),
                     tr("Connect anew"), [this] { connectNow(); });
}

void RelaySection::connectNow()
{
    const QUrl url = typedUrl();
    m_progress->start(tr("Connecting to %1").arg(url.host()));
    const QString success = tr("Connected to %1. Guests’ clicks can come.").arg(url.host());
    services().relayAccount.connectTo(
        url, m_code->text().trimmed(), m_caFile->path(),
        [self = QPointer(this), attempt = ++m_attempt, success](const core::Result<void>& result) {
            if (self)
                self->finish(attempt, result, success);
        });
}

void RelaySection::finish(int attempt, const core::Result<void>& result, const QString& success)
{
    if (attempt != m_attempt)
        return;
    m_progress->finish();
    showState();
    if (!result)
        return bar().show(result.error());
    showStored();
    Q_EMIT actChanged();
    bar().showSuccess(success);
}

} // namespace inglenook::ui
