#pragma once

#include "core/accounts/accountsearch.h"
#include "ui/base/services.h"

#include <QtWidgets/QWidget>

class QLineEdit;

namespace inglenook::ui {

class ErrorBar;
class FormField;
class FoundServerPanel;
class LinkButton;
class NoticeLine;
class PlainButton;
class PrimaryButton;
class ProgressPanel;

/// The first account: address and password, the search for the server, what was found and where. The password stays
/// here until the owner has seen host and security and says go.
class AccountSetup : public QWidget
{
    Q_OBJECT

public:
    AccountSetup(const Services& services, ErrorBar& bar);

    void clear();
    void fill(const QString& name, const QString& address, const QString& password);
    /// The account is being tried; only Cancel can be pressed meanwhile.
    void showTrying(const QString& words);
    void showTried();

Q_SIGNALS:
    /// Sign in with it and keep it.
    void accountChosen(const inglenook::core::MailAccount& account, const QString& password);
    /// Sign in with it in the browser; `account.signIn` says where.
    void browserChosen(const inglenook::core::MailAccount& account);
    /// The owner wants to type or change the rest.
    void byHandRequested();
    void guideRequested(const inglenook::core::MailProvider& provider);
    /// The owner has an id of his own for the sign-in in the browser.
    void clientIdsRequested();
    void trialCancelled();

public:
    /// What is typed and found so far.
    [[nodiscard]] QString name() const;
    [[nodiscard]] QString address() const;
    [[nodiscard]] QString password() const;
    [[nodiscard]] const std::optional<core::FoundAccount>& found() const { return m_found; }

private:
    void layOut();
    void connectParts();
    void search(core::AccountSearch::Consent consent);
    void tellPlace(core::AccountSource source);
    void finish(const core::AccountSearch::Outcome& outcome);
    void forgetFound();
    void followAddress();
    void showGuideFor(const core::MailProvider* provider);
    void choose();
    void chooseBrowser();
    [[nodiscard]] core::OAuthProvider browserOf(const core::MailProvider* provider) const;
    void setBusy(bool isBusy);

    Services m_services;
    ErrorBar& m_bar;
    core::AccountSearch m_search;
    std::optional<core::FoundAccount> m_found;
    const core::MailProvider* m_guided = nullptr;
    bool m_isTrying = false;
    bool m_asksThirdParty = false;
    QLineEdit* m_name;
    QLineEdit* m_address;
    QLineEdit* m_secret;
    FormField* m_nameField;
    FormField* m_addressField;
    FormField* m_secretField;
    NoticeLine* m_guide;
    PrimaryButton* m_find;
    LinkButton* m_byHand;
    ProgressPanel* m_progress;
    FoundServerPanel* m_result;
};

/// The account that a found server makes: limits of its provider where they are known, else the usual ones.
[[nodiscard]] core::MailAccount accountWith(const core::FoundAccount& found, const core::Mailbox& from);

} // namespace inglenook::ui
