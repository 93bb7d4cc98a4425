#include "core/contacts/refusedrows.h"

#include "core/contacts/csvwriter.h"

#include <QtCore/QSaveFile>

namespace inglenook::core {

Result<void> saveRefusedRows(const QString& path, const ImportReport& report, const QStringList& header,
                             QChar separator)
{
    QSaveFile file(path);
    QByteArray csv = csvByteOrderMark() + csvLine(header + QStringList{ContactImporter::tr("Line"),
                                                                       ContactImporter::tr("Why it was left out")},
                                                  separator);
    for (const RefusedRow& row : report.refused) {
        QStringList cells = row.cells;
        cells.resize(std::max(header.size(), cells.size()));
        csv += csvLine(cells + QStringList{QString::number(row.line), row.reason}, separator);
    }
    const bool isSaved = file.open(QIODevice::WriteOnly) && file.write(csv) == csv.size() && file.commit();
    if (!isSaved)
        return Error{ErrorKind::Storage, ContactImporter::tr("The file could not be saved. Choose another folder."),
                     file.errorString()};
    return {};
}

} // namespace inglenook::core
