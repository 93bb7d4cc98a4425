#pragma once

#include "core/backups/automaticbackup.h"
#include "ui/settings/settingssection.h"

class QCheckBox;
class QLineEdit;
class QStandardItemModel;

namespace inglenook::ui {

class FormField;
class PlainButton;
class TableView;
class TextLabel;

/// Backups: when the last one was made, where a second copy goes, the password, and the way back.
class BackupSection : public SettingsSection
{
    Q_OBJECT

public:
    BackupSection(const Services& services, ErrorBar& bar);

    void reload() override;
    [[nodiscard]] QString actWords() const override;
    void act() override;
    [[nodiscard]] bool isChanged() const override;
    void discardChanges() override;

Q_SIGNALS:
    /// The owner wants to see what is in that backup.
    void restoreRequested(const QString& path);

private:
    void addBackups();
    void addPlace();
    void addPassword();
    void fillList();
    void chooseFolder();
    void chooseBackup();
    void backUpNow();
    void finishBackup(const core::Result<core::Backup>& backup);
    void store(const core::BackupSettings& settings);
    [[nodiscard]] core::BackupSettings entered() const;

    TextLabel* m_last;
    PlainButton* m_now;
    PlainButton* m_restore;
    QStandardItemModel* m_model;
    TableView* m_table;
    QLineEdit* m_folder;
    QCheckBox* m_sealed;
    QLineEdit* m_password;
    QLineEdit* m_again;
    QWidget* m_passwordFields;
    QList<FormField*> m_fields;
    core::BackupSettings m_stored;
    QList<core::Backup> m_backups;
};

} // namespace inglenook::ui
