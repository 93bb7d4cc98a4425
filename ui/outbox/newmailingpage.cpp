#include "ui/outbox/newmailingpage.h"

#include "core/mailing/mailaccountrepository.h"
#include "core/settings/settingsrepository.h"
#include "core/surveys/surveyrepository.h"
#include "ui/base/button.h"
#include "ui/base/formfield.h"
#include "ui/base/progresspanel.h"
#include "ui/base/theme.h"
#include "ui/outbox/audiencefield.h"

#include <QtCore/QLocale>
#include <QtCore/QSignalBlocker>
#include <QtWidgets/QComboBox>

#include <numeric>

namespace inglenook::ui {

namespace {

using namespace std::chrono_literals;

/// While an address is being typed the check waits for a pause.
constexpr auto typingPause = 200ms;
/// A check that is quicker than this shows only what it found.
constexpr auto noticeable = 300ms;

constexpr int progressSteps = 1000;

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
    , m_work(new ProgressPanel)
    , m_checker(services.database.path(), core::Database::Access::ReadOnly)
    , m_maker(services.database.path(), core::Database::Access::ReadWrite)
{
    setObjectName(QStringLiteral("newMailing"));
    setBackLink(tr("Outbox"));
    m_draft->setObjectName(QStringLiteral("saveDraft"));
    addHeaderWidget(m_draft);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::medium);
    row->addWidget(makeQuestions(), 1);
    row->addWidget(m_check, 1);
    content()->addWidget(m_work);
    content()->addLayout(row);
    content()->addStretch(1);
    connectParts();
    setFocusProxy(m_survey);
}

void NewMailingPage::connectParts()
{
    m_recheckSoon.setSingleShot(true);
    m_recheckSoon.setInterval(typingPause);
    connect(&m_recheckSoon, &QTimer::timeout, this, &NewMailingPage::recheck);
    connect(m_audience, &AudienceField::changed, this, [this] { m_recheckSoon.start(); });
    m_sayChecking.setSingleShot(true);
    m_sayChecking.setInterval(noticeable);
    connect(&m_sayChecking, &QTimer::timeout, this,
            [this] { showNothing(tr("Looking at every guest: who may be mailed, and who not.")); });
    connect(m_draft, &QPushButton::clicked, this, [this] { make(false); });
    connect(m_send, &QPushButton::clicked, this, [this] { make(true); });
    connect(m_check, &PreSendCard::settingsRequested, this,
            [this](const QString& place) { Q_EMIT pageRequested(PageKind::Settings, place); });
    connect(m_work, &ProgressPanel::cancelRequested, &m_maker, &core::DatabaseWorker::cancel);
    connect(&m_maker, &core::DatabaseWorker::progressed, this, [this](double share) {
        m_work->setProgress(static_cast<qint64>(share * progressSteps), progressSteps,
                            tr("%1 %").arg(qRound(share * 100)));
    });
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
    m_isCheckStale = m_checker.isRunning();
    if (m_survey->count() == 0)
        return showNothing(tr("There is no survey yet. Write one on the Surveys page first."));
    if (m_audience->isEmpty())
        return showNothing(tr("There are no contacts yet. Import or add them on the Contacts page first."));
    const auto audience = m_audience->audience();
    if (!audience)
        return showNothing(tr("Choose a guest to see whether the mail may leave."));
    if (!m_checker.isRunning())
        startCheck(*audience);
}

void NewMailingPage::showNothing(const QString& why)
{
    m_sayChecking.stop();
    allow(0, 0, false);
    m_check->showNothing(why);
}

void NewMailingPage::startCheck(const core::Audience& audience)
{
    // What is on screen is of something else from now on.
    m_send->setEnabled(false);
    m_draft->setEnabled(false);
    m_sayChecking.start();
    const auto work = [audience, choices = core::SendingChoices{chosenSurvey(), m_allowed},
                       now = m_services.clock.now()](core::Database& database, const core::Progress&) {
        return database.read([&](core::Transaction& transaction) -> core::Result<Check> {
            const auto business = core::SettingsRepository().loadBusiness(transaction);
            if (!business)
                return business.error();
            const auto account = core::MailAccountRepository().find(transaction);
            if (!account)
                return account.error();
            const auto report = core::checkBeforeSending(transaction, audience, *business, *account, now, choices);
            if (!report)
                return report.error();
            return Check{*report, audience, *business, *account};
        });
    };
    m_checker.start(work, [this](const core::Result<Check>& check) { finishCheck(check); });
}

void NewMailingPage::finishCheck(const core::Result<Check>& check)
{
    if (m_isCheckStale)
        return recheck();
    m_sayChecking.stop();
    if (!check) {
        errorBar().show(check.error());
        return;
    }
    const PreSendCard::Setup setup{check->account, m_services.relayAccount.linkSigner().has_value()};
    const auto& held = check->report.held;
    const qint64 heldCount = std::accumulate(held.begin(), held.end(), qint64(0));
    allow(check->report.going, heldCount, setup.isComplete());
    if (check->report.going + heldCount > 0)
        return m_check->showReport(check->report, setup, m_services.clock.now(), check->business.timeZone, m_allowed);
    m_check->showNothing(check->audience.kind == core::Audience::Kind::Address
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
    errorBar().clear();
    showMaking(true);
    const auto work = [survey = chosenSurvey(), audience = *audience, allowed = m_allowed,
                       now = m_services.clock.now()](core::Database& database, const core::Progress& progress) {
        return database.write([&](core::Transaction& transaction) -> core::Result<core::Id<core::Mailing>> {
            const auto business = core::SettingsRepository().loadBusiness(transaction);
            if (!business)
                return business.error();
            return core::createMailing(transaction, survey, audience, *business, now, allowed, progress);
        });
    };
    m_maker.start(
        work, [this, startNow](const core::Result<core::Id<core::Mailing>>& made) { finishMaking(made, startNow); });
}

void NewMailingPage::showMaking(bool isMaking)
{
    if (isMaking)
        m_work->start(tr("Writing a mail for every guest into the outbox"));
    else
        m_work->finish();
    for (QWidget* widget : std::initializer_list<QWidget*>{m_survey, m_audienceField, m_draft, m_send})
        widget->setEnabled(!isMaking);
}

void NewMailingPage::finishMaking(const core::Result<core::Id<core::Mailing>>& made, bool startNow)
{
    showMaking(false);
    if (made)
        return Q_EMIT mailingMade(*made, startNow);
    if (m_leavesWork)
        return Q_EMIT backRequested();
    if (made.error().kind == core::ErrorKind::Cancelled)
        errorBar().showNotice(made.error().message);
    else
        errorBar().show(made.error());
}

/// Leaving while the mails are being written means stopping, and stopping takes a moment.
bool NewMailingPage::mayLeave()
{
    m_leavesWork = m_maker.isRunning();
    m_maker.cancel();
    return !m_leavesWork;
}

} // namespace inglenook::ui
