#pragma once

#include "ui/base/page.h"
#include "ui/base/services.h"

namespace inglenook::ui {

/// Guests who left unhappy or ask for a call.
class FollowupsPage : public Page
{
    Q_OBJECT

public:
    explicit FollowupsPage(const Services& services, QWidget* parent = nullptr);
};

} // namespace inglenook::ui
