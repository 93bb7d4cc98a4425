// The answers of a month's absence: 100,000 events wait at a real relay and are fetched, opened, stored and judged in
// one go, each durably before the next page of them is asked for.

#include "bench/support/figures.h"
#include "core/answers/relayaccount.h"
#include "core/answers/relaypoller.h"
#include "core/base/storage/database.h"
#include "core/secrets/sessionsecretstore.h"
#include "core/surveys/surveyrepository.h"
#include "relay/relay.h"
#include "relay/store/sqlitestore.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>
#include <QtCore/QEventLoop>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTextStream>

#include <atomic>
#include <optional>
#include <thread>

using namespace inglenook;
using namespace inglenook::bench;
using namespace inglenook::core;

namespace {

constexpr int guests = 50'000; // each opens the page, which then confirms by itself: two events
constexpr double demand = 20;  // seconds

MessageId messageOf(int guest)
{
    MessageId message;
    for (std::size_t i = 0; i < 4; ++i)
        message.bytes[i] = static_cast<std::uint8_t>(guest >> (8 * i));
    return message;
}

QByteArray asBytes(const MessageId& message)
{
    return {reinterpret_cast<const char*>(message.bytes.data()), static_cast<qsizetype>(message.bytes.size())};
}

bool succeeds(const Result<void>& result)
{
    if (!result)
        QTextStream(stderr) << result.error().message << ' ' << result.error().detail << '\n';
    return result.has_value();
}

/// Guests, each with a mail that was sent a month ago.
bool addGuests(Database& database, qint64 sentAt)
{
    return succeeds(database.write([&](Transaction& t) -> Result<void> {
        SurveyVersion version;
        version.texts.insert(version.defaultLanguage, defaultTexts(version.defaultLanguage));
        const Survey stay{.id = {}, .name = QStringLiteral("Stay"), .version = version};
        if (auto survey = SurveyRepository().add(t, stay, QDateTime::currentDateTimeUtc()); !survey)
            return survey.error();
        auto mailing = t.run(QStringLiteral("INSERT INTO mailings (survey_id, survey_version_id, audience, state,"
                                            " created_at) VALUES (1, 1, 'all', 'finished', 0)"));
        if (!mailing)
            return mailing.error();
        for (int i = 0; i < guests; ++i) {
            const QString address = QStringLiteral("guest%1@guests.example").arg(i);
            auto contact = t.run(QStringLiteral("INSERT INTO contacts (address, address_key, first_name, last_name,"
                                                " phone, language, note, search_key, source, basis, basis_day,"
                                                " created_at, changed_at) VALUES (?, ?, 'Anna', 'Hall', '', '',"
                                                " '', ?, '', 'service', '', 0, 0)"),
                                 {address, address, address});
            if (!contact)
                return contact.error();
            auto invitation =
                t.run(QStringLiteral("INSERT INTO invitations (mailing_id, survey_id, contact_id, message_id, state,"
                                     " issued_at, changed_at, sent_at, sent_day)"
                                     " VALUES (1, 1, ?, ?, 'accepted', ?, ?, ?, '2026-10-24')"),
                      {Transaction::insertedKey(*contact), asBytes(messageOf(i)), sentAt, sentAt, sentAt});
            if (!invitation)
                return invitation.error();
        }
        return {};
    }));
}

ClickEvent eventOf(int guest, ClickKind kind, Instant at)
{
    ClickEvent event;
    event.id = randomBytes<EventId>();
    event.message = messageOf(guest);
    event.kind = kind;
    event.face = allFaces[static_cast<std::size_t>(guest) % allFaces.size()];
    event.opened = linkFunction(*event.face);
    event.relayTime = at;
    event.issuedAt = std::chrono::floor<std::chrono::seconds>(at) - std::chrono::hours(3);
    event.agent = AgentClass::Phone;
    if (kind == ClickKind::AutomaticConfirmation) {
        event.method = RequestMethod::Post;
        event.elapsed = event.pageTime = std::chrono::milliseconds(2500);
        event.frames = 150;
        event.script = true;
    }
    return event;
}

/// What the relay kept while nobody fetched.
bool fillMailbox(relay::Store& store, const RelayMailbox& mailbox)
{
    Sealer sealer;
    std::atomic<int> kept = 0;
    std::atomic<bool> hasFailed = false;
    const Instant start = systemNow() - std::chrono::hours(24 * 30);
    for (int i = 0; i < 2 * guests && !hasFailed; ++i) {
        const bool isView = i % 2 == 0;
        const Instant at = start + std::chrono::seconds(20 * i) + std::chrono::milliseconds(isView ? 0 : 2500);
        const ClickEvent event = eventOf(i / 2, isView ? ClickKind::View : ClickKind::AutomaticConfirmation, at);
        auto sealed = sealer.seal(event, mailbox.publicKey, at);
        if (!sealed)
            return false;
        const relay::NewEvent stored{mailbox.id, event.id, at, *std::move(sealed)};
        const auto done = [&](relay::StoreOutcome outcome) {
            hasFailed = hasFailed || outcome != relay::StoreOutcome::Done;
            ++kept;
        };
        while (!store.append(stored, done)) // its queue is full
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    while (kept < 2 * guests && !hasFailed)
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    return !hasFailed;
}

/// Runs `act`, which takes a callback, to its end; it may have come to it when it returns.
template <typename Act>
bool waitFor(Act act)
{
    QEventLoop loop;
    std::optional<bool> isGood;
    act([&](const Result<void>& result) {
        isGood = succeeds(result);
        loop.quit();
    });
    if (!isGood)
        loop.exec();
    return *isGood;
}

qint64 countAnswers(Database& database)
{
    return database
        .read([](Transaction& t) -> Result<qint64> {
            auto rows = t.run(QStringLiteral("SELECT COUNT(*) FROM answers WHERE verdict = 'counted'"));
            if (!rows)
                return rows.error();
            rows->next();
            return rows->value(0).toLongLong();
        })
        .value_or(-1);
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QTemporaryDir folder;
    auto opened = relay::SqliteStore::open(folder.filePath(QStringLiteral("relay.sqlite")).toStdString(), {});
    if (!opened.store)
        return fail(QString::fromStdString(opened.failure));
    relay::Store& store = *opened.store;
    relay::RelayConfig config;
    config.dataFolder = folder.filePath(QStringLiteral("relay")).toStdString();
    relay::Relay relay(config, std::move(opened.store));
    if (const auto trouble = relay.start())
        return fail(QString::fromStdString(*trouble));

    const auto database = Database::open(folder.filePath(QStringLiteral("desktop.sqlite")));
    if (!database)
        return fail(database.error().detail);
    if (!addGuests(**database, QDateTime::currentMSecsSinceEpoch() - 31LL * 24 * 3600 * 1000))
        return 1;
    const SystemClock clock;
    SessionSecretStore secrets;
    RelayClient client;
    RelayAccount account(**database, clock, secrets, client);
    const QUrl url(QString::fromStdString(relay.localUrl()));
    if (!waitFor([&](const RelayAccount::Done& done) { account.connectTo(url, {}, {}, done); }))
        return 1;
    if (!fillMailbox(store, *account.mailbox()))
        return fail(QStringLiteral("the relay kept nothing"));

    RelayPoller poller(**database, clock, secrets, client);
    QElapsedTimer timer;
    timer.start();
    const bool isCaughtUp = waitFor([&](const RelayAccount::Done& done) {
        QObject::connect(&poller, &RelayPoller::caughtUp, &poller, done);
        poller.pollOnce();
    });
    const double seconds = static_cast<double>(timer.elapsed()) / 1000;
    const qint64 answers = countAnswers(**database);
    const bool isComplete = isCaughtUp && answers == guests;
    QTextStream(stdout) << 2 * guests << " events after an absence: " << seconds << " s, " << answers << " answers\n"
                        << "RESULT absence " << seconds << " s " << demand << ' ' << seconds / demand << " <=1 "
                        << (isComplete && seconds <= demand ? "ok" : "FAIL") << '\n';
    return isComplete ? 0 : 1;
}
