#pragma once

#include "ui/base/page.h"
#include "ui/base/services.h"

namespace inglenook::ui {

/// The business, the mail account, the relay.
class SettingsPage : public Page
{
    Q_OBJECT

public:
    explicit SettingsPage(const Services& services, QWidget* parent = nullptr);
};

} // namespace inglenook::ui
