#pragma once

#include "ui/tryout/guestinbox.h"

#include <QtCore/QAbstractTableModel>

namespace inglenook::ui {

/// The mails of the try-out's guests, newest first: to whom, and when.
class InboxTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, TimeColumn, ColumnCount };

    explicit InboxTableModel(const GuestInbox& inbox, QObject* parent = nullptr);

    /// The inbox's number of the mail in `row`, and the row of a number.
    [[nodiscard]] int numberAt(int row) const { return rowCount() - 1 - row; }
    [[nodiscard]] int rowOf(int number) const { return rowCount() - 1 - number; }
    /// Ticks the mail: its guest has answered.
    void markPressed(int number);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    struct Line
    {
        QString name;
        QString subject;
        QDateTime at;
        bool isPressed = false;
    };
    void takeIn(int number);

    const GuestInbox& m_inbox;
    QList<Line> m_lines; ///< by number
};

} // namespace inglenook::ui
