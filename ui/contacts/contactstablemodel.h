#pragma once

#include "core/base/storage/database.h"
#include "core/contacts/contactrepository.h"
#include "core/contacts/contactsearch.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QCache>
#include <QtCore/QFutureWatcher>

#include <memory>
#include <optional>

namespace inglenook::ui {

/// The contacts that a filter lets through, read a page at a time: a hundred thousand of them cost no more than a
/// screenful. Where there are very many, their words are kept in memory once the owner is about to search.
class ContactsTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, AddressColumn, PhoneColumn, TagsColumn, NoteColumn, ColumnCount };

    explicit ContactsTableModel(core::Database& database, QObject* parent = nullptr);

    [[nodiscard]] const core::ContactFilter& filter() const { return m_filter; }
    void setFilter(const core::ContactFilter& filter);
    ~ContactsTableModel() override;
    /// Reads again what has changed underneath.
    void reload();
    /// The owner is about to search: with very many contacts their words are loaded now, in a worker thread.
    void prepareSearch();
    [[nodiscard]] bool isSearchReady() const { return m_search != nullptr; }

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
    using Stamp = core::ContactSearch::Stamp;
    using Search = std::shared_ptr<core::Result<core::ContactSearch>>;

    [[nodiscard]] core::Result<bool> searchInMemory(core::Transaction& transaction);
    [[nodiscard]] core::Result<QList<core::Contact>> loadChunk(core::Transaction& transaction, int number) const;
    void takeSearch();
    [[nodiscard]] const QList<core::Contact>* chunk(int number) const;
    [[nodiscard]] static QString text(const core::Contact& contact, int column);

    core::Database& m_database;
    core::ContactFilter m_filter;
    int m_count = 0;
    mutable QCache<int, QList<core::Contact>> m_chunks;
    std::unique_ptr<core::ContactSearch> m_search;
    std::optional<std::vector<qint64>> m_found; ///< the rows, where they were found in memory
    Stamp m_searchStamp{-1, -1};
    QFutureWatcher<Search> m_loading;
};

} // namespace inglenook::ui
