#include "ui/settings/fieldrow.h"

#include "ui/base/theme.h"

namespace inglenook::ui {

QHBoxLayout* fieldRow(const QList<std::pair<QWidget*, int>>& fields)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(space::medium);
    for (const auto& [field, share] : fields) {
        // One of them may grow with an error under it; the others stay at the top.
        auto* column = new QVBoxLayout;
        column->addWidget(field);
        column->addStretch(1);
        row->addLayout(column, share);
    }
    return row;
}

} // namespace inglenook::ui
