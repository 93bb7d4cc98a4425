#pragma once

#include "core/outbox/mailing.h"

#include <QtWidgets/QWidget>

class QPainter;

namespace inglenook::ui {

struct Colours;

/// How far a mailing is, in one bar: sent, probably sent, refused, and the rest still empty.
class SendProgressBar : public QWidget
{
    Q_OBJECT

public:
    explicit SendProgressBar(QWidget* parent = nullptr);

    void setProgress(const core::MailingProgress& progress);
    [[nodiscard]] QSize sizeHint() const override { return {200, height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    core::MailingProgress m_progress;
};

/// The bar itself, also for cells of a table.
void paintSendProgress(QPainter& painter, const QRectF& rect, const core::MailingProgress& progress,
                       const Colours& colours);

} // namespace inglenook::ui
