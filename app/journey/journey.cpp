#include "app/journey/journey.h"

#include "app/journey/pagepictures.h"
#include "app/journey/patience.h"
#include "app/tryout/tryoutwindow.h"
#include "core/contacts/contactrepository.h"
#include "core/outbox/mailingrepository.h"
#include "core/outbox/presendcheck.h"
#include "core/settings/settingsrepository.h"
#include "core/stats/dailystats.h"
#include "core/surveys/surveyrepository.h"
#include "ui/tryout/inboxpanel.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QLocale>
#include <QtWidgets/QPushButton>

namespace inglenook::app {

using namespace core;
using namespace std::chrono_literals;
using ui::PageKind;

namespace {

constexpr auto longestStep = 20s;
const QSize windowSize(1440, 860);
const QString audience = QStringLiteral("Yesterday"); ///< the guests nobody has asked yet

Error wentWrong(const QString& what)
{
    return {ErrorKind::Unreachable, what, {}};
}

QString seconds(qint64 milliseconds)
{
    return QStringLiteral("%1 s").arg(static_cast<double>(milliseconds) / 1000, 0, 'f', 1);
}

class Journey
{
public:
    Journey(QString folder, std::function<void(const QString&)> tell)
        : m_folder(std::move(folder))
        , m_tell(std::move(tell))
    {
    }

    [[nodiscard]] Result<void> make()
    {
        for (const auto step : {&Journey::open, &Journey::lookAround, &Journey::send, &Journey::readMail,
                                &Journey::pressFace, &Journey::seeChartMove}) {
            if (auto done = (this->*step)(); !done)
                return done;
        }
        return {};
    }

private:
    [[nodiscard]] Result<void> open();
    [[nodiscard]] Result<void> lookAround();
    [[nodiscard]] Result<void> send();
    [[nodiscard]] Result<void> readMail();
    [[nodiscard]] Result<void> pressFace();
    [[nodiscard]] Result<void> seeChartMove();

    void say(const QString& words) { m_tell(QStringLiteral("%1. %2").arg(++m_step).arg(words)); }
    [[nodiscard]] Result<void> draw(const QString& name)
    {
        return drawWindow(*m_window, m_folder,
                          QStringLiteral("%1-%2").arg(++m_picture, 2, 10, QLatin1Char('0')).arg(name));
    }
    [[nodiscard]] Database& database() { return m_tryOut->context().database(); }
    [[nodiscard]] Result<FaceCounts> loadToday();

    QString m_folder;
    std::function<void(const QString&)> m_tell;
    std::unique_ptr<TryOut> m_tryOut;
    std::unique_ptr<TryOutWindow> m_window;
    Business m_business;
    Id<Mailing> m_mailing;
    FaceCounts m_before;
    int m_step = 0;
    int m_picture = 0;
};

Result<void> Journey::open()
{
    auto opened = TryOut::open();
    if (!opened)
        return opened.error();
    m_tryOut = std::move(*opened);
    m_window = std::make_unique<TryOutWindow>(*m_tryOut);
    m_window->resize(windowSize);
    m_window->show();
    std::optional<Result<void>> started;
    m_tryOut->start([&started](const Result<void>& done) { started = done; });
    if (!waitUntil([&] { return started.has_value(); }, longestStep))
        return wentWrong(QStringLiteral("The relay inside the app did not answer."));
    if (!*started)
        return started->error();

    struct Figures
    {
        Business business;
        qint64 guests;
        PeriodFigures answers;
    };
    const auto figures = database().read([this](Transaction& t) -> Result<Figures> {
        const auto business = SettingsRepository().loadBusiness(t);
        const auto guests = ContactRepository().count(t);
        if (!business || !guests)
            return business ? guests.error() : business.error();
        const QDate today = business->dayOf(m_tryOut->context().clock().now());
        const auto answers = StatsRepository().load(t, today.addDays(-60), today, {});
        if (!answers)
            return answers.error();
        return Figures{*business, *guests, *answers};
    });
    if (!figures)
        return figures.error();
    m_business = figures->business;
    say(QStringLiteral("%1 is open: %2 guests, %3 answers of the last weeks. All of it is invented; mail and relay are "
                       "inside the app.")
            .arg(m_business.name)
            .arg(figures->guests)
            .arg(figures->answers.counts().total()));
    return {};
}

Result<void> Journey::lookAround()
{
    for (const NamedPage& page : namedPages) {
        m_window->showPage(page.kind);
        if (auto drawn = draw(QString::fromUtf16(page.name)); !drawn)
            return drawn;
    }
    say(QStringLiteral("Looked at every page: Today, Contacts, Surveys, Outbox, Follow-ups, Results, Settings."));
    return {};
}

Result<FaceCounts> Journey::loadToday()
{
    const QDate today = m_business.dayOf(m_tryOut->context().clock().now());
    const auto figures =
        database().read([today](Transaction& t) { return StatsRepository().load(t, today, today, {}); });
    return figures ? Result<FaceCounts>(figures->counts()) : figures.error();
}

Result<void> Journey::send()
{
    m_window->showPage(PageKind::Outbox, QStringLiteral("new"));
    const auto* go =
        m_window->page(PageKind::Outbox)->frontPage()->findChild<QPushButton*>(QStringLiteral("primaryButton"));
    if (!waitUntil([go] { return go->isEnabled(); }, longestStep))
        return wentWrong(QStringLiteral("The guests were not checked before sending."));
    if (auto drawn = draw(QStringLiteral("new-mailing")); !drawn)
        return drawn;
    const auto made = database().write([this](Transaction& t) -> Result<Id<Mailing>> {
        const auto surveys = SurveyRepository().loadAll(t);
        if (!surveys)
            return surveys.error();
        return createMailing(t, surveys->first().id, {Audience::Kind::Tag, audience}, m_business,
                             m_tryOut->context().clock().now());
    });
    if (!made)
        return made.error();
    m_mailing = *made;
    if (auto started = m_tryOut->context().outbox().start(m_mailing); !started)
        return started;
    return {};
}

Result<void> Journey::readMail()
{
    const auto progress = [this] {
        return database().read([this](Transaction& t) { return MailingRepository().loadProgress(t, m_mailing); });
    };
    const auto isSent = [&progress] {
        const auto now = progress();
        return now && now->waiting() == 0 && now->accepted > 0;
    };
    if (!waitUntil(isSent, longestStep))
        return wentWrong(QStringLiteral("The mails did not leave: %1").arg(m_tryOut->context().outbox().trouble()));
    say(QStringLiteral("The survey was sent to the guests of “%1”: %2 mails left, each booked before its last dot.")
            .arg(audience)
            .arg(progress()->accepted));
    if (auto drawn = draw(QStringLiteral("outbox-after-sending")); !drawn)
        return drawn;
    const auto& panel = m_window->inbox();
    if (panel.links().size() < 6)
        return wentWrong(QStringLiteral("The mail in the inbox has not all of its links."));
    const ui::GuestMail mail = TryOutInbox(m_tryOut->sink()).mail(0);
    say(QStringLiteral("The mail arrived: “%1” to %2, with the four faces.").arg(mail.subject, mail.toName));
    return {};
}

Result<void> Journey::pressFace()
{
    const auto before = loadToday();
    if (!before)
        return before.error();
    m_before = *before;
    m_window->showPage(PageKind::Today);
    if (auto drawn = draw(QStringLiteral("mail-arrived")); !drawn)
        return drawn;

    auto& panel = m_window->inbox();
    QElapsedTimer sinceSaved;
    qint64 untilAnswer = -1;
    QObject context;
    QObject::connect(&panel, &ui::InboxPanel::pressed, &context, [&sinceSaved] { sinceSaved.start(); });
    QObject::connect(&m_tryOut->context().poller(), &RelayPoller::answersChanged, &context,
                     [&] { untilAnswer = sinceSaved.isValid() ? sinceSaved.elapsed() : 0; });
    const ui::MailLink face = panel.links().first();
    panel.press(face.url);
    if (!waitUntil([&] { return sinceSaved.isValid(); }, longestStep))
        return wentWrong(QStringLiteral("The guest’s page did not say “Saved”."));
    say(QStringLiteral(
            "Pressed “%1” in the mail: the guest’s page opened at the relay, was looked at, and the press was "
            "saved there, sealed.")
            .arg(face.words));
    if (!waitUntil([&] { return untilAnswer >= 0; }, longestStep))
        return wentWrong(QStringLiteral("The answer did not come home."));
    say(untilAnswer < 100
            ? QStringLiteral("The answer was home in less than a tenth of a second after the relay had saved it.")
            : QStringLiteral("The answer was home %1 after the relay had saved it.").arg(seconds(untilAnswer)));
    return {};
}

Result<void> Journey::seeChartMove()
{
    const auto after = loadToday();
    if (!after)
        return after.error();
    if (auto drawn = draw(QStringLiteral("answer-on-today")); !drawn)
        return drawn;
    m_window->showPage(PageKind::Results);
    if (auto drawn = draw(QStringLiteral("chart-moved")); !drawn)
        return drawn;
    if (after->total() != m_before.total() + 1 || after->of(Face::Gold) != m_before.of(Face::Gold) + 1)
        return wentWrong(QStringLiteral("Today’s figures have %1 answers after the press, and had %2 before.")
                             .arg(after->total())
                             .arg(m_before.total()));
    say(QStringLiteral("Today’s bar went from %1 to %2 answers, the golden part of it from %3 to %4.")
            .arg(m_before.total())
            .arg(after->total())
            .arg(m_before.of(Face::Gold))
            .arg(after->of(Face::Gold)));
    return {};
}

} // namespace

Result<void> makeJourney(const QString& folder, const std::function<void(const QString&)>& tell)
{
    if (auto made = makePictureFolder(folder); !made)
        return made;
    return Journey(folder, tell).make();
}

} // namespace inglenook::app
