#include "app/desktop/ownwindow.h"

#include "app/common/services.h"
#include "app/tryout/samplebusiness.h"
#include "core/outbox/mailingrepository.h"
#include "ui/settings/settingspage.h"

#include <QtCore/QPointer>
#include <QtGui/QCloseEvent>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>

namespace inglenook::app {

using namespace core;

namespace {

/// Only the owner's own data are worth a backup.
ui::Services servicesOfOwner(AppContext& context)
{
    ui::Services services = servicesOf(context);
    services.backup = &context.backup();
    return services;
}

} // namespace

OwnWindow::OwnWindow(AppContext& context, QWidget* parent)
    : MainWindow(servicesOfOwner(context), parent)
    , m_context(context)
{
    showSample();
    connect(&m_context.rules(), &StandingRules::failed, this, &OwnWindow::showTrouble);
    connect(&m_context.watchedFolder(), &WatchedFolder::failed, this, &OwnWindow::showTrouble);
    connect(&m_context.retention(), &StandingRetention::failed, this, &OwnWindow::showTrouble);
    const auto* settings = qobject_cast<ui::SettingsPage*>(page(ui::PageKind::Settings));
    connect(settings, &ui::SettingsPage::restartRequested, this, &OwnWindow::startAgain);
}

/// The data that were made ready take their place when the folder is opened again.
void OwnWindow::startAgain()
{
    m_context.outbox().stop();
    QCoreApplication::exit(startAgainStatus);
}

void OwnWindow::startWork()
{
    m_context.start([this, self = QPointer(this)](const Result<void>& started) {
        if (!self)
            return;
        if (!started)
            return showTrouble(started.error());
        if (!m_context.relayTrouble().isEmpty())
            showTrouble({ErrorKind::SignIn, m_context.relayTrouble(), {}});
        m_context.keepPolling();
        m_context.rules().start();
        m_context.bounces().start();
        m_context.backup().start();
        m_context.watchedFolder().start();
        m_context.retention().start();
        m_context.outbox().wake();
    });
}

void OwnWindow::showSample()
{
    if (hasSampleBusiness(m_context.database()).value_or(false))
        showBanner(tr("There are sample data among your own: an invented pub."),
                   {{tr("Remove the sample data"), [this] { removeSample(); }}});
    else
        showBanner({});
}

void OwnWindow::removeSample()
{
    if (auto removed = removeSampleBusiness(m_context.database()); !removed)
        return showTrouble(removed.error());
    showSample();
    reload();
}

void OwnWindow::showTrouble(const Error& error)
{
    page(currentPage())->frontPage()->errorBar().show(error);
}

qint64 OwnWindow::countWaiting() const
{
    const auto waiting = m_context.database().read([](Transaction& t) -> Result<qint64> {
        const MailingRepository mailings;
        const auto running = mailings.loadRunning(t);
        if (!running)
            return running.error();
        qint64 sum = 0;
        for (const Id<Mailing> id : *running) {
            const auto progress = mailings.loadProgress(t, id);
            if (!progress)
                return progress.error();
            sum += progress->waiting();
        }
        return sum;
    });
    return waiting.value_or(0);
}

bool OwnWindow::mayStopSending()
{
    const qint64 waiting = countWaiting();
    if (waiting == 0)
        return true;
    QMessageBox question(this);
    question.setObjectName(QStringLiteral("stopSending"));
    question.setIcon(QMessageBox::NoIcon);
    question.setTextFormat(Qt::PlainText);
    question.setText(tr("%n mail(s) have not left yet.", nullptr, static_cast<int>(waiting)));
    question.setInformativeText(
        tr("They are safe in the outbox and go on by themselves the next time Inglenook is open. "
           "Nobody is mailed twice."));
    QAbstractButton* stay = question.addButton(tr("Keep it open"), QMessageBox::RejectRole);
    const auto* minimise = question.addButton(tr("Minimise"), QMessageBox::ActionRole);
    const auto* close = question.addButton(tr("Close"), QMessageBox::AcceptRole);
    question.setEscapeButton(stay);
    question.exec();
    if (question.clickedButton() == minimise)
        showMinimized();
    return question.clickedButton() == close;
}

/// The mail that is being handed over ends first, so that nothing is left uncertain. Who closes again does not wait.
void OwnWindow::finishSending()
{
    m_isFinishing = true;
    showBanner(tr("One moment: the mail that is under way is being finished. Then Inglenook closes by itself."));
    connect(&m_context.outbox(), &Outbox::becameIdle, this, &QWidget::close, Qt::QueuedConnection);
}

void OwnWindow::closeEvent(QCloseEvent* event)
{
    // Pages first: something unfinished there may stop the closing without another question.
    MainWindow::closeEvent(event);
    if (!event->isAccepted() || m_isFinishing)
        return;
    if (!mayStopSending())
        return event->ignore();
    m_context.outbox().stop();
    if (m_context.outbox().isIdle())
        return;
    event->ignore();
    finishSending();
}

} // namespace inglenook::app
