#pragma once

#include "ui/base/icon.h"

#include <QtWidgets/QWidget>

namespace inglenook::ui {

class PrimaryButton;
class TextLabel;

/// What a page shows before it has anything: a line drawing, one sentence, one button to the next step.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    /// Without `button` there is nothing to press.
    EmptyState(Drawing drawing, const QString& sentence, const QString& button = {}, QWidget* parent = nullptr);

    void setSentence(const QString& sentence);

Q_SIGNALS:
    void nextStepRequested();

private:
    TextLabel* m_sentence;
    PrimaryButton* m_button;
};

} // namespace inglenook::ui
