#pragma once

#include "core/mailing/mailaccount.h"
#include "ui/settings/settingssection.h"

class QComboBox;
class QLineEdit;
class QSpinBox;

namespace inglenook::ui {

class FileField;
class FormField;
class LinkButton;
class MailTrial;
class PlainButton;
class ProgressPanel;
class TextLabel;

/// The owner's mail account: typed, tried at the real server, and kept; the password goes to the keychain.
class MailSection : public SettingsSection
{
    Q_OBJECT

public:
    MailSection(const Services& services, ErrorBar& bar);

    void reload() override;
    [[nodiscard]] QString actWords() const override { return tr("Check and save"); }
    void act() override;
    [[nodiscard]] bool isChanged() const override;
    void discardChanges() override;

private:
    enum class Work { CheckOnly, Save, TestMail };
    struct Form
    {
        QString name, address, host, user, caFile;
        int port = 465;
        int security = 0;
        int perMinute = 20;
        int perDay = 400;
        bool operator==(const Form&) const = default;
    };

    void addAccount();
    void addServer();
    void addPace();
    void addTrial();
    void fill(const Form& form);
    [[nodiscard]] Form typed() const;
    [[nodiscard]] std::optional<core::MailAccount> account() const;
    void followSecurity();
    void readSecretState();
    void showSecretState(const core::Result<QByteArray>& password);
    void begin(Work work);
    void begin(Work work, const QByteArray& password);
    void finish(const core::SendOutcome& outcome);
    void showFailure(const core::SendOutcome& outcome);
    void save();
    void keepPassword(const core::MailAccount& account);
    void showSaved(const core::MailAccount& account, const core::Result<void>& kept);

    Form m_stored;
    bool m_isRead = false;
    bool m_hasAccount = false;
    Work m_work = Work::Save;
    QByteArray m_password; ///< what is being tried
    MailTrial* m_trial;
    QList<FormField*> m_fields;
    QLineEdit* m_name;
    QLineEdit* m_address;
    QLineEdit* m_host;
    QSpinBox* m_port;
    QComboBox* m_security;
    QLineEdit* m_user;
    QLineEdit* m_secret;
    FormField* m_secretField;
    FileField* m_caFile;
    QSpinBox* m_perMinute;
    QSpinBox* m_perDay;
    PlainButton* m_check;
    PlainButton* m_test;
    ProgressPanel* m_progress;
};

} // namespace inglenook::ui
