// What came back, read from a corpus of bounces, answers and look-alikes written for the purpose.

#include "core/bounces/returnedmail.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtTest/QTest>

using namespace inglenook::core;

namespace {

const QString folder = QStringLiteral(TEST_DATA_DIR "/bounces");
const QByteArray ourId = "00112233445566778899aabb@pub.test";

QByteArray contentOf(const QString& name)
{
    QFile file(folder + u'/' + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray headersOf(const QByteArray& mail)
{
    return mail.left(mail.indexOf("\r\n\r\n") + 4);
}

QByteArray answer(const QByteArray& headers, const QByteArray& body)
{
    return "From: a@guests.test\r\nIn-Reply-To: <" + ourId + ">\r\n" + headers + "\r\n" + body;
}

} // namespace

class TestReturnedMail : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatCameBack_data();
    void tellsWhatCameBack();
    void knowsEveryFileOfTheCorpus();
    void isTheSameMailHoweverOftenItIsRead();
    void survivesEveryCutOfARealReport();
    void findsOurIdOnlyInItsOwnShape();
    void takesAWishToStopOnlyWhereItStandsAlone_data();
    void takesAWishToStopOnlyWhereItStandsAlone();
};

void TestReturnedMail::tellsWhatCameBack_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("recipient");
    QTest::addColumn<bool>("hasId");
    const auto lines = QString::fromUtf8(contentOf(QStringLiteral("expected.tsv"))).split(u'\n', Qt::SkipEmptyParts);
    QVERIFY(lines.size() > 30);
    for (const QString& line : lines.mid(1)) {
        const QStringList cells = line.split(u'\t');
        QTest::newRow(qUtf8Printable(cells.at(0))) << cells.at(1) << cells.at(2) << (cells.at(3) == u"id");
    }
}

void TestReturnedMail::tellsWhatCameBack()
{
    QFETCH(QString, kind);
    QFETCH(QString, recipient);
    QFETCH(bool, hasId);
    const QByteArray mail = contentOf(QString::fromUtf8(QTest::currentDataTag()) + QStringLiteral(".eml"));
    QVERIFY(!mail.isEmpty());
    const auto returned = readReturned(mail);
    if (kind == u"-") {
        QVERIFY(!returned || (returned->mailIds.isEmpty() && returned->kind == ReturnKind::AutoReply));
        return;
    }
    QVERIFY(returned.has_value());
    QCOMPARE(returnKindWord(returned->kind), kind);
    QCOMPARE(returned->recipients.value(0, QStringLiteral("-")), recipient);
    QCOMPARE(returned->mailIds.contains(ourId), hasId);
    // The headers alone must have given it away, else the mail would never have been read.
    QVERIFY(looksReturned(headersOf(mail)));
    QVERIFY(returned->serverText.size() <= 500);
}

void TestReturnedMail::knowsEveryFileOfTheCorpus()
{
    const QString table = QString::fromUtf8(contentOf(QStringLiteral("expected.tsv")));
    const auto files = QDir(folder).entryList({QStringLiteral("*.eml")});
    QVERIFY(files.size() >= 30);
    for (const QString& file : files)
        QVERIFY2(table.contains(u'\n' + file.chopped(4) + u'\t'), qUtf8Printable(file));
}

void TestReturnedMail::isTheSameMailHoweverOftenItIsRead()
{
    const QByteArray mail = contentOf(QStringLiteral("postfix-unknown-user.eml"));
    const auto first = readReturned(mail);
    const auto again = readReturned("Received: from another place\r\n" + mail);
    const auto other = readReturned(contentOf(QStringLiteral("postfix-mailbox-full.eml")));
    QVERIFY(first && again && other);
    QCOMPARE(again->mailKey, first->mailKey);
    QVERIFY(other->mailKey != first->mailKey);
}

void TestReturnedMail::survivesEveryCutOfARealReport()
{
    const QByteArray mail = contentOf(QStringLiteral("gmail-no-such-user.eml"));
    for (qsizetype size = 0; size < mail.size(); size += 7)
        (void)readReturned(mail.left(size));
    QVERIFY(readReturned(mail).has_value());
}

void TestReturnedMail::findsOurIdOnlyInItsOwnShape()
{
    for (const QByteArray& id : {QByteArray("short@pub.test"), QByteArray("ZZ112233445566778899aabb@pub.test"),
                                 QByteArray("00112233445566778899aabbcc@pub.test")}) {
        const auto returned = readReturned("From: a@guests.test\r\nIn-Reply-To: <" + id + ">\r\n\r\nHello");
        QVERIFY2(!returned, id.constData());
    }
}

void TestReturnedMail::takesAWishToStopOnlyWhereItStandsAlone_data()
{
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("kind");
    QTest::newRow("subject") << QByteArray("Subject: unsubscribe\r\n") << QByteArray("") << "opt_out";
    QTest::newRow("polite") << QByteArray("Subject: Re: x\r\n") << QByteArray("\r\n  Please unsubscribe me.\r\n")
                            << "opt_out";
    QTest::newRow("stop") << QByteArray("Subject: Re: x\r\n") << QByteArray("STOP!\r\n") << "opt_out";
    QTest::newRow("a story") << QByteArray("Subject: Re: x\r\n") << QByteArray("We had to stop early, sadly.\r\n")
                             << "answered";
    QTest::newRow("quoted") << QByteArray("Subject: Re: x\r\n") << QByteArray("Thanks!\r\n> unsubscribe\r\n")
                            << "answered";
}

void TestReturnedMail::takesAWishToStopOnlyWhereItStandsAlone()
{
    QFETCH(QByteArray, headers);
    QFETCH(QByteArray, body);
    QFETCH(QString, kind);
    const auto returned = readReturned(answer(headers, body));
    QVERIFY(returned.has_value());
    QCOMPARE(returnKindWord(returned->kind), kind);
}

QTEST_GUILESS_MAIN(TestReturnedMail)
#include "tst_returnedmail.moc"
