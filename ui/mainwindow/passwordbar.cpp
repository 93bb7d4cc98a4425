#include "ui/mainwindow/passwordbar.h"

#include "core/mailing/mailaccountrepository.h"
#include "ui/base/button.h"
#include "ui/base/textlabel.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLineEdit>

namespace inglenook::ui {

namespace {

constexpr int fieldWidth = 240;

} // namespace

PasswordBar::PasswordBar(const Services& services, QWidget* parent)
    : QWidget(parent)
    , m_services(services)
    , m_words(new TextLabel)
    , m_password(new QLineEdit)
    , m_go(new PlainButton(tr("Go on sending"), Icon::Send))
{
    setObjectName(QStringLiteral("passwordBar"));
    m_words->setFit(TextLabel::Fit::Wrapped);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setFixedWidth(fieldWidth);
    m_password->setPlaceholderText(tr("Password"));
    m_password->setAccessibleName(tr("Password of your mail account"));
    m_password->setObjectName(QStringLiteral("sessionPassword"));
    m_go->setObjectName(QStringLiteral("givePassword"));
    m_go->setEnabled(false);
    auto* settings = new LinkButton(tr("Mail account"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::large, space::snug, space::large, space::snug);
    row->setSpacing(space::medium);
    row->addWidget(m_words, 1);
    row->addWidget(settings);
    row->addWidget(m_password);
    row->addWidget(m_go);
    connect(settings, &QPushButton::clicked, this, &PasswordBar::settingsRequested);
    connect(m_go, &QPushButton::clicked, this, &PasswordBar::takePassword);
    connect(m_password, &QLineEdit::returnPressed, this, &PasswordBar::takePassword);
    connect(m_password, &QLineEdit::textChanged, this,
            [this](const QString& typed) { m_go->setEnabled(!typed.isEmpty()); });
    // Queued: the database is read after whoever asks has finished with it.
    connect(&m_services.outbox, &core::Outbox::passwordNeeded, this, &PasswordBar::ask, Qt::QueuedConnection);
    connect(&m_services.outbox, &core::Outbox::troubleChanged, this, &PasswordBar::hideWhenSettled,
            Qt::QueuedConnection);
    hide();
    if (m_services.outbox.troubleCause() == core::SendTrouble::Cause::Password)
        ask();
}

void PasswordBar::ask()
{
    const auto account = m_services.database.read(
        [](core::Transaction& transaction) { return core::MailAccountRepository().find(transaction); });
    if (!account || !*account)
        return;
    m_words->setText(tr("Mails are waiting for the password of %1: this computer’s keychain does not have it, or is "
                        "locked. It is kept in memory until Inglenook is closed, and nowhere else.")
                         .arg((*account)->from.address.text()));
    show();
}

void PasswordBar::takePassword()
{
    const QByteArray password = m_password->text().toUtf8();
    if (password.isEmpty())
        return;
    m_password->clear();
    hide();
    m_services.bounces.setSessionPassword(password);
    m_services.outbox.setSessionPassword(password);
}

void PasswordBar::hideWhenSettled()
{
    if (m_services.outbox.troubleCause() == core::SendTrouble::Cause::Password)
        return;
    m_password->clear();
    hide();
}

void PasswordBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Escape)
        return QWidget::keyPressEvent(event);
    m_password->clear();
    hide();
}

void PasswordBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Colours& colours = coloursOf(this);
    const QColor strong = colours.textOf(core::Face::Amber);
    painter.fillRect(rect(), blend(colours.card, strong, 0.08));
    painter.fillRect(QRect(0, height() - 1, width(), 1), blend(colours.card, strong, 0.4));
}

} // namespace inglenook::ui
