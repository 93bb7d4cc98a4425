#include "core/base/emailaddress.h"

#include <QtTest/QTest>

using namespace inglenook::core;

class TestEmailAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAddresses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("key");
        QTest::newRow("plain") << QStringLiteral("anna@example.com") << QStringLiteral("anna@example.com");
        QTest::newRow("blanks around") << QStringLiteral("  anna@example.com\t") << QStringLiteral("anna@example.com");
        QTest::newRow("capitals") << QStringLiteral("Anna.Hall@Example.COM") << QStringLiteral("anna.hall@example.com");
        QTest::newRow("plus and signs") << QStringLiteral("o'neil+pub_1@mail.example.co.uk")
                                        << QStringLiteral("o'neil+pub_1@mail.example.co.uk");
        QTest::newRow("umlaut domain") << QStringLiteral("info@Gästehaus.de")
                                       << QStringLiteral("info@xn--gstehaus-0za.de");
        QTest::newRow("umlaut name") << QStringLiteral("jörg@example.de") << QStringLiteral("jörg@example.de");
        QTest::newRow("localhost") << QStringLiteral("guest@localhost") << QStringLiteral("guest@localhost");
        QTest::newRow("longest local part")
            << QString(64, u'a') + QStringLiteral("@example.com") << QString(64, u'a') + QStringLiteral("@example.com");
    }

    void readsAddresses()
    {
        QFETCH(QString, text);
        QFETCH(QString, key);
        const auto address = EmailAddress::parse(text);
        QVERIFY2(address, qPrintable(address ? QString() : address.error().message));
        QCOMPARE(address->text(), text.trimmed());
        QCOMPARE(address->key(), key);
    }

    void refusesWhatCannotGoOnTheWire_data()
    {
        QTest::addColumn<QString>("text");
        const QString bad[] = {
            QString(),
            QStringLiteral("   "),
            QStringLiteral("anna"),
            QStringLiteral("@example.com"),
            QStringLiteral("anna@"),
            QStringLiteral("anna@@example.com"),
            QStringLiteral("anna@b@example.com"),
            QStringLiteral("anna hall@example.com"),
            QStringLiteral("anna@exam ple.com"),
            QStringLiteral(".anna@example.com"),
            QStringLiteral("anna.@example.com"),
            QStringLiteral("an..na@example.com"),
            QStringLiteral("anna@example"),
            QStringLiteral("anna@-example.com"),
            QStringLiteral("anna@example-.com"),
            QStringLiteral("anna@example..com"),
            QStringLiteral("anna@.com"),
            QStringLiteral("<anna@example.com>"),
            QStringLiteral("\"anna\"@example.com"),
            QStringLiteral("anna@example.com\r\nRCPT TO:<eve@example.com>"),
            QStringLiteral("anna\n@example.com"),
            QStringLiteral("anna@exam\0ple.com"),
            QString::fromUtf16(u"an\0na@example.com", 17),
            QStringLiteral("anna\u00a0hall@example.com"),
            QStringLiteral("anna\u200b@example.com"),
            QStringLiteral("anna@example.com,eve@example.com"),
            QStringLiteral("anna@[127.0.0.1]"),
            QString(65, u'a') + QStringLiteral("@example.com"),
            QStringLiteral("a@") + QString(64, u'b') + QStringLiteral(".com"),
            QStringLiteral("a@") + QStringLiteral("bcdefgh.").repeated(32) + QStringLiteral("com"),
        };
        for (const QString& text : bad)
            QTest::newRow(text.isEmpty() ? "empty" : qPrintable(text)) << text;
    }

    void refusesWhatCannotGoOnTheWire()
    {
        QFETCH(QString, text);
        const auto address = EmailAddress::parse(text);
        QVERIFY(!address);
        QCOMPARE(address.error().kind, ErrorKind::InvalidInput);
        QVERIFY(!address.error().message.isEmpty());
    }

    void knowsTwoSpellingsOfOneMailbox()
    {
        QCOMPARE(*EmailAddress::parse(QStringLiteral("Anna@Gästehaus.DE")),
                 *EmailAddress::parse(QStringLiteral("anna@xn--gstehaus-0za.de")));
        QVERIFY(!(*EmailAddress::parse(QStringLiteral("anna@example.com")) ==
                  *EmailAddress::parse(QStringLiteral("ann@example.com"))));
    }

    void keepsTheLocalPartAsWrittenOnTheWire()
    {
        const auto address = EmailAddress::parse(QStringLiteral("Anna.Hall@Gästehaus.de"));
        QCOMPARE(address->wire(), QStringLiteral("Anna.Hall@xn--gstehaus-0za.de"));
        QCOMPARE(address->domain(), QStringLiteral("xn--gstehaus-0za.de"));
        QVERIFY(!address->needsSmtpUtf8());
        QVERIFY(EmailAddress::parse(QStringLiteral("jörg@example.de"))->needsSmtpUtf8());
    }
};

QTEST_GUILESS_MAIN(TestEmailAddress)
#include "tst_emailaddress.moc"
