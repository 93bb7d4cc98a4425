#include "ui/followups/followupstablemodel.h"

#include "core/answers/answerrepository.h"
#include "ui/base/faceglyph.h"
#include "ui/base/relativetime.h"

namespace inglenook::ui {

namespace {

constexpr int chunkRows = 100;
constexpr int chunksKept = 50;

core::AnswerFilter heldAnswers()
{
    core::AnswerFilter filter;
    filter.heldOnly = true;
    return filter;
}

QString asToolTip(const QString& foreign)
{
    return foreign.isEmpty() ? QString() : QStringLiteral("<p>%1</p>").arg(foreign.toHtmlEscaped());
}

} // namespace

FollowupsTableModel::FollowupsTableModel(const Services& services, QObject* parent)
    : QAbstractTableModel(parent)
    , m_services(services)
    , m_chunks(chunksKept)
{
}

void FollowupsTableModel::setFilter(FollowupFilter filter, const QTimeZone& zone)
{
    beginResetModel();
    m_filter = filter;
    m_zone = zone;
    m_chunks.clear();
    const auto counted = count();
    m_count = static_cast<int>(counted.value_or(0));
    endResetModel();
    if (!counted)
        Q_EMIT failed(counted.error());
}

void FollowupsTableModel::refresh()
{
    const auto counted = count();
    const auto first = loadChunk(0);
    if (!counted || !first) {
        Q_EMIT failed(counted ? first.error() : counted.error());
        return;
    }
    const Chunk* before = chunk(0);
    const bool isSameList = before && *counted == m_count &&
                            std::equal(before->begin(), before->end(), first->begin(), first->end(),
                                       [](const Followup& a, const Followup& b) { return a.answer.id == b.answer.id; });
    if (!isSameList)
        beginResetModel();
    m_count = static_cast<int>(*counted);
    m_chunks.clear();
    m_chunks.insert(0, new Chunk(*first));
    if (!isSameList)
        return endResetModel();
    if (m_count > 0)
        Q_EMIT dataChanged(index(0, 0), index(m_count - 1, ColumnCount - 1));
}

core::Result<qint64> FollowupsTableModel::count() const
{
    return m_services.database.read([this](core::Transaction& transaction) {
        return m_filter == FollowupFilter::Held
                   ? core::AnswerRepository().count(transaction, heldAnswers())
                   : core::CaseRepository().count(transaction, m_filter == FollowupFilter::Waiting);
    });
}

core::Result<FollowupsTableModel::Chunk> FollowupsTableModel::loadChunk(int number) const
{
    return m_services.database.read([this, number](core::Transaction& transaction) -> core::Result<Chunk> {
        const qint64 offset = qint64(number) * chunkRows;
        Chunk chunk;
        if (m_filter == FollowupFilter::Held) {
            const auto answers = core::AnswerRepository().load(transaction, heldAnswers(), offset, chunkRows);
            if (!answers)
                return answers.error();
            for (const core::Answer& answer : *answers)
                chunk.append({std::nullopt, answer});
            return chunk;
        }
        const auto cases =
            core::CaseRepository().load(transaction, m_filter == FollowupFilter::Waiting, offset, chunkRows);
        if (!cases)
            return cases.error();
        for (const core::Case& one : *cases)
            chunk.append({one, one.answer});
        return chunk;
    });
}

const FollowupsTableModel::Chunk* FollowupsTableModel::chunk(int number) const
{
    if (const auto* known = m_chunks.object(number))
        return known;
    const auto loaded = loadChunk(number);
    if (!loaded) {
        Q_EMIT failed(loaded.error());
        return nullptr;
    }
    m_chunks.insert(number, new Chunk(*loaded));
    return m_chunks.object(number);
}

std::optional<Followup> FollowupsTableModel::followup(int row) const
{
    if (row < 0 || row >= m_count)
        return std::nullopt;
    const Chunk* rows = chunk(row / chunkRows);
    const int place = row % chunkRows;
    return rows && place < rows->size() ? std::optional(rows->at(place)) : std::nullopt;
}

int FollowupsTableModel::rowOf(core::Id<core::Case> id) const
{
    if (m_filter == FollowupFilter::Held)
        return -1;
    const auto place = m_services.database.read([this, id](core::Transaction& transaction) {
        return core::CaseRepository().findPlace(transaction, id, m_filter == FollowupFilter::Waiting);
    });
    return place && *place && **place < m_count ? static_cast<int>(**place) : -1;
}

int FollowupsTableModel::rowOf(core::Id<core::Answer> id) const
{
    for (const int number : m_chunks.keys()) {
        const Chunk& rows = *m_chunks.object(number);
        for (int i = 0; i < rows.size(); ++i) {
            if (rows.at(i).answer.id == id)
                return number * chunkRows + i;
        }
    }
    return -1;
}

int FollowupsTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_count;
}

int FollowupsTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FollowupsTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto followup = this->followup(index.row());
    if (!followup)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(*followup, index.column());
    case Qt::ToolTipRole:
        return toolTip(*followup, index.column());
    case Qt::DecorationRole:
        return index.column() == FaceColumn ? faceIcon(followup->answer.face) : QVariant();
    case Qt::AccessibleTextRole:
        return index.column() == FaceColumn ? faceName(followup->answer.face) : text(*followup, index.column());
    case Qt::TextAlignmentRole:
        return int((index.column() == TimeColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default:
        return {};
    }
}

QString FollowupsTableModel::text(const Followup& followup, int column) const
{
    const core::Answer& answer = followup.answer;
    const bool isDone = followup.waiting && !followup.waiting->isWaiting();
    switch (column) {
    case NameColumn:
        return answer.contactName;
    case CommentColumn:
        return answer.comment.isEmpty() ? QString() : tr("“%1”").arg(answer.comment.simplified());
    case CallColumn:
        return answer.wantsCall && !isDone ? tr("Call") : QString();
    case TimeColumn:
        return relativeTime(answer.answeredAt, m_services.clock.now(), m_zone);
    default:
        return {};
    }
}

QString FollowupsTableModel::toolTip(const Followup& followup, int column) const
{
    const core::Answer& answer = followup.answer;
    switch (column) {
    case FaceColumn:
        return faceName(answer.face);
    case NameColumn:
        return asToolTip(answer.contactAddress);
    case CommentColumn:
        return asToolTip(answer.comment);
    case TimeColumn:
        return fullTime(answer.answeredAt, m_zone);
    default:
        return {};
    }
}

QVariant FollowupsTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == TimeColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Name");
    case CommentColumn:
        return tr("Comment");
    case CallColumn:
        return tr("Call");
    case TimeColumn:
        return tr("When");
    default:
        return {};
    }
}

} // namespace inglenook::ui
