#include "ui/settings/reviewlinksfield.h"

#include "ui/base/button.h"
#include "ui/base/theme.h"

#include <QtCore/QUrl>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QToolButton>

namespace inglenook::ui {

namespace {

constexpr int mostLinks = 6;

} // namespace

ReviewLinksField::ReviewLinksField(QWidget* parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
    , m_add(new LinkButton(tr("Add a link"), Icon::Add))
{
    m_add->setObjectName(QStringLiteral("addReviewLink"));
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(space::small);
    m_column->addWidget(m_add, 0, Qt::AlignLeft);
    connect(m_add, &QPushButton::clicked, this, [this] {
        addLine({});
        m_lines.last().title->setFocus(Qt::OtherFocusReason);
        Q_EMIT edited();
    });
}

void ReviewLinksField::setLinks(const QList<core::ReviewLink>& links)
{
    while (!m_lines.isEmpty())
        removeLine(m_lines.first().row);
    for (const core::ReviewLink& link : links)
        addLine(link);
}

void ReviewLinksField::addLine(const core::ReviewLink& link)
{
    const Line line{new QWidget, new QLineEdit(link.title), new QLineEdit(link.url)};
    line.title->setPlaceholderText(tr("Name, such as “Review us here”"));
    line.title->setAccessibleName(tr("Name of the link"));
    line.title->setObjectName(QStringLiteral("reviewTitle"));
    line.url->setPlaceholderText(QStringLiteral("https://"));
    line.url->setAccessibleName(tr("Web address of the link"));
    line.url->setObjectName(QStringLiteral("reviewUrl"));
    auto* remove = new QToolButton;
    remove->setIcon(lineIcon(Icon::Cross));
    remove->setIconSize({size::icon, size::icon});
    remove->setToolTip(tr("Remove this link"));
    remove->setAccessibleName(tr("Remove this link"));
    auto* row = new QHBoxLayout(line.row);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::small);
    row->addWidget(line.title, 2);
    row->addWidget(line.url, 3);
    row->addWidget(remove);
    m_column->insertWidget(m_column->count() - 1, line.row);
    m_lines.append(line);
    m_add->setVisible(m_lines.size() < mostLinks);
    connect(line.title, &QLineEdit::textEdited, this, &ReviewLinksField::edited);
    connect(line.url, &QLineEdit::textEdited, this, &ReviewLinksField::edited);
    connect(remove, &QToolButton::clicked, this, [this, gone = line.row] {
        removeLine(gone);
        Q_EMIT edited();
    });
}

void ReviewLinksField::removeLine(QWidget* row)
{
    m_lines.removeIf([row](const Line& line) { return line.row == row; });
    m_column->removeWidget(row);
    row->hide();
    row->deleteLater();
    m_add->show();
}

QList<core::ReviewLink> ReviewLinksField::links() const
{
    QList<core::ReviewLink> links;
    for (const Line& line : m_lines) {
        const core::ReviewLink link{line.title->text().trimmed(), line.url->text().trimmed()};
        if (!link.title.isEmpty() || !link.url.isEmpty())
            links.append(link);
    }
    return links;
}

QString ReviewLinksField::check() const
{
    const auto all = links();
    for (const core::ReviewLink& link : all) {
        if (link.title.isEmpty())
            return tr("Give each link a name, so that guests know where it leads.");
        const QUrl url(link.url, QUrl::StrictMode);
        const bool isWeb = url.scheme() == u"https" || url.scheme() == u"http";
        if (!url.isValid() || !isWeb || url.host().isEmpty())
            return tr("“%1” needs a web address that begins with https://.").arg(link.title);
    }
    return {};
}

} // namespace inglenook::ui
