#pragma once

#include "core/surveys/surveyrepository.h"
#include "ui/base/page.h"
#include "ui/base/services.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QMenu;
class QSpinBox;

namespace inglenook::ui {

class Card;
class FormField;
class InvitationPreview;
class LanguageTabs;
class PlainButton;
class SurveyTextsForm;

/// Writing one survey, with the mail beside it as it grows. What is in use is never changed: storing makes its next
/// version.
class ComposerPage : public Page
{
    Q_OBJECT

public:
    /// `survey` without an id is a new one.
    ComposerPage(const Services& services, const core::Survey& survey, QWidget* parent = nullptr);

    /// A survey to start from, in the owner's language where there are texts for it.
    [[nodiscard]] static core::Survey draft();

    void reload() override;
    bool mayLeave() override;

    /// Stores what was written. False when something does not do: it is marked.
    bool save();
    [[nodiscard]] const core::Survey& survey() const { return m_survey; }
    [[nodiscard]] bool hasChanges() const;

Q_SIGNALS:
    void surveySaved(inglenook::core::Id<inglenook::core::Survey> id);

private:
    QWidget* makeForm();
    Card* makeNameCard();
    Card* makeTextsCard();
    Card* makeOptionsCard();
    void watchFields();
    void addShortcut();

    void showSurvey();
    void showLanguage(const QString& language);
    void addLanguage(const QString& language);
    void removeLanguage();
    void fillDefaultLanguages();
    void takeTexts();
    void showChange();
    void showUse();
    bool checkEverything();
    void tellSaved(int versionBefore);
    void refreshGuestPage();
    void saveAndSend();

    Services m_services;
    core::Survey m_stored; ///< as it was read, or as it was proposed
    core::Survey m_survey; ///< as it is written now
    core::SurveyUse m_use;
    bool m_isFilling = false;
    bool m_leavesWithout = false; ///< the owner gives up the changes
    QString m_language;
    QLineEdit* m_name;
    FormField* m_nameField;
    LanguageTabs* m_languages;
    SurveyTextsForm* m_texts;
    QMenu* m_fieldMenu;
    QWidget* m_removeLanguage;
    QComboBox* m_defaultLanguage;
    QCheckBox* m_asksForComment;
    QCheckBox* m_offersCall;
    QSpinBox* m_linkDays;
    InvitationPreview* m_preview;
    PlainButton* m_send;
    PrimaryButton* m_save;
};

} // namespace inglenook::ui
