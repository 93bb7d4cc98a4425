#include "core/visits/droppedfile.h"

#include "core/contacts/importlayoutrepository.h"
#include "core/contacts/refusedrows.h"

#include <QtCore/QDir>
#include <QtCore/QFile>

namespace inglenook::core {
namespace {

constexpr qint64 largestFile = 512LL * 1024 * 1024; // bytes
constexpr int mostNames = 10'000;

struct Asked
{
    ImportOptions contacts;
    VisitOptions visits;
};

Error neverSettled()
{
    return {
        ErrorKind::InvalidInput,
        DroppedFile::tr("These columns are new. Import the file once by hand, and the next ones follow by themselves."),
        {}};
}

/// What the file holds, as remembered for these columns.
Result<Asked> settle(Database& database, const QByteArray& bytes, const QString& name)
{
    const auto format = detectFormat(bytes);
    if (!format)
        return format.error();
    const auto preview = loadPreview(bytes, *format);
    if (!preview)
        return preview.error();
    Asked asked;
    asked.contacts.format = *format;
    asked.contacts.hasHeader = preview->hasHeader;
    asked.contacts.rowsBefore = preview->rowsBefore;
    asked.contacts.columns = preview->hasHeader ? preview->header.size() : 0;
    asked.contacts.source = name;
    const auto choices = database.read(
        [&](Transaction& transaction) { return ImportLayoutRepository().find(transaction, preview->header); });
    if (!choices)
        return choices.error();
    if (!preview->hasHeader || !*choices || !(*choices)->mapping.contains(ContactField::Address))
        return neverSettled();
    asked.contacts.mapping = (*choices)->mapping;
    asked.contacts.duplicates = (*choices)->duplicates;
    asked.contacts.basis = (*choices)->basis;
    asked.visits.mapping = visitMappingFromWords((*choices)->otherColumns);
    asked.visits.dayOrder = dayOrderFromWord((*choices)->dayOrder);
    asked.visits.ownColumns = ownColumnsFromWords((*choices)->otherColumns);
    return asked;
}

/// The file itself is at fault, so that the owner has to look at it; anything else is tried again.
bool isOfTheFile(const Error& error)
{
    return error.kind == ErrorKind::InvalidInput;
}

Error cannotBeRead(const QString& detail)
{
    return {ErrorKind::InvalidInput, DroppedFile::tr("This file cannot be read."), detail};
}

Error stillWritten()
{
    return {ErrorKind::Conflict, DroppedFile::tr("This file is still being written."), {}};
}

/// Beside the file itself, to be put right and dropped again.
Result<void> saveLeftOut(const QString& place, const QByteArray& bytes, const QList<RefusedRow>& rows)
{
    const auto format = detectFormat(bytes);
    if (!format)
        return format.error();
    const auto preview = loadPreview(bytes, *format);
    if (!preview)
        return preview.error();
    ImportReport left;
    left.refused = rows;
    const QFileInfo file(place);
    const QString name = DroppedFile::tr("%1 – rows left out.csv").arg(file.completeBaseName());
    return saveRefusedRows(file.dir().filePath(name), left, preview->header, format->dialect.separator);
}

FolderReport toReport(const VisitReport& imported)
{
    FolderReport report;
    report.contactsAdded = imported.contacts.added;
    report.visitsAdded = imported.added;
    report.visitsChanged = imported.moved + imported.cancelled + imported.updated;
    report.refused = imported.refusedCount;
    return report;
}

} // namespace

DroppedFile::DroppedFile(const QString& path)
    : m_file(path)
{
    m_file.stat();
}

QString DroppedFile::doneName()
{
    return tr("done");
}

QString DroppedFile::lookName()
{
    return tr("needs a look");
}

Result<FolderReport> DroppedFile::take(Database& database, const QDateTime& now, const ImportProgress& progress) const
{
    Result<VisitReport> imported = VisitReport();
    const auto bytes = read();
    if (bytes)
        imported = import(database, *bytes, now, progress);
    else
        imported = bytes.error();
    if (!imported && !isOfTheFile(imported.error()))
        return imported.error();
    FolderReport told = imported ? toReport(*imported) : FolderReport();
    if (!imported)
        told.trouble = imported.error().message;
    told.file = m_file.fileName();
    told.at = now;
    const auto place = findPlace(told.needsLook() ? lookName() : doneName());
    if (!place)
        return place.error();
    if (imported && imported->refusedCount > 0) {
        if (auto saved = saveLeftOut(*place, *bytes, imported->refused); !saved)
            return saved.error();
    }
    // Told before it is moved: after a crash in between it is told twice, never not at all.
    const auto stored =
        database.write([&told](Transaction& transaction) { return FolderReportRepository().add(transaction, told); });
    if (!stored)
        return stored.error();
    if (hasChanged())
        return stillWritten();
    QFile dropped(m_file.filePath());
    if (!dropped.rename(*place))
        return Error{ErrorKind::Storage, tr("“%1” cannot be moved.").arg(m_file.fileName()), dropped.errorString()};
    return told;
}

bool DroppedFile::hasChanged() const
{
    const QFileInfo now(m_file.filePath());
    return now.size() != m_file.size() || now.lastModified() != m_file.lastModified();
}

Result<QByteArray> DroppedFile::read() const
{
    if (!m_file.exists())
        return Error{ErrorKind::NotFound, tr("This file is not there any more."), {}};
    QFile file(m_file.filePath());
    if (!file.open(QIODevice::ReadOnly))
        return cannotBeRead(file.errorString());
    if (file.size() > largestFile)
        return Error{ErrorKind::InvalidInput,
                     tr("This file is larger than 512 MB. Export fewer columns or a shorter time."),
                     {}};
    const QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return cannotBeRead(file.errorString());
    if (hasChanged() || bytes.size() != m_file.size())
        return stillWritten();
    return bytes;
}

Result<VisitReport> DroppedFile::import(Database& database, const QByteArray& bytes, const QDateTime& now,
                                        const ImportProgress& progress) const
{
    const auto asked = settle(database, bytes, m_file.fileName());
    if (!asked)
        return asked.error();
    if (asked->visits.hasMore())
        return VisitImporter(database).run(bytes, asked->contacts, asked->visits, now, progress);
    auto contacts = ContactImporter(database).run(bytes, asked->contacts, now, progress);
    if (!contacts)
        return contacts.error();
    VisitReport report;
    report.refused = contacts->refused;
    report.refusedCount = contacts->refusedCount;
    report.contacts = *std::move(contacts);
    return report;
}

/// A name that is free.
Result<QString> DroppedFile::findPlace(const QString& folder) const
{
    QDir home = m_file.dir();
    if (!home.mkpath(folder) || !home.cd(folder))
        return Error{ErrorKind::Storage, tr("The folder “%1” cannot be made.").arg(folder), {}};
    QString place = home.filePath(m_file.fileName());
    for (int number = 2; QFileInfo::exists(place) && number < mostNames; ++number)
        place =
            home.filePath(QStringLiteral("%1 (%2).%3").arg(m_file.completeBaseName()).arg(number).arg(m_file.suffix()));
    return place;
}

} // namespace inglenook::core
