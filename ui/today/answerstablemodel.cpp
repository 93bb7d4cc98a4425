#include "ui/today/answerstablemodel.h"

#include "ui/base/faceglyph.h"
#include "ui/base/relativetime.h"

namespace inglenook::ui {

namespace {

constexpr int chunkRows = 100;
constexpr int chunksKept = 50;

/// How many answers stand above what was on top before; nothing when the lists do not continue each other.
std::optional<int> countArrived(const QList<core::Answer>& before, const QList<core::Answer>& now)
{
    if (before.isEmpty())
        return std::nullopt;
    for (int arrived = 0; arrived < now.size(); ++arrived) {
        const auto common = std::min(before.size(), now.size() - arrived);
        const bool continues = std::equal(before.begin(), before.begin() + common, now.begin() + arrived,
                                          [](const auto& a, const auto& b) { return a.id == b.id; });
        if (continues)
            return arrived;
    }
    return std::nullopt;
}

QString escaped(const QString& text)
{
    return text.isEmpty() ? QString() : QStringLiteral("<p>%1</p>").arg(text.toHtmlEscaped());
}

} // namespace

AnswersTableModel::AnswersTableModel(const Services& services, QObject* parent)
    : QAbstractTableModel(parent)
    , m_services(services)
    , m_zone(QTimeZone::systemTimeZone())
    , m_chunks(chunksKept)
{
}

void AnswersTableModel::setPeriod(QDate from, QDate to, const QTimeZone& zone)
{
    beginResetModel();
    m_filter.from = from;
    m_filter.to = to;
    m_zone = zone;
    m_chunks.clear();
    const auto snapshot = loadSnapshot();
    m_count = snapshot ? static_cast<int>(snapshot->count) : 0;
    if (snapshot)
        m_chunks.insert(0, new QList(snapshot->top));
    endResetModel();
    if (!snapshot)
        Q_EMIT failed(snapshot.error());
}

void AnswersTableModel::refresh()
{
    const auto snapshot = loadSnapshot();
    if (!snapshot) {
        Q_EMIT failed(snapshot.error());
        return;
    }
    const QList<core::Answer>* top = chunk(0);
    const auto arrived = countArrived(top ? *top : QList<core::Answer>(), snapshot->top);
    const bool isContinuation = arrived && snapshot->count == m_count + *arrived;
    if (!isContinuation)
        beginResetModel();
    else if (*arrived > 0)
        beginInsertRows({}, 0, *arrived - 1);
    m_count = static_cast<int>(snapshot->count);
    m_chunks.clear();
    m_chunks.insert(0, new QList(snapshot->top));
    if (!isContinuation)
        return endResetModel();
    if (*arrived > 0)
        endInsertRows();
    // A comment may have come for an answer that was there already.
    if (m_count > *arrived)
        Q_EMIT dataChanged(index(*arrived, 0), index(m_count - 1, ColumnCount - 1));
}

core::Result<AnswersTableModel::Snapshot> AnswersTableModel::loadSnapshot() const
{
    return m_services.database.read([this](core::Transaction& transaction) -> core::Result<Snapshot> {
        const core::AnswerRepository answers;
        const auto count = answers.count(transaction, m_filter);
        if (!count)
            return count.error();
        const auto top = answers.load(transaction, m_filter, 0, chunkRows);
        if (!top)
            return top.error();
        return Snapshot{*count, *top};
    });
}

const QList<core::Answer>* AnswersTableModel::chunk(int number) const
{
    if (const auto* known = m_chunks.object(number))
        return known;
    const auto loaded = m_services.database.read([this, number](core::Transaction& transaction) {
        return core::AnswerRepository().load(transaction, m_filter, qint64(number) * chunkRows, chunkRows);
    });
    if (!loaded) {
        Q_EMIT failed(loaded.error());
        return nullptr;
    }
    m_chunks.insert(number, new QList(*loaded));
    return m_chunks.object(number);
}

std::optional<core::Answer> AnswersTableModel::answer(int row) const
{
    const QList<core::Answer>* answers = chunk(row / chunkRows);
    const int place = row % chunkRows;
    return answers && place < answers->size() ? std::optional(answers->at(place)) : std::nullopt;
}

int AnswersTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_count;
}

int AnswersTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AnswersTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto answer = this->answer(index.row());
    if (!answer)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(*answer, index.column());
    case Qt::ToolTipRole:
        return toolTip(*answer, index.column());
    case Qt::DecorationRole:
        return index.column() == FaceColumn ? faceIcon(answer->face) : QVariant();
    case Qt::AccessibleTextRole:
        return index.column() == FaceColumn ? faceName(answer->face) : text(*answer, index.column());
    case Qt::TextAlignmentRole:
        return int((index.column() == TimeColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant AnswersTableModel::text(const core::Answer& answer, int column) const
{
    switch (column) {
    case NameColumn:
        return answer.contactName.isEmpty() ? tr("Somebody who is erased") : answer.contactName;
    case CommentColumn:
        return answer.comment.isEmpty() ? QString() : tr("“%1”").arg(answer.comment.simplified());
    case CallColumn:
        return answer.wantsCall ? tr("Call") : QString();
    case TimeColumn:
        return relativeTime(answer.answeredAt, m_services.clock.now(), m_zone);
    default:
        return {};
    }
}

QVariant AnswersTableModel::toolTip(const core::Answer& answer, int column) const
{
    switch (column) {
    case FaceColumn:
        return faceName(answer.face);
    case NameColumn:
        return escaped(answer.contactAddress);
    case CommentColumn:
        return escaped(answer.comment);
    case CallColumn:
        return answer.wantsCall
                   ? escaped(tr("Asks for a call: %1 %2").arg(answer.callPhone, answer.callWindow).trimmed())
                   : QString();
    case TimeColumn:
        return fullTime(answer.answeredAt, m_zone);
    default:
        return {};
    }
}

QVariant AnswersTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case FaceColumn:
        return tr("Face");
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
