#pragma once

#include <QtWidgets/QStyleOption>

namespace inglenook::ui {

struct Colours;

/// How HouseStyle draws single controls. Each function paints into `option.rect`.
namespace paint {

void pushButton(QPainter& painter, const QStyleOptionButton& option, const QWidget* widget);
void toolButton(QPainter& painter, const QStyleOptionToolButton& option);
/// The body of anything that can be filled in: line edits, combo boxes, spin boxes, text edits.
void field(QPainter& painter, const QStyleOption& option, bool hasFocus);
void checkBox(QPainter& painter, const QStyleOption& option);
void radioButton(QPainter& painter, const QStyleOption& option);
void chevron(QPainter& painter, const QRectF& rect, Qt::ArrowType direction, const QColor& colour);
void scrollBar(QPainter& painter, const QStyleOptionSlider& option, const QRect& thumb);
void progressBar(QPainter& painter, const QStyleOptionProgressBar& option);
void tab(QPainter& painter, const QStyleOptionTab& option);
void headerSection(QPainter& painter, const QStyleOptionHeader& option);
void headerLabel(QPainter& painter, const QStyleOptionHeader& option);
void viewItem(QPainter& painter, const QStyleOptionViewItem& option);
void menuPanel(QPainter& painter, const QStyleOption& option);
void focusRing(QPainter& painter, const QRectF& rect, const QColor& colour, qreal corner);

} // namespace paint

} // namespace inglenook::ui
