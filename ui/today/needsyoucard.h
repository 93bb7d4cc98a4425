#pragma once

#include "core/followups/case.h"
#include "ui/base/card.h"
#include "ui/base/services.h"

namespace inglenook::ui {

/// Open cases, those that have waited longest on top.
class NeedsYouCard : public Card
{
    Q_OBJECT

public:
    explicit NeedsYouCard(const Services& services, QWidget* parent = nullptr);

    [[nodiscard]] core::Result<void> reload();

Q_SIGNALS:
    /// One case was pressed; null for "all of them".
    void caseChosen(inglenook::core::Id<inglenook::core::Case> id);

private:
    void showCases(const QList<core::Case>& cases, qint64 total);

    Services m_services;
    QVBoxLayout* m_rows;
};

} // namespace inglenook::ui
