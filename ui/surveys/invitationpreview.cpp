#include "ui/surveys/invitationpreview.h"

#include "core/contacts/contactrepository.h"
#include "core/mailing/mailaccountrepository.h"
#include "core/settings/settingsrepository.h"
#include "ui/base/button.h"
#include "ui/base/textlabel.h"
#include "ui/surveys/invitationview.h"

#include <QtCore/QFile>
#include <QtCore/QSignalBlocker>
#include <QtCore/QUrl>
#include <QtGui/QDesktopServices>
#include <QtGui/QFontDatabase>
#include <QtWidgets/QButtonGroup>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QStackedLayout>
#include <QtWidgets/QToolButton>

namespace inglenook::ui {

namespace {

using namespace std::chrono_literals;

constexpr auto typingPause = 120ms;
constexpr int guestsOffered = 30;

QToolButton* makeMode(const QString& text)
{
    auto* button = new QToolButton;
    button->setText(text);
    button->setCheckable(true);
    button->setAutoRaise(true);
    return button;
}

} // namespace

InvitationPreview::InvitationPreview(const Services& services, QWidget* parent)
    : Card(tr("As your guest sees it"), parent)
    , m_services(services)
    , m_contact(new QComboBox)
    , m_senderLabel(new TextLabel({}, TextRole::Strong))
    , m_subject(new TextLabel)
    , m_snippet(new TextLabel({}, TextRole::Small, TextLabel::Tone::Quiet))
    , m_note(new TextLabel({}, TextRole::Small, TextLabel::Tone::Quiet))
    , m_modes(new QButtonGroup(this))
    , m_view(new InvitationView)
    , m_text(new QPlainTextEdit)
    , m_layers(new QStackedLayout)
{
    m_contact->setObjectName(QStringLiteral("previewContact"));
    m_contact->setAccessibleName(tr("Guest for the preview"));
    m_contact->setMaximumWidth(220);
    addHeaderWidget(m_contact);
    auto* browser = new LinkButton(tr("Open in the browser"), Icon::Link);
    browser->setObjectName(QStringLiteral("openInBrowser"));
    auto* foot = new QHBoxLayout;
    m_note->setFit(TextLabel::Fit::Wrapped);
    m_note->setObjectName(QStringLiteral("previewNote"));
    foot->addWidget(m_note, 1);
    foot->addWidget(browser);
    body()->addWidget(makeInbox());
    body()->addWidget(makeModes());
    body()->addWidget(makeMail(), 1);
    body()->addLayout(foot);

    m_showSoon.setSingleShot(true);
    m_showSoon.setInterval(typingPause);
    connect(&m_showSoon, &QTimer::timeout, this, &InvitationPreview::showMail);
    connect(m_contact, &QComboBox::currentIndexChanged, this, &InvitationPreview::showMail);
    connect(browser, &QPushButton::clicked, this, &InvitationPreview::openInBrowser);
}

QWidget* InvitationPreview::makeInbox()
{
    auto* inbox = new QWidget;
    auto* column = new QVBoxLayout(inbox);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    for (TextLabel* label : {m_senderLabel, m_subject, m_snippet}) {
        label->setFit(TextLabel::Fit::Elided);
        column->addWidget(label);
    }
    m_senderLabel->setObjectName(QStringLiteral("inboxSender"));
    m_subject->setObjectName(QStringLiteral("inboxSubject"));
    m_snippet->setObjectName(QStringLiteral("inboxSnippet"));
    return inbox;
}

QWidget* InvitationPreview::makeModes()
{
    auto* modes = new QWidget;
    auto* row = new QHBoxLayout(modes);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::tiny);
    const QStringList names{tr("Light"), tr("Dark"), tr("Pictures off"), tr("Plain text")};
    for (int i = 0; i < names.size(); ++i) {
        QToolButton* button = makeMode(names.at(i));
        m_modes->addButton(button, i);
        row->addWidget(button);
    }
    row->addStretch();
    m_modes->button(0)->setChecked(true);
    connect(m_modes, &QButtonGroup::idClicked, this, &InvitationPreview::showMail);
    return modes;
}

QWidget* InvitationPreview::makeMail()
{
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_view);
    m_view->setObjectName(QStringLiteral("invitationView"));
    m_text->setReadOnly(true);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setObjectName(QStringLiteral("plainTextMail"));
    m_text->setAccessibleName(tr("The mail as plain text"));
    auto* mail = new QWidget;
    mail->setLayout(m_layers);
    m_layers->setContentsMargins(0, 0, 0, 0);
    m_layers->addWidget(scroll);
    m_layers->addWidget(m_text);
    return mail;
}

core::Result<void> InvitationPreview::reload()
{
    const auto read = m_services.database.read([this](core::Transaction& transaction) -> core::Result<void> {
        const auto business = core::SettingsRepository().loadBusiness(transaction);
        if (!business)
            return business.error();
        const auto account = core::MailAccountRepository().find(transaction);
        if (!account)
            return account.error();
        const auto contacts = core::ContactRepository().load(transaction, {}, 0, guestsOffered);
        if (!contacts)
            return contacts.error();
        m_business = *business;
        m_sender = *account && !(*account)->from.name.isEmpty() ? (*account)->from.name : business->name;
        m_contacts = *contacts;
        return {};
    });
    if (!read)
        return read;
    const QSignalBlocker blocker(m_contact);
    const int chosen = qMax(0, m_contact->currentIndex());
    m_contact->clear();
    m_contact->addItem(tr("Anna Hall (made up)"));
    m_contact->addItem(tr("A guest without a name"));
    for (const core::Contact& contact : m_contacts)
        m_contact->addItem(contact.displayName());
    m_contact->setCurrentIndex(qMin(chosen, m_contact->count() - 1));
    showMail();
    return {};
}

void InvitationPreview::setSurvey(const core::SurveyVersion& survey, const QString& language)
{
    m_survey = survey;
    m_language = language;
    if (m_rendered.html.isEmpty())
        showMail();
    else
        m_showSoon.start();
}

void InvitationPreview::setMode(Mode mode)
{
    m_modes->button(static_cast<int>(mode))->setChecked(true);
    showMail();
}

core::Contact InvitationPreview::chosenContact() const
{
    const int chosen = m_contact->currentIndex();
    // The first two are always there, before the first contact is.
    if (chosen >= 2)
        return m_contacts.at(chosen - 2);
    core::Contact guest{
        {}, *core::EmailAddress::parse(QStringLiteral("anna.hall@example.com")), {}, {}, {}, {}, {}, {}, {}, {}, {}};
    if (chosen == 0) {
        guest.firstName = QStringLiteral("Anna");
        guest.lastName = QStringLiteral("Hall");
    }
    return guest;
}

void InvitationPreview::showMail()
{
    m_showSoon.stop();
    if (m_survey.texts.isEmpty())
        return;
    // The language that is being written, whatever the guest's own.
    core::Contact guest = chosenContact();
    guest.language = m_language;
    const core::InvitationContent content = core::fillInvitation(m_survey, guest, m_business);
    m_rendered = core::renderInvitation(m_survey, guest, m_business, core::previewLinks());
    m_senderLabel->setText(m_sender.isEmpty() ? tr("Your business") : m_sender);
    m_subject->setText(m_rendered.subject);
    m_snippet->setText(m_rendered.text.left(200).simplified());
    const auto mode = static_cast<Mode>(m_modes->checkedId());
    m_view->setDark(mode == Mode::Dark);
    m_view->setContent(content);
    m_text->setPlainText(m_rendered.text);
    m_layers->setCurrentIndex(mode == Mode::PlainText ? 1 : 0);
    m_note->setText(mode == Mode::NoPictures  ? tr("Your mail has no pictures, so nothing is missing.")
                    : mode == Mode::PlainText ? tr("Sent along for mail programs that show no layout.")
                                              : QString());
}

void InvitationPreview::openInBrowser()
{
    showMail();
    QFile page(m_folder.filePath(QStringLiteral("preview.html")));
    const QByteArray html = m_rendered.html.toUtf8();
    if (!page.open(QIODevice::WriteOnly) || page.write(html) != html.size() || !page.flush()) {
        Q_EMIT failed({core::ErrorKind::Storage,
                       tr("The preview could not be written for the browser. Your survey is not touched."),
                       page.errorString()});
        return;
    }
    if (!QDesktopServices::openUrl(QUrl::fromLocalFile(page.fileName())))
        Q_EMIT failed({core::ErrorKind::NotFound,
                       tr("No browser could be opened. The preview beside the texts shows the same mail."),
                       {}});
}

} // namespace inglenook::ui
