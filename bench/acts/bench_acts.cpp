// How long the window stands still, at worst, at what an owner does with a business that has grown large: 100,000
// contacts, 1,000,000 answers of five years. A standstill over 50 ms is felt.

#include "app/common/appcontext.h"
#include "app/common/services.h"
#include "bench/support/context.h"
#include "bench/support/figures.h"
#include "bench/support/owner.h"
#include "bench/support/pulse.h"
#include "core/settings/settingsrepository.h"
#include "core/surveys/surveyrepository.h"
#include "ui/base/theme.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/results/periodbar.h"
#include "ui/results/resultspage.h"

#include <QtCore/QFile>
#include <QtCore/QItemSelectionModel>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTextStream>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>
#include <QtWidgets/QTableView>

using namespace inglenook;
using namespace inglenook::bench;
using namespace inglenook::core;
using ui::PageKind;

namespace {

constexpr int contacts = 100'000;
constexpr int answers = 1'000'000;
constexpr int historyDays = 5 * 365;
constexpr int erased = 2'000;
constexpr double longestStandstill = 50; // ms

QString numbers(int count)
{
    return QStringLiteral("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1) ").arg(count);
}

/// Written by SQLite itself, through the same triggers as everywhere. The second mailing is paused, and nothing of it
/// has left; some guests are samples.
QStringList statements(const QDateTime& now)
{
    const qint64 begin = now.addDays(1 - historyDays).toMSecsSinceEpoch();
    const QString time =
        QStringLiteral("%1 + (i * %2 / %3) * 86400000 + i % 3600000").arg(begin).arg(historyDays - 2).arg(answers);
    return {
        QStringLiteral("INSERT INTO mailings (mailing_id, survey_id, survey_version_id, audience, state, created_at)"
                       " VALUES (1, 1, 1, 'all', 'finished', 0), (2, 1, 1, 'all', 'paused', 0)"),
        numbers(contacts) +
            QStringLiteral("INSERT INTO contacts (contact_id, address, address_key, first_name, last_name, phone,"
                           " language, note, search_key, source, basis, basis_day, created_at, changed_at, is_sample)"
                           " SELECT i, 'guest' || i || '@guests.example', 'guest' || i || '@guests.example',"
                           " 'Anna' || (i % 977), 'Hall' || (i % 7919), '', '', '', 'anna hall' || i, '', 'service',"
                           " '', 0, 0, i % 250 = 0 FROM n"),
        numbers(answers) +
            QStringLiteral("INSERT INTO invitations (invitation_id, mailing_id, survey_id, contact_id, message_id,"
                           " state, changed_at, sent_at, sent_day) SELECT i, 1, 1, i % %1 + 1, randomblob(12),"
                           " 'accepted', %2, %2, date((%2) / 1000, 'unixepoch') FROM n")
                .arg(contacts)
                .arg(time),
        QStringLiteral("INSERT INTO answers (invitation_id, survey_id, contact_id, face, verdict, reasons, answered_at,"
                       " answered_day, changed_at) SELECT invitation_id, survey_id, contact_id,"
                       " (invitation_id * 2654435761 >> 7) % 10 / 3,"
                       " CASE WHEN invitation_id % 50 = 0 THEN 'held' ELSE 'counted' END, '', sent_at, sent_day,"
                       " sent_at FROM invitations"),
        numbers(contacts) +
            QStringLiteral("INSERT INTO invitations (mailing_id, survey_id, contact_id, message_id, state, changed_at)"
                           " SELECT 2, 1, i, randomblob(12), 'queued', 0 FROM n"),
    };
}

bool fill(Database& database, const QDateTime& now)
{
    const auto done = database.write([&](Transaction& t) -> Result<void> {
        Business business;
        business.name = QStringLiteral("The Fox & Anchor");
        business.country = QStringLiteral("GB");
        if (auto stored = SettingsRepository().storeBusiness(t, business); !stored)
            return stored;
        SurveyVersion version;
        version.texts.insert(version.defaultLanguage, defaultTexts(version.defaultLanguage));
        const Survey stay{.id = {}, .name = QStringLiteral("Stay"), .version = version};
        if (auto survey = SurveyRepository().add(t, stay, now); !survey)
            return survey.error();
        for (const QString& statement : statements(now)) {
            if (auto ran = t.run(statement); !ran)
                return ran.error();
        }
        return {};
    });
    if (!done)
        QTextStream(stderr) << done.error().detail << '\n';
    return done.has_value();
}

/// What the owner does, and how long the window stood still meanwhile.
class Acts
{
public:
    Acts(ui::MainWindow& window, QString folder)
        : m_window(window)
        , m_owner(window)
        , m_folder(std::move(folder))
    {
    }

    /// False when something did not come to its end.
    [[nodiscard]] bool run()
    {
        return tell("results-open", [this] { return openResults(); }) &&
               tell("results-five-years", [this] { return showFiveYears(); }) &&
               tell("results-picture", [this] { return savePicture(); }) &&
               tell("results-table", [this] { return saveTable(); }) &&
               tell("contacts-open", [this] { return openContacts(); }) &&
               tell("contacts-tag-all", [this] { return tagEverybody(); }) &&
               tell("contacts-erase", [this] { return eraseSome(); }) &&
               tell("mailing-end", [this] { return endMailing(); }) &&
               tell("sample-remove", [this] { return removeSample(); });
    }

private:
    template <typename Act>
    bool tell(const char* name, Act act)
    {
        pauseFor(300);
        m_pulse.restart();
        if (!act()) {
            QTextStream(stderr) << name << " did not come to its end\n";
            return false;
        }
        pauseFor(300);
        const double standstill = m_pulse.longest();
        QTextStream(stdout) << "RESULT " << name << ' ' << standstill << " ms " << longestStandstill << ' '
                            << standstill / longestStandstill << " <=1 "
                            << (standstill <= longestStandstill ? "ok" : "FAIL") << Qt::endl;
        return true;
    }

    bool openResults()
    {
        m_window.showPage(PageKind::Results);
        return waitFor([this] { return results() && results()->report(); });
    }
    bool showFiveYears()
    {
        auto* period = results()->findChild<ui::PeriodBar*>(QStringLiteral("period"));
        period->setDays(period->to().addDays(1 - historyDays), period->to());
        return true;
    }
    bool savePicture()
    {
        const QString file = m_folder + QStringLiteral("/report.png");
        results()->savePictureTo(file);
        return waitFor([&] { return QFile::exists(file); });
    }
    bool saveTable()
    {
        const QString file = m_folder + QStringLiteral("/report.csv");
        results()->saveTableTo(file);
        return waitFor([&] { return QFile::exists(file); });
    }
    bool openContacts()
    {
        m_window.showPage(PageKind::Contacts);
        return waitFor([this] { return table() && table()->model()->rowCount() == contacts; });
    }
    bool tagEverybody()
    {
        table()->selectAll();
        auto* tag = m_owner.shown<QComboBox>("bulkTag");
        if (!tag)
            return false;
        tag->setEditText(QStringLiteral("Autumn"));
        return m_owner.press("giveTagButton") && waitUntilDone();
    }
    bool eraseSome()
    {
        QItemSelection some(table()->model()->index(0, 0), table()->model()->index(erased - 1, 0));
        table()->selectionModel()->select(some, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        auto* menu = m_window.findChild<QMenu*>(QStringLiteral("bulkMenu"));
        menu->actions().last()->trigger();
        return m_owner.press("errorBarButton") && waitUntilDone() &&
               waitFor([this] { return table()->model()->rowCount() == contacts - erased; });
    }
    bool endMailing()
    {
        m_window.showPage(PageKind::Outbox, QStringLiteral("2"));
        return m_owner.press("endButton") && m_owner.press("errorBarButton") && waitFor([this] {
                   const auto* words = m_window.findChild<QLabel*>(QStringLiteral("progressWords"));
                   return words && words->text().contains(QStringLiteral("not sent"));
               });
    }
    bool removeSample()
    {
        m_window.showPage(PageKind::Settings, QStringLiteral("about"));
        return m_owner.press("removeSample") && waitFor([this] { return !m_owner.isShown("removeSample"); });
    }

    /// Once the page has told what came of it.
    bool waitUntilDone()
    {
        return waitFor([this] {
            const auto* bar = m_owner.shown<QWidget>("bulkBar");
            return !bar || bar->isEnabled();
        });
    }
    [[nodiscard]] ui::ResultsPage* results() const { return m_window.findChild<ui::ResultsPage*>(); }
    [[nodiscard]] QTableView* table() const { return m_owner.shown<QTableView>("contactsTable"); }

    ui::MainWindow& m_window;
    Owner m_owner;
    QString m_folder;
    Pulse m_pulse;
};

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    ui::applyTheme(application);
    const QTemporaryDir folder;
    const auto context = openContext(folder.filePath(QStringLiteral("data")));
    if (!context || !fill(context->database(), context->clock().now()))
        return fail(QStringLiteral("the data could not be made"));
    ui::MainWindow window(app::servicesOf(*context));
    window.show();
    pauseFor(500);
    Acts acts(window, folder.path());
    return acts.run() ? 0 : fail(QStringLiteral("it ended early"));
}
