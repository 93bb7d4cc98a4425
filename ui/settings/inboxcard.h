#pragma once

#include "core/bounces/inboxreading.h"
#include "ui/base/card.h"
#include "ui/base/errorbar.h"
#include "ui/base/services.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSpinBox;

namespace inglenook::ui {

class FormField;
class LinkButton;
class PlainButton;
class ProgressPanel;

/// Whether Inglenook may look into the owner's inbox for mails that came back: off until he agrees, and a look shows at
/// once that it works.
class InboxCard : public Card
{
    Q_OBJECT

public:
    InboxCard(const Services& services, ErrorBar& bar);

    void reload();

Q_SIGNALS:
    /// The owner wants to see what came back.
    void returnsRequested();

private:
    void addFields();
    void followSwitch(bool isOn);
    void suggest();
    void agree();
    void store(const core::InboxReading& reading);
    void lookNow();
    void showLook(const core::Result<core::InboxLook>& look);
    void showState();
    [[nodiscard]] core::InboxServer typed() const;
    void fill(const core::InboxServer& server);

    Services m_services;
    ErrorBar& m_bar;
    core::InboxReading m_stored;
    QCheckBox* m_switch;
    QWidget* m_room; ///< everything that counts only when it is switched on
    QLineEdit* m_host;
    QComboBox* m_security;
    QSpinBox* m_port;
    FormField* m_hostField = nullptr;
    TextLabel* m_state;
    PlainButton* m_look;
    LinkButton* m_returns;
    ProgressPanel* m_progress;
};

} // namespace inglenook::ui
