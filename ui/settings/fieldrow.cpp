#include "ui/settings/fieldrow.h"

#include "ui/base/theme.h"

namespace inglenook::ui {

QHBoxLayout* fieldRow(const QList<std::pair<QWidget*, int>>& fields)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(space::medium);
    for (const auto& [field, share] : fields)
        row->addWidget(field, share, Qt::AlignTop);
    return row;
}

} // namespace inglenook::ui
