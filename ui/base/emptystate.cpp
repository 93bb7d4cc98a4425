#include "ui/base/emptystate.h"

#include "ui/base/button.h"
#include "ui/base/textlabel.h"

#include <QtGui/QPainter>
#include <QtWidgets/QBoxLayout>

namespace inglenook::ui {

namespace {

constexpr int sentenceWidth = 400;

class DrawingView final : public QWidget
{
public:
    explicit DrawingView(Drawing drawing)
        : m_drawing(drawing)
    {
        setFixedSize(180, 132);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const Colours& colours = coloursOf(this);
        paintDrawing(painter, rect(), m_drawing, colours.quiet, colours.accent);
    }

private:
    Drawing m_drawing;
};

} // namespace

EmptyState::EmptyState(Drawing drawing, const QString& sentence, const QString& button, QWidget* parent)
    : QWidget(parent)
    , m_sentence(new TextLabel({}, TextRole::Body, TextLabel::Tone::Quiet))
    , m_button(new PrimaryButton(button))
    , m_buttons(new QHBoxLayout)
{
    m_sentence->setFit(TextLabel::Fit::Wrapped);
    m_sentence->setAlignment(Qt::AlignHCenter);
    m_sentence->setMaximumWidth(sentenceWidth);
    m_sentence->setObjectName(QStringLiteral("emptySentence"));
    m_button->setVisible(!button.isEmpty());
    m_button->setObjectName(QStringLiteral("emptyButton"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::vast, 0, space::vast);
    column->setSpacing(space::medium);
    column->addStretch(2);
    column->addWidget(new DrawingView(drawing), 0, Qt::AlignHCenter);
    // Between stretches instead of aligned: an aligned label is never asked how high it is at its width.
    auto* words = new QHBoxLayout;
    words->addStretch();
    words->addWidget(m_sentence, 1);
    words->addStretch();
    column->addLayout(words);
    m_buttons->setSpacing(space::small);
    m_buttons->addStretch();
    m_buttons->addWidget(m_button);
    m_buttons->addStretch();
    column->addLayout(m_buttons);
    column->addStretch(3);
    setSentence(sentence);
    connect(m_button, &QPushButton::clicked, this, &EmptyState::nextStepRequested);
}

PlainButton* EmptyState::addSecondButton(const QString& text)
{
    auto* second = new PlainButton(text);
    m_buttons->insertWidget(m_buttons->count() - 1, second);
    return second;
}

void EmptyState::setSentence(const QString& sentence)
{
    m_sentence->setText(sentence);
}

} // namespace inglenook::ui
