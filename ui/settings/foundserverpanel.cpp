#include "ui/settings/foundserverpanel.h"

#include "ui/base/button.h"
#include "ui/base/textlabel.h"
#include "ui/settings/noticeline.h"

#include <QtCore/QLocale>
#include <QtGui/QPainter>
#include <QtWidgets/QBoxLayout>

namespace inglenook::ui {

namespace {

TextLabel* makeLabel(const char* name, TextRole role, TextLabel::Tone tone = TextLabel::Tone::Normal)
{
    auto* label = new TextLabel({}, role, tone);
    label->setObjectName(QString::fromLatin1(name));
    label->setFit(TextLabel::Fit::Wrapped);
    return label;
}

QString checkedOn(const core::MailProvider* provider)
{
    return provider ? QLocale().toString(provider->checkedOn, QLocale::ShortFormat) : QString();
}

QString originWords(const core::FoundAccount& found, const QString& domain)
{
    const QString provider = found.provider ? found.provider->name : QString();
    switch (found.source) {
    case core::AccountSource::OwnList:
        return FoundServerPanel::tr("%1, from Inglenook’s own list of providers (checked on %2).")
            .arg(provider, checkedOn(found.provider));
    case core::AccountSource::OwnDescription:
        return FoundServerPanel::tr("From your provider’s own description at %1.").arg(domain);
    case core::AccountSource::ServiceRecord:
        return FoundServerPanel::tr("From the entry that %1 has for this in the internet’s name system.").arg(domain);
    case core::AccountSource::MailServerRecord:
        return FoundServerPanel::tr(
                   "%1 takes the mail for %2, and its server is in Inglenook’s own list (checked on %3).")
            .arg(provider, domain, checkedOn(found.provider));
    case core::AccountSource::ThirdParty:
        return FoundServerPanel::tr("From Mozilla’s list of mail providers.");
    case core::AccountSource::Guess:
        return FoundServerPanel::tr("A usual name at %1: a mail server answers there and has proved that it is it.")
            .arg(domain);
    }
    Q_UNREACHABLE();
}

QString limitWords(const core::MailProvider* provider)
{
    if (!provider || provider->perDay == 0)
        return {};
    const QLocale locale;
    return FoundServerPanel::tr(
               "%1 lets an account send about %2 mails in 24 hours. Inglenook stops at %3 and leaves the "
               "rest to you.")
        .arg(provider->name, locale.toString(provider->perDay), locale.toString(provider->perDayWithReserve()));
}

} // namespace

FoundServerPanel::FoundServerPanel(QWidget* parent)
    : QWidget(parent)
    , m_title(makeLabel("foundTitle", TextRole::CardTitle))
    , m_server(makeLabel("foundServer", TextRole::Body))
    , m_origin(makeLabel("foundOrigin", TextRole::Small, TextLabel::Tone::Quiet))
    , m_limits(makeLabel("foundLimits", TextRole::Small, TextLabel::Tone::Quiet))
    , m_outside(new NoticeLine(Icon::Warning))
    , m_agree(new PrimaryButton(tr("Sign in and save")))
    , m_browser(new PlainButton({}, Icon::Link))
    , m_ask(new PlainButton(tr("Ask Mozilla’s list"), Icon::Search))
    , m_byHand(new LinkButton(tr("Change by hand")))
{
    m_outside->setObjectName(QStringLiteral("foundOutside"));
    m_agree->setObjectName(QStringLiteral("signInAndSave"));
    m_browser->setObjectName(QStringLiteral("signInBrowser"));
    m_ask->setObjectName(QStringLiteral("askThirdParty"));
    m_byHand->setObjectName(QStringLiteral("changeByHand"));
    layOut();
    connect(m_agree, &QPushButton::clicked, this, &FoundServerPanel::agreed);
    connect(m_browser, &QPushButton::clicked, this, &FoundServerPanel::browserAgreed);
    connect(m_ask, &QPushButton::clicked, this, &FoundServerPanel::thirdPartyAllowed);
    connect(m_byHand, &QPushButton::clicked, this, &FoundServerPanel::byHandRequested);
}

void FoundServerPanel::layOut()
{
    auto* words = new QVBoxLayout;
    words->setSpacing(space::tiny);
    for (TextLabel* label : {m_title, m_server, m_origin, m_limits})
        words->addWidget(label);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::medium);
    buttons->addWidget(m_agree);
    buttons->addWidget(m_browser);
    buttons->addWidget(m_ask);
    buttons->addWidget(m_byHand);
    buttons->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
    column->setSpacing(space::snug);
    column->addLayout(words);
    column->addWidget(m_outside);
    column->addLayout(buttons);
}

void FoundServerPanel::showFound(const core::FoundAccount& found, const QString& domain, const QString& browser)
{
    const core::FoundServer& server = found.server;
    const QString security =
        server.security == core::MailSecurity::Tls ? tr("TLS from the first byte") : tr("STARTTLS");
    m_title->setText(tr("Found: %1").arg(server.host));
    m_server->setText(tr("Port %1, %2. User name: %3").arg(QString::number(server.port), security, server.user));
    m_origin->setText(originWords(found, domain));
    m_origin->show();
    m_limits->setText(limitWords(found.provider));
    m_limits->setVisible(!m_limits->text().isEmpty());
    // Whose server a known one is stands in the line above.
    const bool isStrange = found.isOutsideDomain && !found.provider;
    m_outside->setWords(tr("This server does not belong to %1. Many businesses send through their provider’s; go on if "
                           "you know its name.")
                            .arg(domain));
    m_outside->setVisible(isStrange);
    m_ask->hide();
    m_agree->setVisible(found.server.takesPassword);
    m_browser->setText(tr("Sign in with %1").arg(browser));
    m_browser->setVisible(!browser.isEmpty());
    m_byHand->setText(tr("Change by hand"));
    show();
}

void FoundServerPanel::showNothing(const QString& domain, bool mayAsk)
{
    m_title->setText(tr("Nothing found for %1 yet").arg(domain));
    m_server->setText(tr("Neither the domain itself nor Inglenook’s own list says which server sends its mail. Your "
                         "provider calls it “SMTP” or “outgoing server”; with its name you can go on by hand."));
    m_origin->setText(tr("Mozilla, who make Firefox, keep a longer list. If you ask it, it learns the name %1 and "
                         "nothing else.")
                          .arg(domain));
    m_origin->setVisible(mayAsk);
    m_limits->hide();
    m_outside->hide();
    m_agree->hide();
    m_browser->hide();
    m_ask->setVisible(mayAsk);
    m_byHand->setText(tr("Type the server by hand"));
    show();
}

void FoundServerPanel::paintEvent(QPaintEvent*)
{
    const Colours& colours = coloursOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colours.line, 1));
    painter.setBrush(colours.ground);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), size::cardCorner, size::cardCorner);
}

} // namespace inglenook::ui
