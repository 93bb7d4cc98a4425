#include "ui/tryout/inboxpanel.h"

#include "ui/base/button.h"
#include "ui/base/emptystate.h"
#include "ui/base/tableview.h"
#include "ui/base/textlabel.h"
#include "ui/tryout/inboxtablemodel.h"
#include "ui/tryout/mailsheet.h"

#include <QtCore/QPointer>
#include <QtGui/QPainter>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QStackedLayout>

namespace inglenook::ui {

namespace {

constexpr int rowsShown = 3;
/// Mails further apart than this are of another sending: the newest is opened.
constexpr qint64 sameSending = 3000; // ms

} // namespace

InboxPanel::InboxPanel(GuestInbox& inbox, QWidget* parent)
    : QWidget(parent)
    , m_inbox(inbox)
    , m_model(new InboxTableModel(inbox, this))
    , m_list(new TableView)
    , m_from(new TextLabel({}, TextRole::Small, TextLabel::Tone::Quiet))
    , m_subject(new TextLabel({}, TextRole::Strong))
    , m_sheet(new MailSheet)
    , m_words(new TextLabel)
    , m_next(new LinkButton({}))
    , m_layers(new QStackedLayout)
{
    setAccessibleName(tr("Inbox of the guests"));
    auto* empty =
        new EmptyState(Drawing::Outbox,
                       tr("Send a survey to one of the invented guests: the mail arrives here, as the guest gets it."),
                       tr("Send a survey"));
    connect(empty, &EmptyState::nextStepRequested, this, &InboxPanel::newMailingRequested);
    m_layers->addWidget(empty);
    m_layers->addWidget(makeMails());

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
    column->setSpacing(space::tiny);
    column->addWidget(new TextLabel(tr("Inbox"), TextRole::CardTitle));
    auto* what =
        new TextLabel(tr("What your guests get. It stays on this computer."), TextRole::Small, TextLabel::Tone::Quiet);
    what->setFit(TextLabel::Fit::Elided);
    column->addWidget(what);
    column->addSpacing(space::small);
    column->addLayout(m_layers, 1);

    connect(&inbox, &GuestInbox::mailArrived, this, &InboxPanel::takeIn);
    if (inbox.count() > 0)
        takeIn(inbox.count() - 1);
}

QWidget* InboxPanel::makeMails()
{
    m_list->setObjectName(QStringLiteral("inboxMails"));
    m_list->setAccessibleName(tr("Mails"));
    m_list->setModel(m_model);
    m_list->horizontalHeader()->hide();
    m_list->setStretchColumn(InboxTableModel::NameColumn);
    m_list->setColumnWidth(InboxTableModel::TimeColumn, 72);
    m_list->setFixedHeight(rowsShown * size::row + 2);
    m_subject->setFit(TextLabel::Fit::Wrapped);
    m_subject->setObjectName(QStringLiteral("inboxSubject"));
    m_from->setFit(TextLabel::Fit::Elided);
    m_sheet->setObjectName(QStringLiteral("inboxMail"));
    m_words->setFit(TextLabel::Fit::Wrapped);
    m_words->setObjectName(QStringLiteral("inboxWords"));
    m_next->setObjectName(QStringLiteral("inboxNext"));
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                if (current.isValid())
                    openMail(m_model->numberAt(current.row()));
            });
    connect(m_sheet, &QTextBrowser::anchorClicked, this, &InboxPanel::press);
    connect(m_next, &QPushButton::clicked, this, [this] {
        // A copy: what it says next takes the place of the one that runs.
        if (const auto act = m_act)
            act();
    });

    auto* mails = new QWidget;
    auto* column = new QVBoxLayout(mails);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::small);
    column->addWidget(m_list);
    column->addSpacing(space::tiny);
    column->addWidget(m_subject);
    column->addWidget(m_from);
    column->addWidget(m_sheet, 1);
    column->addWidget(m_words);
    column->addWidget(m_next, 0, Qt::AlignLeft);
    return mails;
}

void InboxPanel::takeIn(int number)
{
    m_layers->setCurrentIndex(1);
    const bool isAnotherSending = !m_lastArrival.isValid() || m_lastArrival.elapsed() > sameSending;
    m_lastArrival.start();
    if (isAnotherSending && !m_isPressing)
        m_list->selectRow(m_model->rowOf(number));
}

void InboxPanel::openMail(int number)
{
    if (number == m_open)
        return;
    m_open = number;
    const GuestMail mail = m_inbox.mail(number);
    m_links = findLinks(mail.text);
    m_guest = mail.toName;
    m_subject->setText(mail.subject);
    m_from->setText(tr("from %1 to %2").arg(mail.fromName.isEmpty() ? mail.fromAddress : mail.fromName, m_guest));
    m_from->setToolTip(QStringLiteral("<p>%1</p>").arg(mail.fromAddress.toHtmlEscaped()));
    m_sheet->showMail(mail);
    if (!m_isPressing)
        say(tr("Press a face, as %1 would.").arg(m_guest));
}

MailLink InboxPanel::linkAt(const QUrl& url) const
{
    for (const MailLink& link : m_links) {
        if (link.url == url)
            return link;
    }
    return {{}, url, false};
}

void InboxPanel::press(const QUrl& link)
{
    if (m_isPressing)
        return;
    if (!m_inbox.openInBrowser(link))
        return pressForGuest(link);
    say(tr("The guest’s page opens in your browser. Press the face there, and the answer is on Today."),
        tr("Nothing opened? Press it for me"), [this, link] { pressForGuest(link); });
}

void InboxPanel::pressForGuest(const QUrl& link)
{
    m_isPressing = true;
    const Press press{m_open, m_guest, linkAt(link)};
    say(tr("%1 opens the page and presses “%2” …").arg(m_guest, press.link.words));
    m_inbox.pressFor(link, [self = QPointer(this), press](const core::Result<void>& result) {
        if (self)
            self->finishPress(press, result);
    });
}

void InboxPanel::finishPress(const Press& press, const core::Result<void>& result)
{
    m_isPressing = false;
    if (!result)
        return say(result.error().message, tr("Press again"), [this, url = press.link.url] { this->press(url); });
    if (press.link.isFace) {
        m_model->markPressed(press.number);
        say(tr("%1 pressed “%2”. The answer is on Today.").arg(press.guest, press.link.words), tr("Show Today"),
            [this] { Q_EMIT todayRequested(); });
    } else {
        say(tr("%1 opened “%2” and pressed the button there.").arg(press.guest, press.link.words));
    }
    Q_EMIT pressed();
}

void InboxPanel::say(const QString& words, const QString& button, std::function<void()> act)
{
    m_words->setText(words);
    m_next->setText(button);
    m_next->setVisible(!button.isEmpty());
    m_act = std::move(act);
}

void InboxPanel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), coloursOf(this).ground);
    painter.fillRect(QRect(0, 0, 1, height()), coloursOf(this).line);
}

} // namespace inglenook::ui
