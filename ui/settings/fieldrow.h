#pragma once

#include <QtWidgets/QBoxLayout>

namespace inglenook::ui {

/// Fields beside each other, their labels on one line; each takes its share of the room.
[[nodiscard]] QHBoxLayout* fieldRow(const QList<std::pair<QWidget*, int>>& fields);

} // namespace inglenook::ui
