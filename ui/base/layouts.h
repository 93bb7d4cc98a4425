#pragma once

class QLayout;

namespace inglenook::ui {

/// Takes everything out of a layout. Widgets go at once from the eye and later for good: one of them may be the one
/// whose press led here.
void removeAll(QLayout& layout);

} // namespace inglenook::ui
