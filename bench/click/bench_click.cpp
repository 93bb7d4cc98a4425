// From a guest's press at the relay to the answer on the owner's screen: the relay's own program, the real poller, the
// real window with its page Today, all on loopback. The time runs from sending the form until the answer's row is
// painted at its full height. Beside it, in the same run, a bare round trip to the same relay.

#include "app/common/appcontext.h"
#include "app/common/services.h"
#include "bench/click/guestbrowser.h"
#include "bench/support/context.h"
#include "bench/support/figures.h"
#include "bench/support/patience.h"
#include "bench/support/relayprocess.h"
#include "core/contacts/contactrepository.h"
#include "core/mailing/mailaccountrepository.h"
#include "core/outbox/presendcheck.h"
#include "core/settings/settingsrepository.h"
#include "core/surveys/surveyrepository.h"
#include "ui/base/theme.h"
#include "ui/mainwindow/mainwindow.h"

#include <QtCore/QTemporaryDir>
#include <QtCore/QTextStream>
#include <QtWidgets/QApplication>
#include <QtWidgets/QTableView>

using namespace inglenook;
using namespace inglenook::bench;
using namespace inglenook::core;

namespace {

constexpr int clicks = 300;
constexpr int warmUp = 10;     ///< clicks more, which are not counted
constexpr double demand = 300; // ms
constexpr int looking = 1300;  // ms: faster than a second is a machine

/// Notes how many rows the list had when it was last painted with its newest one at full height.
class PaintWatch : public QObject
{
public:
    explicit PaintWatch(QTableView& table)
        : m_table(table)
    {
        table.viewport()->installEventFilter(this);
    }

    [[nodiscard]] int rows() const { return m_rows; }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Paint && m_table.rowHeight(0) >= ui::size::row)
            m_rows = m_table.model()->rowCount();
        return QObject::eventFilter(watched, event);
    }

private:
    QTableView& m_table;
    int m_rows = 0;
};

SurveyVersion plainSurvey()
{
    SurveyVersion version;
    version.defaultLanguage = QStringLiteral("en");
    version.texts.insert(version.defaultLanguage, defaultTexts(version.defaultLanguage));
    return version;
}

/// A business whose mails have left two hours ago; the message ids that their links carry.
Result<QList<MessageId>> addSentMails(Transaction& t, const QDateTime& now)
{
    Business business;
    business.name = QStringLiteral("The Fox & Anchor");
    business.country = QStringLiteral("GB");
    const MailAccount account{.from = {business.name, *EmailAddress::parse(QStringLiteral("owner@pub.example"))},
                              .host = QStringLiteral("mail.pub.example"),
                              .user = QStringLiteral("owner@pub.example"),
                              .caFile = {}};
    QList<Contact> guests;
    for (int i = 0; i < clicks + warmUp; ++i) {
        guests.append({{},
                       *EmailAddress::parse(QStringLiteral("guest%1@guests.example").arg(i)),
                       QStringLiteral("Anna"),
                       QStringLiteral("Hall")});
        guests.last().basis = Basis::Service;
    }
    if (auto stored = SettingsRepository().storeBusiness(t, business); !stored)
        return stored.error();
    if (auto stored = MailAccountRepository().store(t, account); !stored)
        return stored.error();
    if (auto stored = ContactRepository().addAll(t, guests, now); !stored)
        return stored.error();
    const auto survey =
        SurveyRepository().add(t, {.id = {}, .name = QStringLiteral("Stay"), .version = plainSurvey()}, now);
    if (!survey)
        return survey.error();
    if (auto mailing = createMailing(t, survey->id, {}, business, now); !mailing)
        return mailing.error();
    const qint64 sentAt = now.addSecs(-7200).toMSecsSinceEpoch();
    if (auto sent = t.run(QStringLiteral("UPDATE invitations SET state = 'accepted', issued_at = ?, sent_at = ?,"
                                         " sent_day = ?"),
                          {sentAt, sentAt, business.dayOf(now).toString(Qt::ISODate)});
        !sent)
        return sent.error();
    auto rows = t.run(QStringLiteral("SELECT message_id FROM invitations ORDER BY invitation_id"));
    if (!rows)
        return rows.error();
    QList<MessageId> messages;
    while (rows->next()) {
        const QByteArray bytes = rows->value(0).toByteArray();
        messages << *MessageId::from(
            {reinterpret_cast<const std::uint8_t*>(bytes.constData()), static_cast<size_t>(bytes.size())});
    }
    return messages;
}

bool connectRelay(app::AppContext& context, const QUrl& url)
{
    std::optional<Result<void>> connected;
    context.start([&](const Result<void>&) {
        context.relayAccount().connectTo(url, {}, {}, [&connected](const Result<void>& done) { connected = done; });
    });
    if (!waitFor([&] { return connected.has_value(); }) || !*connected)
        return false;
    context.keepPolling();
    return true;
}

struct OpenPage
{
    QUrl link;
    QByteArray nonce;
};

/// Every guest has opened his page and looked at it for a while.
QList<OpenPage> openPages(GuestBrowser& browser, const LinkSigner& signer, const QList<MessageId>& messages)
{
    const QDateTime issuedAt = QDateTime::currentDateTimeUtc().addSecs(-7200);
    QList<OpenPage> pages;
    for (const MessageId& message : messages) {
        const QUrl url(makeLinks(signer, message, issuedAt, false).faces[0]);
        const auto nonce = browser.open(url);
        if (!nonce)
            return {};
        pages.append({url, *nonce});
    }
    pauseFor(looking);
    return pages;
}

struct Times
{
    QList<double> click;
    QList<double> roundTrip;
};

std::optional<Times> measure(GuestBrowser& browser, const QUrl& relay, const QList<OpenPage>& pages,
                             const PaintWatch& screen)
{
    Times times;
    const QUrl health = relay.resolved(QUrl(QStringLiteral("/healthz")));
    for (int i = 0; i < pages.size(); ++i) {
        pauseFor(i * 37 % 60); // never in step with anything
        QElapsedTimer timer;
        timer.start();
        if (!browser.roundTrip(health))
            return std::nullopt;
        const double roundTrip = elapsed(timer);
        timer.start();
        browser.press(pages.at(i).link, pages.at(i).nonce);
        if (!waitFor([&] { return screen.rows() == i + 1; }))
            return std::nullopt;
        if (i < warmUp)
            continue;
        times.click << elapsed(timer);
        times.roundTrip << roundTrip;
    }
    return times;
}

void tell(const char* name, double value, double reference, double most)
{
    QTextStream(stdout) << "RESULT " << name << ' ' << value << " ms " << reference << ' ' << value / reference
                        << " <=" << most << "ms " << (value <= most ? "ok" : "FAIL") << '\n';
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    ui::applyTheme(application);
    const QTemporaryDir folder;
    const RelayProcess relay(folder.filePath(QStringLiteral("relay")));
    if (!relay.url().isValid())
        return fail(QStringLiteral("the relay did not come up"));
    const auto context = openContext(folder.filePath(QStringLiteral("data")));
    if (!context)
        return fail(QStringLiteral("the data could not be opened"));
    const auto messages =
        context->database().write([&](Transaction& t) { return addSentMails(t, context->clock().now()); });
    if (!messages)
        return fail(messages.error().message + messages.error().detail);
    if (!connectRelay(*context, relay.url()))
        return fail(QStringLiteral("the relay did not take the mailbox"));

    ui::MainWindow window(app::servicesOf(*context));
    window.show();
    auto* table = window.findChild<QTableView*>(QStringLiteral("answers"));
    const PaintWatch screen(*table);
    GuestBrowser browser;
    const auto pages = openPages(browser, *context->relayAccount().linkSigner(), *messages);
    if (pages.isEmpty())
        return fail(QStringLiteral("a guest's page did not open"));
    const auto times = measure(browser, relay.url(), pages, screen);
    if (!times)
        return fail(QStringLiteral("an answer did not reach the screen"));
    QTextStream(stdout) << times->click.size() << " clicks, from the press to the painted row: p50 "
                        << median(times->click) << " ms, p99 " << percentile(times->click, 0.99)
                        << " ms; a bare round trip to the relay: p50 " << median(times->roundTrip) << " ms, p99 "
                        << percentile(times->roundTrip, 0.99) << " ms\n";
    tell("click-p50", median(times->click), median(times->roundTrip), demand);
    tell("click-p99", percentile(times->click, 0.99), percentile(times->roundTrip, 0.99), demand);
    return 0;
}
