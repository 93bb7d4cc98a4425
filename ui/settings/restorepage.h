#pragma once

#include "core/backups/restore.h"
#include "ui/base/page.h"
#include "ui/base/services.h"

#include <QtCore/QFutureWatcher>

class QLineEdit;

namespace inglenook::ui {

class Card;
class FormField;
class ProgressPanel;
class TextLabel;

/// What is inside a backup, and the way back to it. A step over the settings; nothing changes before the owner says so
/// and starts Inglenook again.
class RestorePage : public Page
{
    Q_OBJECT

public:
    RestorePage(const Services& services, const QString& path, QWidget* parent = nullptr);
    ~RestorePage() override;

Q_SIGNALS:
    /// The data are ready to take their place at the next start.
    void restartRequested();

private:
    void look();
    void showContents(const core::Result<core::BackupContents>& contents);
    void restore();
    void finishRestore(const core::Result<core::RestoreReport>& report);
    [[nodiscard]] QByteArray password() const;
    [[nodiscard]] QString dataFolder() const;

    Services m_services;
    QString m_path;
    QLineEdit* m_password;
    FormField* m_passwordField;
    TextLabel* m_words;
    ProgressPanel* m_progress;
    PrimaryButton* m_act;
    bool m_isLookedAt = false;
    bool m_isReady = false;
    QFutureWatcher<std::shared_ptr<core::Result<core::BackupContents>>> m_looking;
    QFutureWatcher<std::shared_ptr<core::Result<core::RestoreReport>>> m_restoring;
};

} // namespace inglenook::ui
