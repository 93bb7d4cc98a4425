#include "ui/surveys/composerpage.h"

#include "ui/base/button.h"
#include "ui/base/card.h"
#include "ui/base/formfield.h"
#include "ui/base/textlabel.h"
#include "ui/surveys/invitationpreview.h"
#include "ui/surveys/languagetabs.h"
#include "ui/surveys/surveytextsform.h"

#include <QtCore/QLocale>
#include <QtCore/QPointer>
#include <QtGui/QShortcut>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QSpinBox>

namespace inglenook::ui {

ComposerPage::ComposerPage(const Services& services, const core::Survey& survey, QWidget* parent)
    : Page(survey.id.isNull() ? tr("New survey") : survey.name, Width::Full, parent)
    , m_services(services)
    , m_stored(survey)
    , m_survey(survey)
    , m_language(survey.version.defaultLanguage)
    , m_name(new QLineEdit)
    , m_nameField(new FormField(tr("Name"), m_name))
    , m_languages(new LanguageTabs)
    , m_texts(new SurveyTextsForm)
    , m_fieldMenu(new QMenu(this))
    , m_removeLanguage(nullptr)
    , m_defaultLanguage(new QComboBox)
    , m_asksForComment(new QCheckBox(tr("Ask for a comment after the click")))
    , m_offersCall(new QCheckBox(tr("Offer a call after the click")))
    , m_linkDays(new QSpinBox)
    , m_preview(new InvitationPreview(services))
    , m_send(new PlainButton(tr("Send this survey"), Icon::Send))
    , m_save(addPrimaryButton(tr("Save")))
{
    setObjectName(QStringLiteral("composer"));
    setBackLink(tr("Surveys"));
    m_send->setObjectName(QStringLiteral("sendSurvey"));
    addHeaderWidget(m_send);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::medium);
    row->addWidget(makeForm(), 11);
    row->addWidget(m_preview, 9);
    m_preview->setMinimumWidth(344);
    content()->addLayout(row, 1);
    content()->setContentsMargins(0, 0, 0, space::large);
    watchFields();
    addShortcut();
    showSurvey();
    setFocusProxy(m_name);
}

core::Survey ComposerPage::draft()
{
    const QString spoken = QLocale().name().left(2);
    const QString language = core::languagesWithDefaults().contains(spoken) ? spoken : QStringLiteral("en");
    core::Survey survey;
    survey.name = tr("After the visit");
    survey.version.defaultLanguage = language;
    survey.version.texts.insert(language, core::defaultTexts(language));
    return survey;
}

QWidget* ComposerPage::makeForm()
{
    auto* cards = new QWidget;
    auto* column = new QVBoxLayout(cards);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::medium);
    column->addWidget(makeNameCard());
    column->addWidget(makeTextsCard());
    column->addWidget(makeOptionsCard());
    column->addStretch();
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setMinimumWidth(400);
    scroll->setWidget(cards);
    return scroll;
}

Card* ComposerPage::makeNameCard()
{
    auto* card = new Card;
    m_name->setObjectName(QStringLiteral("surveyName"));
    m_name->setMaxLength(core::surveylimits::name);
    m_nameField->setCheck([this]() -> QString {
        const auto checked = core::checkSurveyText(m_name->text(), core::surveyrules::name);
        return checked ? QString() : tr("Give the survey a name: you find it by it.");
    });
    card->body()->addWidget(m_nameField);
    return card;
}

Card* ComposerPage::makeTextsCard()
{
    auto* card = new Card;
    auto* insert = new LinkButton(tr("Insert a guest’s name"), Icon::Tag);
    insert->setObjectName(QStringLiteral("insertField"));
    insert->setFocusPolicy(Qt::TabFocus); // the text that is written keeps the cursor
    const std::pair<QString, QString> fields[] = {{tr("First name"), QStringLiteral("{first_name|%1}")},
                                                  {tr("Last name"), QStringLiteral("{last_name|%1}")},
                                                  {tr("Your business"), QStringLiteral("{business}")}};
    for (const auto& [title, field] : fields) {
        QAction* act = m_fieldMenu->addAction(title);
        const QString text = field.contains(u"%1") ? field.arg(tr("guest")) : field;
        connect(act, &QAction::triggered, this, [this, text] { m_texts->insertField(text); });
    }
    m_fieldMenu->setObjectName(QStringLiteral("fieldMenu"));
    connect(insert, &QPushButton::clicked, this,
            [this, insert] { m_fieldMenu->popup(insert->mapToGlobal(QPoint(0, insert->height()))); });
    auto* remove = new LinkButton(tr("Remove this language"));
    remove->setObjectName(QStringLiteral("removeLanguage"));
    connect(remove, &QPushButton::clicked, this, &ComposerPage::removeLanguage);
    m_removeLanguage = remove;
    auto* tools = new QHBoxLayout;
    tools->setSpacing(space::medium);
    tools->addWidget(insert);
    tools->addStretch();
    tools->addWidget(remove);
    card->body()->setSpacing(space::medium);
    card->body()->addWidget(m_languages);
    card->body()->addLayout(tools);
    card->body()->addWidget(m_texts);
    return card;
}

Card* ComposerPage::makeOptionsCard()
{
    auto* card = new Card(tr("Options"));
    m_asksForComment->setObjectName(QStringLiteral("asksForComment"));
    m_offersCall->setObjectName(QStringLiteral("offersCall"));
    m_linkDays->setObjectName(QStringLiteral("linkDays"));
    m_linkDays->setRange(1, core::surveylimits::linkDays);
    m_linkDays->setSuffix(tr(" days"));
    m_defaultLanguage->setObjectName(QStringLiteral("defaultLanguage"));
    card->body()->setSpacing(space::medium);
    card->body()->addWidget(m_asksForComment);
    card->body()->addWidget(m_offersCall);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::medium);
    row->addWidget(new FormField(tr("The faces can be pressed for"), m_linkDays), 1);
    row->addWidget(new FormField(tr("Language for everybody else"), m_defaultLanguage), 1);
    card->body()->addLayout(row);
    return card;
}

void ComposerPage::watchFields()
{
    connect(m_texts, &SurveyTextsForm::changed, this, &ComposerPage::showChange);
    connect(m_name, &QLineEdit::textChanged, this, &ComposerPage::showChange);
    connect(m_asksForComment, &QCheckBox::toggled, this, &ComposerPage::showChange);
    connect(m_offersCall, &QCheckBox::toggled, this, &ComposerPage::showChange);
    connect(m_linkDays, &QSpinBox::valueChanged, this, &ComposerPage::showChange);
    connect(m_defaultLanguage, &QComboBox::currentIndexChanged, this, &ComposerPage::showChange);
    connect(m_languages, &LanguageTabs::currentChanged, this, &ComposerPage::showLanguage);
    connect(m_languages, &LanguageTabs::additionRequested, this, &ComposerPage::addLanguage);
    connect(m_preview, &InvitationPreview::failed, this, [this](const core::Error& error) { errorBar().show(error); });
    connect(m_save, &QPushButton::clicked, this, &ComposerPage::save);
    connect(m_send, &QPushButton::clicked, this, &ComposerPage::saveAndSend);
}

void ComposerPage::addShortcut()
{
    auto* save = new QShortcut(QKeySequence::Save, this);
    save->setContext(Qt::WidgetWithChildrenShortcut);
    connect(save, &QShortcut::activated, this, &ComposerPage::save);
    m_save->setToolTip(tr("Save (%1)").arg(QKeySequence(QKeySequence::Save).toString(QKeySequence::NativeText)));
}

void ComposerPage::reload()
{
    if (const auto read = m_preview->reload(); !read)
        errorBar().show(read.error());
    showUse();
}

/// What a change will do to those who were mailed already.
void ComposerPage::showUse()
{
    if (!m_stored.id.isNull()) {
        const auto uses = m_services.database.read(
            [](core::Transaction& transaction) { return core::SurveyRepository().loadUses(transaction); });
        if (uses)
            m_use = uses->value(m_stored.id);
    }
    const int number = m_stored.version.number;
    m_nameField->setHelp(
        m_stored.id.isNull() ? tr("For you alone: guests do not see it.")
        : m_use.isNewestInUse
            ? tr("Version %1 is in use and stays as it is: changes make version %2.").arg(number).arg(number + 1)
        : number > 1 ? tr("Version %1, not sent yet.").arg(number)
                     : tr("Not sent yet."));
}

void ComposerPage::showSurvey()
{
    m_isFilling = true;
    m_name->setText(m_survey.name);
    m_asksForComment->setChecked(m_survey.version.asksForComment);
    m_offersCall->setChecked(m_survey.version.offersCall);
    m_linkDays->setValue(m_survey.version.linkDays);
    m_languages->setLanguages(m_survey.version.texts.keys(), m_language);
    m_texts->setTexts(m_survey.version.texts.value(m_language));
    fillDefaultLanguages();
    m_isFilling = false;
    showChange();
}

void ComposerPage::fillDefaultLanguages()
{
    m_defaultLanguage->clear();
    const QStringList languages = m_survey.version.texts.keys();
    for (const QString& language : languages)
        m_defaultLanguage->addItem(LanguageTabs::titleOf(language), language);
    m_defaultLanguage->setCurrentIndex(m_defaultLanguage->findData(m_survey.version.defaultLanguage));
    m_defaultLanguage->setEnabled(languages.size() > 1);
    m_removeLanguage->setVisible(languages.size() > 1);
}

void ComposerPage::showLanguage(const QString& language)
{
    m_language = language;
    m_texts->setTexts(m_survey.version.texts.value(language));
    m_preview->setSurvey(m_survey.version, m_language);
}

void ComposerPage::addLanguage(const QString& language)
{
    takeTexts();
    m_survey.version.texts.insert(language, core::defaultTexts(language));
    m_language = language;
    showSurvey();
}

void ComposerPage::removeLanguage()
{
    takeTexts();
    const QString removed = m_language;
    const core::SurveyVersion before = m_survey.version;
    m_survey.version.texts.remove(removed);
    if (m_survey.version.defaultLanguage == removed)
        m_survey.version.defaultLanguage = m_survey.version.texts.firstKey();
    m_language = m_survey.version.defaultLanguage;
    showSurvey();
    errorBar().showNotice(tr("%1 is removed.").arg(LanguageTabs::titleOf(removed)), tr("Put it back"),
                          [this, before, removed] {
                              m_survey.version.texts.insert(removed, before.texts.value(removed));
                              m_survey.version.defaultLanguage = before.defaultLanguage;
                              m_language = removed;
                              showSurvey();
                              errorBar().clear();
                          });
}

/// The fields' words into the survey.
void ComposerPage::takeTexts()
{
    m_survey.name = m_name->text().trimmed();
    m_survey.version.texts[m_language] = m_texts->texts();
    m_survey.version.asksForComment = m_asksForComment->isChecked();
    m_survey.version.offersCall = m_offersCall->isChecked();
    m_survey.version.linkDays = m_linkDays->value();
    m_survey.version.defaultLanguage = m_defaultLanguage->currentData().toString();
}

void ComposerPage::showChange()
{
    if (m_isFilling)
        return;
    takeTexts();
    m_leavesWithout = false;
    m_save->setEnabled(m_stored.id.isNull() || hasChanges());
    m_preview->setSurvey(m_survey.version, m_language);
}

bool ComposerPage::hasChanges() const
{
    return m_survey.name != m_stored.name ||
           core::writeSurveyDocument(m_survey.version) != core::writeSurveyDocument(m_stored.version);
}

bool ComposerPage::checkEverything()
{
    if (!FormField::checkAll({m_nameField}))
        return false;
    // The language in front first, then the others: the one that does not do comes to the front.
    QStringList languages = m_survey.version.texts.keys();
    languages.removeAll(m_language);
    languages.prepend(m_language);
    const QString shown = m_language;
    for (const QString& language : std::as_const(languages)) {
        m_languages->setCurrent(language);
        if (!m_texts->checkAll())
            return false;
    }
    m_languages->setCurrent(shown);
    return true;
}

bool ComposerPage::save()
{
    takeTexts();
    if (!m_stored.id.isNull() && !hasChanges())
        return true;
    if (!checkEverything()) {
        errorBar().showNotice(tr("Something is not right yet: see the marked field. Nothing has been saved."));
        return false;
    }
    const auto stored = m_services.database.write([this](core::Transaction& transaction) -> core::Result<core::Survey> {
        const core::SurveyRepository surveys;
        const QDateTime now = m_services.clock.now();
        return m_survey.id.isNull() ? surveys.add(transaction, m_survey, now)
                                    : surveys.update(transaction, m_survey, now);
    });
    if (!stored) {
        errorBar().show(stored.error());
        return false;
    }
    const int versionBefore = m_stored.version.number;
    m_stored = m_survey = *stored;
    setTitle(m_stored.name);
    tellSaved(versionBefore);
    showUse();
    showChange();
    refreshGuestPage();
    Q_EMIT surveySaved(m_stored.id);
    return true;
}

void ComposerPage::tellSaved(int versionBefore)
{
    const int number = m_stored.version.number;
    errorBar().showSuccess(
        versionBefore > 0 && number > versionBefore
            ? tr("Saved as version %1. Who was mailed before keeps version %2.").arg(number).arg(versionBefore)
            : tr("Saved."));
}

/// The page after the click speaks the survey's words too.
void ComposerPage::refreshGuestPage()
{
    if (!m_services.relayAccount.mailbox())
        return;
    m_services.relayAccount.refreshPage([composer = QPointer(this)](const core::Result<void>& refreshed) {
        if (!refreshed && composer && refreshed.error().kind != core::ErrorKind::Cancelled)
            composer->errorBar().showNotice(
                tr("Saved. The page after the click still has the old words, because the relay is out of reach: "
                   "they follow when the next mail is sent."));
    });
}

void ComposerPage::saveAndSend()
{
    if (!save())
        return;
    const QString place = QStringLiteral("new:%1").arg(m_stored.id.number());
    Q_EMIT pageRequested(PageKind::Outbox, place);
    Q_EMIT backRequested();
}

bool ComposerPage::mayLeave()
{
    takeTexts();
    if (!hasChanges() || m_leavesWithout)
        return true;
    errorBar().showNotice(tr("Your changes are not saved yet."), tr("Leave without saving"), [this] {
        m_leavesWithout = true;
        Q_EMIT backRequested();
    });
    return false;
}

} // namespace inglenook::ui
