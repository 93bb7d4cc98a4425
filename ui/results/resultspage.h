#pragma once

#include "ui/base/page.h"
#include "ui/base/services.h"

namespace inglenook::ui {

/// The daily response chart.
class ResultsPage : public Page
{
    Q_OBJECT

public:
    explicit ResultsPage(const Services& services, QWidget* parent = nullptr);
};

} // namespace inglenook::ui
