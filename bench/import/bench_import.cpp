// Importing 100,000 contacts from CSV against `sqlite3 .import` of the same file into an indexed table, in interleaved
// rounds; and how long the window stands still, at worst, while the same file is imported through the page.

#include "bench/support/figures.h"
#include "bench/support/patience.h"
#include "bench/support/pulse.h"
#include "core/base/storage/database.h"
#include "core/contacts/contactimporter.h"
#include "ui/base/theme.h"
#include "ui/contacts/contactstablemodel.h"
#include "ui/contacts/importpage.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTextStream>
#include <QtCore/QTimer>
#include <QtWidgets/QApplication>
#include <QtWidgets/QPushButton>

#include <algorithm>
#include <functional>

using namespace inglenook::bench;
using namespace inglenook::core;

namespace {

constexpr int contacts = 100'000;
constexpr int rounds = 5;
constexpr double demand = 3;
constexpr double longestStandstill = 50; // ms

QByteArray makeCsv()
{
    QByteArray csv = "Email,First name,Last name,Phone,Note\n";
    for (int i = 0; i < contacts; ++i) {
        csv += "guest" + QByteArray::number(i) + "@guests" + QByteArray::number(i % 613) + ".example,First" +
               QByteArray::number(i % 977) + ",Last" + QByteArray::number(i % 7919) + ",01632 960" +
               QByteArray::number(i % 1000) + ",\"Room " + QByteArray::number(i % 40) + ", by the window\"\n";
    }
    return csv;
}

/// Milliseconds; negative when it failed.
double importByReference(const QString& file, const QString& database)
{
    QElapsedTimer timer;
    timer.start();
    QProcess sqlite;
    sqlite.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    sqlite.start(QStringLiteral("sqlite3"),
                 {database,
                  QStringLiteral("CREATE TABLE contacts (address TEXT NOT NULL UNIQUE COLLATE NOCASE, first_name TEXT,"
                                 " last_name TEXT, phone TEXT, note TEXT);"
                                 " CREATE INDEX contacts_by_name ON contacts (last_name, first_name, address);"),
                  QStringLiteral(".import --csv --skip 1 %1 contacts").arg(file)});
    return sqlite.waitForFinished(120'000) && sqlite.exitCode() == 0 ? elapsed(timer) : -1;
}

double importOurs(const QByteArray& bytes, const QString& path)
{
    const auto database = Database::open(path);
    if (!database)
        return -1;
    QElapsedTimer timer;
    timer.start();
    ImportOptions options;
    options.format = *detectFormat(bytes);
    const auto preview = loadPreview(bytes, options.format);
    options.columns = preview->header.size();
    options.mapping = preview->mapping;
    const auto report = ContactImporter(**database).run(bytes, options, QDateTime::currentDateTimeUtc());
    return report && report->added == contacts ? elapsed(timer) : -1;
}

/// Imports the file as the owner does, from choosing it to the list that shows everybody; the longest standstill in
/// milliseconds, negative when it failed.
double importInWindow(const QString& file, const QString& path)
{
    const auto database = Database::open(path);
    if (!database)
        return -1;
    const SystemClock clock;
    inglenook::ui::ImportPage page(**database, clock);
    page.resize(1280, 720);
    page.show();
    QCoreApplication::processEvents();
    auto* next = page.findChild<QPushButton*>(QStringLiteral("primaryButton"));
    const auto* columns = page.findChild<QWidget*>(QStringLiteral("columnsView"));
    const auto* summary = page.findChild<QWidget*>(QStringLiteral("summaryView"));

    const Pulse pulse;
    page.openFile(file);
    if (!waitFor([&] { return columns->isVisible() && next->isEnabled(); }))
        return -1;
    next->click();
    if (!waitFor([&] { return summary->isVisible() && next->isEnabled(); }))
        return -1;
    next->click();
    if (!waitFor([&] { return next->isEnabled(); }))
        return -1;
    inglenook::ui::ContactsTableModel model(**database);
    model.reload();
    QCoreApplication::processEvents();
    return model.rowCount() == contacts ? pulse.longest() : -1;
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    inglenook::ui::applyTheme(application);
    const QTemporaryDir folder;
    const QByteArray bytes = makeCsv();
    QFile csv(folder.filePath(QStringLiteral("contacts.csv")));
    if (!csv.open(QIODevice::WriteOnly) || csv.write(bytes) != bytes.size())
        return 1;
    csv.close();

    QList<double> ours;
    QList<double> reference;
    for (int round = 0; round < rounds; ++round) {
        reference << importByReference(csv.fileName(),
                                       folder.filePath(QStringLiteral("reference%1.sqlite").arg(round)));
        ours << importOurs(bytes, folder.filePath(QStringLiteral("ours%1.sqlite").arg(round)));
        if (reference.last() < 0 || ours.last() < 0)
            return 1;
    }
    const double ratio = median(ours) / median(reference);
    QTextStream(stdout) << "import of " << contacts << " contacts: " << median(ours) << " ms, sqlite3 .import "
                        << median(reference) << " ms\n"
                        << "RESULT import " << median(ours) << " ms " << median(reference) << ' ' << ratio
                        << " <=" << demand << ' ' << (ratio <= demand ? "ok" : "FAIL") << '\n';

    QList<double> standstills;
    for (int round = 0; round < rounds; ++round) {
        standstills << importInWindow(csv.fileName(), folder.filePath(QStringLiteral("window%1.sqlite").arg(round)));
        if (standstills.last() < 0)
            return 1;
    }
    const double standstill = *std::max_element(standstills.begin(), standstills.end());
    const double share = standstill / longestStandstill;
    QTextStream(stdout) << "longest standstill of the window during the import: " << standstill << " ms\n"
                        << "RESULT import_window " << standstill << " ms " << longestStandstill << ' ' << share
                        << " <=1 " << (share <= 1 ? "ok" : "FAIL") << '\n';
    return 0;
}
