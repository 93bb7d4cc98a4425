#pragma once

#include "ui/base/card.h"
#include "ui/base/page.h"
#include "ui/base/services.h"

namespace inglenook::ui {

/// The five steps from a new business to its first answer; the next one has a button.
class SetupChecklist : public Card
{
    Q_OBJECT

public:
    /// What has been done already.
    struct Progress
    {
        bool hasAccount = false;
        bool hasRelay = false;
        bool hasContacts = false;
        bool hasSurvey = false;
        bool hasMailing = false;
        bool hasAnswers = false;

        /// There is nothing left to lead through.
        [[nodiscard]] bool isComplete() const
        {
            return hasAnswers || (hasAccount && hasRelay && hasContacts && hasSurvey && hasMailing);
        }
    };

    explicit SetupChecklist(QWidget* parent = nullptr);

    [[nodiscard]] static core::Result<Progress> load(core::Database& database);
    void showProgress(const Progress& progress);

Q_SIGNALS:
    void stepChosen(inglenook::ui::PageKind page, const QString& place);

private:
    struct Step
    {
        bool isDone;
        QString title;
        QString why;
        QString button;
        PageKind page;
        QString place;
    };
    [[nodiscard]] static QList<Step> stepsFor(const Progress& progress);
    [[nodiscard]] QWidget* makeStep(int number, const Step& step, bool isNext);

    QVBoxLayout* m_steps;
};

} // namespace inglenook::ui
