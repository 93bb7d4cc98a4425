#include "core/settings/settingsrepository.h"
#include "tests/support/outboxseed.h"

#include <QtCore/QDate>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace inglenook::core;
using namespace inglenook::tests;

/// The contract of docs/cli.md, held against the program itself.
class TestCommandLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void saysHowItIsUsed();
    void endsWithTwoOnWrongUse_data();
    void endsWithTwoOnWrongUse();
    void importsListsAndShowsContacts();
    void changesNothingOnADryRun();
    void namesTheFileItCannotRead();
    void takesAColumnByHeaderOrNumber();
    void importsAndListsVisits();
    void asksForTheOrderOfDays();
    void takesTheFilesOfTheWatchedFolder();
    void makesListsAndRunsRules();
    void exportsErasesMergesAndTags();
    void backsUpChecksAndRestores();
    void makesAndRendersASurvey();
    void refusesASurveyNamingTheField();
    void makesAndTakesOutTheSample();
    void tellsThePeriodAskedFor();
    void writesTheReport();
    void refusesASecondCopyOnTheSameData();
    void failsWithoutAnAccountInWords();
    void findsTheServerOfAKnownProvider();
    void readsWhatAReceiverFound();
    void showsAndResolvesSingleMails();
    void decidesAboutWhatCameBack();
    void looksIntoNoInboxUnasked();

private:
    struct Outcome
    {
        int status;
        QJsonObject document;
        QString errors;
    };
    Outcome run(const QStringList& arguments, const QByteArray& input = {}) const;
    void seedMailing() const;
    QString write(const QString& name, const QByteArray& content) const;
    QString path(const QString& name) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

const QByteArray threeGuests = "Email;Vorname;Nachname\n"
                               "anna@guests.example;Anna;Hall\n"
                               "not an address;Tom;Weber\n"
                               "priya@guests.example;Priya;Sharma\n";

const QByteArray survey = R"({"name": "Stay", "default_language": "en", "texts": {"en": {
    "subject": "How was it, {first_name|there}?", "greeting": "Dear {first_name|guest},", "question": "How was your stay?",
    "face_labels": ["Delighted", "Happy", "Not quite", "Unhappy"], "closing": "Thank you",
    "thanks": "Thank you for telling us.", "comment_label": "What should we know?"}}})";

} // namespace

void TestCommandLine::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

TestCommandLine::Outcome TestCommandLine::run(const QStringList& arguments, const QByteArray& input) const
{
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("INGLENOOK_SECRETS_PASSWORD"), QStringLiteral("only for this test"));
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(TEST_BIN_DIR "/inglenook-cli"),
                  arguments +
                      QStringList{QStringLiteral("--data"), path(QStringLiteral("data")), QStringLiteral("--json")});
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished())
        return {-1, {}, QStringLiteral("did not finish")};
    return {process.exitCode(), QJsonDocument::fromJson(process.readAllStandardOutput()).object(),
            QString::fromUtf8(process.readAllStandardError())};
}

QString TestCommandLine::write(const QString& name, const QByteArray& content) const
{
    QFile file(path(name));
    if (file.open(QIODevice::WriteOnly))
        file.write(content);
    return file.fileName();
}

void TestCommandLine::saysHowItIsUsed()
{
    QProcess process;
    process.start(QStringLiteral(TEST_BIN_DIR "/inglenook-cli"), {QStringLiteral("help")});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 0);
    const QByteArray text = process.readAllStandardOutput();
    for (const char* words : {"contacts import", "surveys render", "account find", "account check", "relay set",
                              "mailings show", "mailings resolve", "bounces check", "bounces settle", "work",
                              "answers list", "answers explain", "stats", "report", "demo"})
        QVERIFY2(text.contains(words), words);
}

void TestCommandLine::endsWithTwoOnWrongUse_data()
{
    QTest::addColumn<QString>("line");
    for (const char* line : {"no-such-command",
                             "contacts",
                             "contacts import",
                             "contacts show",
                             "contacts list --no-such-option",
                             "mailings show x",
                             "mailings resolve 1 --row 1 --as maybe",
                             "bounces settle 1",
                             "bounces read --security none",
                             "mailings create --survey 1 --to everybody",
                             "surveys render 1 --as pdf",
                             "account set --from a@b.example --host h --port 70000 --user u",
                             "account find",
                             "account set --from a@b.example --host h --user u --pin 12",
                             "account signin yahoo",
                             "account signin google",
                             "stats --from yesterday",
                             "stats --from 2026-02-02 --to 2026-02-01",
                             "report",
                             "relay set not-an-address",
                             "work --for 0"})
        QTest::newRow(line) << QString::fromLatin1(line);
}

void TestCommandLine::endsWithTwoOnWrongUse()
{
    QFETCH(QString, line);
    const Outcome outcome = run(line.split(u' '));
    QCOMPARE(outcome.status, 2);
    QCOMPARE(outcome.document[u"ok"].toBool(true), false);
    QCOMPARE(outcome.document[u"error"][u"kind"].toString(), QStringLiteral("wrong_use"));
    QVERIFY(!outcome.document[u"error"][u"message"].toString().isEmpty());
    QVERIFY(!outcome.errors.isEmpty());
}

void TestCommandLine::importsListsAndShowsContacts()
{
    const QString file = write(QStringLiteral("guests.csv"), threeGuests);
    const Outcome imported = run(
        {QStringLiteral("contacts"), QStringLiteral("import"), file, QStringLiteral("--tag"), QStringLiteral("May")});
    QVERIFY2(imported.status == 0, qPrintable(imported.errors));
    QCOMPARE(imported.document[u"command"].toString(), QStringLiteral("contacts import"));
    QCOMPARE(imported.document[u"added"].toInt(), 2);
    QCOMPARE(imported.document[u"refused_count"].toInt(), 1);
    QCOMPARE(imported.document[u"refused"][0][u"line"].toInt(), 3);

    const Outcome listed =
        run({QStringLiteral("contacts"), QStringLiteral("list"), QStringLiteral("--tag"), QStringLiteral("May")});
    QCOMPARE(listed.document[u"count"].toInt(), 2);
    const Outcome shown =
        run({QStringLiteral("contacts"), QStringLiteral("show"), QStringLiteral("ANNA@guests.example")});
    QCOMPARE(shown.document[u"contact"][u"first_name"].toString(), QStringLiteral("Anna"));
    QCOMPARE(run({QStringLiteral("contacts"), QStringLiteral("show"), QStringLiteral("no@guests.example")}).status, 1);
}

void TestCommandLine::changesNothingOnADryRun()
{
    const QString file = write(QStringLiteral("guests.csv"), threeGuests);
    const Outcome checked =
        run({QStringLiteral("contacts"), QStringLiteral("import"), file, QStringLiteral("--dry-run")});
    QCOMPARE(checked.status, 0);
    QCOMPARE(checked.document[u"added"].toInt(), 2);
    QCOMPARE(checked.document[u"imported"].toBool(true), false);
    QCOMPARE(run({QStringLiteral("contacts"), QStringLiteral("list")}).document[u"count"].toInt(-1), 0);
}

void TestCommandLine::namesTheFileItCannotRead()
{
    const Outcome outcome =
        run({QStringLiteral("contacts"), QStringLiteral("import"), path(QStringLiteral("missing.csv"))});
    QCOMPARE(outcome.status, 1);
    QCOMPARE(outcome.document[u"error"][u"kind"].toString(), QStringLiteral("not_found"));
    QVERIFY(outcome.errors.contains(u"missing.csv"));
}

void TestCommandLine::takesAColumnByHeaderOrNumber()
{
    const QString file = write(QStringLiteral("odd.csv"), "Wo,Wer\nanna@guests.example,Hall\n");
    const Outcome outcome =
        run({QStringLiteral("contacts"), QStringLiteral("import"), file, QStringLiteral("--map"),
             QStringLiteral("last-name=Wer"), QStringLiteral("--map"), QStringLiteral("address=1")});
    QVERIFY2(outcome.status == 0, qPrintable(outcome.errors));
    QCOMPARE(outcome.document[u"mapping"][u"last-name"].toInt(), 2);
    const Outcome shown =
        run({QStringLiteral("contacts"), QStringLiteral("show"), QStringLiteral("anna@guests.example")});
    QCOMPARE(shown.document[u"contact"][u"last_name"].toString(), QStringLiteral("Hall"));
}

void TestCommandLine::importsAndListsVisits()
{
    const QString file =
        write(QStringLiteral("departures.csv"), "E-Mail;Name;Anreise;Abreise;Zimmer;Buchungsnummer;Umsatz\n"
                                                "anna@guests.example;Anna Hall;21.11.2026;23.11.2026;7;B-1;240,00\n"
                                                "tom@guests.example;Tom Weber;22.11.2026;;9;B-2;\n");
    const Outcome dry = run({QStringLiteral("visits"), QStringLiteral("import"), file, QStringLiteral("--dry-run")});
    QCOMPARE(dry.status, 0);
    QCOMPARE(dry.document[u"added"].toInt(), 1);
    QCOMPARE(dry.document[u"imported"].toBool(), false);
    const Outcome done = run({QStringLiteral("visits"), QStringLiteral("import"), file});
    QCOMPARE(done.status, 0);
    QCOMPARE(done.document[u"contacts_added"].toInt(), 2);
    QCOMPARE(done.document[u"refused_count"].toInt(), 1);
    QCOMPARE(done.document[u"refused"][0][u"line"].toInt(), 3);
    QCOMPARE(done.document[u"mapping"][u"departure"].toInt(), 4);

    const Outcome list = run({QStringLiteral("visits"), QStringLiteral("list"), QStringLiteral("--from"),
                              QStringLiteral("2026-11-23"), QStringLiteral("--search"), QStringLiteral("hall")});
    QCOMPARE(list.document[u"count"].toInt(), 1);
    const QJsonValue visit = list.document[u"visits"][0];
    QCOMPARE(visit[u"address"].toString(), QStringLiteral("anna@guests.example"));
    QCOMPARE(visit[u"departed_on"].toString(), QStringLiteral("2026-11-23"));
    QCOMPARE(visit[u"amount"].toDouble(), 240.0);
    QCOMPARE(run({QStringLiteral("visits"), QStringLiteral("list"), QStringLiteral("--from"), QStringLiteral("soon")})
                 .status,
             2);
}

void TestCommandLine::asksForTheOrderOfDays()
{
    const QString file = write(QStringLiteral("visits.csv"), "Email,Date\nanna@guests.example,03/04/2026\n");
    const Outcome open = run({QStringLiteral("visits"), QStringLiteral("import"), file});
    QCOMPARE(open.status, 1);
    QVERIFY(open.document[u"error"][u"message"].toString().contains(u"--dates"));
    QCOMPARE(run({QStringLiteral("visits"), QStringLiteral("import"), file, QStringLiteral("--dates"),
                  QStringLiteral("middle-first")})
                 .status,
             2);
    QCOMPARE(run({QStringLiteral("visits"), QStringLiteral("import"), file, QStringLiteral("--dates"),
                  QStringLiteral("month-first")})
                 .document[u"added"]
                 .toInt(),
             1);
}

void TestCommandLine::takesTheFilesOfTheWatchedFolder()
{
    const QByteArray departures = "Email,Departure,Booking number\nanna@guests.example,2026-11-23,B-1\n";
    QCOMPARE(run({QStringLiteral("visits"), QStringLiteral("watch"), path(QStringLiteral("nowhere"))}).status, 1);
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("drop")));
    const Outcome watched = run({QStringLiteral("visits"), QStringLiteral("watch"), path(QStringLiteral("drop"))});
    QCOMPARE(watched.document[u"folder"].toString(), path(QStringLiteral("drop")));
    write(QStringLiteral("drop/first.csv"), departures);
    const Outcome first = run({QStringLiteral("work")});
    QVERIFY2(first.status == 0, qPrintable(first.errors));
    QCOMPARE(first.document[u"files_taken"].toInt(), 1);
    QCOMPARE(first.document[u"files_to_look_at"].toInt(), 1);
    // Imported once by hand, its columns are known.
    QCOMPARE(
        run({QStringLiteral("visits"), QStringLiteral("import"), path(QStringLiteral("drop/needs a look/first.csv"))})
            .status,
        0);
    write(QStringLiteral("drop/second.csv"), departures + "tom@guests.example,2026-11-23,B-2\n");
    QCOMPARE(run({QStringLiteral("work")}).document[u"files_to_look_at"].toInt(), 0);
    QVERIFY(QFile::exists(path(QStringLiteral("drop/done/second.csv"))));
    const QJsonObject told = run({QStringLiteral("visits"), QStringLiteral("watched")}).document;
    QCOMPARE(told[u"files"].toArray().size(), 2);
    QCOMPARE(told[u"files"][0][u"visits_added"].toInt(), 1);
    QVERIFY(told[u"files"][0][u"needs_look"].isNull());
    QVERIFY(run({QStringLiteral("visits"), QStringLiteral("unwatch")}).document[u"folder"].isNull());
}

void TestCommandLine::makesListsAndRunsRules()
{
    QCOMPARE(run({QStringLiteral("surveys"), QStringLiteral("create"), QStringLiteral("--file"),
                  write(QStringLiteral("survey.json"), survey)})
                 .status,
             0);
    {
        const auto database = *Database::open(path(QStringLiteral("data/inglenook.sqlite")));
        Manners atAnyHour; // a rule begins with the day on which it is made, so its mail is due since midnight
        atAnyHour.quietUntil = atAnyHour.quietFrom;
        QVERIFY(database->write([&](Transaction& t) { return SettingsRepository().storeManners(t, atAnyHour); }));
    }
    const QByteArray then = QDate::currentDate().addDays(-2).toString(Qt::ISODate).toLatin1();
    const QString file = write(QStringLiteral("v.csv"), "Email,Departure\nanna@guests.example," + then + '\n');
    QCOMPARE(run({QStringLiteral("visits"), QStringLiteral("import"), file, QStringLiteral("--basis"),
                  QStringLiteral("consent")})
                 .status,
             0);
    const Outcome made =
        run({QStringLiteral("rules"), QStringLiteral("create"), QStringLiteral("--survey"), QStringLiteral("1"),
             QStringLiteral("--days"), QStringLiteral("2"), QStringLiteral("--at"), QStringLiteral("00:00")});
    QVERIFY2(made.status == 0, qPrintable(made.errors));
    QCOMPARE(made.document[u"rule"][u"at"].toString(), QStringLiteral("00:00"));
    const Outcome list = run({QStringLiteral("rules"), QStringLiteral("list")});
    QCOMPARE(list.document[u"count"].toInt(), 1);
    QCOMPARE(list.document[u"rules"][0][u"days"].toInt(), 2);
    const Outcome dry = run({QStringLiteral("rules"), QStringLiteral("run"), QStringLiteral("--dry-run")});
    QVERIFY2(dry.status == 0, qPrintable(dry.errors));
    QVERIFY(dry.document[u"dry_run"].toBool());
    QCOMPARE(dry.document[u"rules"][0][u"mails"].toArray().size(), 1);
    QCOMPARE(dry.document[u"rules"][0][u"mails"][0][u"address"].toString(), QStringLiteral("anna@guests.example"));
    QCOMPARE(
        run({QStringLiteral("rules"), QStringLiteral("off"), QStringLiteral("1")}).document[u"rule"][u"on"].toBool(),
        false);
}

void TestCommandLine::exportsErasesMergesAndTags()
{
    const auto contacts = [this](const QStringList& words) {
        return run(QStringList{QStringLiteral("contacts")} + words);
    };
    QCOMPARE(contacts({QStringLiteral("import"), write(QStringLiteral("g.csv"), threeGuests)}).status, 0);
    QCOMPARE(contacts({QStringLiteral("tag"), QStringLiteral("regular"), QStringLiteral("--address"),
                       QStringLiteral("anna@guests.example")})
                 .document[u"changed"]
                 .toInt(),
             1);
    const QString file = path(QStringLiteral("out.csv"));
    QCOMPARE(contacts({QStringLiteral("export"), QStringLiteral("--tag"), QStringLiteral("regular"),
                       QStringLiteral("--to"), file})
                 .document[u"count"]
                 .toInt(),
             1);
    // What was exported is what is there: to import it again changes nothing.
    const QJsonObject again = contacts({QStringLiteral("import"), file}).document;
    QCOMPARE(again[u"unchanged"].toInt(), 1);
    QCOMPARE(again[u"added"].toInt() + again[u"updated"].toInt(), 0);
    const QJsonObject merged = contacts({QStringLiteral("merge"), QStringLiteral("anna@guests.example"),
                                         QStringLiteral("priya@guests.example")})
                                   .document;
    QCOMPARE(merged[u"contact"][u"address"].toString(), QStringLiteral("anna@guests.example"));
    QCOMPARE(contacts({QStringLiteral("list")}).document[u"count"].toInt(), 1);
    QCOMPARE(contacts({QStringLiteral("erase"), QStringLiteral("anna@guests.example")}).document[u"erased"].toInt(), 1);
    QCOMPARE(contacts({QStringLiteral("list")}).document[u"count"].toInt(), 0);
}

void TestCommandLine::backsUpChecksAndRestores()
{
    QCOMPARE(
        run({QStringLiteral("contacts"), QStringLiteral("import"), write(QStringLiteral("g.csv"), threeGuests)}).status,
        0);
    const QByteArray password = "a long password\n";
    const Outcome made = run(
        {QStringLiteral("backup"), QStringLiteral("--to"), m_folder->path(), QStringLiteral("--password")}, password);
    QVERIFY2(made.status == 0, qPrintable(made.errors));
    QVERIFY(made.document[u"sealed"].toBool());
    const QString file = made.document[u"file"].toString();
    QVERIFY(run({QStringLiteral("check"), file, QStringLiteral("--password")}, "another\n").status != 0);
    const Outcome checked = run({QStringLiteral("check"), file, QStringLiteral("--password")}, password);
    QCOMPARE(checked.document[u"contents"][u"contacts"].toInt(), 2);
    QCOMPARE(run({QStringLiteral("contacts"), QStringLiteral("erase"), QStringLiteral("anna@guests.example")}).status,
             0);
    const Outcome restored = run({QStringLiteral("restore"), file, QStringLiteral("--password")}, password);
    QVERIFY2(restored.status == 0, qPrintable(restored.errors));
    QCOMPARE(restored.document[u"erased_again"].toInt(), 1);
    QCOMPARE(run({QStringLiteral("contacts"), QStringLiteral("list")}).document[u"count"].toInt(), 1);
}

void TestCommandLine::makesAndRendersASurvey()
{
    QCOMPARE(
        run({QStringLiteral("contacts"), QStringLiteral("import"), write(QStringLiteral("guests.csv"), threeGuests)})
            .status,
        0);
    const Outcome made = run({QStringLiteral("surveys"), QStringLiteral("create"), QStringLiteral("--file"),
                              write(QStringLiteral("survey.json"), survey)});
    QVERIFY2(made.status == 0, qPrintable(made.errors));
    const QString id = QString::number(made.document[u"survey"][u"id"].toInt());
    QCOMPARE(run({QStringLiteral("surveys"), QStringLiteral("list")}).document[u"count"].toInt(), 1);

    const auto render = [&](const QString& form) {
        return run({QStringLiteral("surveys"), QStringLiteral("render"), id, QStringLiteral("--contact"),
                    QStringLiteral("anna@guests.example"), QStringLiteral("--as"), form});
    };
    QVERIFY(render(QStringLiteral("text")).document[u"content"].toString().contains(u"Dear Anna,"));
    QVERIFY(render(QStringLiteral("html")).document[u"content"].toString().contains(u"Delighted"));
    QCOMPARE(render(QStringLiteral("eml")).status, 1); // there is no sender yet
}

void TestCommandLine::refusesASurveyNamingTheField()
{
    QByteArray broken = survey;
    broken.replace("\"question\"", "\"qestion\"");
    const Outcome outcome = run({QStringLiteral("surveys"), QStringLiteral("create"), QStringLiteral("--file"),
                                 write(QStringLiteral("survey.json"), broken)});
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.errors.contains(u"qestion") || outcome.errors.contains(u"question"), qPrintable(outcome.errors));
}

void TestCommandLine::makesAndTakesOutTheSample()
{
    QVERIFY(run({QStringLiteral("demo")}).document[u"sample"].toBool());
    QVERIFY(run({QStringLiteral("contacts"), QStringLiteral("list")}).document[u"count"].toInt() > 200);
    QVERIFY(run({QStringLiteral("answers"), QStringLiteral("list")}).document[u"count"].toInt() > 100);
    QCOMPARE(run({QStringLiteral("demo")}).status, 1); // not over data that are there
    QCOMPARE(run({QStringLiteral("demo"), QStringLiteral("--remove")}).status, 0);
    QCOMPARE(run({QStringLiteral("contacts"), QStringLiteral("list")}).document[u"count"].toInt(-1), 0);
    QCOMPARE(run({QStringLiteral("answers"), QStringLiteral("list")}).document[u"count"].toInt(-1), 0);
}

void TestCommandLine::tellsThePeriodAskedFor()
{
    const Outcome outcome = run({QStringLiteral("stats"), QStringLiteral("--from"), QStringLiteral("2026-03-01"),
                                 QStringLiteral("--to"), QStringLiteral("2026-03-31")});
    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.document[u"days"].toArray().size(), 31);
    QVERIFY(outcome.document[u"happiness"].isNull());
}

void TestCommandLine::writesTheReport()
{
    QCOMPARE(run({QStringLiteral("demo")}).status, 0);
    const Outcome csv = run({QStringLiteral("report"), QStringLiteral("--csv"), path(QStringLiteral("days.csv"))});
    QVERIFY2(csv.status == 0, qPrintable(csv.errors));
    QFile days(path(QStringLiteral("days.csv")));
    QVERIFY(days.open(QIODevice::ReadOnly));
    QCOMPARE(days.readAll().trimmed().count('\n'), 30); // a header and thirty days
    const Outcome png = run({QStringLiteral("report"), QStringLiteral("--png"), path(QStringLiteral("chart.png"))});
    QVERIFY2(png.status == 0, qPrintable(png.errors));
    QFile picture(path(QStringLiteral("chart.png")));
    QVERIFY(picture.open(QIODevice::ReadOnly));
    QCOMPARE(picture.read(4), QByteArrayLiteral("\x89PNG"));
    QCOMPARE(
        run({QStringLiteral("report"), QStringLiteral("--csv"), QStringLiteral("/no/such/folder/days.csv")}).status, 1);
}

void TestCommandLine::refusesASecondCopyOnTheSameData()
{
    QProcess first;
    first.start(QStringLiteral(TEST_BIN_DIR "/inglenook-cli"),
                {QStringLiteral("work"), QStringLiteral("--for"), QStringLiteral("30"), QStringLiteral("--data"),
                 path(QStringLiteral("data"))});
    QTRY_VERIFY(QFile::exists(path(QStringLiteral("data/inglenook.lock"))));
    const Outcome second = run({QStringLiteral("contacts"), QStringLiteral("list")});
    first.kill();
    QVERIFY(first.waitForFinished());
    QCOMPARE(second.status, 1);
    QCOMPARE(second.document[u"error"][u"kind"].toString(), QStringLiteral("in_use"));
    QCOMPARE(run({QStringLiteral("contacts"), QStringLiteral("list")}).status,
             0); // the lock of the dead one is no lock
}

void TestCommandLine::failsWithoutAnAccountInWords()
{
    for (const char* line : {"account check", "relay check", "account signin google --from a@fox.example"}) {
        const Outcome outcome = run(QString::fromLatin1(line).split(u' '));
        QCOMPARE(outcome.status, 1);
        QCOMPARE(outcome.document[u"error"][u"kind"].toString(), QStringLiteral("not_found"));
    }
}

void TestCommandLine::readsWhatAReceiverFound()
{
    const QString file = write(QStringLiteral("test.eml"), "Authentication-Results: mx.example; dkim=pass; spf=fail\n"
                                                           "DKIM-Signature: v=1; h=from:list-unsubscribe; b=aGk=\n"
                                                           "From: anna@fox.example\n\nHello\n");
    const QStringList command{QStringLiteral("account"), QStringLiteral("check"), QStringLiteral("--received")};
    const Outcome outcome = run(command + QStringList{file});
    QVERIFY2(outcome.status == 0, qPrintable(outcome.errors));
    QCOMPARE(outcome.document[u"spf"].toString(), QStringLiteral("fail"));
    QCOMPARE(outcome.document[u"dkim"].toString(), QStringLiteral("pass"));
    QVERIFY(outcome.document[u"dmarc"].isNull());
    QVERIFY(outcome.document[u"covers_unsubscribe"].toBool());
    QCOMPARE(run(command + QStringList{path(QStringLiteral("none.eml"))}).status, 1);
}

void TestCommandLine::findsTheServerOfAKnownProvider()
{
    const Outcome outcome = run({QStringLiteral("account"), QStringLiteral("find"), QStringLiteral("Anna@web.de")});
    QVERIFY2(outcome.status == 0, qPrintable(outcome.errors));
    QCOMPARE(outcome.document[u"found"].toBool(), true);
    QCOMPARE(outcome.document[u"host"].toString(), QStringLiteral("smtp.web.de"));
    QCOMPARE(outcome.document[u"port"].toInt(), 465);
    QCOMPARE(outcome.document[u"security"].toString(), QStringLiteral("tls"));
    QCOMPARE(outcome.document[u"user"].toString(), QStringLiteral("Anna"));
    QCOMPARE(outcome.document[u"source"].toString(), QStringLiteral("own_list"));
    QCOMPARE(outcome.document[u"secret"].toString(), QStringLiteral("password"));
    QVERIFY(!outcome.document[u"checked_on"].toString().isEmpty());
    const Outcome gmail = run({QStringLiteral("account"), QStringLiteral("find"), QStringLiteral("anna@gmail.com")});
    QCOMPARE(gmail.document[u"secret"].toString(), QStringLiteral("app_password"));
    QCOMPARE(gmail.document[u"limit_per_day"].toInt(), 500);
    QCOMPARE(run({QStringLiteral("account"), QStringLiteral("find"), QStringLiteral("anna")}).status, 1);
}

/// Two uncertain mails of a finished mailing, written before the program runs.
void TestCommandLine::seedMailing() const
{
    QVERIFY(QDir().mkpath(path(QStringLiteral("data"))));
    const auto database = *Database::open(path(QStringLiteral("data/inglenook.sqlite")));
    const OutboxSeed seed{*database};
    seed.addContacts(2);
    (void)seed.addMailing(2, MailingState::Finished);
    seed.run(QStringLiteral("UPDATE invitations SET state = 'uncertain', sent_at = 1, failure = 'no word'"));
}

void TestCommandLine::showsAndResolvesSingleMails()
{
    seedMailing();
    const auto show = [this] {
        return run({QStringLiteral("mailings"), QStringLiteral("show"), QStringLiteral("1"), QStringLiteral("--rows")});
    };
    const auto resolve = [this](const char* row, const char* as) {
        return run({QStringLiteral("mailings"), QStringLiteral("resolve"), QStringLiteral("1"), QStringLiteral("--row"),
                    QString::fromLatin1(row), QStringLiteral("--as"), QString::fromLatin1(as)});
    };
    const QJsonArray rows = show().document[u"invitations"].toArray();
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows.at(0)[u"state"].toString(), QStringLiteral("uncertain"));
    QCOMPARE(rows.at(0)[u"why"].toString(), QStringLiteral("no word"));
    QCOMPARE(resolve("1", "sent").document[u"mailing"][u"progress"][u"accepted"].toInt(), 1);
    const QJsonObject again = resolve("2", "resend").document[u"mailing"].toObject();
    QCOMPARE(again[u"state"].toString(), QStringLiteral("running"));
    QCOMPARE(again[u"progress"][u"queued"].toInt(), 1);
    QCOMPARE(resolve("1", "resend").status, 1); // it is certain by now
    QCOMPARE(resolve("99", "sent").document[u"error"][u"kind"].toString(), QStringLiteral("not_found"));
}

void TestCommandLine::decidesAboutWhatCameBack()
{
    seedMailing();
    {
        const auto database = *Database::open(path(QStringLiteral("data/inglenook.sqlite")));
        OutboxSeed{*database}.run(QStringLiteral(
            "INSERT INTO returned_mails (invitation_id, contact_id, address_key, kind, suggests, status, server_text,"
            " came_at, mail_key) VALUES (1, 1, 'guest1@example.org', 'doubtful', 'opt_out', '', 'stop', 1, x'01')"));
    }
    const QJsonObject entry =
        run({QStringLiteral("bounces"), QStringLiteral("list")}).document[u"returned"].toArray().at(0).toObject();
    QCOMPARE(entry[u"kind"].toString(), QStringLiteral("doubtful"));
    QCOMPARE(entry[u"suggests"].toString(), QStringLiteral("opt_out"));
    const auto settle = [this] {
        return run({QStringLiteral("bounces"), QStringLiteral("settle"), QStringLiteral("1"), QStringLiteral("--as"),
                    QStringLiteral("true")});
    };
    QCOMPARE(settle().document[u"returned"][u"kind"].toString(), QStringLiteral("opt_out"));
    QCOMPARE(settle().document[u"error"][u"kind"].toString(), QStringLiteral("conflict"));
}

void TestCommandLine::looksIntoNoInboxUnasked()
{
    QCOMPARE(run({QStringLiteral("bounces"), QStringLiteral("check")}).document[u"error"][u"kind"].toString(),
             QStringLiteral("conflict"));
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
