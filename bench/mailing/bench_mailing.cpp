// How long the window stands still, at worst, while a mailing to 100,000 contacts is checked, made, thrown away, made
// again and started through its pages. A standstill over 50 ms is felt.

#include "app/common/appcontext.h"
#include "app/common/services.h"
#include "bench/support/context.h"
#include "bench/support/figures.h"
#include "bench/support/owner.h"
#include "bench/support/pulse.h"
#include "bench/support/relayprocess.h"
#include "core/contacts/contactrepository.h"
#include "core/mailing/mailaccountrepository.h"
#include "core/settings/settingsrepository.h"
#include "core/surveys/surveyrepository.h"
#include "ui/base/theme.h"
#include "ui/mainwindow/mainwindow.h"

#include <QtCore/QTemporaryDir>
#include <QtCore/QTextStream>
#include <QtWidgets/QApplication>

using namespace inglenook;
using namespace inglenook::bench;
using namespace inglenook::core;
using ui::PageKind;

namespace {

constexpr int contacts = 100'000;
constexpr int rounds = 3;
constexpr double longestStandstill = 50; // ms

/// A mail server that never answers: what is sent is not the question here.
class SilentTransport : public MailTransport
{
public:
    void send(const OutgoingMail&) override {}
    void abort() override {}
    void close() override {}
    void check() override {}
};

Result<void> fill(Transaction& t, const QDateTime& now)
{
    Business business;
    business.name = QStringLiteral("The Fox & Anchor");
    business.country = QStringLiteral("GB");
    const MailAccount account{.from = {business.name, *EmailAddress::parse(QStringLiteral("owner@pub.example"))},
                              .host = QStringLiteral("mail.pub.example"),
                              .user = QStringLiteral("owner@pub.example"),
                              .caFile = {}};
    SurveyVersion version;
    version.texts.insert(version.defaultLanguage, defaultTexts(version.defaultLanguage));
    QList<Contact> guests;
    for (int i = 0; i < contacts; ++i) {
        guests.append({{},
                       *EmailAddress::parse(QStringLiteral("guest%1@guests.example").arg(i)),
                       QStringLiteral("First%1").arg(i % 977),
                       QStringLiteral("Last%1").arg(i % 7919)});
        // Some of them may not be mailed, so that there are reasons to tell.
        guests.last().basis = i % 10 == 0 ? Basis::Unknown : Basis::Service;
        guests.last().tags = {i % 2 == 0 ? QStringLiteral("Regulars") : QStringLiteral("Autumn")};
    }
    if (auto stored = SettingsRepository().storeBusiness(t, business); !stored)
        return stored.error();
    if (auto stored = MailAccountRepository().store(t, account); !stored)
        return stored.error();
    if (auto stored = ContactRepository().addAll(t, guests, now); !stored)
        return stored.error();
    const auto survey = SurveyRepository().add(t, {.id = {}, .name = QStringLiteral("Stay"), .version = version}, now);
    return survey ? Result<void>() : survey.error();
}

bool connectRelay(app::AppContext& context, const QUrl& url)
{
    std::optional<Result<void>> connected;
    context.start([&](const Result<void>&) {
        context.relayAccount().connectTo(url, {}, {}, [&connected](const Result<void>& done) { connected = done; });
    });
    return waitFor([&] { return connected.has_value(); }) && connected->has_value();
}

struct Standstills
{
    double making = 0;
    double discarding = 0;
    double starting = 0;
};

/// Nothing when a page did not come.
std::optional<Standstills> goThrough(ui::MainWindow& window)
{
    Owner owner(window);
    Pulse pulse;
    Standstills found;
    // Checked and kept as a draft.
    window.showPage(PageKind::Outbox, QStringLiteral("new"));
    if (!owner.press("saveDraft") || !waitFor([&] { return owner.isShown("mailing"); }))
        return std::nullopt;
    pauseFor(500); // the draft is checked again by itself
    found.making = pulse.longest();
    pulse.restart();
    if (!owner.press("endButton") || !owner.press("errorBarButton") ||
        !waitFor([&] { return !owner.isShown("mailing"); }))
        return std::nullopt;
    found.discarding = pulse.longest();
    window.showPage(PageKind::Outbox, QStringLiteral("new"));
    pulse.restart();
    if (!owner.press("primaryButton") || !waitFor([&] { return owner.isShown("pauseButton"); }))
        return std::nullopt;
    pauseFor(500);
    found.starting = pulse.longest();
    return found;
}

void tell(const char* name, double standstill)
{
    QTextStream(stdout) << "RESULT " << name << ' ' << standstill << " ms " << longestStandstill << ' '
                        << standstill / longestStandstill << " <=1 "
                        << (standstill <= longestStandstill ? "ok" : "FAIL") << '\n';
}

/// One round in a data folder of its own.
std::optional<Standstills> measure(const QString& folder, const QUrl& relay)
{
    const auto context =
        openContext(folder, [](const MailAccount&, const QByteArray&) { return std::make_unique<SilentTransport>(); });
    if (!context)
        return std::nullopt;
    const auto filled = context->database().write([&](Transaction& t) { return fill(t, context->clock().now()); });
    if (!filled || !connectRelay(*context, relay))
        return std::nullopt;
    ui::MainWindow window(app::servicesOf(*context));
    window.show();
    pauseFor(200);
    return goThrough(window);
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
    QList<double> making;
    QList<double> discarding;
    QList<double> starting;
    for (int round = 0; round < rounds; ++round) {
        const auto found = measure(folder.filePath(QStringLiteral("data%1").arg(round)), relay.url());
        if (!found)
            return fail(QStringLiteral("a page did not come"));
        making << found->making;
        discarding << found->discarding;
        starting << found->starting;
    }
    QTextStream(stdout) << "longest standstill of the window with a mailing to " << contacts
                        << " contacts: checked and made " << median(making) << " ms, thrown away " << median(discarding)
                        << " ms, made and started " << median(starting) << " ms\n";
    tell("mailing-check-and-make", median(making));
    tell("mailing-discard", median(discarding));
    tell("mailing-start", median(starting));
    return 0;
}
