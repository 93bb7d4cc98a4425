#include "ui/surveys/surveystablemodel.h"

#include "ui/base/relativetime.h"
#include "ui/surveys/languagetabs.h"

#include <QtCore/QLocale>

namespace inglenook::ui {

void SurveysTableModel::setRows(const QList<Row>& rows, const QDateTime& now, const QTimeZone& zone)
{
    const bool isSameList = std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(),
                                       [](const Row& a, const Row& b) { return a.survey.id == b.survey.id; });
    if (!isSameList)
        beginResetModel();
    m_rows = rows;
    m_now = now;
    m_zone = zone;
    if (!isSameList)
        return endResetModel();
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(static_cast<int>(m_rows.size()) - 1, ColumnCount - 1));
}

int SurveysTableModel::rowOf(core::Id<core::Survey> id) const
{
    for (int i = 0; i < m_rows.size(); ++i) {
        if (m_rows.at(i).survey.id == id)
            return i;
    }
    return -1;
}

int SurveysTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int SurveysTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SurveysTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        return toolTip(row, index.column());
    case Qt::TextAlignmentRole:
        return int(
            (index.column() == AnswersColumn || index.column() == VersionColumn ? Qt::AlignRight : Qt::AlignLeft) |
            Qt::AlignVCenter);
    default:
        return {};
    }
}

QString SurveysTableModel::text(const Row& row, int column) const
{
    switch (column) {
    case NameColumn:
        return row.survey.name;
    case VersionColumn:
        return QLocale().toString(row.survey.version.number);
    case LanguagesColumn: {
        QStringList titles;
        for (const QString& language : row.survey.version.texts.keys())
            titles << LanguageTabs::titleOf(language);
        return titles.join(QStringLiteral(", "));
    }
    case SentColumn:
        return row.use.lastSentAt.isNull() ? tr("not yet") : relativeTime(row.use.lastSentAt, m_now, m_zone);
    case AnswersColumn:
        return QLocale().toString(row.use.answers);
    default:
        return {};
    }
}

QString SurveysTableModel::toolTip(const Row& row, int column) const
{
    if (column == SentColumn && !row.use.lastSentAt.isNull())
        return fullTime(row.use.lastSentAt, m_zone);
    if (column == AnswersColumn && row.use.sent > 0)
        return tr("%1 answers to %2 mails").arg(QLocale().toString(row.use.answers), QLocale().toString(row.use.sent));
    if (column == VersionColumn && row.use.isInUse && !row.use.isNewestInUse)
        return tr("This version has not been sent yet.");
    return {};
}

QVariant SurveysTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == AnswersColumn || section == VersionColumn ? Qt::AlignRight : Qt::AlignLeft) |
                   Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Name");
    case VersionColumn:
        return tr("Version");
    case LanguagesColumn:
        return tr("Languages");
    case SentColumn:
        return tr("Last sent");
    case AnswersColumn:
        return tr("Answers");
    default:
        return {};
    }
}

} // namespace inglenook::ui
