#include "core/visits/visitrowreader.h"

#include <QtTest/QTest>

using namespace inglenook::core;

class TestVisitRowReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryField();
    void takesTheArrivalWhereNoColumnHoldsTheDeparture();
    void refusesWithTheReason_data();
    void refusesWithTheReason();
    void needsNoDayToCallOffABooking();
    void readsAmounts_data();
    void readsAmounts();
    void addsUpPeople();
    void knowsWhatWasCalledOff_data();
    void knowsWhatWasCalledOff();
    void guessesColumnsInFiveLanguages_data();
    void guessesColumnsInFiveLanguages();
    void leavesTheColumnsOfContactsAlone();
};

namespace {

VisitMapping inOrder()
{
    VisitMapping mapping;
    const auto fields = visitFields();
    for (qsizetype i = 0; i < fields.size(); ++i)
        mapping.insert(fields.at(i), static_cast<int>(i));
    return mapping;
}

Result<Visit> read(const QString& cells)
{
    return VisitRowReader(inOrder(), DayOrder::DayFirst).read({2, cells.split(u'|'), ImportRow::Trouble::None});
}

} // namespace

void TestVisitRowReader::readsEveryField()
{
    const auto visit =
        read(QStringLiteral("21.11.2026|24.11.2026| Room 7 |Maria|'+B-17|2|£1,234.50|Spa; Wedding|Checked out"));
    QVERIFY(visit.has_value());
    QCOMPARE(visit->arrivedOn, QDate(2026, 11, 21));
    QCOMPARE(visit->departedOn, QDate(2026, 11, 24));
    QCOMPARE(visit->nights(), 3);
    QCOMPARE(visit->place, QStringLiteral("Room 7"));
    QCOMPARE(visit->staff, QStringLiteral("Maria"));
    QCOMPARE(visit->reference, QStringLiteral("+B-17"));
    QCOMPARE(visit->partySize, 2);
    QCOMPARE(visit->amount, std::optional<qint64>(123450));
    QCOMPARE(visit->tags, QStringList({QStringLiteral("Spa"), QStringLiteral("Wedding")}));
    QVERIFY(!visit->isCancelled);
}

void TestVisitRowReader::takesTheArrivalWhereNoColumnHoldsTheDeparture()
{
    const VisitRowReader reader({{VisitField::Arrival, 0}}, DayOrder::DayFirst);
    const auto visit = reader.read({2, {QStringLiteral("2026-11-24")}, ImportRow::Trouble::None});
    QCOMPARE(visit->departedOn, QDate(2026, 11, 24));
    QCOMPARE(visit->nights(), 0);
}

void TestVisitRowReader::refusesWithTheReason_data()
{
    QTest::addColumn<QString>("cells");
    QTest::addColumn<QString>("word");
    QTest::newRow("no day") << QStringLiteral("21.11.2026|||||||") << QStringLiteral("missing");
    QTest::newRow("nonsense day") << QStringLiteral("|tomorrow||||||") << QStringLiteral("tomorrow");
    QTest::newRow("backwards") << QStringLiteral("24.11.2026|21.11.2026||||||") << QStringLiteral("before");
    QTest::newRow("people") << QStringLiteral("|24.11.2026||||many|||") << QStringLiteral("many");
    QTest::newRow("amount") << QStringLiteral("|24.11.2026|||||free||") << QStringLiteral("free");
    QTest::newRow("place") << QStringLiteral("|24.11.2026|%1|||||").arg(QString(201, u'x')) << QStringLiteral("200");
    QTest::newRow("tag") << QStringLiteral("|24.11.2026||||||%1|").arg(QString(61, u'x')) << QStringLiteral("60");
}

void TestVisitRowReader::refusesWithTheReason()
{
    QFETCH(const QString, cells);
    QFETCH(const QString, word);
    const auto visit = read(cells);
    QVERIFY(!visit.has_value());
    QCOMPARE(visit.error().kind, ErrorKind::InvalidInput);
    QVERIFY2(visit.error().message.contains(word), qPrintable(visit.error().message));
}

void TestVisitRowReader::needsNoDayToCallOffABooking()
{
    const auto visit = read(QStringLiteral("||||B-17||||Cancelled"));
    QVERIFY(visit.has_value());
    QVERIFY(visit->isCancelled);
    QVERIFY(visit->departedOn.isNull());
    QVERIFY(!read(QStringLiteral("||||||||Cancelled")).has_value());
}

void TestVisitRowReader::readsAmounts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("hundredths");
    QTest::newRow("whole") << QStringLiteral("120") << qint64(12000);
    QTest::newRow("pounds") << QStringLiteral("£1,234.50") << qint64(123450);
    QTest::newRow("euros") << QStringLiteral("1.234,50 €") << qint64(123450);
    QTest::newRow("thousand") << QStringLiteral("1.234") << qint64(123400);
    QTest::newRow("tenths") << QStringLiteral("99,5") << qint64(9950);
    QTest::newRow("swiss") << QStringLiteral("CHF 1'234.00") << qint64(123400);
    QTest::newRow("blank") << QStringLiteral("1 234,50 EUR") << qint64(123450);
    QTest::newRow("dash") << QStringLiteral("120,-") << qint64(12000);
    QTest::newRow("refund") << QStringLiteral("-15.00") << qint64(-1500);
}

void TestVisitRowReader::readsAmounts()
{
    QFETCH(const QString, text);
    QFETCH(const qint64, hundredths);
    QCOMPARE(amountFromText(text), std::optional(hundredths));
}

void TestVisitRowReader::addsUpPeople()
{
    QCOMPARE(partySizeFromText(QStringLiteral("2 adults, 1 child")), std::optional(3));
    QCOMPARE(partySizeFromText(QStringLiteral("2+1")), std::optional(3));
    QCOMPARE(partySizeFromText(QStringLiteral("two")), std::nullopt);
    QCOMPARE(partySizeFromText(QStringLiteral("99999999999999999999")), std::nullopt);
}

void TestVisitRowReader::knowsWhatWasCalledOff_data()
{
    QTest::addColumn<QString>("status");
    QTest::addColumn<bool>("isCancelled");
    for (const char* text : {"Cancelled", "canceled by guest", "STORNIERT", "Storno", "annulée", "cancelado",
                             "annullata", "No-show", "no_show", "nicht erschienen"})
        QTest::newRow(text) << QString::fromUtf8(text) << true;
    for (const char* text : {"", "Confirmed", "checked out", "OK", "abgereist", "not cancelled"})
        QTest::newRow(text) << QString::fromUtf8(text) << false;
}

void TestVisitRowReader::knowsWhatWasCalledOff()
{
    QFETCH(const QString, status);
    QFETCH(const bool, isCancelled);
    QCOMPARE(meansCancelled(status), isCancelled);
}

void TestVisitRowReader::guessesColumnsInFiveLanguages_data()
{
    QTest::addColumn<QString>("header");
    QTest::newRow("English") << QStringLiteral(
        "Check-in|Check-out|Room|Server|Booking number|Guests|Total|Occasion|Status");
    QTest::newRow("German") << QStringLiteral(
        "Anreise|Abreise|Zimmer|Bedienung|Buchungsnummer|Personen|Umsatz|Anlass|Zustand");
    QTest::newRow("French") << QStringLiteral(
        "Arrivée|Date de départ|Chambre|Serveur|N° de réservation|Personnes|Montant|Motif|Statut");
    QTest::newRow("Spanish") << QStringLiteral(
        "Llegada|Salida|Habitación|Camarero|Localizador|Personas|Importe|Motivo|Estado");
    QTest::newRow("Italian") << QStringLiteral(
        "Arrivo|Partenza|Camera|Cameriere|Numero prenotazione|Persone|Importo|Occasione|Stato");
}

void TestVisitRowReader::guessesColumnsInFiveLanguages()
{
    QFETCH(const QString, header);
    QCOMPARE(guessVisitMapping(header.split(u'|'), {}), inOrder());
}

void TestVisitRowReader::leavesTheColumnsOfContactsAlone()
{
    const auto mapping =
        guessVisitMapping({QStringLiteral("Guests"), QStringLiteral("Date")}, {{ContactField::FullName, 0}});
    QCOMPARE(mapping, VisitMapping({{VisitField::Departure, 1}}));
}

QTEST_GUILESS_MAIN(TestVisitRowReader)
#include "tst_visitrowreader.moc"
