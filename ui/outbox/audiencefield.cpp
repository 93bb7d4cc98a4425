#include "ui/outbox/audiencefield.h"

#include "core/contacts/contactrepository.h"
#include "ui/base/theme.h"

#include <QtCore/QLocale>
#include <QtCore/QSignalBlocker>
#include <QtGui/QStandardItemModel>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QCompleter>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QRadioButton>

namespace inglenook::ui {

namespace {

constexpr int mostSuggestions = 8;
constexpr int indent = space::large;

QBoxLayout* indented(QWidget* widget)
{
    auto* row = new QHBoxLayout;
    row->setContentsMargins(indent, 0, 0, 0);
    row->addWidget(widget);
    return row;
}

} // namespace

AudienceField::AudienceField(const Services& services, QWidget* parent)
    : QWidget(parent)
    , m_services(services)
    , m_all(new QRadioButton(tr("All contacts")))
    , m_tagged(new QRadioButton(tr("Those with a tag")))
    , m_one(new QRadioButton(tr("One guest")))
    , m_tag(new QComboBox)
    , m_suggestions(new QStandardItemModel(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::small);
    column->addWidget(m_all);
    column->addWidget(m_tagged);
    column->addLayout(indented(m_tag));
    column->addWidget(m_one);
    column->addLayout(indented(makeAddress()));
    m_all->setObjectName(QStringLiteral("audienceAll"));
    m_tagged->setObjectName(QStringLiteral("audienceTag"));
    m_one->setObjectName(QStringLiteral("audienceOne"));
    m_tag->setObjectName(QStringLiteral("tag"));
    m_tag->setAccessibleName(tr("Tag"));
    m_all->setChecked(true);
    setFocusProxy(m_all);
    for (QRadioButton* choice : {m_all, m_tagged, m_one})
        connect(choice, &QRadioButton::toggled, this, [this](bool isChosen) {
            if (isChosen)
                showChoice();
        });
    connect(m_tag, &QComboBox::currentIndexChanged, this, &AudienceField::changed);
    connect(m_address, &QLineEdit::textChanged, this, &AudienceField::changed);
    connect(m_address, &QLineEdit::textEdited, this, &AudienceField::completeAddress);
}

QWidget* AudienceField::makeAddress()
{
    m_address = new QLineEdit;
    m_address->setObjectName(QStringLiteral("address"));
    m_address->setAccessibleName(tr("Mail address of the guest"));
    m_address->setPlaceholderText(tr("Name or mail address"));
    auto* completer = new QCompleter(m_suggestions, this);
    completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    completer->setCompletionRole(Qt::UserRole);
    m_address->setCompleter(completer);
    return m_address;
}

core::Result<void> AudienceField::reload()
{
    QStringList tags;
    const auto read = m_services.database.read([&](core::Transaction& transaction) -> core::Result<void> {
        const auto count = core::ContactRepository().count(transaction);
        if (!count)
            return count.error();
        const auto known = core::ContactRepository().loadTags(transaction);
        if (!known)
            return known.error();
        m_contacts = *count;
        tags = *known;
        return {};
    });
    if (!read)
        return read;
    const QSignalBlocker blocker(m_tag);
    const QString chosen = m_tag->currentText();
    m_tag->clear();
    m_tag->addItems(tags);
    m_tag->setCurrentIndex(qMax<int>(0, static_cast<int>(tags.indexOf(chosen))));
    m_all->setText(m_contacts > 0 ? tr("All contacts (%1)").arg(QLocale().toString(m_contacts)) : tr("All contacts"));
    if (tags.isEmpty() && m_tagged->isChecked())
        m_all->setChecked(true);
    m_tagged->setEnabled(!tags.isEmpty());
    m_tagged->setToolTip(tags.isEmpty() ? tr("No contact has a tag yet.") : QString());
    m_tag->setVisible(m_tagged->isChecked());
    m_address->setVisible(m_one->isChecked());
    return {};
}

core::Result<core::Audience> AudienceField::audience() const
{
    if (m_all->isChecked())
        return core::Audience{};
    if (m_tagged->isChecked())
        return core::Audience{core::Audience::Kind::Tag, m_tag->currentText()};
    const auto address = core::EmailAddress::parse(m_address->text());
    if (!address)
        return address.error();
    return core::Audience{core::Audience::Kind::Address, address->text()};
}

void AudienceField::completeAddress(const QString& typed)
{
    core::ContactFilter filter;
    filter.search = typed;
    const auto found = m_services.database.read([&filter](core::Transaction& transaction) {
        return core::ContactRepository().load(transaction, filter, 0, mostSuggestions);
    });
    m_suggestions->clear();
    if (!found || typed.trimmed().isEmpty()) // suggestions are a comfort: the address can be typed in full
        return;
    for (const core::Contact& contact : *found) {
        const QString address = contact.address.text();
        const QString name = contact.displayName();
        auto* entry = new QStandardItem(name == address ? address : tr("%1, %2").arg(name, address));
        entry->setData(address, Qt::UserRole);
        m_suggestions->appendRow(entry);
    }
    m_address->completer()->setCompletionPrefix(typed);
    m_address->completer()->complete();
}

void AudienceField::showChoice()
{
    m_tag->setVisible(m_tagged->isChecked());
    m_address->setVisible(m_one->isChecked());
    if (m_one->isChecked())
        m_address->setFocus(Qt::OtherFocusReason);
    Q_EMIT changed();
}

} // namespace inglenook::ui
