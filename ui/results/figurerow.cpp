#include "ui/results/figurerow.h"

#include "ui/base/textlabel.h"

#include <QtWidgets/QGridLayout>

namespace inglenook::ui {

QString meaningToolTip(const QString& meaning)
{
    // Mark-up makes the tool tip wrap; the text itself is plain.
    return QStringLiteral("<p>%1</p>").arg(meaning.toHtmlEscaped());
}

FigureRow::FigureRow(QWidget* parent)
    : QWidget(parent)
    , m_name(new TextLabel)
    , m_value(new TextLabel({}, TextRole::Strong))
    , m_basis(new TextLabel({}, TextRole::Small, TextLabel::Tone::Quiet))
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::small);
    grid->setVerticalSpacing(0);
    grid->setColumnStretch(0, 1);
    m_name->setFit(TextLabel::Fit::Elided);
    m_value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_value->setObjectName(QStringLiteral("value"));
    m_basis->setFit(TextLabel::Fit::Wrapped);
    grid->addWidget(m_name, 0, 0);
    grid->addWidget(m_value, 0, 1);
    grid->addWidget(m_basis, 1, 0, 1, 2);
}

void FigureRow::setFigure(const FigureWords& figure)
{
    m_name->setText(figure.name);
    m_value->setText(figure.value);
    m_basis->setText(figure.basis);
    setToolTip(meaningToolTip(figure.meaning));
    setAccessibleName(QStringLiteral("%1: %2 (%3)").arg(figure.name, figure.value, figure.basis));
    setAccessibleDescription(figure.meaning);
}

QString FigureRow::value() const
{
    return m_value->text();
}

} // namespace inglenook::ui
