#include "app/journey/screenshots.h"

#include "app/common/services.h"
#include "app/journey/pagepictures.h"
#include "app/journey/patience.h"
#include "app/tryout/tryout.h"
#include "core/secrets/sessionsecretstore.h"
#include "ui/base/theme.h"
#include "ui/mainwindow/mainwindow.h"

#include <QtWidgets/QApplication>

#include <span>

namespace inglenook::app {

using namespace core;
using namespace std::chrono_literals;

namespace {

constexpr auto longestStart = 20s;
const QSize windowSize(1280, 720);

/// A Wednesday in spring, early in the afternoon: the week has answers, and mails still to go.
class StandingClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return QDateTime(QDate(2026, 3, 18), QTime(14, 30)).toUTC(); }
};

/// How all pages look, and on what business.
struct Look
{
    QString fill; ///< "full" or "empty"
    ui::Appearance appearance = ui::Appearance::Light;
};

QString nameOf(const NamedPage& page, const Look& look)
{
    const bool isDark = look.appearance == ui::Appearance::Dark;
    const QString scale = qApp->devicePixelRatio() > 1.5 ? QStringLiteral("@2x") : QString();
    return QStringLiteral("%1-%2-%3%4")
        .arg(QString::fromUtf16(page.name), look.fill, isDark ? QStringLiteral("dark") : QStringLiteral("light"),
             scale);
}

/// A window of its own for each picture: no page remembers what the one before it did.
Result<void> drawPage(AppContext& context, const NamedPage& page, const QString& folder, const Look& look)
{
    ui::MainWindow window(servicesOf(context));
    window.resize(windowSize);
    window.show();
    window.showPage(page.kind, page.place ? QString::fromUtf16(page.place) : QString());
    return drawWindow(window, folder, nameOf(page, look));
}

Result<void> drawPages(AppContext& context, const QString& folder, const QString& fill)
{
    for (const auto appearance : {ui::Appearance::Light, ui::Appearance::Dark}) {
        ui::applyTheme(*qApp, appearance);
        for (const auto& [pages, count] :
             {std::pair(namedPages.data(), namedPages.size()), std::pair(namedPlaces.data(), namedPlaces.size())}) {
            for (const NamedPage& page : std::span(pages, count)) {
                if (auto drawn = drawPage(context, page, folder, {fill, appearance}); !drawn)
                    return drawn;
            }
        }
    }
    return {};
}

Result<void> drawFull(const Clock& clock, const QString& folder)
{
    const auto tryOut = TryOut::open(&clock);
    if (!tryOut)
        return tryOut.error();
    std::optional<Result<void>> started;
    (*tryOut)->start([&started](const Result<void>& done) { started = done; });
    if (!waitUntil([&] { return started.has_value(); }, longestStart))
        return Error{ErrorKind::Unreachable, QStringLiteral("The relay inside the app did not answer."), {}};
    if (!*started)
        return *started;
    return drawPages((*tryOut)->context(), folder, QStringLiteral("full"));
}

Result<void> drawEmpty(const Clock& clock, const QString& folder)
{
    const QTemporaryDir data;
    MailSink sink;
    auto context =
        AppContext::open({.folder = data.filePath(QStringLiteral("data")),
                          .makeSecretStore = [](const DataFolder&) { return std::make_unique<SessionSecretStore>(); },
                          .makeTransport = sink.makeTransport(),
                          .clock = &clock});
    if (!context)
        return context.error();
    return drawPages(**context, folder, QStringLiteral("empty"));
}

} // namespace

Result<void> drawScreenshots(const QString& folder)
{
    if (auto made = makePictureFolder(folder); !made)
        return made;
    QApplication::setCursorFlashTime(0);
    const StandingClock clock;
    if (auto drawn = drawFull(clock, folder); !drawn)
        return drawn;
    return drawEmpty(clock, folder);
}

} // namespace inglenook::app
