#include "app/tryout/tryoutwindow.h"

#include "app/common/services.h"
#include "app/tryout/samplebusiness.h"
#include "ui/tryout/inboxpanel.h"

namespace inglenook::app {

using ui::PageKind;

TryOutWindow::TryOutWindow(TryOut& tryOut, QWidget* parent)
    : MainWindow(servicesOf(tryOut.context()), parent)
    , m_tryOut(tryOut)
    , m_inbox(tryOut.sink())
    , m_panel(new ui::InboxPanel(m_inbox))
{
    connect(m_panel, &ui::InboxPanel::newMailingRequested, this,
            [this] { showPage(PageKind::Outbox, QStringLiteral("new")); });
    connect(m_panel, &ui::InboxPanel::todayRequested, this, [this] { showPage(PageKind::Today); });
    setSidePanel(m_panel);
    showWhereWeAre();
}

void TryOutWindow::showWhereWeAre()
{
    const ui::BannerAct own{tr("Use my own data"), [this] { Q_EMIT ownDataRequested(); }};
    const auto hasSample = hasSampleBusiness(m_tryOut.context().database());
    if (hasSample.value_or(false))
        showBanner(tr("You are trying Inglenook out on sample data: an invented pub. Nothing leaves this computer."),
                   {{tr("Remove the sample data"), [this] { removeSample(); }}, own});
    else
        showBanner(tr("You are trying Inglenook out. Nothing leaves this computer, and nothing is kept."),
                   {{tr("Bring the invented pub back"), [this] { addSample(); }}, own});
}

void TryOutWindow::removeSample()
{
    if (auto removed = removeSampleBusiness(m_tryOut.context().database()); !removed)
        return showTrouble(removed.error());
    showWhereWeAre();
    reload();
}

void TryOutWindow::addSample()
{
    AppContext& context = m_tryOut.context();
    if (auto made = createSampleBusiness(context.database(), context.clock().now()); !made)
        return showTrouble(made.error());
    showWhereWeAre();
    reload();
}

void TryOutWindow::showTrouble(const core::Error& error)
{
    page(currentPage())->frontPage()->errorBar().show(error);
}

} // namespace inglenook::app
