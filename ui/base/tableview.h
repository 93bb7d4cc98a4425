#pragma once

#include "core/base/storage/database.h"

#include <QtCore/QTimer>
#include <QtWidgets/QTableView>

namespace inglenook::ui {

/// The house's table: rows of 36 px, no vertical lines, quiet hover and selection by the row, arrows and Enter work.
class TableView : public QTableView
{
    Q_OBJECT

public:
    explicit TableView(QWidget* parent = nullptr);

    void setModel(QAbstractItemModel* model) override;

    /// Keeps the widths and the order of the columns under `name`. Call once, after `setModel`.
    void rememberColumns(core::Database& database, const QString& name);
    /// Which column takes the room that is left over; by default the last one.
    void setStretchColumn(int column);

Q_SIGNALS:
    /// A row was pressed twice, or Enter pressed on it.
    void rowOpened(const QModelIndex& index);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void hoverRow(int row);
    void storeColumns();
    void fitStretchColumn();

    int m_hoveredRow = -1;
    int m_stretchColumn = -1;
    QString m_columnsName;
    core::Database* m_database = nullptr;
    QTimer m_storeSoon;
};

} // namespace inglenook::ui
