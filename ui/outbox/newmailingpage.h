#pragma once

#include "core/base/storage/databaseworker.h"
#include "core/surveys/survey.h"
#include "ui/base/page.h"
#include "ui/base/services.h"
#include "ui/outbox/presendcard.h"

#include <QtCore/QTimer>

class QComboBox;

namespace inglenook::ui {

class AudienceField;
class Card;
class FormField;
class PlainButton;
class ProgressPanel;

/// The step that makes a mailing: which survey, to whom, and at once what would happen.
class NewMailingPage : public Page
{
    Q_OBJECT

public:
    /// `survey` is chosen at the start; null: the newest.
    NewMailingPage(const Services& services, core::Id<core::Survey> survey, QWidget* parent = nullptr);

    void reload() override;
    bool mayLeave() override;

Q_SIGNALS:
    /// The mailing is in the outbox, as a draft; `startNow`: the owner wants it to leave at once.
    void mailingMade(inglenook::core::Id<inglenook::core::Mailing> id, bool startNow);

private:
    /// What would happen, and what it depends on.
    struct Check
    {
        core::PreSendReport report;
        core::Audience audience;
        core::Business business;
        std::optional<core::MailAccount> account;
    };

    [[nodiscard]] Card* makeQuestions();
    void connectParts();
    void fillSurveys();
    void recheck();
    void startCheck(const core::Audience& audience);
    void finishCheck(const core::Result<Check>& check);
    void showNothing(const QString& why);
    void allow(qint64 going, qint64 held, bool isSetUp);
    void make(bool startNow);
    void finishMaking(const core::Result<core::Id<core::Mailing>>& made, bool startNow);
    void showMaking(bool isMaking);
    [[nodiscard]] core::Id<core::Survey> chosenSurvey() const;

    Services m_services;
    core::Id<core::Survey> m_wanted;
    QComboBox* m_survey;
    AudienceField* m_audience;
    FormField* m_audienceField;
    PreSendCard* m_check;
    PlainButton* m_draft;
    PrimaryButton* m_send;
    ProgressPanel* m_work;
    core::AllowedReasons m_allowed;
    QTimer m_recheckSoon;
    QTimer m_sayChecking; ///< a check that takes long enough to be noticed
    core::DatabaseWorker m_checker;
    core::DatabaseWorker m_maker;
    bool m_isCheckStale = false; ///< something else was chosen while it ran
    bool m_leavesWork = false;   ///< goes back once the making has stopped
};

} // namespace inglenook::ui
