#include "ui/surveys/surveytextsform.h"

#include "ui/base/faceglyph.h"
#include "ui/base/formfield.h"
#include "ui/base/textlabel.h"

#include <QtCore/QEvent>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>

namespace inglenook::ui {

namespace {

QString textOf(const QWidget* control)
{
    if (const auto* line = qobject_cast<const QLineEdit*>(control))
        return line->text();
    return qobject_cast<const QPlainTextEdit*>(control)->toPlainText();
}

} // namespace

SurveyTextsForm::SurveyTextsForm(QWidget* parent)
    : QWidget(parent)
    , m_subject(makeLine(QStringLiteral("subject")))
    , m_greeting(makeText(QStringLiteral("greeting"), 1))
    , m_question(makeText(QStringLiteral("question"), 2))
    , m_faceLabels()
    , m_closing(makeText(QStringLiteral("closing"), 2))
    , m_thanks(makeText(QStringLiteral("thanks"), 2))
    , m_commentLabel(makeLine(QStringLiteral("commentLabel")))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::medium);
    addField(*column, tr("Subject"), m_subject, core::surveyrules::subject);
    addField(*column, tr("Greeting"), m_greeting, core::surveyrules::greeting);
    addField(*column, tr("Question"), m_question, core::surveyrules::question);
    column->addLayout(makeFaceRow());
    addField(*column, tr("Below the faces"), m_closing, core::surveyrules::closing);
    column->addSpacing(space::small);
    column->addWidget(new TextLabel(tr("On the page after the click"), TextRole::CardTitle));
    addField(*column, tr("Thanks"), m_thanks, core::surveyrules::thanks);
    addField(*column, tr("Above the comment box"), m_commentLabel, core::surveyrules::commentLabel,
             tr("That page knows nobody’s name: fields say what stands behind their bar."));
    m_lastEdit = m_greeting;
}

QLineEdit* SurveyTextsForm::makeLine(const QString& name)
{
    auto* line = new QLineEdit;
    line->setObjectName(name);
    line->installEventFilter(this);
    connect(line, &QLineEdit::textChanged, this, &SurveyTextsForm::noteChange);
    return line;
}

QPlainTextEdit* SurveyTextsForm::makeText(const QString& name, int lines)
{
    auto* text = new QPlainTextEdit;
    text->setObjectName(name);
    text->setTabChangesFocus(true);
    text->setVerticalScrollBarPolicy(lines > 1 ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    text->setFixedHeight(size::row + (lines - 1) * text->fontMetrics().lineSpacing());
    text->installEventFilter(this);
    connect(text, &QPlainTextEdit::textChanged, this, &SurveyTextsForm::noteChange);
    return text;
}

void SurveyTextsForm::addField(QBoxLayout& column, const QString& label, QWidget* control,
                               const core::SurveyTextRule& rule, const QString& help)
{
    auto* field = new FormField(label, control, help);
    field->setCheck([control, rule]() -> QString {
        const auto checked = core::checkSurveyText(textOf(control), rule);
        if (checked)
            return {};
        // The same words stand behind the name of a field in a document: here they begin the sentence.
        const QString& message = checked.error().message;
        return message.left(1).toUpper() + message.mid(1);
    });
    m_fields << field;
    column.addWidget(field, 1);
}

QBoxLayout* SurveyTextsForm::makeFaceRow()
{
    auto* row = new QHBoxLayout;
    row->setSpacing(space::snug);
    for (const core::Face face : core::allFaces) {
        const auto word = core::faceWord(face);
        auto* label = makeLine(QString::fromLatin1(word.data(), static_cast<qsizetype>(word.size())));
        m_faceLabels[static_cast<size_t>(face)] = label;
        auto* column = new QVBoxLayout;
        column->setSpacing(space::tiny);
        auto* glyph = new FaceGlyph(face, 28);
        column->addWidget(glyph, 0, Qt::AlignLeft);
        addField(*column, faceName(face), label, core::surveyrules::faceLabel);
        column->addStretch();
        row->addLayout(column, 1);
    }
    return row;
}

void SurveyTextsForm::setTexts(const core::SurveyTexts& texts)
{
    m_isFilling = true;
    m_subject->setText(texts.subject);
    m_greeting->setPlainText(texts.greeting);
    m_question->setPlainText(texts.question);
    for (size_t i = 0; i < m_faceLabels.size(); ++i)
        m_faceLabels[i]->setText(texts.faceLabels[i]);
    m_closing->setPlainText(texts.closing);
    m_thanks->setPlainText(texts.thanks);
    m_commentLabel->setText(texts.commentLabel);
    m_subject->setCursorPosition(0);
    for (FormField* field : std::as_const(m_fields))
        field->clearError();
    m_isFilling = false;
}

core::SurveyTexts SurveyTextsForm::texts() const
{
    core::SurveyTexts texts;
    texts.subject = m_subject->text();
    texts.greeting = m_greeting->toPlainText();
    texts.question = m_question->toPlainText();
    for (size_t i = 0; i < m_faceLabels.size(); ++i)
        texts.faceLabels[i] = m_faceLabels[i]->text();
    texts.closing = m_closing->toPlainText();
    texts.thanks = m_thanks->toPlainText();
    texts.commentLabel = m_commentLabel->text();
    return texts;
}

bool SurveyTextsForm::checkAll()
{
    return FormField::checkAll(m_fields);
}

void SurveyTextsForm::insertField(const QString& field)
{
    if (!m_lastEdit)
        return;
    if (auto* line = qobject_cast<QLineEdit*>(m_lastEdit))
        line->insert(field);
    else
        qobject_cast<QPlainTextEdit*>(m_lastEdit)->insertPlainText(field);
    m_lastEdit->setFocus(Qt::OtherFocusReason);
}

bool SurveyTextsForm::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusIn)
        m_lastEdit = qobject_cast<QWidget*>(watched);
    return QWidget::eventFilter(watched, event);
}

void SurveyTextsForm::noteChange()
{
    if (!m_isFilling)
        Q_EMIT changed();
}

} // namespace inglenook::ui
