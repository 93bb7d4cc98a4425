#include "ui/outbox/newmailingpage.h"

#include "core/mailing/mailaccountrepository.h"
#include "core/settings/settingsrepository.h"
#include "core/surveys/surveyrepository.h"
#include "ui/base/button.h"
#include "ui/base/formfield.h"
#include "ui/base/theme.h"
#include "ui/outbox/audiencefield.h"

#include <QtCore/QLocale>
#include <QtCore/QSignalBlocker>
#include <QtWidgets/QComboBox>

namespace inglenook::ui {

namespace {

using namespace std::chrono_literals;

/// While an address is being typed the check waits for a pause.
constexpr auto typingPause = 200ms;

} // namespace

NewMailingPage::NewMailingPage(const Services& services, core::Id<core::Survey> survey, QWidget* parent)
    : Page(tr("New mailing"), Width::Read, parent)
    , m_services(services)
    , m_wanted(survey)
    , m_survey(new QComboBox)
    , m_audience(new AudienceField(services))
    , m_audienceField(new FormField(tr("To whom"), m_audience))
    , m_check(new PreSendCard)
    , m_draft(new PlainButton(tr("Save as draft")))
    , m_send(addPrimaryButton(tr("Send now"), Icon::Send))
{
    setObjectName(QStringLiteral("newMailing"));
    setBackLink(tr("Outbox"));
    m_draft->setObjectName(QStringLiteral("saveDraft"));
    addHeaderWidget(m_draft);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::medium);
    row->addWidget(makeQuestions(), 1);
    row->addWidget(m_check, 1);
    content()->addLayout(row);
    content()->addStretch(1);

    m_recheckSoon.setSingleShot(true);
    m_recheckSoon.setInterval(typingPause);
    connect(&m_recheckSoon, &QTimer::timeout, this, &NewMailingPage::recheck);
    connect(m_audience, &AudienceField::changed, this, [this] { m_recheckSoon.start(); });
    connect(m_draft, &QPushButton::clicked, this, [this] { make(false); });
    connect(m_send, &QPushButton::clicked, this, [this] { make(true); });
    connect(m_check, &PreSendCard::settingsRequested, this,
            [this](const QString& place) { Q_EMIT pageRequested(PageKind::Settings, place); });
    m_check->setAllowing(true);
    connect(m_check, &PreSendCard::allowRequested, this, [this](core::HoldReason reason, bool isAllowed) {
        if (isAllowed)
            m_allowed.insert(reason);
        else
            m_allowed.remove(reason);
        recheck();
    });
    // Its languages decide too.
    connect(m_survey, &QComboBox::activated, this, &NewMailingPage::recheck);
    setFocusProxy(m_survey);
}

Card* NewMailingPage::makeQuestions()
{
    auto* card = new Card(tr("What and to whom"));
    m_survey->setObjectName(QStringLiteral("survey"));
    card->body()->setSpacing(space::medium);
    card->body()->addSpacing(space::tiny);
    card->body()->addWidget(new FormField(tr("Survey"), m_survey));
    card->body()->addWidget(m_audienceField);
    card->body()->addStretch();
    return card;
}

void NewMailingPage::reload()
{
    fillSurveys();
    if (const auto read = m_audience->reload(); !read)
        errorBar().show(read.error());
    recheck();
}

void NewMailingPage::fillSurveys()
{
    const auto surveys = m_services.database.read(
        [](core::Transaction& transaction) { return core::SurveyRepository().loadAll(transaction); });
    if (!surveys) {
        errorBar().show(surveys.error());
        return;
    }
    const auto chosen = m_survey->count() > 0 ? chosenSurvey() : m_wanted;
    const QSignalBlocker blocker(m_survey);
    m_survey->clear();
    for (const core::Survey& survey : *surveys)
        m_survey->addItem(survey.name, survey.id.number());
    m_survey->setCurrentIndex(qMax(0, m_survey->findData(chosen.number())));
    m_survey->setEnabled(m_survey->count() > 0);
}

core::Id<core::Survey> NewMailingPage::chosenSurvey() const
{
    return core::Id<core::Survey>(m_survey->currentData().toLongLong());
}

void NewMailingPage::recheck()
{
    m_recheckSoon.stop();
    if (m_survey->count() == 0) {
        allow(0, 0, false);
        return m_check->showNothing(tr("There is no survey yet. Write one on the Surveys page first."));
    }
    if (m_audience->isEmpty()) {
        allow(0, 0, false);
        return m_check->showNothing(tr("There are no contacts yet. Import or add them on the Contacts page first."));
    }
    const auto audience = m_audience->audience();
    if (audience)
        return showCheck(*audience);
    allow(0, 0, false);
    m_check->showNothing(tr("Choose a guest to see whether the mail may leave."));
}

void NewMailingPage::showCheck(const core::Audience& audience)
{
    core::Business business;
    PreSendCard::Setup setup;
    const QDateTime now = m_services.clock.now();
    const auto report =
        m_services.database.read([&](core::Transaction& transaction) -> core::Result<core::PreSendReport> {
            const auto loaded = core::SettingsRepository().loadBusiness(transaction);
            if (!loaded)
                return loaded.error();
            const auto account = core::MailAccountRepository().find(transaction);
            if (!account)
                return account.error();
            business = *loaded;
            setup.account = *account;
            return core::checkBeforeSending(transaction, audience, business, setup.account, now,
                                            {chosenSurvey(), m_allowed});
        });
    if (!report) {
        errorBar().show(report.error());
        return;
    }
    setup.hasRelay = m_services.relayAccount.linkSigner().has_value();
    qint64 held = 0;
    for (const qint64 count : report->held)
        held += count;
    allow(report->going, held, setup.isComplete());
    if (report->going + held > 0)
        return m_check->showReport(*report, setup, now, business.timeZone, m_allowed);
    m_check->showNothing(audience.kind == core::Audience::Kind::Address
                             ? tr("Nobody in your contacts has this address. Add the guest on the Contacts page first.")
                             : tr("Nobody is in this audience, so there is nothing to send."));
}

void NewMailingPage::allow(qint64 going, qint64 held, bool isSetUp)
{
    m_send->setText(going > 0 ? tr("Send to %n guest(s) now", nullptr, int(going)) : tr("Send now"));
    m_send->setEnabled(going > 0 && isSetUp);
    m_draft->setEnabled(going + held > 0);
}

void NewMailingPage::make(bool startNow)
{
    const auto audience = m_audience->audience();
    if (!audience)
        return m_audienceField->setError(audience.error().message);
    const QDateTime now = m_services.clock.now();
    const auto made =
        m_services.database.write([&](core::Transaction& transaction) -> core::Result<core::Id<core::Mailing>> {
            const auto business = core::SettingsRepository().loadBusiness(transaction);
            if (!business)
                return business.error();
            return core::createMailing(transaction, chosenSurvey(), *audience, *business, now, m_allowed);
        });
    if (!made) {
        errorBar().show(made.error());
        return;
    }
    Q_EMIT mailingMade(*made, startNow);
}

} // namespace inglenook::ui
