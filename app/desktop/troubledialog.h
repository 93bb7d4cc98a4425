#pragma once

#include "core/backups/backup.h"

#include <QtWidgets/QDialog>

class QLineEdit;
class QVBoxLayout;

namespace inglenook::app {

/// Why there is no window to open: what happened, what is safe, what to do. The system's own words are one press away.
class TroubleDialog : public QDialog
{
    Q_OBJECT

public:
    explicit TroubleDialog(const core::Error& error, QWidget* parent = nullptr);
    /// Offers the last good backup as a way out; `exec` gives Accepted when it is taken.
    void offerBackup(const core::Backup& backup, const QDateTime& now);
    /// What was typed to open a sealed backup.
    [[nodiscard]] QByteArray password() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QVBoxLayout* m_column = nullptr;
    QLineEdit* m_password = nullptr;
};

} // namespace inglenook::app
