#pragma once

#include "ui/base/page.h"
#include "ui/base/services.h"

namespace inglenook::ui {

/// Contacts are people with a mail address: searched, added, edited, imported.
class ContactsPage : public Page
{
    Q_OBJECT

public:
    explicit ContactsPage(const Services& services, QWidget* parent = nullptr);
};

} // namespace inglenook::ui
