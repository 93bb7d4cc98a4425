#include "ui/today/setupchecklist.h"

#include "core/answers/answerrepository.h"
#include "core/answers/relaymailbox.h"
#include "core/contacts/contactrepository.h"
#include "core/mailing/mailaccountrepository.h"
#include "core/outbox/mailingrepository.h"
#include "core/surveys/surveyrepository.h"
#include "ui/base/button.h"
#include "ui/base/layouts.h"
#include "ui/base/textlabel.h"

#include <QtCore/QLocale>
#include <QtGui/QPainter>

namespace inglenook::ui {

namespace {

/// The number of a step in a circle, or a tick when it is done.
class StepMark final : public QWidget
{
public:
    StepMark(int number, bool isDone, bool isNext)
        : m_number(number)
        , m_isDone(isDone)
        , m_isNext(isNext)
    {
        setFixedSize(space::large, space::large);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Colours& colours = coloursOf(this);
        const QRectF circle = QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75);
        const QColor strong = m_isDone   ? colours.textOf(core::Face::Green)
                              : m_isNext ? colours.accent
                                         : colours.fieldLine;
        painter.setPen(QPen(strong, 1.5));
        painter.setBrush(m_isDone ? QBrush(strong) : QBrush(Qt::NoBrush));
        painter.drawEllipse(circle);
        if (m_isDone)
            return paintIcon(painter, QRectF(4, 4, 16, 16), Icon::Check, colours.card);
        painter.setFont(fontFor(TextRole::Small));
        painter.setPen(m_isNext ? colours.accent : colours.quiet);
        painter.drawText(rect(), Qt::AlignCenter, QLocale().toString(m_number));
    }

private:
    int m_number;
    bool m_isDone;
    bool m_isNext;
};

} // namespace

SetupChecklist::SetupChecklist(QWidget* parent)
    : Card(tr("Five steps to your first answer"), parent)
    , m_steps(new QVBoxLayout)
{
    m_steps->setSpacing(space::large);
    body()->addSpacing(space::small);
    body()->addLayout(m_steps);
    body()->addStretch();
}

core::Result<SetupChecklist::Progress> SetupChecklist::load(core::Database& database)
{
    return database.read([](core::Transaction& transaction) -> core::Result<Progress> {
        const auto account = core::MailAccountRepository().find(transaction);
        if (!account)
            return account.error();
        const auto mailbox = core::RelayMailboxRepository().findCurrent(transaction);
        if (!mailbox)
            return mailbox.error();
        const auto contacts = core::ContactRepository().hasAny(transaction);
        if (!contacts)
            return contacts.error();
        const auto surveys = core::SurveyRepository().loadAll(transaction);
        if (!surveys)
            return surveys.error();
        const auto mailings = core::MailingRepository().loadAll(transaction);
        if (!mailings)
            return mailings.error();
        const auto answers = core::AnswerRepository().load(transaction, {}, 0, 1);
        if (!answers)
            return answers.error();
        return Progress{.hasAccount = account->has_value(),
                        .hasRelay = mailbox->has_value(),
                        .hasContacts = *contacts,
                        .hasSurvey = !surveys->isEmpty(),
                        .hasMailing = !mailings->isEmpty(),
                        .hasAnswers = !answers->isEmpty()};
    });
}

QList<SetupChecklist::Step> SetupChecklist::stepsFor(const Progress& progress)
{
    return {{progress.hasAccount, tr("Your mail account"),
             tr("Surveys leave from your own address, so guests know who asks."), tr("Set up mail"), PageKind::Settings,
             QStringLiteral("mail")},
            {progress.hasRelay, tr("The relay"),
             tr("It catches the clicks for you and never learns a name or an address."), tr("Connect the relay"),
             PageKind::Settings, QStringLiteral("relay")},
            {progress.hasContacts, tr("Your contacts"), tr("From your till or booking system, as it exports them."),
             tr("Import contacts"), PageKind::Contacts, QStringLiteral("import")},
            {progress.hasSurvey, tr("Your survey"), tr("One question and four faces, in your words."),
             tr("Write the survey"), PageKind::Surveys, QStringLiteral("new")},
            {progress.hasMailing, tr("Off it goes"),
             tr("You see who gets it, and who is held back and why, before anything leaves."), tr("Send the survey"),
             PageKind::Outbox, QStringLiteral("new")}};
}

void SetupChecklist::showProgress(const Progress& progress)
{
    removeAll(*m_steps);
    int number = 0;
    bool isNextShown = false;
    for (const Step& step : stepsFor(progress)) {
        const bool isNext = !step.isDone && !isNextShown;
        isNextShown = isNextShown || isNext;
        m_steps->addWidget(makeStep(++number, step, isNext));
    }
}

QWidget* SetupChecklist::makeStep(int number, const Step& step, bool isNext)
{
    auto* line = new QWidget;
    line->setAccessibleName(step.isDone ? tr("%1, done").arg(step.title) : step.title);
    auto* words = new QVBoxLayout;
    words->setSpacing(space::tiny);
    const auto tone = step.isDone ? TextLabel::Tone::Quiet : TextLabel::Tone::Normal;
    words->addWidget(new TextLabel(step.title, TextRole::Strong, tone));
    auto* why = new TextLabel(step.why, TextRole::Body, TextLabel::Tone::Quiet);
    why->setFit(TextLabel::Fit::Wrapped);
    words->addWidget(why);
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::medium);
    row->addWidget(new StepMark(number, step.isDone, isNext), 0, Qt::AlignTop);
    row->addLayout(words, 1);
    if (isNext) {
        auto* go = new PrimaryButton(step.button);
        go->setObjectName(QStringLiteral("nextStep"));
        connect(go, &QPushButton::clicked, this,
                [this, page = step.page, place = step.place] { Q_EMIT stepChosen(page, place); });
        row->addWidget(go, 0, Qt::AlignVCenter);
    }
    return line;
}

} // namespace inglenook::ui
