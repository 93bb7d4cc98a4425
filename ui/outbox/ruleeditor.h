#pragma once

#include "core/rules/rule.h"
#include "ui/base/card.h"
#include "ui/base/services.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSpinBox;
class QTimeEdit;

namespace inglenook::ui {

class TextLabel;

/// A rule as a sentence whose parts can be changed.
class RuleEditor : public Card
{
    Q_OBJECT

public:
    explicit RuleEditor(const Services& services, QWidget* parent = nullptr);

    /// The surveys, tags, places and names to choose from.
    [[nodiscard]] core::Result<void> reload();
    void setRule(const core::Rule& rule);
    /// As it is typed.
    [[nodiscard]] core::Rule rule() const;
    [[nodiscard]] bool hasSurveys() const;

Q_SIGNALS:
    void changed();

private:
    void addSentence();
    void addConditions();
    void addReminder();
    void connectParts();
    void tell();
    [[nodiscard]] QLayout* row(const QList<QWidget*>& widgets);

    Services m_services;
    core::Rule m_rule;
    TextLabel* m_sentence;
    QSpinBox* m_days;
    TextLabel* m_daysWord;
    QComboBox* m_anchor;
    QTimeEdit* m_time;
    QComboBox* m_survey;
    QComboBox* m_kind;
    QComboBox* m_tag;
    QLineEdit* m_place;
    QLineEdit* m_staff;
    QLineEdit* m_amount;
    QCheckBox* m_reminds;
    QSpinBox* m_reminderDays;
    QSpinBox* m_oldest;
};

} // namespace inglenook::ui
