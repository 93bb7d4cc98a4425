// Searching a million contacts as one types, through the model that the page stands on; and how long it takes until
// the list of a hundred thousand is painted first.

#include "app/common/services.h"
#include "bench/support/context.h"
#include "bench/support/figures.h"
#include "core/contacts/contactrepository.h"
#include "ui/base/theme.h"
#include "ui/contacts/contactspage.h"
#include "ui/contacts/contactstablemodel.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTextStream>
#include <QtWidgets/QApplication>

#include <algorithm>

using namespace inglenook;
using namespace inglenook::bench;
using namespace inglenook::core;

namespace {

constexpr int contactsSearched = 1'000'000;
constexpr int contactsPainted = 100'000;
constexpr double longestSearch = 50;   // ms, the 95th of a hundred
constexpr double longestPaint = 100;   // ms
constexpr qint64 longestLoad = 60'000; // ms

const char* const firstNames[] = {"Anna", "Tom", "Jörg", "Sofia", "Marie", "Liam", "Zoë", "Peter", "Ingrid", "Luca"};
const char* const lastNames[] = {"Hall",  "Weber", "Weiß",   "Rossi",   "Dubois", "Byrne",
                                 "Young", "Smith", "Jansen", "Schmidt", "Moreau", "Bianchi"};
const char* const typedWords[] = {"anna",   "weber",  "hall anna", "guest77", "dubois m", "rossi sofia", "@guests612",
                                  "01632",  "schmi",  "zoe young", "bianchi", "window",   "jorg weiss",  "smith 12",
                                  "ingrid", "moreau", "luca b",    "96012",   "peter",    "jansen l"};

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

bool fill(Database& database, int count)
{
    for (int first = 0; first < count; first += 50'000) {
        QList<Contact> contacts;
        for (int i = first; i < std::min(first + 50'000, count); ++i) {
            Contact contact{{}, *EmailAddress::parse(QStringLiteral("guest%1@guests%2.example").arg(i).arg(i % 613))};
            contact.firstName = text(firstNames[i % 10]);
            contact.lastName = text(lastNames[i / 7 % 12]) + QString::number(i % 97);
            contact.phone = QStringLiteral("01632 960%1").arg(i % 1000);
            contact.note = i % 5 ? QString() : QStringLiteral("Room %1, by the window").arg(i % 40);
            contacts.append(contact);
        }
        const auto added = database.write(
            [&](Transaction& t) { return ContactRepository().addAll(t, contacts, QDateTime::currentDateTimeUtc()); });
        if (!added)
            return false;
    }
    return true;
}

/// The 95th of a hundred, in milliseconds; negative when it failed.
double searchAsOneTypes(Database& database)
{
    ui::ContactsTableModel model(database);
    model.reload();
    QElapsedTimer timer;
    timer.start();
    model.prepareSearch();
    while (!model.isSearchReady() && timer.elapsed() < longestLoad)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 100);
    QTextStream(stdout) << "words of " << contactsSearched << " contacts loaded in " << timer.elapsed() << " ms\n";
    QList<double> times;
    for (const char* word : typedWords) {
        const QString whole = text(word);
        for (qsizetype length = 1; length <= whole.size(); ++length) {
            ContactFilter filter;
            filter.search = whole.left(length);
            timer.restart();
            model.setFilter(filter);
            (void)model.data(model.index(0, 0));
            times.append(elapsed(timer));
        }
        if (model.rowCount() == 0)
            return -1;
    }
    std::sort(times.begin(), times.end());
    QTextStream(stdout) << times.size() << " searches, median " << times.at(times.size() / 2) << " ms, longest "
                        << times.last() << " ms\n";
    return times.at(times.size() * 95 / 100);
}

/// Until the page has been painted with its first rows, in milliseconds.
double paintList(app::AppContext& context)
{
    QElapsedTimer timer;
    timer.start();
    ui::ContactsPage page(app::servicesOf(context));
    page.resize(1080, 720);
    page.show();
    page.reload();
    (void)page.grab();
    return elapsed(timer);
}

void tell(const char* name, double value, double most)
{
    const double ratio = value / most;
    QTextStream(stdout) << "RESULT " << name << ' ' << value << " ms " << most << ' ' << ratio << " <=1 "
                        << (ratio <= 1 ? "ok" : "FAIL") << '\n';
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    ui::applyTheme(application);
    const QTemporaryDir folder;
    const auto small = openContext(folder.filePath(QStringLiteral("small")));
    if (!small || !fill(small->database(), contactsPainted))
        return 1;
    (void)paintList(*small); // fonts and style are there already when the owner changes pages
    QList<double> paints;
    for (int round = 0; round < 9; ++round)
        paints.append(paintList(*small));
    std::sort(paints.begin(), paints.end());
    tell("contacts_first_paint", paints.at(paints.size() / 2), longestPaint);

    const auto database = Database::open(folder.filePath(QStringLiteral("large.sqlite")));
    if (!database || !fill(**database, contactsSearched))
        return 1;
    const double search = searchAsOneTypes(**database);
    if (search < 0)
        return 1;
    tell("contacts_search_p95", search, longestSearch);
    return 0;
}
