#pragma once

#include "core/outbox/mailing.h"
#include "ui/base/services.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QCache>

namespace inglenook::ui {

/// The guests of one mailing and what became of each mail, read a page at a time: a hundred thousand of them cost no
/// more than a screenful.
class InvitationsTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, AddressColumn, StateColumn, NoteColumn, TimeColumn, ColumnCount };

    InvitationsTableModel(const Services& services, core::Id<core::Mailing> mailing, QObject* parent = nullptr);

    /// Only those in one of `states`; none means all. Reads.
    void setStates(const QList<core::SendState>& states);
    /// Reads again; rows stay where they are.
    void refresh();
    /// Null while the database cannot be read.
    [[nodiscard]] std::optional<core::Invitation> invitation(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void failed(const inglenook::core::Error& error) const;

private:
    [[nodiscard]] core::Result<int> loadCount();
    [[nodiscard]] const QList<core::Invitation>* chunk(int number) const;
    [[nodiscard]] QVariant text(const core::Invitation& invitation, int column) const;
    [[nodiscard]] QVariant toolTip(const core::Invitation& invitation, int column) const;

    Services m_services;
    core::Id<core::Mailing> m_mailing;
    QList<core::SendState> m_states;
    QTimeZone m_zone;
    int m_count = 0;
    mutable QCache<int, QList<core::Invitation>> m_chunks;
};

/// What a line about an invitation says: why, and when it is tried again.
[[nodiscard]] QString invitationNote(const core::Invitation& invitation, const QDateTime& now, const QTimeZone& zone);

} // namespace inglenook::ui
