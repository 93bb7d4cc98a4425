#include "ui/tryout/inboxtablemodel.h"

#include "ui/base/icon.h"
#include "ui/base/relativetime.h"

namespace inglenook::ui {

InboxTableModel::InboxTableModel(const GuestInbox& inbox, QObject* parent)
    : QAbstractTableModel(parent)
    , m_inbox(inbox)
{
    for (int number = 0; number < inbox.count(); ++number)
        takeIn(number);
    connect(&inbox, &GuestInbox::mailArrived, this, &InboxTableModel::takeIn);
}

void InboxTableModel::takeIn(int number)
{
    const GuestMail mail = m_inbox.mail(number);
    beginInsertRows({}, 0, 0);
    m_lines.append({mail.toName, mail.subject, mail.arrivedAt});
    endInsertRows();
}

void InboxTableModel::markPressed(int number)
{
    m_lines[number].isPressed = true;
    const int row = rowOf(number);
    Q_EMIT dataChanged(index(row, NameColumn), index(row, TimeColumn));
}

int InboxTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int InboxTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant InboxTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Line& line = m_lines.at(numberAt(index.row()));
    const bool isName = index.column() == NameColumn;
    switch (role) {
    case Qt::DisplayRole:
        return isName ? line.name : relativeTime(line.at, line.at);
    case Qt::DecorationRole:
        return isName ? QVariant(lineIcon(line.isPressed ? Icon::Check : Icon::Mail)) : QVariant();
    case Qt::TextAlignmentRole:
        return isName ? QVariant() : QVariant(Qt::AlignRight | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        return QStringLiteral("<p>%1</p>").arg(line.subject.toHtmlEscaped());
    case Qt::AccessibleTextRole:
        return isName ? (line.isPressed ? tr("%1, answered").arg(line.name) : line.name) : QVariant();
    default:
        return {};
    }
}

} // namespace inglenook::ui
