#pragma once

#include "core/base/storage/databaseworker.h"
#include "core/settings/business.h"
#include "ui/base/page.h"
#include "ui/base/services.h"
#include "ui/outbox/presendcard.h"
#include "ui/outbox/sendtroublenotice.h"

#include <QtCore/QTimer>

namespace inglenook::ui {

class MailingRunView;
class PlainButton;
class ProgressPanel;

/// One mailing: how far it is, what became of every mail, and the ways to stop it. A draft shows what would happen
/// instead.
class MailingPage : public Page
{
    Q_OBJECT

public:
    MailingPage(const Services& services, core::Id<core::Mailing> id, QWidget* parent = nullptr);

    void reload() override;
    bool mayLeave() override;
    /// Begins or goes on sending.
    void start();

private:
    struct View
    {
        core::Mailing mailing;
        core::MailingProgress progress;
        core::Business business;
        PreSendCard::Setup setup;
        core::PreSendReport report; ///< of a draft, once it has been checked
        QDateTime finishesAt;       ///< of a running one with an account
        std::optional<core::Invitation> stuck;
    };

    void connectParts();
    [[nodiscard]] core::Result<View> loadView() const;
    [[nodiscard]] core::Result<void> loadOutlook(core::Transaction& transaction, View& view) const;
    void refresh();
    void checkDraft();
    void showHead();
    void showTrouble();
    void pause();
    void askToEnd();
    void askToDiscard();
    void discard();
    void finishPreparing(int attempt, const core::Result<void>& prepared);
    void startDraft(int attempt);
    [[nodiscard]] bool isLeaving();
    void resolve(core::Id<core::Invitation> id, bool wasSent);
    void showResult(const core::Result<void>& result);

    Services m_services;
    core::Id<core::Mailing> m_id;
    View m_view;
    SendTroubleNotice m_trouble;
    int m_attempt = 0; ///< at starting; a cancelled one is not heard any more

    PlainButton* m_end;
    PlainButton* m_pause;
    PrimaryButton* m_go;
    ProgressPanel* m_work;
    QStackedLayout* m_views;
    PreSendCard* m_check;
    MailingRunView* m_run;
    QTimer m_minute;
    core::DatabaseWorker m_checker;
    core::DatabaseWorker m_changer;
    bool m_isCheckStale = false; ///< something has changed while it ran
    bool m_leavesWork = false;   ///< goes back once the change has ended
};

} // namespace inglenook::ui
