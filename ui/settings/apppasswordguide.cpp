#include "ui/settings/apppasswordguide.h"

#include "ui/base/button.h"
#include "ui/base/card.h"
#include "ui/base/textlabel.h"

#include <QtCore/QLocale>
#include <QtGui/QDesktopServices>

namespace inglenook::ui {

namespace {

using Scene = GuidePicture::Scene;

constexpr int guideWidth = 760;

struct Step
{
    Scene scene;
    QString text;
};

struct Guide
{
    QUrl url; ///< where the first step begins
    QList<Step> steps;
};

Step lastStep()
{
    return {Scene::Paste, AppPasswordGuide::tr(
                              "Come back here and paste it into the password field. It is for Inglenook alone: you can "
                              "take it back on the same page at any time, and your own password stays as it is.")};
}

Guide google()
{
    return {
        QUrl(QStringLiteral("https://myaccount.google.com/apppasswords")),
        {{Scene::TwoSteps,
          AppPasswordGuide::tr("App passwords exist only with 2-Step Verification. If it is off, switch it on in your "
                               "Google Account under Security.")},
         {Scene::Browser, AppPasswordGuide::tr("Open myaccount.google.com/apppasswords and sign in.")},
         {Scene::Name, AppPasswordGuide::tr("Type “Inglenook” as the app’s name and press Create.")},
         {Scene::Code,
          AppPasswordGuide::tr("Google shows 16 letters, once. Copy them; the blanks between them do not matter.")},
         lastStep()}};
}

Guide yahoo(const QString& name, const QUrl& url)
{
    return {
        url,
        {{Scene::Browser, AppPasswordGuide::tr("Sign in to %1 in the browser and open Account Security.").arg(name)},
         {Scene::Name,
          AppPasswordGuide::tr("Under app password, press Generate, type “Inglenook” as the app’s name and go on.")},
         {Scene::Code, AppPasswordGuide::tr("%1 shows 16 letters, once. Copy them.").arg(name)},
         lastStep()}};
}

Guide icloud()
{
    return {
        QUrl(QStringLiteral("https://account.apple.com")),
        {{Scene::TwoSteps,
          AppPasswordGuide::tr("App-specific passwords exist only with two-factor authentication, which most Apple "
                               "Accounts have.")},
         {Scene::Browser,
          AppPasswordGuide::tr("Open account.apple.com, sign in, and go to Sign-In and Security, then App-Specific "
                               "Passwords.")},
         {Scene::Name, AppPasswordGuide::tr("Press the plus sign or Generate, type “Inglenook”, and press Create.")},
         {Scene::Code, AppPasswordGuide::tr("Apple shows the password, once. Copy it with its hyphens.")},
         lastStep()}};
}

Guide fastmail()
{
    return {QUrl(QStringLiteral("https://app.fastmail.com/settings/security")),
            {{Scene::Browser,
              AppPasswordGuide::tr("Sign in to Fastmail in the browser and open Settings, then Privacy & Security.")},
             {Scene::Name, AppPasswordGuide::tr(
                               "Go to app passwords, press New app password, choose a name of your own, “Inglenook”, "
                               "and access to Mail.")},
             {Scene::Code, AppPasswordGuide::tr("Press Generate password and copy what Fastmail shows.")},
             lastStep()}};
}

Guide guideOf(const core::MailProvider& provider)
{
    if (provider.id == u"gmail" || provider.id == u"workspace")
        return google();
    if (provider.id == u"yahoo")
        return yahoo(provider.name, QUrl(QStringLiteral("https://login.yahoo.com/account/security")));
    if (provider.id == u"aol")
        return yahoo(provider.name, QUrl(QStringLiteral("https://login.aol.com/account/security")));
    if (provider.id == u"icloud")
        return icloud();
    if (provider.id == u"fastmail")
        return fastmail();
    return {};
}

} // namespace

bool AppPasswordGuide::isThereFor(const core::MailProvider& provider)
{
    return !guideOf(provider).steps.isEmpty();
}

AppPasswordGuide::AppPasswordGuide(const core::MailProvider& provider, QWidget* parent)
    : Page(tr("An app password for %1").arg(provider.name), Width::Read, parent)
{
    setBackLink(tr("Mail account"));
    const Guide guide = guideOf(provider);
    auto* open = new PlainButton(tr("Open %1 in the browser").arg(guide.url.host()), Icon::Link);
    open->setObjectName(QStringLiteral("openProvider"));
    addHeaderWidget(open);
    connect(open, &QPushButton::clicked, this, [url = guide.url] { QDesktopServices::openUrl(url); });
    int number = 0;
    for (const Step& step : guide.steps)
        addStep(++number, step.scene, step.text);
    auto* note = new TextLabel(tr("%1 may have moved things since this was written (%2). Its own help says the same in "
                                  "today’s words.")
                                   .arg(provider.name, QLocale().toString(provider.checkedOn, QLocale::ShortFormat)),
                               TextRole::Small, TextLabel::Tone::Quiet);
    note->setFit(TextLabel::Fit::Wrapped);
    content()->addWidget(note);
    content()->addStretch(1);
}

void AppPasswordGuide::addStep(int number, GuidePicture::Scene scene, const QString& text)
{
    auto* card = new Card;
    card->setMaximumWidth(guideWidth);
    auto* figure = new TextLabel(QLocale().toString(number), TextRole::Figure, TextLabel::Tone::Accent);
    auto* words = new TextLabel(text);
    words->setFit(TextLabel::Fit::Wrapped);
    auto* picture = new GuidePicture(scene);
    picture->setAccessibleName(text);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::large);
    row->addWidget(figure, 0, Qt::AlignVCenter);
    row->addWidget(picture, 0, Qt::AlignVCenter);
    row->addWidget(words, 1);
    card->body()->addLayout(row);
    content()->addWidget(card);
}

} // namespace inglenook::ui
