#pragma once

#include "core/followups/case.h"
#include "ui/base/services.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QCache>
#include <QtCore/QTimeZone>

namespace inglenook::ui {

/// What is listed: cases somebody has still to work on, all cases, or answers held back for the owner to decide.
enum class FollowupFilter { Waiting, All, Held };

/// A case with its answer, or on the shelf an answer alone.
struct Followup
{
    std::optional<core::Case> waiting; ///< nothing on the shelf
    core::Answer answer;
};

/// Newest first, read a page at a time.
class FollowupsTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { FaceColumn, NameColumn, CommentColumn, CallColumn, TimeColumn, ColumnCount };

    explicit FollowupsTableModel(const Services& services, QObject* parent = nullptr);

    [[nodiscard]] FollowupFilter filter() const { return m_filter; }
    /// Reads. The zone is the business's.
    void setFilter(FollowupFilter filter, const QTimeZone& zone);
    /// Reads again; rows that stay are kept, so that a view keeps its place.
    void refresh();

    /// Nothing while the database cannot be read.
    [[nodiscard]] std::optional<Followup> followup(int row) const;
    [[nodiscard]] int rowOf(core::Id<core::Case> id) const;   ///< -1: not listed
    [[nodiscard]] int rowOf(core::Id<core::Answer> id) const; ///< -1: not among the rows read so far

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void failed(const inglenook::core::Error& error) const;

private:
    using Chunk = QList<Followup>;
    [[nodiscard]] core::Result<qint64> count() const;
    [[nodiscard]] core::Result<Chunk> loadChunk(int number) const;
    [[nodiscard]] const Chunk* chunk(int number) const;
    [[nodiscard]] QString text(const Followup& followup, int column) const;
    [[nodiscard]] QString toolTip(const Followup& followup, int column) const;

    Services m_services;
    FollowupFilter m_filter = FollowupFilter::Waiting;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    int m_count = 0;
    mutable QCache<int, Chunk> m_chunks;
};

} // namespace inglenook::ui
