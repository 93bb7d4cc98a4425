#include "ui/followups/followupcard.h"

#include "core/contacts/phonenumber.h"
#include "core/settings/settingsrepository.h"
#include "core/surveys/surveyrepository.h"
#include "ui/base/button.h"
#include "ui/base/faceglyph.h"
#include "ui/base/layouts.h"
#include "ui/base/relativetime.h"
#include "ui/base/textlabel.h"

#include <QtCore/QSignalBlocker>
#include <QtCore/QUrl>
#include <QtGui/QClipboard>
#include <QtGui/QDesktopServices>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QPlainTextEdit>

namespace inglenook::ui {

namespace {

using namespace std::chrono_literals;

constexpr auto typingPause = 400ms;
constexpr int noteLines = 4;
constexpr int longestNote = 10'000;
constexpr int factTitleWidth = 96;

TextLabel* makeForeign(TextRole role, TextLabel::Tone tone = TextLabel::Tone::Normal)
{
    auto* label = new TextLabel({}, role, tone);
    label->setFit(TextLabel::Fit::Wrapped);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

QUrl dialLink(const QString& number, const QString& country)
{
    QUrl link;
    link.setScheme(QStringLiteral("tel"));
    link.setPath(core::dialledPhone(number, country));
    return link;
}

} // namespace

QString caseStateTitle(core::CaseState state)
{
    switch (state) {
    case core::CaseState::Open:
        return FollowupCard::tr("Waiting");
    case core::CaseState::Reached:
        return FollowupCard::tr("Reached");
    case core::CaseState::PutRight:
        return FollowupCard::tr("Put right");
    case core::CaseState::WonBack:
        return FollowupCard::tr("Won back");
    case core::CaseState::Closed:
        return FollowupCard::tr("Closed");
    }
    return {};
}

FollowupCard::FollowupCard(const Services& services, QWidget* parent)
    : Card({}, parent)
    , m_services(services)
    , m_face(new FaceGlyph(core::Face::Red, 40))
    , m_name(makeForeign(TextRole::PageTitle))
    , m_when(new TextLabel({}, TextRole::Small, TextLabel::Tone::Quiet))
    , m_comment(makeForeign(TextRole::Body))
    , m_reach(new QVBoxLayout)
    , m_facts(new QVBoxLayout)
    , m_acts(new QHBoxLayout)
    , m_noteBox(makeNote())
{
    m_name->setObjectName(QStringLiteral("guestName"));
    m_comment->setObjectName(QStringLiteral("comment"));
    m_reach->setSpacing(space::tiny);
    m_facts->setSpacing(space::tiny);
    m_acts->setSpacing(space::small);
    body()->setSpacing(space::medium);
    body()->addWidget(makeHead());
    body()->addWidget(m_comment);
    body()->addLayout(m_reach);
    body()->addLayout(m_acts);
    body()->addWidget(m_noteBox);
    body()->addLayout(m_facts);
    body()->addStretch();
    m_storeSoon.setSingleShot(true);
    m_storeSoon.setInterval(typingPause);
    connect(&m_storeSoon, &QTimer::timeout, this, &FollowupCard::storeNote);
}

FollowupCard::~FollowupCard()
{
    blockSignals(true); // the page that listens may be half gone
    storeNote();
}

QWidget* FollowupCard::makeHead()
{
    auto* head = new QWidget;
    head->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::snug);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_name);
    m_when->setFit(TextLabel::Fit::Wrapped);
    words->addWidget(m_when);
    row->addWidget(m_face, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    return head;
}

QWidget* FollowupCard::makeNote()
{
    m_note = new QPlainTextEdit;
    m_note->setObjectName(QStringLiteral("note"));
    m_note->setPlaceholderText(tr("What was said, what was promised"));
    m_note->setTabChangesFocus(true);
    m_note->setFixedHeight(size::row + (noteLines - 1) * m_note->fontMetrics().lineSpacing());
    m_noteState = new TextLabel({}, TextRole::Small, TextLabel::Tone::Quiet);
    m_noteState->setObjectName(QStringLiteral("noteState"));
    auto* title = new TextLabel(tr("Note"), TextRole::Strong);
    title->setBuddy(m_note);
    auto* box = new QWidget;
    box->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::tiny);
    auto* line = new QHBoxLayout;
    line->addWidget(title);
    line->addStretch();
    line->addWidget(m_noteState);
    column->addLayout(line);
    column->addWidget(m_note);
    connect(m_note, &QPlainTextEdit::textChanged, this, [this] {
        m_noteState->setText(QString());
        m_storeSoon.start();
    });
    return box;
}

void FollowupCard::show(const Followup& followup, const QTimeZone& zone)
{
    const bool isAnother = followup.answer.id != m_followup.answer.id;
    if (isAnother)
        storeNote();
    const bool isBeingWritten = !isAnother && noteNow() != m_storedNote;
    m_followup = followup;
    m_zone = zone;
    showHead();
    showReach();
    showActs();
    showFacts();
    if (!isBeingWritten)
        showNote();
}

void FollowupCard::showHead()
{
    const core::Answer& answer = m_followup.answer;
    m_face->setFace(answer.face);
    m_name->setText(answer.contactName);
    QString when =
        tr("%1, %2").arg(faceName(answer.face), relativeTime(answer.answeredAt, m_services.clock.now(), m_zone));
    if (m_followup.waiting)
        when = tr("%1 – %2").arg(when, caseStateTitle(m_followup.waiting->state));
    m_when->setText(when);
    m_when->setToolTip(fullTime(answer.answeredAt, m_zone));
    m_comment->setText(answer.comment.isEmpty() ? tr("No words were added.") : answer.comment);
    m_comment->setTone(answer.comment.isEmpty() ? TextLabel::Tone::Quiet : TextLabel::Tone::Normal);
}

/// How the guest may be reached: the permission first, for it decides what may be done.
void FollowupCard::showReach()
{
    removeAll(*m_reach);
    const core::Answer& answer = m_followup.answer;
    if (!m_followup.waiting && !answer.wantsCall)
        return; // nobody rings before it is known whether a person answered
    QString permission = tr("Did not ask for a call. Ring only if your guests expect it, or write.");
    if (answer.wantsCall)
        permission = answer.callWindow.isEmpty() ? tr("Asks for a call.")
                                                 : tr("Asks for a call: %1.").arg(answer.callWindow.simplified());
    auto* words = new TextLabel(permission, answer.wantsCall ? TextRole::Strong : TextRole::Body,
                                answer.wantsCall ? TextLabel::Tone::Normal : TextLabel::Tone::Quiet);
    words->setObjectName(QStringLiteral("permission"));
    words->setFit(TextLabel::Fit::Wrapped);
    m_reach->addWidget(words);
    const QString asked = answer.callPhone.simplified();
    const QString known = answer.contactPhone.simplified();
    const QString country = homeCountry();
    if (!asked.isEmpty())
        addReach(known.isEmpty() || known == asked ? QString() : tr("given now"), asked, country);
    // Written in two ways it is still one number.
    if (!known.isEmpty() && core::dialledPhone(known, country) != core::dialledPhone(asked, country))
        addReach(asked.isEmpty() ? QString() : tr("from your contacts"), known, country);
    if (asked.isEmpty() && known.isEmpty())
        m_reach->addWidget(new TextLabel(tr("No telephone number is known."), TextRole::Body, TextLabel::Tone::Quiet));
}

/// Where telephone numbers without a country's code are at home.
QString FollowupCard::homeCountry() const
{
    const auto business = m_services.database.read(
        [](core::Transaction& transaction) { return core::SettingsRepository().loadBusiness(transaction); });
    return business ? business->country : QString();
}

void FollowupCard::addReach(const QString& label, const QString& number, const QString& country)
{
    auto* row = new QWidget;
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(space::small);
    QString shown = number;
    auto* dial = new LinkButton(shown.replace(u'&', QStringLiteral("&&")), Icon::Phone);
    dial->setObjectName(QStringLiteral("dial"));
    dial->setToolTip(tr("Ring with this computer’s telephone program"));
    connect(dial, &QPushButton::clicked, this, [this, number, country] {
        if (!QDesktopServices::openUrl(dialLink(number, country)))
            Q_EMIT failed({core::ErrorKind::NotFound,
                           tr("This computer has no program that makes calls. The number can be copied."),
                           {}});
    });
    auto* copy = new LinkButton(tr("Copy"));
    copy->setObjectName(QStringLiteral("copyNumber"));
    copy->setAccessibleName(tr("Copy %1").arg(number));
    connect(copy, &QPushButton::clicked, this, [number, copy] {
        QGuiApplication::clipboard()->setText(number);
        copy->setText(tr("Copied"));
    });
    line->addWidget(dial);
    QStringList words{label, core::internationalPhone(number, country)};
    words.removeAll(QString());
    words.removeAll(number);
    if (!words.isEmpty())
        line->addWidget(new TextLabel(words.join(QStringLiteral(" · ")), TextRole::Small, TextLabel::Tone::Quiet));
    line->addStretch();
    line->addWidget(copy);
    m_reach->addWidget(row);
}

QString FollowupCard::surveyName() const
{
    const auto survey = m_services.database.read([this](core::Transaction& transaction) {
        return core::SurveyRepository().find(transaction, m_followup.answer.survey);
    });
    return survey && *survey ? (*survey)->name : QString();
}

void FollowupCard::showFacts()
{
    removeAll(*m_facts);
    const core::Answer& answer = m_followup.answer;
    const QDateTime now = m_services.clock.now();
    QString reasons = answer.reasons.join(QStringLiteral("; "));
    reasons = reasons.left(1).toUpper() + reasons.mid(1);
    if (!m_followup.waiting)
        addFact(tr("Held back"), reasons);
    addFact(tr("Address"), answer.contactAddress);
    addFact(tr("Survey"), surveyName());
    addFact(tr("Asked"), relativeTime(answer.sentAt, now, m_zone));
    if (m_followup.waiting) {
        addFact(tr("Reached"), relativeTime(m_followup.waiting->reachedAt, now, m_zone));
        addFact(tr("Put right"), relativeTime(m_followup.waiting->putRightAt, now, m_zone));
        addFact(tr("Counts"), reasons);
    }
    if (answer.hasSecond)
        addFact(tr("Later"), tr("A second answer came, maybe from another person."));
}

void FollowupCard::addFact(const QString& title, const QString& words)
{
    if (words.isEmpty())
        return;
    auto* row = new QWidget;
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(space::small);
    auto* name = new TextLabel(title, TextRole::Small, TextLabel::Tone::Quiet);
    name->setFixedWidth(factTitleWidth);
    auto* value = makeForeign(TextRole::Small);
    value->setText(words);
    line->addWidget(name, 0, Qt::AlignTop);
    line->addWidget(value, 1);
    m_facts->addWidget(row);
}

void FollowupCard::showActs()
{
    removeAll(*m_acts);
    if (!m_followup.waiting) {
        addDecision(core::HeldDecision::Count, tr("Count it"), true);
        addDecision(core::HeldDecision::Discard, tr("Discard"), false);
    } else if (m_followup.waiting->state == core::CaseState::Open) {
        addState(core::CaseState::Reached, true);
        addState(core::CaseState::PutRight, false);
        addState(core::CaseState::Closed, false);
    } else if (m_followup.waiting->state == core::CaseState::Reached) {
        addState(core::CaseState::PutRight, true);
        addState(core::CaseState::Closed, false);
        addState(core::CaseState::Open, false);
    } else {
        addState(core::CaseState::Open, false);
    }
    m_acts->addStretch();
}

void FollowupCard::addState(core::CaseState state, bool isNext)
{
    QString text;
    switch (state) {
    case core::CaseState::Open:
        text = tr("Open again");
        break;
    case core::CaseState::Closed:
        text = tr("Close");
        break;
    default:
        text = caseStateTitle(state);
    }
    Button* button = nullptr;
    if (isNext)
        button = new PrimaryButton(text, state == core::CaseState::Reached ? Icon::Phone : Icon::Check);
    else
        button = new PlainButton(text);
    button->setObjectName(core::caseStateWord(state));
    connect(button, &QPushButton::clicked, this, [this, id = m_followup.waiting->id, state] {
        storeNote();
        Q_EMIT stateChosen(id, state);
    });
    m_acts->addWidget(button);
}

void FollowupCard::addDecision(core::HeldDecision decision, const QString& text, bool isNext)
{
    Button* button = nullptr;
    if (isNext)
        button = new PrimaryButton(text, Icon::Check);
    else
        button = new PlainButton(text);
    button->setObjectName(isNext ? QStringLiteral("count") : QStringLiteral("discard"));
    connect(button, &QPushButton::clicked, this,
            [this, id = m_followup.answer.id, decision] { Q_EMIT decided(id, decision); });
    m_acts->addWidget(button);
}

QString FollowupCard::noteNow() const
{
    return m_note->toPlainText().left(longestNote);
}

void FollowupCard::showNote()
{
    m_noteBox->setVisible(m_followup.waiting.has_value());
    m_storedNote = m_followup.waiting ? m_followup.waiting->note : QString();
    if (m_note->toPlainText() != m_storedNote) {
        const QSignalBlocker blocker(m_note);
        m_note->setPlainText(m_storedNote);
    }
    m_noteState->setText(QString());
}

bool FollowupCard::storeNote()
{
    m_storeSoon.stop();
    if (!m_followup.waiting || noteNow() == m_storedNote)
        return true;
    const QString note = noteNow();
    const auto stored = m_services.database.write([&](core::Transaction& transaction) {
        return core::CaseRepository().storeNote(transaction, m_followup.waiting->id, note, m_services.clock.now());
    });
    if (!stored) {
        m_noteState->setText(tr("Not saved"));
        Q_EMIT failed(stored.error());
        return false;
    }
    m_storedNote = note;
    m_noteState->setText(tr("Saved"));
    return true;
}

void FollowupCard::hideEvent(QHideEvent* event)
{
    storeNote();
    Card::hideEvent(event);
}

} // namespace inglenook::ui
