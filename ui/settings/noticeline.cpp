#include "ui/settings/noticeline.h"

#include "ui/base/button.h"
#include "ui/base/textlabel.h"

#include <QtGui/QPainter>
#include <QtWidgets/QBoxLayout>

namespace inglenook::ui {

NoticeLine::NoticeLine(Icon icon, QWidget* parent)
    : QWidget(parent)
    , m_icon(icon)
    , m_text(new TextLabel)
    , m_link(new LinkButton({}))
{
    m_text->setFit(TextLabel::Fit::Wrapped);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::snug + size::icon + space::small, space::small, space::snug, space::small);
    row->setSpacing(space::medium);
    row->addWidget(m_text, 1);
    row->addWidget(m_link, 0, Qt::AlignVCenter);
}

void NoticeLine::setWords(const QString& text, const QString& link)
{
    m_text->setText(text);
    m_link->setText(link);
    m_link->setVisible(!link.isEmpty());
    setAccessibleName(text);
}

QString NoticeLine::text() const
{
    return m_text->text();
}

void NoticeLine::paintEvent(QPaintEvent*)
{
    const Colours& colours = coloursOf(this);
    const QColor amber = colours.textOf(core::Face::Amber);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(blend(colours.card, colours.fill(core::Face::Amber), 0.10));
    painter.drawRoundedRect(QRectF(rect()), size::controlCorner, size::controlCorner);
    const QRectF place(space::snug, (height() - size::icon) / 2.0, size::icon, size::icon);
    paintIcon(painter, place, m_icon, amber);
}

} // namespace inglenook::ui
