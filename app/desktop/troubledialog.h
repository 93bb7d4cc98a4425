#pragma once

#include "core/base/result.h"

#include <QtWidgets/QDialog>

namespace inglenook::app {

/// Why there is no window to open: what happened, what is safe, what to do. The system's own words are one press away.
class TroubleDialog : public QDialog
{
    Q_OBJECT

public:
    explicit TroubleDialog(const core::Error& error, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace inglenook::app
