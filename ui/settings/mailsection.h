#pragma once

#include "core/accounts/oauthsignin.h"
#include "core/mailing/mailtransport.h"
#include "ui/settings/mailform.h"
#include "ui/settings/settingssection.h"

namespace inglenook::ui {

class AccountSetup;
class InboxCard;
class LinkButton;
class MailTrial;
class PlainButton;
class ProgressPanel;
class StandingPanel;

/// The owner's mail account: found by its address or typed, tried at the real server, and kept; the password goes to
/// the keychain.
class MailSection : public SettingsSection
{
    Q_OBJECT

public:
    MailSection(const Services& services, ErrorBar& bar);

    void reload() override;
    [[nodiscard]] QString actWords() const override { return m_isInSetup ? QString() : tr("Check and save"); }
    void act() override;
    [[nodiscard]] bool isChanged() const override;
    void discardChanges() override;

private:
    enum class Work { CheckOnly, Save, TestMail };

    void addSetup();
    void addServer();
    void addTrial();
    void addInbox();
    void showSetup(bool isInSetup);
    void findAgain();
    void takeSetup();
    void signInBrowser(const core::MailAccount& account);
    void finishBrowser(const core::Result<core::OAuthTokens>& tokens);
    void tryChosen(const core::MailAccount& account, const QString& password);
    void readSecretState();
    void showSecretState(const core::Result<QByteArray>& password);
    void begin(Work work);
    void askForPassword();
    void begin(Work work, const QByteArray& password);
    void showProgress(const QString& words);
    void cancelTrial();
    void finish(const core::SendOutcome& outcome);
    void showFailure(const core::SendOutcome& outcome);
    [[nodiscard]] bool askWhoseServer(const core::SendOutcome& outcome);
    void addDialogueLink(Card& card, const char* name);
    void showDialogue();
    void followDialogue();
    void showStanding();
    void save();
    void keepPassword(const core::MailAccount& account);
    void showSaved(const core::MailAccount& account, const core::Result<void>& kept);

    MailForm::Values m_stored;
    bool m_isRead = false;
    bool m_hasAccount = false;
    bool m_isInSetup = false;
    Work m_work = Work::Save;
    QByteArray m_password; ///< what is being tried
    MailTrial* m_trial;
    core::OAuthSignIn m_browser;
    AccountSetup* m_setup;
    MailForm* m_form;
    Card* m_setupCard = nullptr;
    QList<Card*> m_formCards;
    QList<LinkButton*> m_dialogueLinks; ///< there once something has been said
    InboxCard* m_inbox;
    PlainButton* m_check;
    PlainButton* m_test;
    ProgressPanel* m_progress;
    StandingPanel* m_standing;
};

} // namespace inglenook::ui
