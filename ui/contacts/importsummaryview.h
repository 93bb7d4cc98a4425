#pragma once

#include "core/visits/visitimporter.h"

#include <QtWidgets/QWidget>

class QHBoxLayout;

namespace inglenook::ui {

class BigFigure;
class Card;
class ChangedTableModel;
class PlainButton;
class RefusedTableModel;
class TextLabel;

/// What an import will do, or has done: how many people, and which rows are left out and why.
class ImportSummaryView : public QWidget
{
    Q_OBJECT

public:
    enum class Moment { Before, After };

    explicit ImportSummaryView(QWidget* parent = nullptr);

    /// `hasVisits`: visits are imported too.
    void setReport(const core::VisitReport& whole, const QStringList& header, QChar separator, Moment moment,
                   bool hasVisits = false);

Q_SIGNALS:
    void failed(const inglenook::core::Error& error);
    void refusedSaved(const QString& path);

private:
    struct Figure
    {
        Card* card;
        BigFigure* figure;
        TextLabel* words;
    };

    Figure addFigure(QHBoxLayout* row, const char* name);
    QWidget* makeRefusedCard();
    QWidget* makeChangedCard();
    void showMore(const core::VisitReport& report, Moment moment, bool hasVisits);
    void askWhereToSave();
    void saveRefused(const QString& path);

    TextLabel* m_visits;
    Figure m_added;
    Figure m_updated;
    Figure m_unchanged;
    Figure m_refused;
    Card* m_refusedCard;
    TextLabel* m_more;
    Card* m_changedCard;
    TextLabel* m_moreChanged;
    ChangedTableModel* m_changedModel;
    QWidget* m_allRight;
    RefusedTableModel* m_model;
    core::ImportReport m_report;
    QStringList m_header;
    QChar m_separator = u',';
};

} // namespace inglenook::ui
