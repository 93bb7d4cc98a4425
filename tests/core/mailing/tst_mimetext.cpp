#include "core/mailing/mimetext.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace inglenook::core;

namespace {

/// RFC 2047 and the folding taken back, by other means than the builder's.
QString decoded(const QByteArray& header)
{
    QByteArray flat = header;
    flat.replace("?=\r\n =?", "?==?").replace("\r\n", "");
    QString text = QString::fromLatin1(flat);
    static const QRegularExpression word(QStringLiteral("=\\?UTF-8\\?B\\?([A-Za-z0-9+/=]*)\\?="));
    QByteArray bytes;
    qsizetype end = 0;
    for (auto matches = word.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        bytes += text.mid(end, match.capturedStart() - end).toUtf8();
        bytes += QByteArray::fromBase64(match.captured(1).toLatin1());
        end = match.capturedEnd();
    }
    return QString::fromUtf8(bytes + text.mid(end).toUtf8());
}

qsizetype longestLine(const QByteArray& text, int used = 0)
{
    qsizetype longest = 0;
    const auto lines = text.split('\n');
    for (qsizetype i = 0; i < lines.size(); ++i)
        longest = std::max(longest, lines.at(i).size() - (lines.at(i).endsWith('\r') ? 1 : 0) + (i == 0 ? used : 0));
    return longest;
}

} // namespace

class tst_MimeText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void quotesText_data();
    void quotesText();
    void keepsLinesShort();
    void writesHeaders_data();
    void writesHeaders();
    void encodesWholeCharacters();
    void writesMailboxes_data();
    void writesMailboxes();
};

void tst_MimeText::quotesText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("quoted");
    const auto row = [](const char* name, const QString& text, const QByteArray& quoted) {
        QTest::newRow(name) << text << quoted;
    };
    row("empty", {}, "\r\n");
    row("plain", QStringLiteral("Hello"), "Hello\r\n");
    row("line ends", QStringLiteral("a\nb\r\nc\rd\n"), "a\r\nb\r\nc\r\nd\r\n");
    row("equals sign", QStringLiteral("1=1"), "1=3D1\r\n");
    row("beyond ASCII", QStringLiteral("Zoë 😀"), "Zo=C3=AB =F0=9F=98=80\r\n");
    row("blank at the end", QStringLiteral("a \nb\t"), "a=20\r\nb=09\r\n");
    row("blanks within", QStringLiteral("a  b\tc"), "a  b\tc\r\n");
    row("control characters", QStringLiteral("a\x01\x7f"), "a=01=7F\r\n");
    row("half a character", QString(QChar(0xd83d)) + u'x', "?x\r\n");
}

void tst_MimeText::quotesText()
{
    QFETCH(const QString, text);
    QFETCH(const QByteArray, quoted);
    QCOMPARE(toQuotedPrintable(text), quoted);
}

void tst_MimeText::keepsLinesShort()
{
    for (int size = 60; size < 160; ++size) {
        for (const QString& text : {QString(size, u'x'), QString(size, u'ä'), QString(size, u' ') + u'x'}) {
            const QByteArray quoted = toQuotedPrintable(text);
            QVERIFY(longestLine(quoted) <= 76);
            QByteArray joined = quoted;
            joined.replace("=\r\n", "");
            QVERIFY(!joined.chopped(2).contains("\r\n"));
        }
    }
}

void tst_MimeText::writesHeaders_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char* name, const QString& text) { QTest::newRow(name) << text; };
    row("plain", QStringLiteral("How was it?"));
    row("empty", {});
    row("long", QStringLiteral("How was your evening at the inn ").repeated(8).trimmed());
    row("long word", QStringLiteral("a%1b").arg(QString(300, u'x')));
    row("a word that just does not fit", QString(70, u'x') + QStringLiteral(" end"));
    row("umlauts", QStringLiteral("Wie war es, Jürgen Groß?"));
    row("beyond the plane", QStringLiteral("😀").repeated(60));
    row("looks encoded", QStringLiteral("=?UTF-8?B?eA==?= twice"));
    row("doubled blanks", QStringLiteral("a  b"));
    row("blank at an end", QStringLiteral(" a "));
    row("tab", QStringLiteral("a\tb"));
}

void tst_MimeText::writesHeaders()
{
    QFETCH(const QString, text);
    for (const int used : {4, 9, 30}) {
        const QByteArray header = toHeaderText(text, used);
        QCOMPARE(decoded(header), text);
        QVERIFY2(longestLine(header, used) <= 76, header.constData());
        for (const QByteArray& line : header.split('\n'))
            QVERIFY2(text.isEmpty() || !line.trimmed().isEmpty(), header.constData());
    }
}

void tst_MimeText::encodesWholeCharacters()
{
    const QByteArray header = toHeaderText(QStringLiteral("ä😀").repeated(40), 9);
    static const QRegularExpression word(QStringLiteral("=\\?UTF-8\\?B\\?([A-Za-z0-9+/=]*)\\?="));
    for (auto matches = word.globalMatch(QString::fromLatin1(header)); matches.hasNext();) {
        const QByteArray bytes = QByteArray::fromBase64(matches.next().captured(1).toLatin1());
        QCOMPARE(QString::fromUtf8(bytes).toUtf8(), bytes);
        QVERIFY(!QString::fromUtf8(bytes).contains(QChar::ReplacementCharacter));
    }
}

void tst_MimeText::writesMailboxes_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("no name") << QString();
    QTest::newRow("plain") << QStringLiteral("Anna Hall");
    QTest::newRow("quotes") << QStringLiteral("Jim \"Jimbo\" \\ Smith, Jr.");
    QTest::newRow("umlauts") << QStringLiteral("Jürgen Groß");
    QTest::newRow("long") << QStringLiteral("Wolfeschlegelstein").repeated(6);
    QTest::newRow("long and foreign") << QStringLiteral("Größe ").repeated(20).trimmed();
}

void tst_MimeText::writesMailboxes()
{
    QFETCH(const QString, name);
    const Mailbox mailbox{name, *EmailAddress::parse(QStringLiteral("someone.with.a.name@guests.test"))};
    const QByteArray header = toHeaderMailbox(mailbox, 6);
    QVERIFY2(longestLine(header, 6) <= 76, header.constData());
    const QString text = decoded(header);
    if (name.isEmpty()) {
        QCOMPARE(text, mailbox.address.text());
        return;
    }
    QVERIFY(text.endsWith(QStringLiteral(" <someone.with.a.name@guests.test>")));
    QString said = text.left(text.lastIndexOf(u'<')).trimmed();
    if (said.startsWith(u'"'))
        said = said.mid(1, said.size() - 2)
                   .replace(QStringLiteral("\\\""), QStringLiteral("\""))
                   .replace(QStringLiteral("\\\\"), QStringLiteral("\\"));
    QCOMPARE(said, name);
}

QTEST_APPLESS_MAIN(tst_MimeText)
#include "tst_mimetext.moc"
