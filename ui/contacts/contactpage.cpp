#include "ui/contacts/contactpage.h"

#include "core/contacts/contactrepository.h"
#include "core/contacts/importrowreader.h"
#include "core/contacts/languageword.h"
#include "core/contacts/maskedaddress.h"
#include "core/contacts/optoutrepository.h"
#include "core/contacts/phonenumber.h"
#include "core/people/erasure.h"
#include "core/settings/settingsrepository.h"
#include "ui/base/button.h"
#include "ui/base/card.h"
#include "ui/base/formfield.h"
#include "ui/base/textlabel.h"
#include "ui/contacts/recordpage.h"
#include "ui/contacts/timelineview.h"

#include <QtCore/QLocale>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QCompleter>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>

namespace inglenook::ui {

namespace {

constexpr int formWidth = 640;
constexpr int noteHeight = 96;

QString languageName(const QString& code)
{
    QString name = QLocale(code).nativeLanguageName();
    if (!name.isEmpty())
        name[0] = name.at(0).toUpper();
    return name;
}

QLineEdit* makeLine(const char* name, int length)
{
    auto* line = new QLineEdit;
    line->setObjectName(QLatin1String(name));
    line->setMaxLength(length);
    return line;
}

} // namespace

ContactPage::ContactPage(core::Database& database, const core::Clock& clock, QWidget* parent)
    : Page(tr("New contact"), Width::Read, parent)
    , m_database(database)
    , m_clock(clock)
    , m_address(makeLine("address", 254))
    , m_firstName(makeLine("firstName", core::contactlimits::name))
    , m_lastName(makeLine("lastName", core::contactlimits::name))
    , m_phone(makeLine("phone", core::contactlimits::phone))
    , m_language(new QComboBox)
    , m_tags(makeLine("tags", 1000))
    , m_basis(new QComboBox)
    , m_note(new QPlainTextEdit)
    , m_optOut(new TextLabel({}, TextRole::Body, TextLabel::Tone::Bad))
    , m_columns(new QHBoxLayout)
{
    setBackLink(tr("Contacts"));
    const auto business = m_database.read(
        [](core::Transaction& transaction) { return core::SettingsRepository().loadBusiness(transaction); });
    m_country = business ? business->country : QString();
    auto* button = addPrimaryButton(tr("Save"));
    connect(button, &QPushButton::clicked, this, &ContactPage::save);
    auto* card = new Card;
    card->setMaximumWidth(formWidth);
    card->body()->setSpacing(space::medium);
    m_optOut->setObjectName(QStringLiteral("optOut"));
    m_optOut->setFit(TextLabel::Fit::Wrapped);
    m_optOut->hide();
    card->body()->addWidget(m_optOut);
    card->body()->addWidget(makeForm());
    m_columns->setSpacing(space::medium);
    m_columns->addWidget(card, 1, Qt::AlignTop);
    content()->addLayout(m_columns);
    content()->addStretch();
    completeTags();
    m_unchanged = allFields();
}

ContactPage::ContactPage(core::Database& database, const core::Clock& clock, const core::Contact& contact,
                         QWidget* parent)
    : ContactPage(database, clock, parent)
{
    m_stored = contact;
    setTitle(contact.displayName());
    fill(contact);
    m_columns->addWidget(makeHistory(), 1, Qt::AlignTop);
    auto* erase = new LinkButton(tr("Erase this person"), Icon::Trash);
    erase->setObjectName(QStringLiteral("eraseButton"));
    content()->insertWidget(1, erase, 0, Qt::AlignLeft);
    connect(erase, &QPushButton::clicked, this, &ContactPage::askBeforeErasing);
    showHistory();
}

QWidget* ContactPage::makeHistory()
{
    auto* card = new Card(tr("What happened"));
    auto* record = new LinkButton(tr("Everything held"));
    record->setObjectName(QStringLiteral("recordButton"));
    record->setToolTip(tr("All that Inglenook knows about this person, to show or to hand over."));
    card->addHeaderWidget(record);
    connect(record, &QPushButton::clicked, this, &ContactPage::showRecord);
    m_timeline = new TimelineView;
    card->body()->addWidget(m_timeline);
    return card;
}

void ContactPage::showHistory()
{
    core::Business business;
    const auto entries =
        m_database.read([&](core::Transaction& transaction) -> core::Result<QList<core::TimelineEntry>> {
            const auto loaded = core::SettingsRepository().loadBusiness(transaction);
            if (!loaded)
                return loaded.error();
            business = *loaded;
            return core::TimelineRepository().load(transaction, *m_stored, business.timeZone);
        });
    if (!entries)
        return errorBar().show(entries.error());
    m_timeline->setEntries(*entries, m_clock.now(), business.timeZone);
}

void ContactPage::showRecord()
{
    showStep(new RecordPage(m_database, *m_stored));
}

QWidget* ContactPage::makeForm()
{
    auto* form = new QWidget;
    auto* column = new QVBoxLayout(form);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::medium);
    const auto addRow = [&](std::initializer_list<FormField*> fields) {
        auto* row = new QHBoxLayout;
        row->setSpacing(space::medium);
        for (FormField* field : fields)
            row->addWidget(field, 1, Qt::AlignTop);
        column->addLayout(row);
    };
    m_addressField = new FormField(tr("Mail address"), m_address);
    m_addressField->setCheck([this] { return checkAddress(); });
    connect(m_address, &QLineEdit::textChanged, this, &ContactPage::explainAddress);
    m_fields = {m_addressField};
    addRow({m_addressField});
    addRow({new FormField(tr("First name"), m_firstName), new FormField(tr("Last name"), m_lastName)});

    m_language->setObjectName(QStringLiteral("language"));
    m_language->addItem(tr("Not known"), QString());
    const auto codes = core::knownLanguages();
    for (const QString& code : codes)
        m_language->addItem(languageName(code), code);
    m_phoneField = new FormField(tr("Phone"), m_phone);
    connect(m_phone, &QLineEdit::textChanged, this, &ContactPage::explainPhone);
    addRow({m_phoneField, new FormField(tr("Language"), m_language)});
    addRow({new FormField(tr("Tags"), m_tags, tr("Words of your own, with commas between them."))});

    addOwnFields(*column);
    m_basis->setObjectName(QStringLiteral("basis"));
    for (const core::Basis basis :
         {core::Basis::Service, core::Basis::SoftOptIn, core::Basis::Consent, core::Basis::Unknown})
        m_basis->addItem(core::basisTitle(basis), core::basisWord(basis));
    addRow({new FormField(tr("Why you may write to this person"), m_basis,
                          tr("The law asks for a reason. Whoever is “not known” gets no survey."))});
    m_note->setObjectName(QStringLiteral("note"));
    m_note->setFixedHeight(noteHeight);
    m_note->setTabChangesFocus(true);
    auto* note = new FormField(tr("Note"), m_note, tr("For you and your staff. Guests never see it."));
    note->setCheck([this] {
        return m_note->toPlainText().size() > core::contactlimits::note
                   ? tr("The note is longer than %L1 characters.").arg(core::contactlimits::note)
                   : QString();
    });
    m_fields.append(note);
    addRow({note});
    for (QLineEdit* line : {m_address, m_firstName, m_lastName, m_phone, m_tags})
        connect(line, &QLineEdit::returnPressed, this, &ContactPage::save);
    return form;
}

/// Two a row, as the owner has named them in the settings.
void ContactPage::addOwnFields(QVBoxLayout& form)
{
    const auto fields =
        m_database.read([](core::Transaction& transaction) { return core::OwnFieldRepository().load(transaction); });
    if (!fields)
        return errorBar().show(fields.error());
    QHBoxLayout* row = nullptr;
    for (const core::OwnField& field : *fields) {
        if (m_ownFields.size() % 2 == 0) {
            row = new QHBoxLayout;
            row->setSpacing(space::medium);
            form.addLayout(row);
        }
        auto* line = makeLine("ownField", core::OwnFieldRepository::longestValue);
        line->setObjectName(QStringLiteral("ownField%1").arg(field.id.number()));
        connect(line, &QLineEdit::returnPressed, this, &ContactPage::save);
        row->addWidget(new FormField(field.name, line), 1, Qt::AlignTop);
        m_ownFields.append({field, line});
    }
    if (row && m_ownFields.size() % 2 == 1)
        row->addStretch(1);
}

void ContactPage::fillOwnFields()
{
    const auto values = m_database.read([this](core::Transaction& transaction) {
        return core::OwnFieldRepository().loadValues(transaction, {m_stored->id});
    });
    if (!values)
        return errorBar().show(values.error());
    const core::OwnValues own = values->value(m_stored->id.number());
    for (const auto& [field, line] : m_ownFields)
        line->setText(own.value(field.name));
}

core::Result<void> ContactPage::storeOwnFields(core::Transaction& transaction, core::Id<core::Contact> id) const
{
    for (const auto& [field, line] : m_ownFields) {
        if (auto stored = core::OwnFieldRepository().storeValue(transaction, id, field.id, line->text()); !stored)
            return stored;
    }
    return {};
}

void ContactPage::fill(const core::Contact& contact)
{
    m_address->setText(contact.address.text());
    m_firstName->setText(contact.firstName);
    m_lastName->setText(contact.lastName);
    m_phone->setText(contact.phone);
    if (m_language->findData(contact.language) < 0)
        m_language->addItem(languageName(contact.language), contact.language);
    m_language->setCurrentIndex(m_language->findData(contact.language));
    m_tags->setText(contact.tags.join(QStringLiteral(", ")));
    m_basis->setCurrentIndex(m_basis->findData(core::basisWord(contact.basis)));
    m_note->setPlainText(contact.note);
    fillOwnFields();
    m_unchanged = allFields();
    showOptOut();
    if (!contact.source.isEmpty())
        setSubtitle(tr("from %1").arg(contact.source.left(60)));
}

void ContactPage::showOptOut()
{
    const auto optedOut = m_database.read([this](core::Transaction& transaction) {
        return core::OptOutRepository().contains(transaction, m_stored->address);
    });
    if (!optedOut)
        return errorBar().show(optedOut.error());
    m_optOut->setVisible(*optedOut);
    m_optOut->setText(tr("Has asked to get no more mail. Nothing is sent to this address."));
}

void ContactPage::explainAddress()
{
    const auto address = core::EmailAddress::parse(m_address->text());
    const bool isMasked = address && core::isMaskedAddress(*address);
    m_addressField->setHelp(isMasked ? tr("Lent by a booking site and short-lived: no survey is sent to it later than "
                                          "%n day(s) after the departure.",
                                          nullptr, core::maskedAddressDays)
                                     : QString());
}

void ContactPage::explainPhone()
{
    const QString known = core::internationalPhone(m_phone->text(), m_country);
    m_phoneField->setHelp(known.isEmpty() || known == m_phone->text().trimmed() ? QString()
                                                                                : tr("From abroad: %1").arg(known));
}

/// Offers the tags in use for the word at the end of the line.
void ContactPage::completeTags()
{
    const auto tags =
        m_database.read([](core::Transaction& transaction) { return core::ContactRepository().loadTags(transaction); });
    if (!tags || tags->isEmpty())
        return;
    auto* completer = new QCompleter(*tags, this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setWidget(m_tags);
    connect(m_tags, &QLineEdit::textEdited, completer, [this, completer](const QString& text) {
        const QString word = text.section(u',', -1).trimmed();
        completer->setCompletionPrefix(word);
        if (!word.isEmpty() && completer->completionCount() > 0)
            completer->complete();
        else
            completer->popup()->hide();
    });
    connect(completer, qOverload<const QString&>(&QCompleter::activated), m_tags, [this](const QString& tag) {
        const QString before = m_tags->text().section(u',', 0, -2).trimmed();
        m_tags->setText(before.isEmpty() ? tag : before + QStringLiteral(", ") + tag);
    });
}

QString ContactPage::allFields() const
{
    QStringList fields{m_address->text(),
                       m_firstName->text(),
                       m_lastName->text(),
                       m_phone->text(),
                       m_language->currentData().toString(),
                       m_tags->text(),
                       m_basis->currentData().toString(),
                       m_note->toPlainText()};
    for (const auto& [field, line] : m_ownFields)
        fields.append(line->text());
    return fields.join(QChar(u'\0'));
}

QString ContactPage::checkAddress() const
{
    const auto address = core::EmailAddress::parse(m_address->text());
    if (!address)
        return address.error().message;
    const auto other = m_database.read(
        [&](core::Transaction& transaction) { return core::ContactRepository().findByAddress(transaction, *address); });
    if (!other || !other->has_value() || (m_stored && (*other)->id == m_stored->id))
        return {};
    return tr("%1 has this mail address already.").arg((*other)->displayName());
}

core::Contact ContactPage::entered(const core::EmailAddress& address) const
{
    core::Contact contact =
        m_stored ? *m_stored : core::Contact{.id = {}, .address = address, .source = tr("typed by hand")};
    contact.address = address;
    contact.firstName = m_firstName->text().simplified();
    contact.lastName = m_lastName->text().simplified();
    contact.phone = m_phone->text().simplified();
    contact.language = m_language->currentData().toString();
    contact.tags = core::splitTags(m_tags->text());
    contact.note = m_note->toPlainText().trimmed();
    // Changed by hand, an invented guest is a real one and stays when the invented ones go.
    contact.isSample = false;
    return contact;
}

void ContactPage::save()
{
    if (!FormField::checkAll(m_fields))
        return;
    const auto address = core::EmailAddress::parse(m_address->text());
    core::Contact contact = entered(*address);
    const core::Basis basis = core::basisFromWord(m_basis->currentData().toString());
    const QDateTime now = m_clock.now();
    const auto stored = m_database.write([&](core::Transaction& transaction) -> core::Result<void> {
        if (basis != contact.basis || !m_stored) {
            const auto business = core::SettingsRepository().loadBusiness(transaction);
            if (!business)
                return business.error();
            contact.basis = basis;
            contact.basisDay = business->dayOf(now);
        }
        if (m_stored) {
            if (auto updated = core::ContactRepository().update(transaction, contact, now); !updated)
                return updated;
            return storeOwnFields(transaction, contact.id);
        }
        const auto added = core::ContactRepository().add(transaction, contact, now);
        return added ? storeOwnFields(transaction, *added) : added.error();
    });
    if (!stored)
        return errorBar().show(stored.error());
    m_unchanged = allFields();
    Q_EMIT saved(m_stored ? tr("%1 is saved.").arg(contact.displayName())
                          : tr("%1 is added.").arg(contact.displayName()));
}

bool ContactPage::mayLeave()
{
    if (m_leavesUnsaved || allFields() == m_unchanged)
        return true;
    errorBar().showNotice(tr("What you have changed here is not saved yet."), tr("Leave without saving"), [this] {
        m_leavesUnsaved = true;
        Q_EMIT backRequested();
    });
    return false;
}

void ContactPage::askBeforeErasing()
{
    const auto traces = m_database.read([this](core::Transaction& transaction) {
        return core::ContactRepository().countTraces(transaction, m_stored->id);
    });
    if (!traces)
        return errorBar().show(traces.error());
    QString words = tr("%1 will be erased for good").arg(m_stored->displayName());
    if (traces->visits > 0)
        words += tr(", with %n visit(s)", nullptr, static_cast<int>(traces->visits));
    words += u'.';
    if (traces->answers > 0)
        words += u' ' + tr("%n answer(s) will go on counting without a name and without words.", nullptr,
                           static_cast<int>(traces->answers));
    else if (traces->mails > 0)
        words += u' ' +
                 tr("%n mail(s) sent will stay in the list without a name.", nullptr, static_cast<int>(traces->mails));
    errorBar().showNotice(words, tr("Erase"), [this] { erase(); });
}

void ContactPage::erase()
{
    core::ErasureLog log(core::erasureLogBeside(m_database.path()));
    const auto erased = core::erasePeople(m_database, log, {m_stored->id}, m_clock.now());
    if (!erased)
        return errorBar().show(erased.error());
    m_leavesUnsaved = true;
    Q_EMIT saved(tr("%1 is erased.").arg(m_stored->displayName()));
}

void ContactPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    if (!event->spontaneous())
        (m_stored ? m_firstName : m_address)->setFocus(Qt::OtherFocusReason);
}

void ContactPage::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Save))
        return save();
    Page::keyPressEvent(event);
}

} // namespace inglenook::ui
