#pragma once

#include "core/base/storage/database.h"
#include "core/contacts/contact.h"
#include "core/contacts/csvreader.h"

#include <QtCore/QMap>

#include <functional>

namespace inglenook::core {

enum class ContactField { Address, FirstName, LastName, FullName, Phone, Language, Tags, Note };
[[nodiscard]] QString contactFieldWord(ContactField field); ///< for the command line: "first-name"
[[nodiscard]] QString contactFieldTitle(ContactField field);
[[nodiscard]] std::optional<ContactField> contactFieldFromWord(const QString& word);

/// Which column holds which field, by position.
using ColumnMapping = QMap<ContactField, int>;

/// From headers in English, German, French, Spanish, Italian; a column of addresses is found without a header too.
[[nodiscard]] ColumnMapping guessMapping(const QStringList& header, const QList<CsvRow>& sample);

struct RefusedRow
{
    qint64 line;
    QString text;   ///< the row as read, shortened
    QString reason; ///< in the owner's words
};

struct ImportOptions
{
    CsvDialect dialect;
    ColumnMapping mapping;
    bool hasHeader = true;
    QString source; ///< e.g. the file's name
    Basis basis = Basis::Service;
    QStringList extraTags;
};

/// What an import would do, or has done.
struct ImportReport
{
    qint64 rows = 0;
    qint64 added = 0;
    qint64 updated = 0; ///< address known: empty fields filled, tags added; nothing the owner typed is overwritten
    qint64 unchanged = 0;
    qint64 repeated = 0;       ///< the same address again further down in the file
    QList<RefusedRow> refused; ///< the first 1,000 of them
    qint64 refusedCount = 0;
};

/// Called now and then with 0 to 1; returning false cancels.
using ImportProgress = std::function<bool(double)>;

/// Imports contacts from CSV: all rows that are right, in one transaction, or none at all.
class ContactImporter
{
public:
    explicit ContactImporter(Database& database);

    /// Reads the whole file and tells what would happen; changes nothing.
    [[nodiscard]] Result<ImportReport> check(const QByteArray& bytes, const ImportOptions& options,
                                             const QDateTime& now, const ImportProgress& progress = {});
    [[nodiscard]] Result<ImportReport> run(const QByteArray& bytes, const ImportOptions& options, const QDateTime& now,
                                           const ImportProgress& progress = {});

private:
    Database& m_database;
};

} // namespace inglenook::core
