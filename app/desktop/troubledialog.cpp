#include "app/desktop/troubledialog.h"

#include "ui/base/button.h"
#include "ui/base/textlabel.h"

#include <QtGui/QPainter>
#include <QtWidgets/QBoxLayout>

namespace inglenook::app {

using namespace ui;

namespace {

constexpr int dialogWidth = 480;

QString titleOf(core::ErrorKind kind)
{
    switch (kind) {
    case core::ErrorKind::InUse:
        return TroubleDialog::tr("Inglenook is open already");
    case core::ErrorKind::NewerVersion:
        return TroubleDialog::tr("These data are from a newer Inglenook");
    default:
        return TroubleDialog::tr("Inglenook cannot open your data");
    }
}

} // namespace

TroubleDialog::TroubleDialog(const core::Error& error, QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Inglenook"));
    auto* words = new TextLabel(error.message);
    words->setObjectName(QStringLiteral("troubleWords"));
    words->setFit(TextLabel::Fit::Wrapped);
    auto* detail = new TextLabel(error.detail, TextRole::Small, TextLabel::Tone::Quiet);
    detail->setFit(TextLabel::Fit::Wrapped);
    detail->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    detail->hide();
    auto* more = new LinkButton(tr("What the system said"));
    more->setVisible(!error.detail.isEmpty() && error.kind != core::ErrorKind::InUse);
    connect(more, &QPushButton::clicked, this, [this, more, detail] {
        more->hide();
        detail->show();
        adjustSize();
    });
    auto* close = new PrimaryButton(tr("Close"));
    close->setObjectName(QStringLiteral("primaryButton"));
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::large, space::large, space::large, space::large);
    column->setSpacing(space::snug);
    column->addWidget(new TextLabel(titleOf(error.kind), TextRole::PageTitle));
    column->addWidget(words);
    column->addWidget(detail);
    column->addWidget(more, 0, Qt::AlignLeft);
    column->addSpacing(space::small);
    column->addWidget(close, 0, Qt::AlignRight);
    setFixedWidth(dialogWidth);
}

void TroubleDialog::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), coloursOf(this).card);
}

} // namespace inglenook::app
