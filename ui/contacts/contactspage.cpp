#include "ui/contacts/contactspage.h"

#include "ui/base/emptystate.h"

namespace inglenook::ui {

ContactsPage::ContactsPage(const Services& services, QWidget* parent)
    : Page(tr("Contacts"), Width::Full, parent)
{
    Q_UNUSED(services)
    content()->addWidget(
        new EmptyState(Drawing::Contacts,
                       tr("Here will be everybody you may ask how they felt, with what you know of their visits.")));
}

} // namespace inglenook::ui
