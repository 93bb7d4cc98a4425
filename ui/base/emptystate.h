#pragma once

#include "ui/base/icon.h"

#include <QtWidgets/QWidget>

class QHBoxLayout;

namespace inglenook::ui {

class PlainButton;
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
    /// A plain button beside the first one, for another way on.
    PlainButton* addSecondButton(const QString& text);

Q_SIGNALS:
    void nextStepRequested();

private:
    TextLabel* m_sentence;
    PrimaryButton* m_button;
    QHBoxLayout* m_buttons;
};

} // namespace inglenook::ui
