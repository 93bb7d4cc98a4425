#include "app/journey/pagepictures.h"

#include <QtCore/QDir>
#include <QtCore/QProcess>
#include <QtCore/QSet>
#include <QtCore/QTemporaryDir>
#include <QtGui/QImage>
#include <QtTest/QTest>

using namespace inglenook::app;

/// `inglenook --screenshots`, twice at once: every page is there, in every look, and the same both times.
class TestScreenshots : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void drawsEveryPage_data();
    void drawsEveryPage();
    void drawsNothingElse();
    void drawsTheSameAgain();

private:
    [[nodiscard]] static QStringList names();
    [[nodiscard]] QImage picture(const QString& name) const
    {
        return QImage(m_first.filePath(name + QStringLiteral(".png")));
    }

    QTemporaryDir m_first;
    QTemporaryDir m_second;
};

namespace {

QString nameOf(const NamedPage& page, const char* fill, const char* look, const char* scale)
{
    return QStringLiteral("%1-%2-%3%4")
        .arg(QString::fromUtf16(page.name), QString::fromLatin1(fill), QString::fromLatin1(look),
             QString::fromLatin1(scale));
}

/// So many colours in a coarse grid of its points: an empty sheet has two or three.
qsizetype countColours(const QImage& image)
{
    QSet<QRgb> colours;
    for (int y = 0; y < image.height(); y += 2) {
        for (int x = 0; x < image.width(); x += 2)
            colours << image.pixel(x, y);
    }
    return colours.size();
}

} // namespace

QStringList TestScreenshots::names()
{
    QStringList names;
    const auto add = [&names](const NamedPage& page) {
        for (const char* fill : {"full", "empty"}) {
            for (const char* scale : {"", "@2x"})
                names << nameOf(page, fill, "light", scale) << nameOf(page, fill, "dark", scale);
        }
    };
    std::for_each(namedPages.begin(), namedPages.end(), add);
    std::for_each(namedPlaces.begin(), namedPlaces.end(), add);
    return names;
}

void TestScreenshots::initTestCase()
{
    std::array<QProcess, 2> programs;
    const std::array folders{m_first.path(), m_second.path()};
    for (size_t i = 0; i < programs.size(); ++i) {
        programs[i].setProcessChannelMode(QProcess::ForwardedErrorChannel);
        programs[i].start(QStringLiteral(TEST_BIN_DIR "/inglenook"), {QStringLiteral("--screenshots"), folders[i]});
    }
    for (QProcess& program : programs) {
        QVERIFY(program.waitForFinished(110'000));
        QCOMPARE(program.exitCode(), 0);
    }
}

void TestScreenshots::drawsEveryPage_data()
{
    QTest::addColumn<QString>("light");
    const QStringList all = names();
    for (const QString& name : all) {
        if (name.contains(u"-light"))
            QTest::newRow(qPrintable(name)) << name;
    }
}

void TestScreenshots::drawsEveryPage()
{
    QFETCH(QString, light);
    const QImage day = picture(light);
    const QImage night = picture(QString(light).replace(QStringLiteral("-light"), QStringLiteral("-dark")));
    const int scale = light.endsWith(u"@2x") ? 2 : 1;
    QCOMPARE(day.size(), QSize(1280, 720) * scale);
    QCOMPARE(night.size(), day.size());
    QVERIFY(countColours(day) > 20);
    QVERIFY(countColours(night) > 20);
    // The ground in the corner that no page fills.
    const QPoint ground(day.width() - 3, day.height() - 3);
    QVERIFY(qGray(day.pixel(ground)) > 200);
    QVERIFY(qGray(night.pixel(ground)) < 60);
}

void TestScreenshots::drawsNothingElse()
{
    QStringList expected = names();
    for (QString& name : expected)
        name += QStringLiteral(".png");
    expected.sort();
    QCOMPARE(QDir(m_first.path()).entryList(QDir::Files, QDir::Name), expected);
}

void TestScreenshots::drawsTheSameAgain()
{
    QStringList differing;
    const QStringList all = names();
    for (const QString& name : all) {
        // The try-out's relay listens on another port each time, and this page shows its address.
        if (!name.startsWith(u"settings-relay-full") &&
            picture(name) != QImage(m_second.filePath(name + QStringLiteral(".png"))))
            differing << name;
    }
    QVERIFY2(differing.isEmpty(), qPrintable(differing.join(u' ')));
}

QTEST_GUILESS_MAIN(TestScreenshots)
#include "tst_screenshots.moc"
