#include "ui/base/formfield.h"

#include "ui/base/textlabel.h"

#include <QtGui/QFocusEvent>
#include <QtWidgets/QBoxLayout>

namespace inglenook::ui {

FormField::FormField(const QString& label, QWidget* control, const QString& help, QWidget* parent)
    : QWidget(parent)
    , m_control(control)
    , m_line(new TextLabel({}, TextRole::Small, TextLabel::Tone::Quiet))
    , m_label(label)
    , m_help(help)
{
    auto* name = new TextLabel(label, TextRole::Strong);
    name->setBuddy(control);
    m_line->setFit(TextLabel::Fit::Wrapped);
    m_line->setObjectName(QStringLiteral("fieldLine"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::tiny);
    column->addWidget(name);
    column->addWidget(control);
    column->addWidget(m_line);
    name->setVisible(!label.isEmpty());
    control->setAccessibleName(label);
    setFocusProxy(control);
    control->installEventFilter(this);
    if (control->focusProxy())
        control->focusProxy()->installEventFilter(this);
    showLine();
}

void FormField::setHelp(const QString& help)
{
    m_help = help;
    showLine();
}

void FormField::setError(const QString& error)
{
    m_error = error;
    showLine();
}

bool FormField::check()
{
    setError(m_check ? m_check() : QString());
    return m_error.isEmpty();
}

bool FormField::checkAll(const QList<FormField*>& fields)
{
    FormField* first = nullptr;
    for (FormField* field : fields) {
        if (!field->check() && !first)
            first = field;
    }
    if (first)
        first->setFocus(Qt::OtherFocusReason);
    return !first;
}

bool FormField::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusOut) {
        const auto reason = static_cast<QFocusEvent*>(event)->reason();
        // Leaving for a menu or another window is not leaving the field.
        if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason && m_check)
            check();
    }
    return QWidget::eventFilter(watched, event);
}

void FormField::showLine()
{
    const bool isWrong = !m_error.isEmpty();
    m_line->setText(isWrong ? m_error : m_help);
    m_line->setTone(isWrong ? TextLabel::Tone::Bad : TextLabel::Tone::Quiet);
    m_line->setVisible(!m_line->text().isEmpty());
    m_control->setAccessibleDescription(m_line->text());
}

} // namespace inglenook::ui
