#pragma once

#include "core/answers/answer.h"
#include "ui/base/card.h"
#include "ui/base/services.h"

class QComboBox;
class QStackedLayout;
class QVariantAnimation;

namespace inglenook::ui {

class AnswersTableModel;
class TableView;
class TextLabel;

/// The answers as they come, of today, yesterday or the last seven days. New ones slide in at the top.
class AnswersCard : public Card
{
    Q_OBJECT

public:
    explicit AnswersCard(const Services& services, QWidget* parent = nullptr);

    /// Reads everything again, for the business's day `today`.
    void reload(QDate today, const QTimeZone& zone);
    /// Reads what is new.
    void refresh();

    [[nodiscard]] AnswersTableModel* model() const { return m_model; }

Q_SIGNALS:
    void failed(const inglenook::core::Error& error);
    void answerOpened(const inglenook::core::Answer& answer);

private:
    void showPeriod();
    void showListOrWords();
    void slideIn(int first, int last);

    AnswersTableModel* m_model;
    TableView* m_table;
    TextLabel* m_words;
    QComboBox* m_period;
    QStackedLayout* m_layers;
    QVariantAnimation* m_slide;
    QDate m_today;
    QTimeZone m_zone;
};

} // namespace inglenook::ui
