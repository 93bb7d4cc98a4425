#pragma once

#include "core/surveys/invitationrenderer.h"
#include "ui/base/card.h"
#include "ui/base/services.h"

#include <QtCore/QTemporaryDir>
#include <QtCore/QTimer>

class QButtonGroup;
class QComboBox;
class QPlainTextEdit;
class QStackedLayout;

namespace inglenook::ui {

class InvitationView;

/// The mail as a chosen guest gets it: in the inbox, opened on light and dark ground, without pictures, as plain text.
/// Follows what is being typed.
class InvitationPreview : public Card
{
    Q_OBJECT

public:
    explicit InvitationPreview(const Services& services, QWidget* parent = nullptr);

    enum class Mode { Light, Dark, NoPictures, PlainText };

    /// Reads the business and guests to choose from.
    [[nodiscard]] core::Result<void> reload();
    /// Shown soon: letters that are typed in one go are drawn in one go.
    void setSurvey(const core::SurveyVersion& survey, const QString& language);
    void setMode(Mode mode);

    /// What is shown now.
    [[nodiscard]] const core::RenderedInvitation& rendered() const { return m_rendered; }

Q_SIGNALS:
    void failed(const inglenook::core::Error& error);

private:
    QWidget* makeInbox();
    QWidget* makeModes();
    QWidget* makeMail();
    [[nodiscard]] core::Contact chosenContact() const;
    void showMail();
    void openInBrowser();

    Services m_services;
    core::Business m_business;
    QString m_sender;
    QList<core::Contact> m_contacts;
    core::SurveyVersion m_survey;
    QString m_language;
    core::RenderedInvitation m_rendered;
    QComboBox* m_contact;
    TextLabel* m_senderLabel;
    TextLabel* m_subject;
    TextLabel* m_snippet;
    TextLabel* m_note;
    QButtonGroup* m_modes;
    InvitationView* m_view;
    QPlainTextEdit* m_text;
    QStackedLayout* m_layers;
    QTimer m_showSoon;
    QTemporaryDir m_folder; ///< of the page for the browser; goes with the preview
};

} // namespace inglenook::ui
