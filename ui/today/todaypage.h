#pragma once

#include "ui/base/page.h"
#include "ui/base/services.h"

namespace inglenook::ui {

/// The first look in the morning: who needs the owner, how yesterday went, what is going out, the answers as they come.
class TodayPage : public Page
{
    Q_OBJECT

public:
    explicit TodayPage(const Services& services, QWidget* parent = nullptr);
};

} // namespace inglenook::ui
