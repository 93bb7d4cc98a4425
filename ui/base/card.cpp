#include "ui/base/card.h"

#include "ui/base/textlabel.h"

#include <QtGui/QPainter>

namespace inglenook::ui {

Card::Card(const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_title(new TextLabel({}, TextRole::CardTitle))
    , m_aside(new TextLabel({}, TextRole::Small, TextLabel::Tone::Quiet))
    , m_header(new QHBoxLayout)
    , m_body(new QVBoxLayout)
{
    m_header->setContentsMargins(0, 0, 0, 0);
    m_header->setSpacing(space::small);
    m_header->addWidget(m_title);
    m_header->addStretch();
    m_header->addWidget(m_aside);
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(space::small);

    auto* sheet = new QVBoxLayout(this);
    sheet->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
    sheet->setSpacing(space::snug);
    sheet->addLayout(m_header);
    sheet->addLayout(m_body, 1);
    setTitle(title);
    setAside({});
}

void Card::setTitle(const QString& title)
{
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
    setAccessibleName(title);
}

void Card::setAside(const QString& text)
{
    m_aside->setText(text);
    m_aside->setVisible(!text.isEmpty());
}

void Card::addHeaderWidget(QWidget* widget)
{
    m_header->addWidget(widget);
}

void Card::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Colours& colours = coloursOf(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(colours.card);
    painter.setPen(QPen(colours.line, 1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), size::cardCorner, size::cardCorner);
}

} // namespace inglenook::ui
