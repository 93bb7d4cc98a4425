#pragma once

#include "core/base/storage/database.h"
#include "core/contacts/contact.h"
#include "core/people/timeline.h"
#include "ui/base/page.h"

#include <QtCore/QJsonObject>

class QStandardItemModel;

namespace inglenook::ui {

/// Everything that is held about one person, as it is stored, to show or to hand over. A step over the person's page.
class RecordPage : public Page
{
    Q_OBJECT

public:
    RecordPage(core::Database& database, const core::Contact& contact, QWidget* parent = nullptr);

    void reload() override;

private:
    void fill();
    void save(const QString& suffix);
    [[nodiscard]] core::Result<void> write(const QString& path, const QByteArray& bytes) const;

    core::Database& m_database;
    core::Contact m_contact;
    QJsonObject m_record;
    QList<core::TimelineEntry> m_entries;
    QStandardItemModel* m_model;
};

} // namespace inglenook::ui
