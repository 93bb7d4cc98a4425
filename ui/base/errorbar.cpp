#include "ui/base/errorbar.h"

#include "ui/base/button.h"
#include "ui/base/textlabel.h"

#include <QtGui/QAccessible>
#include <QtGui/QPainter>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QToolButton>

namespace inglenook::ui {

ErrorBar::ErrorBar(QWidget* parent)
    : QWidget(parent)
    , m_message(new TextLabel)
    , m_detail(new TextLabel({}, TextRole::Small, TextLabel::Tone::Quiet))
    , m_more(new LinkButton(tr("Details")))
    , m_button(new PlainButton({}))
{
    m_message->setFit(TextLabel::Fit::Wrapped);
    m_message->setObjectName(QStringLiteral("errorBarMessage"));
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_detail->setFit(TextLabel::Fit::Wrapped);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_button->setObjectName(QStringLiteral("errorBarButton"));
    auto* close = new QToolButton;
    close->setIcon(lineIcon(Icon::Cross));
    close->setIconSize({size::icon, size::icon});
    close->setToolTip(tr("Close"));
    close->setAccessibleName(tr("Close this message"));

    auto* words = new QVBoxLayout;
    words->setSpacing(space::tiny);
    words->addWidget(m_message);
    words->addWidget(m_detail);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::vast, space::snug, space::small, space::snug);
    row->setSpacing(space::small);
    row->addLayout(words, 1);
    row->addWidget(m_more);
    row->addWidget(m_button);
    row->addWidget(close);

    connect(close, &QToolButton::clicked, this, &ErrorBar::clear);
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_detail->show();
        m_more->hide();
    });
    connect(m_button, &QPushButton::clicked, this, [this] {
        const auto act = m_act;
        clear();
        if (act)
            act();
    });
    hide();
}

void ErrorBar::show(const core::Error& error)
{
    show(error, {}, {});
}

void ErrorBar::show(const core::Error& error, const QString& button, std::function<void()> act)
{
    if (error.kind == core::ErrorKind::Cancelled)
        return clear();
    display(Kind::Trouble, error.message, error.detail, button, std::move(act));
}

void ErrorBar::showNotice(const QString& message, const QString& button, std::function<void()> act)
{
    display(Kind::Notice, message, {}, button, std::move(act));
}

void ErrorBar::showSuccess(const QString& message, const QString& button, std::function<void()> act)
{
    display(Kind::Success, message, {}, button, std::move(act));
}

void ErrorBar::clear()
{
    m_act = {};
    m_message->clear();
    hide();
}

QString ErrorBar::message() const
{
    return m_message->text();
}

void ErrorBar::display(Kind kind, const QString& message, const QString& detail, const QString& button,
                       std::function<void()> act)
{
    m_kind = kind;
    m_message->setText(message);
    m_detail->setText(detail);
    m_detail->hide();
    m_more->setVisible(!detail.isEmpty() && detail != message);
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
    m_act = std::move(act);
    setAccessibleName(message);
    setVisible(true);
    update();
    QAccessibleEvent announcement(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&announcement);
}

void ErrorBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Colours& colours = coloursOf(this);
    const core::Face face = m_kind == Kind::Trouble  ? core::Face::Red
                            : m_kind == Kind::Notice ? core::Face::Amber
                                                     : core::Face::Green;
    const QColor strong = colours.textOf(face);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(blend(colours.card, strong, 0.08));
    painter.setPen(QPen(blend(colours.card, strong, 0.4), 1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), size::cardCorner, size::cardCorner);
    const QRectF mark(space::medium, (height() - size::icon) / 2.0, size::icon, size::icon);
    paintIcon(painter, mark, m_kind == Kind::Success ? Icon::Check : Icon::Warning, strong);
}

} // namespace inglenook::ui
