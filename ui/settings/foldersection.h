#pragma once

#include "ui/settings/settingssection.h"

namespace inglenook::ui {

class PlainButton;
class TextLabel;

/// The folder into which the booking system drops its exports, and what was found in it.
class FolderSection : public SettingsSection
{
    Q_OBJECT

public:
    FolderSection(const Services& services, ErrorBar& bar);

    void reload() override;
    /// Watches this folder from now on; empty: none.
    void watch(const QString& path);

private:
    void addFolder();
    void choose();
    void showReports();

    TextLabel* m_path;
    PlainButton* m_choose;
    PlainButton* m_stop;
    Card* m_reports;
    QVBoxLayout* m_rows;
    QString m_folder;
};

} // namespace inglenook::ui
