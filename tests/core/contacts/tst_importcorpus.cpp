// Every file of tests/data/imports is looked at, mapped and imported without a word from the owner, and must give
// exactly the contacts and the refused lines that stand in its `.expected.json`.

#include "core/base/storage/database.h"
#include "core/contacts/contactimporter.h"
#include "core/contacts/contactrepository.h"

#include <QtCore/QDirIterator>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace inglenook::core;

namespace {

QString encodingWord(TextEncoding encoding)
{
    switch (encoding) {
    case TextEncoding::Utf8:
        return QStringLiteral("utf-8");
    case TextEncoding::Utf16LittleEndian:
        return QStringLiteral("utf-16le");
    case TextEncoding::Utf16BigEndian:
        return QStringLiteral("utf-16be");
    case TextEncoding::Windows1252:
        return QStringLiteral("windows-1252");
    case TextEncoding::Windows1250:
        return QStringLiteral("windows-1250");
    }
    return {};
}

QString kindWord(ImportFormat::Kind kind)
{
    switch (kind) {
    case ImportFormat::Kind::Csv:
        return QStringLiteral("csv");
    case ImportFormat::Kind::Workbook:
        return QStringLiteral("workbook");
    case ImportFormat::Kind::Cards:
        return QStringLiteral("cards");
    }
    return {};
}

QByteArray readAll(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// What is in a contact, as the expectations write it: no empty fields.
QJsonObject toJson(const Contact& contact)
{
    QJsonObject object{{QStringLiteral("address"), contact.address.text()}};
    const auto put = [&object](const char* name, const QString& text) {
        if (!text.isEmpty())
            object.insert(QLatin1String(name), text);
    };
    put("first_name", contact.firstName);
    put("last_name", contact.lastName);
    put("phone", contact.phone);
    put("language", contact.language);
    put("note", contact.note);
    if (!contact.tags.isEmpty())
        object.insert(QStringLiteral("tags"), QJsonArray::fromStringList(contact.tags));
    return object;
}

QByteArray lines(const QJsonArray& objects)
{
    QByteArray text;
    for (const auto& object : objects)
        text += QJsonDocument(object.toObject()).toJson(QJsonDocument::Compact) + '\n';
    return text;
}

} // namespace

class TestImportCorpus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesExactlyWhatIsExpected_data();
    void givesExactlyWhatIsExpected();
};

void TestImportCorpus::givesExactlyWhatIsExpected_data()
{
    QTest::addColumn<QString>("file");
    const QDir folder(QStringLiteral(TEST_DATA_DIR "/imports"));
    const auto names = folder.entryList({QStringLiteral("*.csv"), QStringLiteral("*.xlsx"), QStringLiteral("*.vcf")},
                                        QDir::Files, QDir::Name);
    QVERIFY(names.size() >= 80);
    for (const QString& name : names)
        QTest::newRow(qPrintable(name)) << folder.filePath(name);
}

void TestImportCorpus::givesExactlyWhatIsExpected()
{
    QFETCH(QString, file);
    const QByteArray bytes = readAll(file);
    const QString base = file.left(file.lastIndexOf(u'.'));
    const auto expected = QJsonDocument::fromJson(readAll(base + QStringLiteral(".expected.json"))).object();
    QVERIFY(!expected.isEmpty());

    ImportOptions options;
    const auto format = detectFormat(bytes);
    QVERIFY2(format.has_value(), format ? "" : qPrintable(format.error().detail));
    options.format = *format;
    QCOMPARE(kindWord(options.format.kind), expected[QStringLiteral("kind")].toString(QStringLiteral("csv")));
    if (options.format.kind != ImportFormat::Kind::Workbook)
        QCOMPARE(encodingWord(options.format.dialect.encoding), expected[QStringLiteral("encoding")].toString());
    if (options.format.kind == ImportFormat::Kind::Csv)
        QCOMPARE(QString(options.format.dialect.separator), expected[QStringLiteral("separator")].toString());
    const auto preview = loadPreview(bytes, options.format);
    QVERIFY2(preview.has_value(), preview ? "" : qPrintable(preview.error().detail));
    options.hasHeader = preview->hasHeader;
    options.rowsBefore = preview->rowsBefore;
    options.columns = preview->hasHeader ? preview->header.size() : 0;
    options.mapping = preview->mapping;
    if (const auto columns = expected[QStringLiteral("columns")]; columns.isObject()) {
        QJsonObject found;
        for (auto column = options.mapping.begin(); column != options.mapping.end(); ++column)
            found.insert(contactFieldWord(column.key()), column.value() + 1);
        QCOMPARE(QJsonDocument(found).toJson(), QJsonDocument(columns.toObject()).toJson());
    }

    const QTemporaryDir folder;
    const auto database = Database::open(folder.filePath(QStringLiteral("db.sqlite")));
    QVERIFY(database.has_value());
    const auto report = ContactImporter(**database).run(bytes, options, QDateTime::currentDateTimeUtc());
    QVERIFY(report.has_value());

    const auto stored = (*database)->read([](Transaction& t) {
        return ContactRepository().load(t, {.search = {}, .tag = {}, .order = ContactFilter::Order::Added}, 0, 1000);
    });
    QVERIFY(stored.has_value());
    QJsonArray contacts;
    for (const Contact& contact : *stored)
        contacts.append(toJson(contact));
    QCOMPARE(lines(contacts), lines(expected[QStringLiteral("contacts")].toArray()));
    QCOMPARE(report->repeated, expected[QStringLiteral("repeated")].toInteger());

    const auto refused = expected[QStringLiteral("refused")].toArray();
    for (qsizetype i = 0; i < std::min<qsizetype>(refused.size(), report->refused.size()); ++i) {
        const RefusedRow& row = report->refused.at(i);
        QCOMPARE(row.line, refused.at(i)[QStringLiteral("line")].toInteger());
        QVERIFY2(row.reason.contains(refused.at(i)[QStringLiteral("reason")].toString()), qPrintable(row.reason));
    }
    QCOMPARE(report->refused.size(), refused.size());
}

QTEST_GUILESS_MAIN(TestImportCorpus)
#include "tst_importcorpus.moc"
