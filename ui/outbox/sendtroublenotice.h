#pragma once

#include "core/outbox/sendtrouble.h"
#include "ui/base/page.h"
#include "ui/base/services.h"

namespace inglenook::ui {

/// Keeps a page's bar in step with what stands in the way of sending. What the owner has closed comes back only when it
/// changes.
class SendTroubleNotice
{
    Q_DECLARE_TR_FUNCTIONS(inglenook::ui::SendTroubleNotice)

public:
    SendTroubleNotice(Page& page, const Services& services)
        : m_page(page)
        , m_services(services)
    {
    }

    /// An empty trouble takes away what this notice has shown before, and nothing else.
    void show(const core::SendTrouble& trouble);
    [[nodiscard]] core::SendTrouble ofOutbox() const
    {
        return {m_services.outbox.troubleCause(), m_services.outbox.trouble()};
    }

private:
    void display(const core::SendTrouble& trouble);

    Page& m_page;
    Services m_services;
    QString m_shown;
};

} // namespace inglenook::ui
