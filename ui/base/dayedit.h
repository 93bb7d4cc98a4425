#pragma once

#include <QtWidgets/QDateEdit>

namespace inglenook::ui {

/// A day to type or to take from a calendar that looks like the rest of the house.
class DayEdit : public QDateEdit
{
    Q_OBJECT

public:
    explicit DayEdit(QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void dressCalendar();
};

} // namespace inglenook::ui
