#include "ui/base/page.h"

#include "ui/base/button.h"
#include "ui/base/textlabel.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QScrollArea>

namespace inglenook::ui {

Page::Page(const QString& title, Width width, QWidget* parent)
    : QWidget(parent)
    , m_title(new TextLabel(title, TextRole::PageTitle))
    , m_subtitle(new TextLabel({}, TextRole::Body, TextLabel::Tone::Quiet))
    , m_back(new LinkButton({}, Icon::Back))
    , m_header(new QHBoxLayout)
    , m_errorBar(new ErrorBar)
    , m_content(new QVBoxLayout)
    , m_layers(new QStackedLayout(this))
{
    m_title->setObjectName(QStringLiteral("pageTitle"));
    m_title->setFit(TextLabel::Fit::Elided);
    m_errorBar->setObjectName(QStringLiteral("errorBar"));
    m_back->setObjectName(QStringLiteral("backLink"));
    m_back->hide();
    m_subtitle->hide();
    setAccessibleName(title);
    m_layers->setContentsMargins(0, 0, 0, 0);
    m_layers->addWidget(makeBody(width));
    connect(m_back, &QPushButton::clicked, this, &Page::goBack);
}

QWidget* Page::makeBody(Width width)
{
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    const int below = width == Width::Read ? space::large : 0;
    column->setContentsMargins(space::large, space::medium, space::large, below);
    column->setSpacing(space::medium);
    m_header->setSpacing(space::small);
    m_header->addWidget(m_title, 1);
    m_header->addWidget(m_subtitle);
    // As high as a button, so that titles stand at the same place on every page.
    m_header->addStrut(size::row);
    auto* top = new QVBoxLayout;
    top->setSpacing(0);
    top->addWidget(m_back, 0, Qt::AlignLeft);
    top->addLayout(m_header);
    m_content->setContentsMargins(0, 0, 0, 0);
    m_content->setSpacing(space::medium);
    column->addLayout(top);
    column->addWidget(m_errorBar);
    column->addLayout(m_content, 1);
    if (width == Width::Full)
        return body;

    body->setMaximumWidth(size::readWidth + 2 * space::large);
    auto* room = new QWidget;
    auto* row = new QHBoxLayout(room);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(body, 1);
    row->addStretch();
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(room);
    return scroll;
}

QString Page::title() const
{
    return m_title->text();
}

void Page::setTitle(const QString& title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void Page::setSubtitle(const QString& text)
{
    m_subtitle->setText(text);
    m_subtitle->setVisible(!text.isEmpty());
}

void Page::addHeaderWidget(QWidget* widget)
{
    // The primary button, where there is one, stays at the end.
    const auto* last = m_header->itemAt(m_header->count() - 1)->widget();
    const bool hasPrimary = qobject_cast<const PrimaryButton*>(last);
    m_header->insertWidget(m_header->count() - (hasPrimary ? 1 : 0), widget);
}

PrimaryButton* Page::addPrimaryButton(const QString& text)
{
    auto* button = new PrimaryButton(text);
    button->setObjectName(QStringLiteral("primaryButton"));
    m_header->addWidget(button);
    return button;
}

PrimaryButton* Page::addPrimaryButton(const QString& text, Icon icon)
{
    auto* button = addPrimaryButton(text);
    button->setIcon(lineIcon(icon));
    return button;
}

void Page::setBackLink(const QString& text)
{
    m_back->setText(text);
    m_back->setAccessibleName(tr("Back to %1").arg(text));
    m_back->setVisible(!text.isEmpty());
}

void Page::showStep(Page* step)
{
    m_layers->addWidget(step);
    m_layers->setCurrentWidget(step);
    connect(step, &Page::pageRequested, this, &Page::pageRequested);
    connect(step, &Page::backRequested, this, [this, step] {
        if (m_layers->currentWidget() == step)
            leaveStep();
    });
    step->setFocus(Qt::OtherFocusReason);
}

void Page::leaveStep()
{
    QWidget* top = m_layers->currentWidget();
    if (m_layers->count() < 2)
        return;
    m_layers->removeWidget(top);
    top->hide();
    top->deleteLater();
    m_layers->setCurrentIndex(m_layers->count() - 1);
    if (m_layers->count() == 1)
        reload();
}

Page* Page::frontPage()
{
    auto* step = qobject_cast<Page*>(m_layers->currentWidget());
    return step ? step->frontPage() : this;
}

void Page::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (!event->spontaneous() && m_layers->count() == 1)
        reload();
}

void Page::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && !m_back->isHidden())
        return goBack();
    QWidget::keyPressEvent(event);
}

void Page::goBack()
{
    if (mayLeave())
        Q_EMIT backRequested();
}

} // namespace inglenook::ui
