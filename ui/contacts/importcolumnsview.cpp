#include "ui/contacts/importcolumnsview.h"

#include "core/contacts/columnguess.h"
#include "core/contacts/importlayoutrepository.h"
#include "core/contacts/importrowreader.h"
#include "ui/base/card.h"
#include "ui/base/formfield.h"
#include "ui/base/tableview.h"
#include "ui/base/textlabel.h"
#include "ui/contacts/importpreviewmodel.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>

namespace inglenook::ui {

namespace {

constexpr int narrowestColumn = 144;
constexpr int widestColumn = 264;
constexpr int comboMargin = 4;
/// Among the choices over a column, fields of visits stand behind those of contacts.
constexpr int firstVisitField = 100;
/// And behind those the owner's own, by their place; the last choice makes a new one.
constexpr int firstOwnField = 200;
constexpr int newOwnField = 1000;

QComboBox* makeCombo(const char* name, const std::initializer_list<std::pair<QString, int>>& choices)
{
    auto* combo = new QComboBox;
    combo->setObjectName(QLatin1String(name));
    for (const auto& [words, value] : choices)
        combo->addItem(words, value);
    return combo;
}

} // namespace

ImportColumnsView::ImportColumnsView(core::Database& database, QWidget* parent)
    : QWidget(parent)
    , m_database(database)
    , m_sheet(makeCombo("sheet", {}))
    , m_sheetField(new FormField(tr("Sheet"), m_sheet))
    , m_encoding(makeCombo("encoding", {{tr("Unicode (UTF-8)"), int(core::TextEncoding::Utf8)},
                                        {tr("Unicode (UTF-16)"), int(core::TextEncoding::Utf16LittleEndian)},
                                        {tr("Unicode (UTF-16, reversed)"), int(core::TextEncoding::Utf16BigEndian)},
                                        {tr("Western Europe (Windows)"), int(core::TextEncoding::Windows1252)},
                                        {tr("Central Europe (Windows)"), int(core::TextEncoding::Windows1250)}}))
    , m_encodingField(new FormField(tr("Letters"), m_encoding))
    , m_separator(makeCombo("separator",
                            {{tr("Comma"), u','}, {tr("Semicolon"), u';'}, {tr("Tab"), u'\t'}, {tr("Bar |"), u'|'}}))
    , m_separatorField(new FormField(tr("Between the columns"), m_separator))
    , m_hasHeader(new QCheckBox(tr("The first row names the columns")))
    , m_rememberedHint(
          new TextLabel(tr("Set as you did the last time for these columns."), TextRole::Small, TextLabel::Tone::Quiet))
    , m_addressHint(new TextLabel({}, TextRole::Small, TextLabel::Tone::Bad))
    , m_model(new ImportPreviewModel(this))
    , m_table(new TableView)
    , m_dayOrder(new QComboBox)
    , m_dayOrderField(new FormField(tr("Days such as 3/4"), m_dayOrder))
    , m_onlyVisits(new QCheckBox(tr("Add nobody: only the visits of people you know")))
    , m_basis(new QComboBox)
    , m_duplicates(makeCombo("duplicates", {{tr("Fill their gaps only"), int(core::Duplicates::Merge)},
                                            {tr("Leave them as they are"), int(core::Duplicates::Skip)},
                                            {tr("Take over what the file says"), int(core::Duplicates::Replace)}}))
    , m_tags(new QLineEdit)
{
    setObjectName(QStringLiteral("columnsView"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::medium);
    column->addWidget(makeDialectCard(), 1);
    column->addWidget(makePeopleCard());
    connect(m_sheet, &QComboBox::activated, this, &ImportColumnsView::showSheet);
    connect(m_encoding, &QComboBox::activated, this, &ImportColumnsView::readAgain);
    connect(m_separator, &QComboBox::activated, this, &ImportColumnsView::readAgain);
    connect(m_hasHeader, &QCheckBox::clicked, this, &ImportColumnsView::useHeaderOrNot);
}

QWidget* ImportColumnsView::makeDialectCard()
{
    auto* card = new Card(tr("What the columns hold"));
    m_hasHeader->setObjectName(QStringLiteral("hasHeader"));
    m_addressHint->setObjectName(QStringLiteral("addressHint"));
    auto* row = new QHBoxLayout;
    row->setSpacing(space::medium);
    m_rememberedHint->setObjectName(QStringLiteral("rememberedHint"));
    m_sheet->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    row->addWidget(m_sheetField);
    row->addWidget(m_encodingField);
    row->addWidget(m_separatorField);
    row->addWidget(m_hasHeader, 0, Qt::AlignBottom);
    row->addStretch();
    row->addWidget(m_rememberedHint, 0, Qt::AlignBottom);
    card->body()->addLayout(row);
    card->body()->addLayout(makeVisitsRow());
    card->body()->addWidget(m_addressHint);

    m_table->setObjectName(QStringLiteral("previewTable"));
    m_table->setAccessibleName(tr("The first rows of the file"));
    m_table->setModel(m_model);
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setFocusPolicy(Qt::NoFocus);
    m_table->setCornerWidget(new QWidget); // else the style paints a spot where the scroll bars meet
    card->body()->addWidget(m_table, 1);
    return card;
}

/// Shown while a column holds visits.
QHBoxLayout* ImportColumnsView::makeVisitsRow()
{
    m_dayOrder->setObjectName(QStringLiteral("dayOrder"));
    m_dayOrder->addItem(tr("Please choose"), QString());
    m_dayOrder->addItem(tr("The day comes first"), core::dayOrderWord(core::DayOrder::DayFirst));
    m_dayOrder->addItem(tr("The month comes first"), core::dayOrderWord(core::DayOrder::MonthFirst));
    m_dayOrderField->hide();
    m_onlyVisits->setObjectName(QStringLiteral("onlyVisits"));
    m_onlyVisits->hide();
    connect(m_dayOrder, &QComboBox::activated, this, [this] {
        m_dayOrderField->clearError();
        Q_EMIT changed();
    });
    auto* row = new QHBoxLayout;
    row->setSpacing(space::medium);
    row->addWidget(m_dayOrderField);
    row->addWidget(m_onlyVisits, 0, Qt::AlignBottom);
    row->addStretch();
    return row;
}

QWidget* ImportColumnsView::makePeopleCard()
{
    auto* card = new Card;
    m_basis->setObjectName(QStringLiteral("basis"));
    for (const core::Basis basis :
         {core::Basis::Service, core::Basis::SoftOptIn, core::Basis::Consent, core::Basis::Unknown})
        m_basis->addItem(core::basisTitle(basis), core::basisWord(basis));
    for (QComboBox* combo : {m_basis, m_duplicates}) { // the three of them fit the narrowest window
        combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        combo->setMinimumContentsLength(12);
    }
    m_tags->setObjectName(QStringLiteral("tags"));
    auto* row = new QHBoxLayout;
    row->setSpacing(space::medium);
    row->addWidget(new FormField(tr("Why may you write to them?"), m_basis,
                                 tr("It is kept with each of them. Whoever is “not known” gets no survey.")),
                   1, Qt::AlignTop);
    row->addWidget(new FormField(tr("People you know already"), m_duplicates,
                                 tr("You see each of them side by side before anything is stored.")),
                   1, Qt::AlignTop);
    row->addWidget(
        new FormField(tr("Tags for all of them"), m_tags, tr("Words of your own, with commas between them.")), 1,
        Qt::AlignTop);
    card->body()->addLayout(row);
    return card;
}

core::Result<void> ImportColumnsView::setFile(const ImportFile& file)
{
    const auto preview = core::loadPreview(file.bytes, file.format);
    if (!preview)
        return preview.error();
    m_file = file;
    m_preview = *preview;
    m_mapping = m_preview.mapping;
    guessRest();
    m_dayOrder->setCurrentIndex(0);
    m_dayOrderField->hide();
    m_dayOrderField->clearError();
    showFormat();
    useRememberedChoices();
    showPreview();
    return {};
}

/// What the columns hold besides contacts.
void ImportColumnsView::guessRest()
{
    const QStringList header = m_preview.hasHeader ? m_preview.header : QStringList();
    m_visitMapping = core::guessVisitMapping(header, m_mapping);
    const auto fields =
        m_database.read([](core::Transaction& transaction) { return core::OwnFieldRepository().load(transaction); });
    if (!fields)
        return Q_EMIT failed(fields.error());
    m_ownFields = *fields;
    QSet<int> taken(m_mapping.cbegin(), m_mapping.cend());
    taken.unite(QSet<int>(m_visitMapping.cbegin(), m_visitMapping.cend()));
    m_ownColumns = core::guessOwnColumns(header, m_ownFields, taken);
}

/// What can be chosen about how the file is written.
void ImportColumnsView::showFormat()
{
    using Kind = core::ImportFormat::Kind;
    const core::ImportFormat& format = m_file.format;
    const bool isWorkbook = format.kind == Kind::Workbook;
    m_sheetField->setVisible(isWorkbook && format.workbook->sheets().size() > 1);
    m_encodingField->setVisible(!isWorkbook);
    m_separatorField->setVisible(format.kind == Kind::Csv);
    m_hasHeader->setVisible(format.kind != Kind::Cards);
    m_sheet->clear();
    if (isWorkbook)
        m_sheet->addItems(format.workbook->sheetNames());
    m_sheet->setCurrentIndex(isWorkbook ? format.sheet : -1);
    m_encoding->setCurrentIndex(m_encoding->findData(int(format.dialect.encoding)));
    const int separator = format.dialect.separator.unicode();
    if (m_separator->findData(separator) < 0)
        m_separator->addItem(QString(format.dialect.separator), separator);
    m_separator->setCurrentIndex(m_separator->findData(separator));
    m_hasHeader->setChecked(m_preview.hasHeader);
}

void ImportColumnsView::useRememberedChoices()
{
    m_rememberedHint->hide();
    if (!m_preview.hasHeader)
        return;
    const auto choices = m_database.read([this](core::Transaction& transaction) {
        return core::ImportLayoutRepository().find(transaction, m_preview.header);
    });
    if (!choices)
        return Q_EMIT failed(choices.error());
    if (!*choices)
        return;
    m_mapping = (*choices)->mapping;
    m_visitMapping = core::visitMappingFromWords((*choices)->otherColumns);
    m_ownColumns = core::ownColumnsFromWords((*choices)->otherColumns);
    m_dayOrder->setCurrentIndex(qMax(0, m_dayOrder->findData((*choices)->dayOrder)));
    m_dayOrderField->setVisible(m_dayOrder->currentIndex() > 0);
    m_basis->setCurrentIndex(m_basis->findData(core::basisWord((*choices)->basis)));
    m_duplicates->setCurrentIndex(m_duplicates->findData(int((*choices)->duplicates)));
    m_rememberedHint->show();
}

core::Result<void> ImportColumnsView::remember(const QDateTime& now) const
{
    if (!m_preview.hasHeader)
        return {};
    core::ImportChoices choices{m_mapping, static_cast<core::Duplicates>(m_duplicates->currentData().toInt()),
                                core::basisFromWord(m_basis->currentData().toString()), core::wordsOf(m_visitMapping),
                                m_dayOrder->currentData().toString()};
    choices.otherColumns.insert(core::wordsOfOwn(m_ownColumns));
    return m_database.write([&](core::Transaction& transaction) {
        return core::ImportLayoutRepository().store(transaction, m_preview.header, choices, now);
    });
}

void ImportColumnsView::showPreview()
{
    m_model->setPreview(m_preview);
    placeCombos();
    showMapping();
}

/// After the owner has named another sheet.
void ImportColumnsView::showSheet()
{
    ImportFile file = m_file;
    file.format.sheet = m_sheet->currentIndex();
    if (const auto read = setFile(file); !read) {
        m_sheet->setCurrentIndex(m_file.format.sheet);
        Q_EMIT failed(read.error());
    } else {
        Q_EMIT changed();
    }
}

/// After the owner has named another encoding or separator.
void ImportColumnsView::readAgain()
{
    ImportFile file = m_file;
    core::CsvDialect& dialect = file.format.dialect;
    dialect.encoding = static_cast<core::TextEncoding>(m_encoding->currentData().toInt());
    dialect.separator = QChar(static_cast<char16_t>(m_separator->currentData().toInt()));
    if (const auto read = setFile(file); !read) {
        showFormat();
        Q_EMIT failed(read.error());
    }
}

void ImportColumnsView::useHeaderOrNot()
{
    const auto preview = core::loadPreview(m_file.bytes, m_file.format, m_hasHeader->isChecked());
    if (!preview)
        return Q_EMIT failed(preview.error());
    m_preview = *preview;
    m_mapping = m_preview.mapping;
    guessRest();
    useRememberedChoices();
    showPreview();
}

/// A choice over each column of the preview.
void ImportColumnsView::placeCombos()
{
    m_combos.clear();
    for (int column = 0; column < m_model->columnCount(); ++column) {
        auto* combo = new QComboBox;
        combo->setObjectName(QStringLiteral("column%1").arg(column + 1));
        combo->setAccessibleName(tr("What “%1” holds").arg(m_model->headerData(column, Qt::Horizontal).toString()));
        combo->addItem(tr("Leave out"), -1);
        for (const core::ContactField field : core::contactFields())
            combo->addItem(core::contactFieldTitle(field), int(field));
        combo->insertSeparator(combo->count());
        for (const core::VisitField field : core::visitFields())
            combo->addItem(core::visitFieldTitle(field), firstVisitField + int(field));
        addOwnFields(*combo, m_preview.hasHeader ? m_preview.header.value(column).simplified() : QString());
        connect(combo, &QComboBox::activated, this, [this, column](int choice) { chooseField(column, choice); });
        auto* cell = new QWidget;
        auto* row = new QHBoxLayout(cell);
        row->setContentsMargins(comboMargin, 1, comboMargin, 1);
        row->addWidget(combo);
        m_table->setIndexWidget(m_model->index(0, column), cell);
        // Public in the base class only.
        const QAbstractItemView& view = *m_table;
        const int wanted = qMax(view.sizeHintForColumn(column) + 2 * space::small,
                                m_table->horizontalHeader()->sectionSizeHint(column));
        m_table->setColumnWidth(column, qBound(narrowestColumn, wanted, widestColumn));
        m_combos.append(combo);
    }
    m_table->setRowHeight(0, size::row + space::small);
}

void ImportColumnsView::addOwnFields(QComboBox& combo, const QString& header) const
{
    combo.insertSeparator(combo.count());
    QStringList names;
    for (int place = 0; place < m_ownFields.size(); ++place) {
        combo.addItem(m_ownFields.at(place).name, firstOwnField + place);
        names.append(m_ownFields.at(place).name);
    }
    const bool mayBeNew = !header.isEmpty() && header.size() <= core::OwnFieldRepository::longestName &&
                          !names.contains(header, Qt::CaseInsensitive) &&
                          names.size() < core::OwnFieldRepository::mostFields;
    if (mayBeNew)
        combo.addItem(tr("A field of my own: %1").arg(header), newOwnField);
}

void ImportColumnsView::chooseField(int column, int choice)
{
    m_ownColumns.removeIf([column](const auto& entry) { return entry.value() == column; });
    m_mapping.removeIf([column](const auto& entry) { return entry.value() == column; });
    m_visitMapping.removeIf([column](const auto& entry) { return entry.value() == column; });
    // The field moves here from whichever column held it.
    const int field = m_combos.at(column)->itemData(choice).toInt();
    if (field == newOwnField)
        m_ownColumns.insert(m_preview.header.value(column).simplified(), column);
    else if (field >= firstOwnField)
        m_ownColumns.insert(m_ownFields.at(field - firstOwnField).name, column);
    else if (field >= firstVisitField)
        m_visitMapping.insert(static_cast<core::VisitField>(field - firstVisitField), column);
    else if (field >= 0)
        m_mapping.insert(static_cast<core::ContactField>(field), column);
    showMapping();
    Q_EMIT changed();
}

void ImportColumnsView::showMapping()
{
    QSet<int> used;
    for (int column = 0; column < m_combos.size(); ++column) {
        const int field = fieldIn(column);
        if (field >= 0)
            used.insert(column);
        m_combos.at(column)->setCurrentIndex(m_combos.at(column)->findData(field));
    }
    m_model->setUsedColumns(used);
    m_onlyVisits->setVisible(visitOptions().hasVisits());
    const bool hasAddress = m_mapping.contains(core::ContactField::Address);
    m_addressHint->setText(hasAddress ? QString() : tr("Say which column holds the mail addresses."));
    m_addressHint->setVisible(!hasAddress);
}

/// The field that a column holds, as the choice over it names it; -1 for none.
int ImportColumnsView::fieldIn(int column) const
{
    const auto held = std::find(m_mapping.cbegin(), m_mapping.cend(), column);
    if (held != m_mapping.cend())
        return int(held.key());
    const auto ofVisit = std::find(m_visitMapping.cbegin(), m_visitMapping.cend(), column);
    if (ofVisit != m_visitMapping.cend())
        return firstVisitField + int(ofVisit.key());
    const QString own = m_ownColumns.key(column);
    if (own.isEmpty())
        return -1;
    const auto known = std::find_if(m_ownFields.cbegin(), m_ownFields.cend(), [&own](const core::OwnField& field) {
        return field.name.compare(own, Qt::CaseInsensitive) == 0;
    });
    return known == m_ownFields.cend() ? newOwnField : firstOwnField + int(known - m_ownFields.cbegin());
}

core::VisitOptions ImportColumnsView::visitOptions() const
{
    core::VisitOptions options;
    options.mapping = m_visitMapping;
    options.dayOrder = core::dayOrderFromWord(m_dayOrder->currentData().toString());
    options.addsContacts = !options.hasVisits() || !m_onlyVisits->isChecked();
    options.ownColumns = m_ownColumns;
    return options;
}

void ImportColumnsView::askForDayOrder(const QString& day)
{
    m_dayOrderField->show();
    m_dayOrderField->setError(tr("Is “%1” written with the day or with the month first?").arg(day.left(40)));
    m_dayOrder->setFocus(Qt::OtherFocusReason);
}

core::Result<core::ImportOptions> ImportColumnsView::options() const
{
    if (!m_mapping.contains(core::ContactField::Address))
        return core::Error{core::ErrorKind::InvalidInput, tr("Say which column holds the mail addresses."), {}};
    core::ImportOptions options;
    options.format = m_file.format;
    options.mapping = m_mapping;
    options.hasHeader = m_preview.hasHeader;
    options.rowsBefore = m_preview.rowsBefore;
    options.columns = m_preview.hasHeader ? m_preview.header.size() : 0;
    options.source = m_file.name;
    options.basis = core::basisFromWord(m_basis->currentData().toString());
    options.extraTags = core::splitTags(m_tags->text());
    options.duplicates = static_cast<core::Duplicates>(m_duplicates->currentData().toInt());
    return options;
}

} // namespace inglenook::ui
