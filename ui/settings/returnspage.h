#pragma once

#include "core/bounces/returnbooks.h"
#include "ui/base/page.h"
#include "ui/base/services.h"

namespace inglenook::ui {

class Card;

/// What came back on the owner's mails, the newest first, and the decisions that only he can make.
class ReturnsPage : public Page
{
    Q_OBJECT

public:
    explicit ReturnsPage(const Services& services, QWidget* parent = nullptr);

    void reload() override;

private:
    void addEntry(const core::MailReturn& entry);
    void addActs(Card& card, const core::MailReturn& entry);
    void settle(core::Id<core::MailReturn> id, bool isTrue);

    Services m_services;
    QTimeZone m_zone;
    QVBoxLayout* m_rows;
};

} // namespace inglenook::ui
