#include "ui/base/textlabel.h"

#include <QtGui/QHelpEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QToolTip>

namespace inglenook::ui {

TextLabel::TextLabel(const QString& text, TextRole role, Tone tone, QWidget* parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setText(text);
    setFont(fontFor(role));
    setTone(tone);
}

void TextLabel::setTone(Tone tone)
{
    static constexpr QPalette::ColorRole roles[] = {QPalette::WindowText, QPalette::PlaceholderText, QPalette::Link,
                                                    QPalette::LinkVisited, QPalette::BrightText};
    setForegroundRole(roles[static_cast<int>(tone)]);
}

void TextLabel::setFit(Fit fit)
{
    m_fit = fit;
    setWordWrap(fit == Fit::Wrapped);
    if (fit == Fit::Elided)
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    updateGeometry();
}

QSize TextLabel::minimumSizeHint() const
{
    const QSize size = QLabel::minimumSizeHint();
    return m_fit == Fit::Elided ? QSize(0, size.height()) : size;
}

void TextLabel::paintEvent(QPaintEvent* event)
{
    if (m_fit != Fit::Elided)
        return QLabel::paintEvent(event);
    QPainter painter(this);
    painter.setPen(palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, foregroundRole()));
    // Text of several lines would be cut between them: shown on one.
    const QString line = fontMetrics().elidedText(text().simplified(), Qt::ElideRight, contentsRect().width());
    painter.drawText(contentsRect(), int(alignment()) | Qt::TextSingleLine, line);
}

bool TextLabel::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && m_fit == Fit::Elided && toolTip().isEmpty() &&
        fontMetrics().horizontalAdvance(text()) > contentsRect().width()) {
        // Qt guesses whether a tool tip is mark-up: escaped, foreign text stays text.
        QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(),
                           QStringLiteral("<p>%1</p>").arg(text().toHtmlEscaped()), this);
        return true;
    }
    return QLabel::event(event);
}

} // namespace inglenook::ui
