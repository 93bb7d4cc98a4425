#include "ui/settings/ownfieldssection.h"

#include "ui/base/button.h"
#include "ui/base/card.h"
#include "ui/base/textlabel.h"
#include "ui/base/theme.h"

#include <QtWidgets/QLineEdit>
#include <QtWidgets/QToolButton>

#include <algorithm>

namespace inglenook::ui {

namespace {

constexpr int nameWidth = 320;

} // namespace

OwnFieldsSection::OwnFieldsSection(const Services& services, ErrorBar& bar)
    : SettingsSection(services, bar)
    , m_rows(new QVBoxLayout)
    , m_add(new LinkButton(tr("Add a field"), Icon::Add))
{
    Card* card = addCard(tr("Fields of your own"));
    auto* words =
        new TextLabel(tr("What you want to know of your guests besides: a dog, a birthday, a club. Each stands on "
                         "the person’s page, can be imported from a column, and is exported."),
                      TextRole::Body, TextLabel::Tone::Quiet);
    words->setFit(TextLabel::Fit::Wrapped);
    m_add->setObjectName(QStringLiteral("addOwnField"));
    m_rows->setSpacing(space::small);
    card->body()->addWidget(words);
    card->body()->addLayout(m_rows);
    card->body()->addWidget(m_add, 0, Qt::AlignLeft);
    connect(m_add, &QPushButton::clicked, this, [this] {
        addLine({});
        m_lines.last().name->setFocus(Qt::OtherFocusReason);
        Q_EMIT actChanged();
    });
}

void OwnFieldsSection::addLine(const core::OwnField& field)
{
    const Line line{field.id, new QWidget, new QLineEdit(field.name)};
    line.name->setObjectName(QStringLiteral("ownFieldName"));
    line.name->setAccessibleName(tr("Name of the field"));
    line.name->setPlaceholderText(tr("Name, such as “Dog”"));
    line.name->setMaxLength(core::OwnFieldRepository::longestName);
    line.name->setFixedWidth(nameWidth);
    auto* remove = new QToolButton;
    remove->setObjectName(QStringLiteral("removeOwnField"));
    remove->setIcon(lineIcon(Icon::Cross));
    remove->setIconSize({size::icon, size::icon});
    remove->setToolTip(tr("Remove this field"));
    remove->setAccessibleName(tr("Remove this field"));
    auto* row = new QHBoxLayout(line.row);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::small);
    row->addWidget(line.name);
    row->addWidget(remove);
    row->addStretch();
    m_rows->addWidget(line.row);
    m_lines.append(line);
    m_add->setVisible(m_lines.size() < core::OwnFieldRepository::mostFields);
    connect(line.name, &QLineEdit::textEdited, this, &OwnFieldsSection::actChanged);
    connect(line.name, &QLineEdit::returnPressed, this, &OwnFieldsSection::act);
    connect(remove, &QToolButton::clicked, this, [this, gone = line.row] { askBeforeRemoving(gone); });
}

/// Names what would go with the field; a field that nobody has a value in goes at once.
void OwnFieldsSection::askBeforeRemoving(QWidget* row)
{
    const auto line = std::find_if(m_lines.cbegin(), m_lines.cend(), [row](const Line& one) { return one.row == row; });
    if (line == m_lines.cend())
        return;
    if (line->id.isNull())
        return removeLine(row);
    const auto values = services().database.read(
        [&](core::Transaction& transaction) { return core::OwnFieldRepository().countValues(transaction, line->id); });
    if (!values)
        return bar().show(values.error());
    if (*values == 0)
        return removeLine(row);
    bar().showNotice(tr("“%1” is filled in for %n guest(s). When you save, what stands there is gone.", nullptr,
                        static_cast<int>(*values))
                         .arg(line->name->text()),
                     tr("Remove it"), [this, row] {
                         bar().clear();
                         removeLine(row);
                     });
}

void OwnFieldsSection::removeLine(QWidget* row)
{
    m_lines.removeIf([row](const Line& line) { return line.row == row; });
    m_rows->removeWidget(row);
    row->hide();
    row->deleteLater();
    m_add->show();
    Q_EMIT actChanged();
}

QList<core::OwnField> OwnFieldsSection::typed() const
{
    QList<core::OwnField> fields;
    for (const Line& line : m_lines) {
        if (!line.id.isNull() || !line.name->text().trimmed().isEmpty())
            fields.append({line.id, line.name->text().simplified()});
    }
    return fields;
}

bool OwnFieldsSection::isChanged() const
{
    return typed() != m_stored;
}

void OwnFieldsSection::reload()
{
    if (isChanged())
        return;
    const auto fields = services().database.read(
        [](core::Transaction& transaction) { return core::OwnFieldRepository().load(transaction); });
    if (!fields)
        return bar().show(fields.error());
    m_stored = *fields;
    discardChanges();
}

void OwnFieldsSection::discardChanges()
{
    while (!m_lines.isEmpty())
        removeLine(m_lines.first().row);
    for (const core::OwnField& field : std::as_const(m_stored))
        addLine(field);
    Q_EMIT actChanged();
}

core::Result<void> OwnFieldsSection::store(core::Transaction& transaction, const QList<core::OwnField>& fields) const
{
    const core::OwnFieldRepository repository;
    for (const core::OwnField& known : m_stored) {
        const bool stays = std::any_of(fields.begin(), fields.end(),
                                       [&known](const core::OwnField& field) { return field.id == known.id; });
        if (auto removed = stays ? core::Result<void>() : repository.remove(transaction, known.id); !removed)
            return removed;
    }
    for (const core::OwnField& field : fields) {
        if (field.id.isNull()) {
            if (const auto added = repository.findOrAdd(transaction, field.name); !added)
                return added.error();
        } else if (auto renamed = repository.rename(transaction, field.id, field.name); !renamed) {
            return renamed;
        }
    }
    return {};
}

void OwnFieldsSection::act()
{
    bar().clear();
    const QList<core::OwnField> fields = typed();
    const auto stored =
        services().database.write([&](core::Transaction& transaction) { return store(transaction, fields); });
    if (!stored)
        return bar().show(stored.error());
    m_stored = fields;
    const auto kept = services().database.read(
        [](core::Transaction& transaction) { return core::OwnFieldRepository().load(transaction); });
    if (!kept)
        return bar().show(kept.error());
    m_stored = *kept;
    discardChanges();
    bar().showSuccess(tr("Saved."));
}

} // namespace inglenook::ui
