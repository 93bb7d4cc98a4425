#pragma once

#include "core/base/storage/database.h"
#include "core/contacts/contactrepository.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QCache>

namespace inglenook::ui {

/// The contacts that a filter lets through, read a page at a time: a hundred thousand of them cost no more than a
/// screenful.
class ContactsTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, AddressColumn, PhoneColumn, TagsColumn, NoteColumn, ColumnCount };

    explicit ContactsTableModel(core::Database& database, QObject* parent = nullptr);

    [[nodiscard]] const core::ContactFilter& filter() const { return m_filter; }
    void setFilter(const core::ContactFilter& filter);
    /// Reads again what has changed underneath.
    void reload();

    /// Nothing when the row could not be read.
    [[nodiscard]] std::optional<core::Contact> contact(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    /// By name or address; other columns keep the order as it is.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

Q_SIGNALS:
    void failed(const inglenook::core::Error& error) const;

private:
    [[nodiscard]] const QList<core::Contact>* chunk(int number) const;
    [[nodiscard]] static QString text(const core::Contact& contact, int column);

    core::Database& m_database;
    core::ContactFilter m_filter;
    int m_count = 0;
    mutable QCache<int, QList<core::Contact>> m_chunks;
};

} // namespace inglenook::ui
