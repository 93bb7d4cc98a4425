#pragma once

#include "core/visits/folderreport.h"
#include "ui/base/card.h"
#include "ui/base/services.h"

namespace inglenook::ui {

/// What the watched folder has brought since yesterday, and which file needs a look. Hidden while there is nothing.
class FolderReportCard : public Card
{
    Q_OBJECT

public:
    explicit FolderReportCard(const Services& services, QWidget* parent = nullptr);

    [[nodiscard]] core::Result<void> reload();

Q_SIGNALS:
    void lookRequested();

private:
    void addRow(const core::FolderReport& report);

    Services m_services;
    QVBoxLayout* m_rows;
};

} // namespace inglenook::ui
