#pragma once

#include "core/surveys/survey.h"
#include "ui/base/card.h"
#include "ui/base/services.h"
#include "ui/followups/followupstablemodel.h"

#include <QtCore/QTimer>

class QPlainTextEdit;

namespace inglenook::ui {

class Button;
class FaceGlyph;

/// One guest who waits, in full: the words, how to reach them, what is known, what has been done, a note. On the shelf:
/// why the answer was held back, and the two ways to decide.
class FollowupCard : public Card
{
    Q_OBJECT

public:
    explicit FollowupCard(const Services& services, QWidget* parent = nullptr);
    ~FollowupCard() override;

    /// Another follow-up, or the same one as it is now. A note that is being written is stored before, and never
    /// overwritten by an older one.
    void show(const Followup& followup, const QTimeZone& zone);
    /// Stores what was typed; the letters stay when that fails.
    bool storeNote();

    using QWidget::show;

Q_SIGNALS:
    void stateChosen(inglenook::core::Id<inglenook::core::Case> id, inglenook::core::CaseState state);
    void decided(inglenook::core::Id<inglenook::core::Answer> id, inglenook::core::HeldDecision decision);
    void failed(const inglenook::core::Error& error);

protected:
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* makeHead();
    QWidget* makeNote();
    void showHead();
    void showReach();
    void showFacts();
    void showActs();
    void showNote();
    void addReach(const QString& label, const QString& number, const QString& country);
    [[nodiscard]] QString homeCountry() const;
    void addFact(const QString& title, const QString& words);
    void addState(core::CaseState state, bool isNext);
    void addDecision(core::HeldDecision decision, const QString& text, bool isNext);
    [[nodiscard]] QString surveyName() const;
    [[nodiscard]] QString noteNow() const;

    Services m_services;
    Followup m_followup;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    QString m_storedNote;
    FaceGlyph* m_face;
    TextLabel* m_name;
    TextLabel* m_when;
    TextLabel* m_comment;
    QVBoxLayout* m_reach;
    QVBoxLayout* m_facts;
    QHBoxLayout* m_acts;
    QWidget* m_noteBox;
    QPlainTextEdit* m_note;
    TextLabel* m_noteState;
    QTimer m_storeSoon;
};

/// "Reached", "Put right", as a title.
[[nodiscard]] QString caseStateTitle(core::CaseState state);

} // namespace inglenook::ui
