#include "ui/outbox/invitationstablemodel.h"

#include "core/outbox/mailingrepository.h"
#include "core/settings/settingsrepository.h"
#include "ui/base/relativetime.h"
#include "ui/outbox/mailingwords.h"

#include <QtCore/QCoreApplication>

namespace inglenook::ui {

namespace {

constexpr int chunkRows = 100;
constexpr int chunksKept = 50;

QString escaped(const QString& text)
{
    return text.isEmpty() ? QString() : QStringLiteral("<p>%1</p>").arg(text.toHtmlEscaped());
}

/// When something happened to it; nothing has to one that only waits.
QDateTime timeOf(const core::Invitation& invitation)
{
    if (invitation.sentAt.isValid())
        return invitation.sentAt;
    const bool onlyWaits = invitation.state == core::SendState::Queued || invitation.state == core::SendState::Reserved;
    return onlyWaits ? QDateTime() : invitation.changedAt;
}

} // namespace

QString invitationNote(const core::Invitation& invitation, const QDateTime& now, const QTimeZone& zone)
{
    if (invitation.state != core::SendState::Deferred)
        return invitation.failure;
    return InvitationsTableModel::tr("%1 Next try: %2.")
        .arg(invitation.failure, relativeTime(invitation.nextTryAt, now, zone))
        .trimmed();
}

InvitationsTableModel::InvitationsTableModel(const Services& services, core::Id<core::Mailing> mailing, QObject* parent)
    : QAbstractTableModel(parent)
    , m_services(services)
    , m_mailing(mailing)
    , m_zone(QTimeZone::systemTimeZone())
    , m_chunks(chunksKept)
{
}

core::Result<int> InvitationsTableModel::loadCount()
{
    return m_services.database.read([this](core::Transaction& transaction) -> core::Result<int> {
        const auto business = core::SettingsRepository().loadBusiness(transaction);
        if (!business)
            return business.error();
        m_zone = business->timeZone;
        const auto count = core::MailingRepository().countInvitations(transaction, m_mailing, m_states);
        return count ? core::Result<int>(static_cast<int>(*count)) : count.error();
    });
}

void InvitationsTableModel::setStates(const QList<core::SendState>& states)
{
    beginResetModel();
    m_states = states;
    m_chunks.clear();
    const auto count = loadCount();
    m_count = count.value_or(0);
    endResetModel();
    if (!count)
        Q_EMIT failed(count.error());
}

void InvitationsTableModel::refresh()
{
    const auto count = loadCount();
    if (!count) {
        Q_EMIT failed(count.error());
        return;
    }
    // Selection and scroll position stay: rows come and go at the end, the others are read again.
    if (*count > m_count) {
        beginInsertRows({}, m_count, *count - 1);
        m_chunks.clear();
        m_count = *count;
        endInsertRows();
    } else if (*count < m_count) {
        beginRemoveRows({}, *count, m_count - 1);
        m_chunks.clear();
        m_count = *count;
        endRemoveRows();
    }
    m_chunks.clear();
    if (m_count > 0)
        Q_EMIT dataChanged(index(0, 0), index(m_count - 1, ColumnCount - 1));
}

const QList<core::Invitation>* InvitationsTableModel::chunk(int number) const
{
    if (const auto* known = m_chunks.object(number))
        return known;
    const auto loaded = m_services.database.read([this, number](core::Transaction& transaction) {
        return core::MailingRepository().loadInvitations(transaction, m_mailing, m_states, qint64(number) * chunkRows,
                                                         chunkRows);
    });
    if (!loaded) {
        Q_EMIT failed(loaded.error());
        return nullptr;
    }
    m_chunks.insert(number, new QList(*loaded));
    return m_chunks.object(number);
}

std::optional<core::Invitation> InvitationsTableModel::invitation(int row) const
{
    if (row < 0 || row >= m_count)
        return std::nullopt;
    const QList<core::Invitation>* invitations = chunk(row / chunkRows);
    const int place = row % chunkRows;
    return invitations && place < invitations->size() ? std::optional(invitations->at(place)) : std::nullopt;
}

int InvitationsTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_count;
}

int InvitationsTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant InvitationsTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const bool isAsked = role == Qt::DisplayRole || role == Qt::ToolTipRole;
    const auto invitation = isAsked ? this->invitation(index.row()) : std::nullopt;
    if (!invitation)
        return {};
    return role == Qt::DisplayRole ? text(*invitation, index.column()) : toolTip(*invitation, index.column());
}

QVariant InvitationsTableModel::text(const core::Invitation& invitation, int column) const
{
    switch (column) {
    case NameColumn:
        return invitation.contactName.isEmpty() ? tr("Somebody who is erased") : invitation.contactName;
    case AddressColumn:
        return invitation.contactAddress;
    case StateColumn:
        return stateWords(invitation.state);
    case NoteColumn:
        return invitationNote(invitation, m_services.clock.now(), m_zone);
    case TimeColumn:
        return relativeTime(timeOf(invitation), m_services.clock.now(), m_zone);
    default:
        return {};
    }
}

QVariant InvitationsTableModel::toolTip(const core::Invitation& invitation, int column) const
{
    switch (column) {
    case NameColumn:
    case AddressColumn:
        return escaped(invitation.contactAddress);
    case NoteColumn:
        return escaped(invitationNote(invitation, m_services.clock.now(), m_zone));
    case TimeColumn:
        return fullTime(timeOf(invitation), m_zone);
    default:
        return {};
    }
}

QVariant InvitationsTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Guest");
    case AddressColumn:
        return tr("Address");
    case StateColumn:
        return tr("State");
    case NoteColumn:
        return tr("Why");
    case TimeColumn:
        return tr("When");
    default:
        return {};
    }
}

} // namespace inglenook::ui
