#include "ui/outbox/mailingstablemodel.h"

#include "core/outbox/mailingrepository.h"
#include "core/settings/settingsrepository.h"
#include "ui/base/relativetime.h"
#include "ui/outbox/mailingwords.h"

#include <QtCore/QLocale>

namespace inglenook::ui {

namespace {

/// Qt guesses whether a tool tip is mark-up: escaped, foreign text stays text.
QString escaped(const QString& text)
{
    return text.isEmpty() ? QString() : QStringLiteral("<p>%1</p>").arg(text.toHtmlEscaped());
}

QDateTime timeOf(const core::Mailing& mailing)
{
    return mailing.startedAt.isValid() ? mailing.startedAt : mailing.createdAt;
}

} // namespace

MailingsTableModel::MailingsTableModel(const Services& services, QObject* parent)
    : QAbstractTableModel(parent)
    , m_services(services)
    , m_zone(QTimeZone::systemTimeZone())
{
}

core::Result<QList<MailingsTableModel::Row>> MailingsTableModel::loadRows()
{
    return m_services.database.read([this](core::Transaction& transaction) -> core::Result<QList<Row>> {
        const auto business = core::SettingsRepository().loadBusiness(transaction);
        if (!business)
            return business.error();
        m_zone = business->timeZone;
        const core::MailingRepository mailings;
        const auto all = mailings.loadAll(transaction);
        if (!all)
            return all.error();
        QList<Row> rows;
        for (const core::Mailing& mailing : *all) {
            const auto progress = mailings.loadProgress(transaction, mailing.id);
            if (!progress)
                return progress.error();
            rows.append({mailing, *progress});
        }
        return rows;
    });
}

void MailingsTableModel::reload()
{
    const auto rows = loadRows();
    if (!rows) {
        Q_EMIT failed(rows.error());
        return;
    }
    beginResetModel();
    m_rows = *rows;
    endResetModel();
}

void MailingsTableModel::refresh(core::Id<core::Mailing> id)
{
    const auto known =
        std::find_if(m_rows.begin(), m_rows.end(), [id](const Row& row) { return row.mailing.id == id; });
    if (known == m_rows.end())
        return reload();
    const auto fresh = m_services.database.read([id](core::Transaction& transaction) -> core::Result<Row> {
        const auto mailing = core::MailingRepository().find(transaction, id);
        if (!mailing)
            return mailing.error();
        const auto progress = core::MailingRepository().loadProgress(transaction, id);
        if (!progress)
            return progress.error();
        return Row{mailing->value_or(core::Mailing{}), *progress};
    });
    if (!fresh) {
        Q_EMIT failed(fresh.error());
        return;
    }
    if (fresh->mailing.id.isNull()) // it is gone
        return reload();
    *known = *fresh;
    const int row = static_cast<int>(known - m_rows.begin());
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

int MailingsTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int MailingsTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant MailingsTableModel::data(const QModelIndex& index, int role) const
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
        return int((index.column() == HeldColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant MailingsTableModel::text(const Row& row, int column) const
{
    switch (column) {
    case SurveyColumn:
        return row.mailing.isSample ? tr("%1 (sample)").arg(row.mailing.surveyName) : row.mailing.surveyName;
    case AudienceColumn:
        return audienceWords(row.mailing.audience);
    case StateColumn:
        return stateWords(row.mailing);
    case ProgressColumn:
        return progressWords(row.progress);
    case HeldColumn:
        return row.progress.held > 0 ? QLocale().toString(row.progress.held) : QString();
    case TroubleColumn:
        return troubleWords(row.progress);
    case TimeColumn:
        return relativeTime(timeOf(row.mailing), m_services.clock.now(), m_zone);
    default:
        return {};
    }
}

QVariant MailingsTableModel::toolTip(const Row& row, int column) const
{
    switch (column) {
    case SurveyColumn:
        return escaped(row.mailing.surveyName);
    case AudienceColumn:
        return escaped(audienceWords(row.mailing.audience));
    case StateColumn:
        return escaped(row.mailing.reason);
    case TimeColumn:
        return fullTime(timeOf(row.mailing), m_zone);
    default:
        return {};
    }
}

QVariant MailingsTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == HeldColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case SurveyColumn:
        return tr("Survey");
    case AudienceColumn:
        return tr("To");
    case StateColumn:
        return tr("State");
    case ProgressColumn:
        return tr("Progress");
    case HeldColumn:
        return tr("Held back");
    case TroubleColumn:
        return tr("Trouble");
    case TimeColumn:
        return tr("When");
    default:
        return {};
    }
}

} // namespace inglenook::ui
