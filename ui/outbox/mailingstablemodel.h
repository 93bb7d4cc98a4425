#pragma once

#include "core/outbox/mailing.h"
#include "ui/base/services.h"

#include <QtCore/QAbstractTableModel>

namespace inglenook::ui {

/// All mailings, newest first, each with how far it is.
class MailingsTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        SurveyColumn,
        AudienceColumn,
        StateColumn,
        ProgressColumn,
        HeldColumn,
        TroubleColumn,
        TimeColumn,
        ColumnCount
    };
    struct Row
    {
        core::Mailing mailing;
        core::MailingProgress progress;
    };

    explicit MailingsTableModel(const Services& services, QObject* parent = nullptr);

    void reload();
    /// Reads one mailing again; a new one is put on top.
    void refresh(core::Id<core::Mailing> id);
    [[nodiscard]] const Row& row(int row) const { return m_rows.at(row); }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void failed(const inglenook::core::Error& error);

private:
    [[nodiscard]] core::Result<QList<Row>> loadRows();
    [[nodiscard]] QVariant text(const Row& row, int column) const;
    [[nodiscard]] QVariant toolTip(const Row& row, int column) const;

    Services m_services;
    QTimeZone m_zone;
    QList<Row> m_rows;
};

} // namespace inglenook::ui
