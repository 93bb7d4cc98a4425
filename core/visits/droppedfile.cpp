#include "core/visits/droppedfile.h"

#include "core/contacts/importlayoutrepository.h"
#include "core/visits/visitimporter.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>

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
    return asked;
}

/// The file itself is at fault, so that the owner has to look at it; anything else is tried again.
bool isOfTheFile(const Error& error)
{
    return error.kind == ErrorKind::InvalidInput || error.kind == ErrorKind::NotFound;
}

} // namespace

DroppedFile::DroppedFile(QString path)
    : m_path(std::move(path))
{
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
    Result<FolderReport> report = FolderReport();
    if (const auto bytes = read(); bytes)
        report = import(database, *bytes, now, progress);
    else
        report = bytes.error();
    if (!report && !isOfTheFile(report.error()))
        return report;
    FolderReport told;
    if (report)
        told = *report;
    else
        told.trouble = report.error().message;
    told.file = QFileInfo(m_path).fileName();
    told.at = now;
    if (auto moved = moveTo(told.needsLook() ? lookName() : doneName()); !moved)
        return moved.error();
    const auto stored =
        database.write([&told](Transaction& transaction) { return FolderReportRepository().add(transaction, told); });
    return stored ? Result<FolderReport>(told) : stored.error();
}

Result<QByteArray> DroppedFile::read() const
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::NotFound, tr("This file cannot be read."), file.errorString()};
    if (file.size() > largestFile)
        return Error{ErrorKind::InvalidInput,
                     tr("This file is larger than 512 MB. Export fewer columns or a shorter time."),
                     {}};
    const QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return Error{ErrorKind::NotFound, tr("This file cannot be read."), file.errorString()};
    return bytes;
}

Result<FolderReport> DroppedFile::import(Database& database, const QByteArray& bytes, const QDateTime& now,
                                         const ImportProgress& progress) const
{
    const auto asked = settle(database, bytes, QFileInfo(m_path).fileName());
    if (!asked)
        return asked.error();
    FolderReport report;
    if (!asked->visits.hasVisits()) {
        const auto contacts = ContactImporter(database).run(bytes, asked->contacts, now, progress);
        if (!contacts)
            return contacts.error();
        report.contactsAdded = contacts->added;
        report.refused = contacts->refusedCount;
        return report;
    }
    const auto visits = VisitImporter(database).run(bytes, asked->contacts, asked->visits, now, progress);
    if (!visits)
        return visits.error();
    report.contactsAdded = visits->contacts.added;
    report.visitsAdded = visits->added;
    report.visitsChanged = visits->moved + visits->cancelled + visits->updated;
    report.refused = visits->refusedCount;
    return report;
}

Result<void> DroppedFile::moveTo(const QString& folder) const
{
    const QFileInfo file(m_path);
    QDir home = file.dir();
    if (!home.mkpath(folder) || !home.cd(folder))
        return Error{ErrorKind::Storage, tr("The folder “%1” cannot be made.").arg(folder), {}};
    QString target = home.filePath(file.fileName());
    for (int number = 2; QFileInfo::exists(target) && number < mostNames; ++number)
        target =
            home.filePath(QStringLiteral("%1 (%2).%3").arg(file.completeBaseName()).arg(number).arg(file.suffix()));
    QFile dropped(m_path);
    if (!dropped.rename(target))
        return Error{ErrorKind::Storage, tr("“%1” cannot be moved.").arg(file.fileName()), dropped.errorString()};
    return {};
}

} // namespace inglenook::core
