#include "ui/settings/certificatepage.h"

#include "ui/base/button.h"
#include "ui/base/card.h"
#include "ui/base/textlabel.h"

#include <QtCore/QLocale>
#include <QtGui/QFontDatabase>
#include <QtWidgets/QGridLayout>

namespace inglenook::ui {

namespace {

constexpr int pageWidth = 760;

TextLabel* wrapped(const QString& text, TextRole role = TextRole::Body, TextLabel::Tone tone = TextLabel::Tone::Normal)
{
    auto* label = new TextLabel(text, role, tone);
    label->setFit(TextLabel::Fit::Wrapped);
    return label;
}

/// In two lines of sixteen pairs, as other programs show it.
QString inLines(const QByteArray& fingerprint)
{
    const QString text = core::ServerCertificate::written(fingerprint);
    const qsizetype half = text.size() / 2;
    return text.left(half) + u'\n' + text.mid(half + 1);
}

} // namespace

CertificatePage::CertificatePage(const QString& host, const core::ServerCertificate& certificate, QWidget* parent)
    : Page(tr("Is this your own server?"), Width::Read, parent)
{
    setBackLink(tr("Mail account"));
    auto* trust = addPrimaryButton(tr("Trust this certificate"));
    trust->setObjectName(QStringLiteral("trustCertificate"));
    connect(trust, &QPushButton::clicked, this, &CertificatePage::trusted);
    addFacts(host, certificate);
    addAdvice();
    content()->addStretch(1);
}

void CertificatePage::addFacts(const QString& host, const core::ServerCertificate& certificate)
{
    auto* card = new Card(tr("What “%1” showed").arg(host));
    card->setMaximumWidth(pageWidth);
    card->body()->addWidget(
        wrapped(tr("%1 Neither your password nor a mail has been sent to it.").arg(certificate.trouble)));
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(space::large);
    grid->setVerticalSpacing(space::small);
    grid->setColumnStretch(1, 1);
    const QLocale locale;
    const QString validity = tr("%1 to %2")
                                 .arg(locale.toString(certificate.validFrom.date(), QLocale::ShortFormat),
                                      locale.toString(certificate.validUntil.date(), QLocale::ShortFormat));
    const std::pair<QString, QString> facts[] = {
        {tr("Fingerprint (SHA-256)"), inLines(certificate.fingerprint)},
        {tr("It names"), certificate.subject},
        {tr("Vouched for by"), certificate.issuer},
        {tr("Valid"), validity},
    };
    int row = 0;
    for (const auto& [name, value] : facts) {
        auto* text = wrapped(value);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        if (row == 0) {
            text->setObjectName(QStringLiteral("fingerprint"));
            text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
        }
        grid->addWidget(new TextLabel(name, TextRole::Body, TextLabel::Tone::Quiet), row, 0, Qt::AlignTop);
        grid->addWidget(text, row++, 1);
    }
    card->body()->addLayout(grid);
    content()->addWidget(card);
}

void CertificatePage::addAdvice()
{
    auto* card = new Card(tr("Before you trust it"));
    card->setMaximumWidth(pageWidth);
    card->body()->addWidget(wrapped(tr("Trust it only if the server is your own or a bridge on this computer, and the "
                                       "fingerprint is the one that the server or the bridge itself shows.")));
    card->body()->addWidget(
        wrapped(tr("If this is a provider’s server, go back: somebody may be in between who wants your "
                   "password.")));
    card->body()->addWidget(
        wrapped(tr("From then on only this one certificate counts. If the server ever shows another, "
                   "nothing is sent and you are asked again."),
                TextRole::Small, TextLabel::Tone::Quiet));
    content()->addWidget(card);
}

} // namespace inglenook::ui
