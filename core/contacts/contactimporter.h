#pragma once

#include "core/base/storage/database.h"
#include "core/contacts/contact.h"
#include "core/contacts/importpreview.h"

#include <functional>
#include <optional>

namespace inglenook::core {

/// What happens with a row whose address is known already.
enum class Duplicates {
    Merge,  ///< empty fields are filled, tags added; nothing the owner has is overwritten
    Skip,   ///< the contact stays as it is
    Replace ///< what the file says takes the place of what is there
};

[[nodiscard]] QString duplicatesWord(Duplicates duplicates); ///< "merge", "skip", "update"
[[nodiscard]] std::optional<Duplicates> duplicatesFromWord(const QString& word);

struct RefusedRow
{
    qint64 line;
    QStringList cells; ///< the row as read
    QString reason;    ///< in the owner's words
};

struct ImportOptions
{
    ImportFormat format;
    ColumnMapping mapping;
    bool hasHeader = true;
    int rowsBefore = 0;    ///< titles above the header
    qsizetype columns = 0; ///< of the header; 0 when there is none
    QString source;        ///< e.g. the file's name
    Basis basis = Basis::Service;
    QStringList extraTags;
    Duplicates duplicates = Duplicates::Merge;
};

/// A contact that an import changes, side by side.
struct ChangedContact
{
    qint64 line;
    Contact before;
    Contact after;
};

/// What an import would do, or has done.
struct ImportReport
{
    static constexpr qsizetype mostRefused = 100'000;
    static constexpr qsizetype mostChanges = 1000;

    qint64 rows = 0;
    qint64 added = 0;
    qint64 updated = 0;        ///< address known and something to change, as `duplicates` says
    qint64 unchanged = 0;      ///< address known and nothing to change
    qint64 repeated = 0;       ///< the same address again further down in the file
    QList<RefusedRow> refused; ///< the first `mostRefused` of them
    qint64 refusedCount = 0;
    QList<ChangedContact> changes; ///< the first `mostChanges` of those updated
};

/// Called now and then with 0 to 1; returning false cancels.
using ImportProgress = std::function<bool(double)>;

/// The rows under the header. Errors: InvalidInput when the bytes cannot be read that way.
[[nodiscard]] Result<std::unique_ptr<RowReader>> openContents(const QByteArray& bytes, const ImportOptions& options);

enum class ImportMode { Check, Store };

/// One pass over a file inside a transaction that is open already, for imports that bring more than contacts.
[[nodiscard]] Result<ImportReport> importContacts(Transaction& transaction, const QByteArray& bytes,
                                                  const ImportOptions& options, const QDateTime& now, ImportMode mode,
                                                  const ImportProgress& progress = {});

/// Imports contacts from a file: all rows that are right, in one transaction, or none at all. Whoever has opted out and
/// is not known any more is refused. What an import has done is kept until the next, so that it can be undone
/// (ImportHistoryRepository).
class ContactImporter
{
    Q_DECLARE_TR_FUNCTIONS(inglenook::core::ContactImporter)

public:
    explicit ContactImporter(Database& database);

    /// Reads the whole file and tells what would happen; changes nothing.
    [[nodiscard]] Result<ImportReport> check(const QByteArray& bytes, const ImportOptions& options,
                                             const QDateTime& now, const ImportProgress& progress = {});
    /// Errors: Cancelled; Storage. Nothing has changed then.
    [[nodiscard]] Result<ImportReport> run(const QByteArray& bytes, const ImportOptions& options, const QDateTime& now,
                                           const ImportProgress& progress = {});

private:
    Database& m_database;
};

/// Fills what is empty in `known` with what `fresh` has and adds its tags and a stronger basis. True when it changed.
bool fillGaps(Contact& known, const Contact& fresh);
/// Takes over from `fresh` whatever is not empty there, adds its tags and a stronger basis. True when `known` changed.
bool takeOver(Contact& known, const Contact& fresh);

} // namespace inglenook::core
