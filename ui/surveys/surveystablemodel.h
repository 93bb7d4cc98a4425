#pragma once

#include "core/surveys/surveyrepository.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QTimeZone>

namespace inglenook::ui {

/// The surveys of the business, newest first, with what became of each.
class SurveysTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, VersionColumn, LanguagesColumn, SentColumn, AnswersColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    struct Row
    {
        core::Survey survey;
        core::SurveyUse use;
    };
    /// Keeps the rows that stay, so that a view keeps its place.
    void setRows(const QList<Row>& rows, const QDateTime& now, const QTimeZone& zone);
    [[nodiscard]] const Row& row(int number) const { return m_rows.at(number); }
    [[nodiscard]] int rowOf(core::Id<core::Survey> id) const; ///< -1: it is not there

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const Row& row, int column) const;
    [[nodiscard]] QString toolTip(const Row& row, int column) const;

    QList<Row> m_rows;
    QDateTime m_now;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
};

} // namespace inglenook::ui
