#pragma once

#include "core/surveys/survey.h"

#include <QtCore/QDate>
#include <QtWidgets/QWidget>

class QComboBox;

namespace inglenook::ui {

class DayEdit;
class TextLabel;

/// Which days and which survey: ranges up to today, or two days from the calendar.
class PeriodBar : public QWidget
{
    Q_OBJECT

public:
    enum class Range { Last7Days, Last30Days, Last90Days, ThisMonth, LastYear, Custom };

    explicit PeriodBar(QWidget* parent = nullptr);

    /// The business's own day; ranges end with it.
    void setToday(QDate today);
    void setSurveys(const QList<core::Survey>& surveys);

    void setRange(Range range);
    void setDays(QDate from, QDate to); ///< makes it a custom range
    [[nodiscard]] Range range() const;
    [[nodiscard]] QDate from() const;
    [[nodiscard]] QDate to() const;
    [[nodiscard]] core::Id<core::Survey> survey() const;

    /// Puts the focus on the first control.
    void focusFirst();

Q_SIGNALS:
    void periodChanged();

private:
    void showCustomDays();
    void keepOrder(bool isFromChanged);

    QComboBox* m_range;
    DayEdit* m_from;
    DayEdit* m_to;
    TextLabel* m_between;
    QComboBox* m_survey;
    TextLabel* m_words;
    QDate m_today;
};

} // namespace inglenook::ui
