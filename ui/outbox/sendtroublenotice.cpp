#include "ui/outbox/sendtroublenotice.h"

namespace inglenook::ui {

using Cause = core::SendTrouble::Cause;

void SendTroubleNotice::show(const core::SendTrouble& trouble)
{
    if (trouble.text == m_shown)
        return;
    const bool isStillShown = !m_shown.isEmpty() && m_page.errorBar().message() == m_shown;
    m_shown = trouble.text;
    if (!trouble.isEmpty())
        display(trouble);
    else if (isStillShown)
        m_page.errorBar().clear();
}

void SendTroubleNotice::display(const core::SendTrouble& trouble)
{
    const core::Error error{core::ErrorKind::Unreachable, trouble.text, {}};
    const auto settings = [this](const QString& place) {
        return [page = &m_page, place] { Q_EMIT page->pageRequested(PageKind::Settings, place); };
    };
    const auto tryNow = [outbox = &m_services.outbox] { outbox->wake(); };
    switch (trouble.cause) {
    case Cause::NoAccount:
        return m_page.errorBar().show(error, tr("Set up mail"), settings(QStringLiteral("mail")));
    case Cause::NoRelay:
        return m_page.errorBar().show(error, tr("Look at the relay"), settings(QStringLiteral("relay")));
    case Cause::Password:
    case Cause::Account:
        return m_page.errorBar().show(error, tr("Look at the mail account"), settings(QStringLiteral("mail")));
    case Cause::Server:
    case Cause::Storage:
        return m_page.errorBar().show(error, tr("Try now"), tryNow);
    case Cause::None:
    case Cause::Refusals:
    case Cause::Uncertain:
        return m_page.errorBar().show(error);
    }
    Q_UNREACHABLE();
}

} // namespace inglenook::ui
