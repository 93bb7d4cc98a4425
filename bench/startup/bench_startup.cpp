// From starting the program to its first painted window with 100,000 contacts, against an empty QMainWindow program
// (this one, started again with --empty-window). Interleaved rounds, medians. Both wait for their first paint and end.

#include <QtCore/QElapsedTimer>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTextStream>
#include <QtCore/QTimer>
#include <QtWidgets/QApplication>
#include <QtWidgets/QMainWindow>

#include <algorithm>

namespace {

constexpr int contacts = 100'000;
constexpr int rounds = 11;
constexpr double demand = 2.5;
constexpr int longestStart = 60'000; // ms

class EmptyWindow : public QMainWindow
{
protected:
    void paintEvent(QPaintEvent* event) override
    {
        QMainWindow::paintEvent(event);
        QTimer::singleShot(0, qApp, &QCoreApplication::quit);
    }
};

int showEmptyWindow(int argc, char** argv)
{
    const QApplication application(argc, argv);
    EmptyWindow window;
    window.resize(1280, 720);
    window.show();
    return QApplication::exec();
}

QString program(const char* name)
{
    return QStringLiteral(BENCH_BIN_DIR "/") + QString::fromLatin1(name);
}

/// Wall time of one start in milliseconds; negative when it failed.
double measure(const QString& path, const QStringList& arguments)
{
    QElapsedTimer timer;
    timer.start();
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(path, arguments);
    if (!process.waitForFinished(longestStart) || process.exitCode() != 0)
        return -1;
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

bool fill(const QString& folder)
{
    QFile csv(folder + QStringLiteral("/contacts.csv"));
    if (!csv.open(QIODevice::WriteOnly))
        return false;
    QTextStream text(&csv);
    text << "Email,First name,Last name,Phone\n";
    for (int i = 0; i < contacts; ++i)
        text << "guest" << i << "@guests.example,First" << i % 977 << ",Last" << i % 7919 << ",01632 960" << i % 1000
             << '\n';
    text.flush();
    csv.close();
    return measure(program("inglenook-cli"), {QStringLiteral("contacts"), QStringLiteral("import"), csv.fileName(),
                                              QStringLiteral("--data"), folder + QStringLiteral("/data")}) >= 0;
}

double median(QList<double> times)
{
    std::sort(times.begin(), times.end());
    return times.at(times.size() / 2);
}

} // namespace

int main(int argc, char** argv)
{
    if (argc > 1 && QByteArrayView(argv[1]) == "--empty-window")
        return showEmptyWindow(argc, argv);
    const QCoreApplication application(argc, argv);
    const QTemporaryDir folder;
    if (!fill(folder.path()))
        return 1;

    QList<double> own;
    QList<double> empty;
    for (int round = 0; round < rounds; ++round) {
        empty << measure(program("bench_startup"), {QStringLiteral("--empty-window")});
        own << measure(program("inglenook"), {QStringLiteral("--data"), folder.filePath(QStringLiteral("data")),
                                              QStringLiteral("--quit-when-shown")});
        if (empty.last() < 0 || own.last() < 0)
            return 1;
    }
    const double ratio = median(own) / median(empty);
    QTextStream(stdout) << "start to first paint with " << contacts << " contacts: " << median(own)
                        << " ms, empty window " << median(empty) << " ms\n"
                        << "RESULT startup " << median(own) << " ms " << median(empty) << ' ' << ratio
                        << " <=" << demand << ' ' << (ratio <= demand ? "ok" : "FAIL") << '\n';
    return 0;
}
