#include "ui/mainwindow/navigation.h"

#include "ui/base/textlabel.h"

#include <QtGui/QPainter>

namespace inglenook::ui {

namespace {

class Mark final : public QWidget
{
public:
    Mark() { setFixedSize(size::icon, size::icon); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        paintIcon(painter, rect(), Icon::Hearth, coloursOf(this).accent);
    }
};

} // namespace

Navigation::Navigation(QWidget* parent)
    : QWidget(parent)
    , m_business(new TextLabel({}, TextRole::Small, TextLabel::Tone::Quiet))
    , m_mail(new StateLine)
    , m_relay(new StateLine)
{
    setFixedWidth(size::navigation);
    setAccessibleName(tr("Pages"));
    m_mail->setObjectName(QStringLiteral("mailState"));
    m_relay->setObjectName(QStringLiteral("relayState"));

    const std::array entries{std::pair{Icon::Today, tr("Today")},          std::pair{Icon::Contacts, tr("Contacts")},
                             std::pair{Icon::Surveys, tr("Surveys")},      std::pair{Icon::Outbox, tr("Outbox")},
                             std::pair{Icon::FollowUps, tr("Follow-ups")}, std::pair{Icon::Results, tr("Results")},
                             std::pair{Icon::Settings, tr("Settings")}};
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::small, space::medium, space::small, space::medium);
    column->setSpacing(space::tiny);
    column->addWidget(makeBrand());
    column->addSpacing(space::medium);
    for (size_t i = 0; i < entries.size(); ++i) {
        const auto page = static_cast<PageKind>(i);
        m_buttons[i] = new NavigationButton(entries[i].first, entries[i].second);
        m_buttons[i]->setToolTip(tr("%1 (Ctrl+%2)").arg(entries[i].second).arg(i + 1));
        connect(m_buttons[i], &QAbstractButton::clicked, this, [this, page] { Q_EMIT pageChosen(page); });
        if (page == PageKind::Settings)
            column->addStretch();
        column->addWidget(m_buttons[i]);
    }
    column->addSpacing(space::small);
    column->addWidget(m_mail);
    column->addWidget(m_relay);
    connect(m_mail, &QAbstractButton::clicked, this, &Navigation::mailStatePressed);
    connect(m_relay, &QAbstractButton::clicked, this, &Navigation::relayStatePressed);
}

QWidget* Navigation::makeBrand()
{
    auto* brand = new QWidget;
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(new TextLabel(tr("Inglenook"), TextRole::CardTitle));
    m_business->setFit(TextLabel::Fit::Elided);
    words->addWidget(m_business);
    auto* row = new QHBoxLayout(brand);
    row->setContentsMargins(space::small, 0, space::small, 0);
    row->setSpacing(space::small);
    row->addWidget(new Mark, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    return brand;
}

void Navigation::setBusinessName(const QString& name)
{
    m_business->setText(name);
    m_business->setVisible(!name.isEmpty());
}

void Navigation::setCurrent(PageKind page)
{
    button(page)->setChecked(true);
}

void Navigation::setCount(PageKind page, qint64 waiting)
{
    button(page)->setCount(waiting);
}

NavigationButton* Navigation::button(PageKind page) const
{
    return m_buttons.at(static_cast<size_t>(page));
}

void Navigation::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), coloursOf(this).line);
}

} // namespace inglenook::ui
