#pragma once

#include "ui/base/page.h"
#include "ui/base/services.h"

class QLineEdit;

namespace inglenook::ui {

/// The ids under which Inglenook signs in at Google and Microsoft, for owners whose copy was built without or who want
/// their own.
class ClientIdsPage : public Page
{
    Q_OBJECT

public:
    explicit ClientIdsPage(const Services& services, QWidget* parent = nullptr);

    void reload() override;
    bool mayLeave() override;

private:
    [[nodiscard]] core::OAuthClientIds typed() const;
    void save();

    Services m_services;
    core::OAuthClientIds m_stored;
    bool m_isRead = false;
    QLineEdit* m_google;
    QLineEdit* m_googleSecret;
    QLineEdit* m_microsoft;
};

} // namespace inglenook::ui
