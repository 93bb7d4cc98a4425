#include "ui/base/tableview.h"

#include "core/base/log.h"
#include "core/settings/settingsrepository.h"
#include "ui/base/theme.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QStyledItemDelegate>

namespace inglenook::ui {

namespace {

/// Rows light up as a whole; cells have the house's padding and no focus rectangle of their own.
class RowDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        // The view has painted hover and selection along the whole row.
        option->state.setFlag(QStyle::State_HasFocus, false);
        option->state.setFlag(QStyle::State_MouseOver, false);
        option->state.setFlag(QStyle::State_Selected, false);
        option->rect.adjust(space::tiny, 0, -space::tiny, 0);
        option->textElideMode = Qt::ElideRight;
    }
};

} // namespace

TableView::TableView(QWidget* parent)
    : QTableView(parent)
{
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerItem);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setItemDelegate(new RowDelegate(this));
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(size::row);
    verticalHeader()->setDefaultSectionSize(size::row);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setMinimumSectionSize(space::vast);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_storeSoon.setSingleShot(true);
    m_storeSoon.setInterval(500);
    connect(&m_storeSoon, &QTimer::timeout, this, &TableView::storeColumns);
    connect(this, &QTableView::doubleClicked, this, &TableView::rowOpened);
}

void TableView::setModel(QAbstractItemModel* model)
{
    QTableView::setModel(model);
    m_hoveredRow = -1;
    fitStretchColumn();
}

void TableView::setStretchColumn(int column)
{
    m_stretchColumn = column;
    fitStretchColumn();
}

void TableView::rememberColumns(core::Database& database, const QString& name)
{
    m_database = &database;
    m_columnsName = QStringLiteral("ui.columns.") + name;
    const auto stored = database.read([this](core::Transaction& transaction) {
        return core::SettingsRepository().loadText(transaction, m_columnsName);
    });
    if (stored && !stored->isEmpty())
        horizontalHeader()->restoreState(QByteArray::fromBase64(stored->toLatin1()));
    fitStretchColumn();
    const auto storeSoon = [this] { m_storeSoon.start(); };
    connect(horizontalHeader(), &QHeaderView::sectionMoved, this, storeSoon);
    // Only what the hand has dragged is worth keeping, not what follows the window.
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, [this](int section) {
        if (section != m_stretchColumn)
            m_storeSoon.start();
    });
}

void TableView::storeColumns()
{
    const QString state = QString::fromLatin1(horizontalHeader()->saveState().toBase64());
    const auto stored = m_database->write([this, &state](core::Transaction& transaction) {
        return core::SettingsRepository().storeText(transaction, m_columnsName, state);
    });
    if (!stored) // widths are a comfort: not worth the owner's attention
        qCWarning(core::lcStorage) << "columns not stored:" << stored.error().detail;
}

void TableView::fitStretchColumn()
{
    QHeaderView* header = horizontalHeader();
    if (!model() || header->count() == 0)
        return;
    if (m_stretchColumn < 0 || m_stretchColumn >= header->count()) {
        header->setStretchLastSection(true);
        return;
    }
    header->setStretchLastSection(false);
    int others = 0;
    for (int i = 0; i < header->count(); ++i)
        others += i == m_stretchColumn || header->isSectionHidden(i) ? 0 : header->sectionSize(i);
    const int room = viewport()->width() - others;
    if (room > 2 * space::vast)
        header->resizeSection(m_stretchColumn, room);
}

void TableView::keyPressEvent(QKeyEvent* event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && currentIndex().isValid()) {
        Q_EMIT rowOpened(currentIndex());
        return;
    }
    QTableView::keyPressEvent(event);
}

void TableView::mouseMoveEvent(QMouseEvent* event)
{
    hoverRow(indexAt(event->position().toPoint()).row());
    QTableView::mouseMoveEvent(event);
}

void TableView::leaveEvent(QEvent* event)
{
    hoverRow(-1);
    QTableView::leaveEvent(event);
}

void TableView::hoverRow(int row)
{
    if (row == m_hoveredRow)
        return;
    m_hoveredRow = row;
    viewport()->update();
}

void TableView::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    fitStretchColumn();
}

bool TableView::viewportEvent(QEvent* event)
{
    // The row under the pointer changes when the view scrolls below it.
    if (event->type() == QEvent::Wheel) {
        const bool isTaken = QTableView::viewportEvent(event);
        hoverRow(indexAt(viewport()->mapFromGlobal(QCursor::pos())).row());
        return isTaken;
    }
    return QTableView::viewportEvent(event);
}

void TableView::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    const Colours& colours = coloursOf(this);
    const int first = qMax(0, rowAt(0));
    const int last =
        model() ? (rowAt(viewport()->height()) < 0 ? model()->rowCount() - 1 : rowAt(viewport()->height())) : -1;
    for (int row = first; row <= last; ++row) {
        const QRect line(0, rowViewportPosition(row), viewport()->width(), rowHeight(row));
        if (selectionModel()->isRowSelected(row))
            painter.fillRect(line, colours.selection);
        else if (row == m_hoveredRow)
            painter.fillRect(line, colours.hover);
        painter.fillRect(QRect(0, line.bottom(), line.width(), 1), blend(colours.card, colours.line, 0.6));
    }
    painter.end();
    QTableView::paintEvent(event);
    if (hasFocus() && currentIndex().isValid()) {
        QPainter ring(viewport());
        const QRect row(0, rowViewportPosition(currentIndex().row()), 2, rowHeight(currentIndex().row()));
        ring.fillRect(row, colours.accent);
    }
}

} // namespace inglenook::ui
