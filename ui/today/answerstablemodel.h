#pragma once

#include "core/answers/answerrepository.h"
#include "ui/base/services.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QCache>

namespace inglenook::ui {

/// Counting answers of some days, newest first, read a page at a time: a million of them cost no more than a screenful.
class AnswersTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { FaceColumn, NameColumn, CommentColumn, CallColumn, TimeColumn, ColumnCount };

    explicit AnswersTableModel(const Services& services, QObject* parent = nullptr);

    /// The business's days `from` to `to`, both included. Reads.
    void setPeriod(QDate from, QDate to, const QTimeZone& zone);
    /// Reads again what is new. Answers that have come on top are inserted there, so that a view can show them coming.
    void refresh();

    /// Null while the database cannot be read.
    [[nodiscard]] std::optional<core::Answer> answer(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void failed(const inglenook::core::Error& error) const;

private:
    struct Snapshot
    {
        qint64 count = 0;
        QList<core::Answer> top;
    };
    [[nodiscard]] core::Result<Snapshot> loadSnapshot() const;
    [[nodiscard]] const QList<core::Answer>* chunk(int number) const;
    [[nodiscard]] QVariant text(const core::Answer& answer, int column) const;
    [[nodiscard]] QVariant toolTip(const core::Answer& answer, int column) const;

    Services m_services;
    core::AnswerFilter m_filter;
    QTimeZone m_zone;
    int m_count = 0;
    mutable QCache<int, QList<core::Answer>> m_chunks;
};

} // namespace inglenook::ui
