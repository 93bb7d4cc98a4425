#include "ui/base/layouts.h"

#include <QtWidgets/QLayout>
#include <QtWidgets/QWidget>

namespace inglenook::ui {

void removeAll(QLayout& layout)
{
    while (QLayoutItem* entry = layout.takeAt(0)) {
        if (QWidget* widget = entry->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete entry;
    }
}

} // namespace inglenook::ui
