#include "ui/base/housestyle.h"

#include "ui/base/button.h"
#include "ui/base/controlpainting.h"
#include "ui/base/theme.h"

#include <QtGui/QPainter>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QAbstractSpinBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QStyleFactory>
#include <QtWidgets/QTabBar>
#include <QtWidgets/QTextEdit>

namespace inglenook::ui {

namespace {

/// Room for the arrows of combo and spin boxes.
constexpr int arrowWidth = 28;

bool isTextField(const QWidget* widget)
{
    return qobject_cast<const QTextEdit*>(widget) || qobject_cast<const QPlainTextEdit*>(widget);
}

bool hasFocus(const QStyleOption* option)
{
    return option->state.testFlag(QStyle::State_HasFocus) && option->state.testFlag(QStyle::State_Enabled);
}

void drawComboBox(const QProxyStyle& style, const QStyleOptionComboBox& option, QPainter& painter,
                  const QWidget* widget)
{
    // The focus of an editable box is on its line edit.
    const bool isFocused = hasFocus(&option) || (widget && widget->focusProxy() && widget->focusProxy()->hasFocus());
    paint::field(painter, option, isFocused);
    const QRect arrow = style.subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxArrow, widget);
    paint::chevron(
        painter, arrow, Qt::DownArrow,
        option.palette.color(option.state.testFlag(QStyle::State_Enabled) ? QPalette::Active : QPalette::Disabled,
                             QPalette::Text));
}

void drawSpinBox(const QProxyStyle& style, const QStyleOptionSpinBox& option, QPainter& painter, const QWidget* widget)
{
    paint::field(painter, option, hasFocus(&option));
    if (option.buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const auto arrow = [&](QStyle::SubControl part, QAbstractSpinBox::StepEnabledFlag step, Qt::ArrowType direction) {
        const bool isOn = option.stepEnabled.testFlag(step) && option.state.testFlag(QStyle::State_Enabled);
        const QRect rect = style.subControlRect(QStyle::CC_SpinBox, &option, part, widget);
        paint::chevron(painter, rect, direction,
                       option.palette.color(isOn ? QPalette::Active : QPalette::Disabled, QPalette::Text));
    };
    arrow(QStyle::SC_SpinBoxUp, QAbstractSpinBox::StepUpEnabled, Qt::UpArrow);
    arrow(QStyle::SC_SpinBoxDown, QAbstractSpinBox::StepDownEnabled, Qt::DownArrow);
}

} // namespace

HouseStyle::HouseStyle()
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
{
}

void HouseStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                               const QWidget* widget) const
{
    switch (element) {
    case PE_PanelLineEdit:
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option); frame && frame->lineWidth > 0)
            paint::field(*painter, *option, hasFocus(option));
        return;
    case PE_FrameLineEdit:
        return;
    case PE_Frame:
        if (isTextField(widget))
            return paint::field(*painter, *option, widget->hasFocus());
        painter->setPen(coloursOf(option->palette).line);
        painter->setBrush(Qt::NoBrush);
        return painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        return paint::checkBox(*painter, *option);
    case PE_IndicatorRadioButton:
        return paint::radioButton(*painter, *option);
    case PE_PanelItemViewItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option))
            paint::viewItem(*painter, *item);
        return;
    case PE_FrameTabWidget:
        painter->fillRect(QRect(option->rect.left(), option->rect.top(), option->rect.width(), 1),
                          coloursOf(option->palette).line);
        return;
    case PE_PanelItemViewRow:
    case PE_FrameTabBarBase:
    case PE_IndicatorToolBarSeparator:
        return;
    case PE_FrameFocusRect:
        return paint::focusRing(*painter, option->rect, coloursOf(option->palette).accent, size::controlCorner);
    case PE_PanelTipLabel:
    case PE_PanelMenu:
        return paint::menuPanel(*painter, *option);
    case PE_FrameMenu:
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void HouseStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                             const QWidget* widget) const
{
    switch (element) {
    case CE_PushButton:
        return paint::pushButton(*painter, *qstyleoption_cast<const QStyleOptionButton*>(option), widget);
    case CE_ProgressBar:
        return paint::progressBar(*painter, *qstyleoption_cast<const QStyleOptionProgressBar*>(option));
    case CE_TabBarTab:
        return paint::tab(*painter, *qstyleoption_cast<const QStyleOptionTab*>(option));
    case CE_Header:
        paint::headerSection(*painter, *qstyleoption_cast<const QStyleOptionHeader*>(option));
        return paint::headerLabel(*painter, *qstyleoption_cast<const QStyleOptionHeader*>(option));
    case CE_HeaderSection:
        return paint::headerSection(*painter, *qstyleoption_cast<const QStyleOptionHeader*>(option));
    case CE_HeaderLabel:
        return paint::headerLabel(*painter, *qstyleoption_cast<const QStyleOptionHeader*>(option));
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, coloursOf(option->palette).card);
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                          coloursOf(option->palette).line);
        return;
    case CE_ShapedFrame:
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option)) {
            if (frame->frameShape == QFrame::HLine || frame->frameShape == QFrame::VLine) {
                const QRect rect = option->rect;
                const bool isLevel = frame->frameShape == QFrame::HLine;
                painter->fillRect(isLevel ? QRect(rect.left(), rect.center().y(), rect.width(), 1)
                                          : QRect(rect.center().x(), rect.top(), 1, rect.height()),
                                  coloursOf(option->palette).line);
                return;
            }
        }
        QProxyStyle::drawControl(element, option, painter, widget);
        return;
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void HouseStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                    const QWidget* widget) const
{
    switch (control) {
    case CC_ComboBox:
        return drawComboBox(*this, *qstyleoption_cast<const QStyleOptionComboBox*>(option), *painter, widget);
    case CC_SpinBox:
        return drawSpinBox(*this, *qstyleoption_cast<const QStyleOptionSpinBox*>(option), *painter, widget);
    case CC_ScrollBar:
        return paint::scrollBar(*painter, *qstyleoption_cast<const QStyleOptionSlider*>(option),
                                subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget));
    case CC_ToolButton: {
        const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
        paint::toolButton(*painter, *button);
        QStyleOptionToolButton label = *button;
        label.state.setFlag(State_Sunken, false);
        return drawControl(CE_ToolButtonLabel, &label, painter, widget);
    }
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

QRect HouseStyle::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    if (element == SE_LineEditContents) {
        const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
        const int inset = frame && frame->lineWidth > 0 ? 6 : 0; // with the 2 px of QLineEdit itself: 8
        return option->rect.adjusted(inset, 0, -inset, 0);
    }
    if (element == SE_ProgressBarContents || element == SE_ProgressBarGroove)
        return option->rect;
    return QProxyStyle::subElementRect(element, option, widget);
}

QRect HouseStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                                 const QWidget* widget) const
{
    const QRect rect = option->rect;
    const auto mirrored = [option, rect](const QRect& area) { return visualRect(option->direction, rect, area); };
    if (control == CC_ComboBox) {
        const QRect arrow(rect.right() + 1 - arrowWidth, rect.top(), arrowWidth, rect.height());
        if (part == SC_ComboBoxArrow)
            return mirrored(arrow);
        const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
        const int inset = combo && combo->editable ? 6 : 7; // text begins 8 px in, either way
        if (part == SC_ComboBoxEditField)
            return mirrored(
                QRect(rect.left() + inset, rect.top() + 1, rect.width() - inset - arrowWidth, rect.height() - 2));
    }
    if (control == CC_SpinBox) {
        const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
        const int width = spin && spin->buttonSymbols == QAbstractSpinBox::NoButtons ? 0 : arrowWidth;
        const int x = rect.right() + 1 - width;
        const int half = rect.height() / 2;
        if (part == SC_SpinBoxUp)
            return mirrored(QRect(x, rect.top() + 3, width, half - 3));
        if (part == SC_SpinBoxDown)
            return mirrored(QRect(x, rect.top() + half, width, half - 3));
        if (part == SC_SpinBoxEditField)
            return mirrored(QRect(rect.left() + 6, rect.top() + 2, rect.width() - 6 - width, rect.height() - 4));
    }
    if (control == CC_ScrollBar) {
        if (part == SC_ScrollBarAddLine || part == SC_ScrollBarSubLine)
            return {};
        if (part == SC_ScrollBarGroove)
            return rect;
        if (part == SC_ScrollBarSlider) {
            const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
            const bool isVertical = bar->orientation == Qt::Vertical;
            const int length = isVertical ? rect.height() : rect.width();
            const qint64 range = qint64(bar->maximum) - bar->minimum + bar->pageStep;
            const int shortest = qMin(length, int(space::huge));
            const int thumb = qMax(shortest, range > 0 ? int(qint64(length) * bar->pageStep / range) : length);
            const int start = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - thumb,
                                                      bar->upsideDown);
            return isVertical ? QRect(rect.left(), rect.top() + start, rect.width(), thumb)
                              : QRect(rect.left() + start, rect.top(), thumb, rect.height());
        }
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

QSize HouseStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
                                   const QWidget* widget) const
{
    switch (type) {
    case CT_PushButton: {
        const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
        const auto* own = qobject_cast<const Button*>(widget);
        const bool isLink = own && own->weight() == Button::Weight::Link;
        const int gap = isLink ? space::tiny : space::small;
        const int icon = button && !button->icon.isNull() ? button->iconSize.width() + gap : 0;
        const int text = option->fontMetrics.size(Qt::TextShowMnemonic, button ? button->text : QString()).width();
        const int padding = isLink ? 2 : space::medium;
        const int bare = text > 0 ? text + icon + 2 * padding : size::row;
        return {bare, isLink ? space::large : size::row};
    }
    case CT_LineEdit:
        return {contents.width() + 2 * space::small, size::row};
    case CT_ComboBox:
        return {contents.width() + space::snug + arrowWidth, size::row};
    case CT_SpinBox:
        return {contents.width() + space::small + arrowWidth, size::row};
    case CT_TabBarTab:
        return {option->fontMetrics.size(Qt::TextShowMnemonic, qstyleoption_cast<const QStyleOptionTab*>(option)->text)
                        .width() +
                    2 * space::medium,
                size::row};
    case CT_ProgressBar:
        return {contents.width(), space::snug};
    case CT_HeaderSection: {
        const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
        return {size.width() + space::medium, size::row - space::tiny};
    }
    case CT_MenuItem: {
        const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
        return {size.width() + space::small, qMax(size.height(), contents.height() > 4 ? 28 : size.height())};
    }
    default:
        return QProxyStyle::sizeFromContents(type, option, contents, widget);
    }
}

int HouseStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return space::medium;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return space::small;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 18;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return space::small;
    case PM_ScrollBarExtent:
        return space::snug;
    case PM_ScrollBarSliderMin:
        return space::huge;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_DefaultFrameWidth:
        return isTextField(widget) ? space::tiny : 1;
    case PM_ButtonIconSize:
    case PM_SmallIconSize:
    case PM_ListViewIconSize:
    case PM_ToolBarIconSize:
        return size::icon;
    case PM_HeaderMargin:
        return space::small;
    case PM_FocusFrameHMargin: // item views add 1 px
        return space::tiny - 1;
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarBaseOverlap:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int HouseStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                          QStyleHintReturn* returned) const
{
    switch (hint) {
    case SH_ComboBox_Popup:
        return 0;
    case SH_EtchDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_UnderlineShortcut:
    case SH_ScrollBar_Transient:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
    case SH_Table_AlwaysDrawLeftTopGridLines:
        return hint == SH_ItemView_ShowDecorationSelected;
    case SH_Table_GridLineColor:
        return int(coloursOf(option ? option->palette : widget->palette()).line.rgb());
    case SH_ScrollBar_LeftClickAbsolutePosition:
        return 1;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

void HouseStyle::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton*>(widget) || qobject_cast<QComboBox*>(widget) ||
        qobject_cast<QScrollBar*>(widget) || qobject_cast<QTabBar*>(widget) || qobject_cast<QHeaderView*>(widget))
        widget->setAttribute(Qt::WA_Hover);
    if (auto* tabs = qobject_cast<QTabBar*>(widget))
        tabs->setDrawBase(false);
    // A line edit's own smallest height knows nothing of the style's.
    const bool isWithin = widget->parentWidget() && (qobject_cast<QComboBox*>(widget->parentWidget()) ||
                                                     qobject_cast<QAbstractSpinBox*>(widget->parentWidget()));
    if (qobject_cast<QLineEdit*>(widget) && !isWithin)
        widget->setMinimumHeight(size::row);
}

} // namespace inglenook::ui
