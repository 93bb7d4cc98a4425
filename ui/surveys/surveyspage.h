#pragma once

#include "ui/base/page.h"
#include "ui/base/services.h"

namespace inglenook::ui {

/// Surveys: the question, the four faces, their look.
class SurveysPage : public Page
{
    Q_OBJECT

public:
    explicit SurveysPage(const Services& services, QWidget* parent = nullptr);
};

} // namespace inglenook::ui
