#pragma once

#include "ui/settings/settingssection.h"

#include <QtCore/QUrl>

class QLineEdit;

namespace inglenook::ui {

class FileField;
class FormField;
class PlainButton;
class ProgressPanel;
class TextLabel;

/// The relay that takes the clicks: what it is, which one is connected, and how to connect another.
class RelaySection : public SettingsSection
{
    Q_OBJECT

public:
    RelaySection(const Services& services, ErrorBar& bar);

    void reload() override;
    [[nodiscard]] QString actWords() const override;
    void act() override;
    [[nodiscard]] bool isChanged() const override;
    void discardChanges() override;

private:
    void addState();
    void addConnection();
    void showState();
    void showStored();
    void check();
    void renewKey();
    void connectNow();
    void showPast();
    void finish(int attempt, const core::Result<void>& result, const QString& success);
    [[nodiscard]] QUrl typedUrl() const;

    QString m_storedUrl;
    QString m_storedCaFile;
    int m_attempt = 0; ///< a cancelled one is not heard any more
    QList<FormField*> m_fields;
    TextLabel* m_state;
    TextLabel* m_stateMore;
    TextLabel* m_past;    ///< relays of before that are listened to
    TextLabel* m_dropped; ///< what came and could not be used
    PlainButton* m_check;
    PlainButton* m_renew;
    ProgressPanel* m_progress;
    QLineEdit* m_url;
    QLineEdit* m_code;
    FileField* m_caFile;
};

} // namespace inglenook::ui
