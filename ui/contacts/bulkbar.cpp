#include "ui/contacts/bulkbar.h"

#include "core/contacts/contact.h"
#include "core/contacts/importrowreader.h"
#include "ui/base/button.h"
#include "ui/base/textlabel.h"

#include <QtCore/QLocale>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>

namespace inglenook::ui {

namespace {

constexpr int tagWidth = 160;

} // namespace

BulkBar::BulkBar(QWidget* parent)
    : QWidget(parent)
    , m_words(new TextLabel({}, TextRole::Strong))
    , m_tag(new QComboBox)
    , m_give(new PlainButton(tr("Give tag")))
    , m_take(new PlainButton(tr("Take tag away")))
    , m_merge(nullptr)
{
    setObjectName(QStringLiteral("bulkBar"));
    m_words->setObjectName(QStringLiteral("bulkWords"));
    m_tag->setObjectName(QStringLiteral("bulkTag"));
    m_tag->setEditable(true);
    m_tag->setMinimumWidth(tagWidth);
    m_tag->setAccessibleName(tr("Tag for the selected contacts"));
    m_tag->lineEdit()->setPlaceholderText(tr("Tag"));
    m_tag->lineEdit()->setMaxLength(core::contactlimits::tag);
    m_give->setObjectName(QStringLiteral("giveTagButton"));
    m_take->setObjectName(QStringLiteral("takeTagButton"));
    auto* more = new PlainButton(tr("More"));
    more->setObjectName(QStringLiteral("bulkMoreButton"));
    auto* menu = new QMenu(more);
    menu->setObjectName(QStringLiteral("bulkMenu"));
    connect(menu->addAction(tr("Save as CSV…")), &QAction::triggered, this, &BulkBar::exportRequested);
    m_merge = menu->addAction(tr("Make these two one"));
    connect(m_merge, &QAction::triggered, this, &BulkBar::mergeRequested);
    menu->addSeparator();
    connect(menu->addAction(tr("Erase…")), &QAction::triggered, this, &BulkBar::eraseRequested);
    more->setMenu(menu);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::small);
    row->addWidget(m_words);
    row->addSpacing(space::small);
    row->addWidget(m_tag);
    row->addWidget(m_give);
    row->addWidget(m_take);
    row->addStretch();
    row->addWidget(more);

    const auto showActs = [this] {
        m_give->setEnabled(!tag().isEmpty());
        m_take->setEnabled(m_tag->findText(tag(), Qt::MatchFixedString) >= 0);
    };
    connect(m_tag, &QComboBox::editTextChanged, this, showActs);
    connect(m_tag->lineEdit(), &QLineEdit::returnPressed, m_give, &QPushButton::click);
    connect(m_give, &QPushButton::clicked, this, [this] { Q_EMIT tagGiven(tag()); });
    connect(m_take, &QPushButton::clicked, this, [this] { Q_EMIT tagTaken(tag()); });
    showActs();
}

void BulkBar::setCount(qint64 count)
{
    m_words->setText(tr("%Ln selected", nullptr, static_cast<int>(count)));
    m_merge->setEnabled(count == 2);
}

void BulkBar::setTags(const QStringList& tags)
{
    const QString typed = m_tag->currentText();
    m_tag->clear();
    m_tag->addItems(tags);
    m_tag->setEditText(typed);
}

/// One tag; of several words with commas the first.
QString BulkBar::tag() const
{
    return core::splitTags(m_tag->currentText()).value(0);
}

} // namespace inglenook::ui
