#pragma once

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

/// The step that makes a mailing: which survey, to whom, and at once what would happen.
class NewMailingPage : public Page
{
    Q_OBJECT

public:
    /// `survey` is chosen at the start; null: the newest.
    NewMailingPage(const Services& services, core::Id<core::Survey> survey, QWidget* parent = nullptr);

    void reload() override;

Q_SIGNALS:
    /// The mailing is in the outbox, as a draft; `startNow`: the owner wants it to leave at once.
    void mailingMade(inglenook::core::Id<inglenook::core::Mailing> id, bool startNow);

private:
    [[nodiscard]] Card* makeQuestions();
    void fillSurveys();
    void recheck();
    void showCheck(const core::Audience& audience);
    void allow(qint64 going, qint64 held, bool isSetUp);
    void make(bool startNow);
    [[nodiscard]] core::Id<core::Survey> chosenSurvey() const;

    Services m_services;
    core::Id<core::Survey> m_wanted;
    QComboBox* m_survey;
    AudienceField* m_audience;
    FormField* m_audienceField;
    PreSendCard* m_check;
    PlainButton* m_draft;
    PrimaryButton* m_send;
    core::AllowedReasons m_allowed;
    QTimer m_recheckSoon;
};

} // namespace inglenook::ui
