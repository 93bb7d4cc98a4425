#pragma once

#include "ui/base/page.h"
#include "ui/base/services.h"

namespace inglenook::ui {

/// Mailings with their progress.
class OutboxPage : public Page
{
    Q_OBJECT

public:
    explicit OutboxPage(const Services& services, QWidget* parent = nullptr);
};

} // namespace inglenook::ui
