#include "ui/mainwindow/banner.h"

#include "ui/base/button.h"
#include "ui/base/layouts.h"
#include "ui/base/textlabel.h"

#include <QtGui/QPainter>
#include <QtWidgets/QBoxLayout>

namespace inglenook::ui {

Banner::Banner(QWidget* parent)
    : QWidget(parent)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::large, space::small, space::large, space::small);
    row->setSpacing(space::medium);
    hide();
}

void Banner::showText(const QString& text, const QList<BannerAct>& acts)
{
    removeAll(*layout());
    auto* row = static_cast<QHBoxLayout*>(layout());
    auto* words = new TextLabel(text);
    words->setFit(TextLabel::Fit::Elided);
    row->addWidget(words, 1);
    for (const BannerAct& act : acts) {
        auto* button = new LinkButton(act.text);
        connect(button, &QPushButton::clicked, this, [run = act.act] { run(); });
        row->addWidget(button);
    }
    setAccessibleName(text);
    setVisible(!text.isEmpty());
}

void Banner::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Colours& colours = coloursOf(this);
    painter.fillRect(rect(), colours.selection);
    painter.fillRect(QRect(0, height() - 1, width(), 1), blend(colours.selection, colours.accent, 0.25));
}

} // namespace inglenook::ui
