#include "ui/base/dayedit.h"

#include "ui/base/icon.h"
#include "ui/base/theme.h"

#include <QtCore/QEvent>
#include <QtGui/QTextCharFormat>
#include <QtWidgets/QCalendarWidget>
#include <QtWidgets/QTableView>
#include <QtWidgets/QToolButton>

namespace inglenook::ui {

DayEdit::DayEdit(QWidget* parent)
    : QDateEdit(parent)
{
    setCalendarPopup(true);
    setDisplayFormat(QStringLiteral("d MMM yyyy"));
    setKeyboardTracking(false);
    dressCalendar();
}

void DayEdit::changeEvent(QEvent* event)
{
    QDateEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && calendarWidget())
        dressCalendar();
}

void DayEdit::dressCalendar()
{
    QCalendarWidget* calendar = calendarWidget();
    const Colours& colours = coloursOf(this);
    calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    // Week-ends are working days here: nothing about them is red.
    QTextCharFormat plain;
    plain.setForeground(colours.text);
    QTextCharFormat quiet;
    quiet.setForeground(colours.quiet);
    for (const auto day : {Qt::Saturday, Qt::Sunday})
        calendar->setWeekdayTextFormat(day, plain);
    calendar->setHeaderTextFormat(quiet);
    const auto setIcon = [calendar](const QString& name, Icon icon) {
        if (auto* button = calendar->findChild<QToolButton*>(name))
            button->setIcon(lineIcon(icon));
    };
    setIcon(QStringLiteral("qt_calendar_prevmonth"), Icon::Back);
    setIcon(QStringLiteral("qt_calendar_nextmonth"), Icon::ChevronRight);
    // Its bar takes the colour of a selection, which is for days.
    if (auto* bar = calendar->findChild<QWidget*>(QStringLiteral("qt_calendar_navigationbar"))) {
        QPalette palette = bar->palette();
        palette.setColor(QPalette::Highlight, colours.card);
        bar->setPalette(palette);
    }
}

} // namespace inglenook::ui
