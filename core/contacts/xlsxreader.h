#pragma once

#include "core/contacts/rowreader.h"
#include "core/contacts/sheetxml.h"
#include "core/contacts/workbook.h"
#include "core/contacts/ziparchive.h"

namespace inglenook::core {

/// Reads a sheet row by row, unpacking as it goes. Dates come as "2026-11-22", numbers without their format, formulas
/// as what they last gave.
class XlsxReader : public RowReader
{
public:
    /// `sheet`: its place in `workbook.sheets()`. Errors: InvalidInput when there is no such sheet.
    [[nodiscard]] static Result<std::unique_ptr<RowReader>> open(const QByteArray& bytes,
                                                                 std::shared_ptr<const Workbook> workbook, int sheet);

    [[nodiscard]] std::optional<ImportRow> next() override;
    [[nodiscard]] double progress() const override;
    [[nodiscard]] std::optional<Error> failure() const override { return m_failure; }

private:
    XlsxReader(std::shared_ptr<const Workbook> workbook, std::unique_ptr<ZipArchive> archive,
               std::unique_ptr<QIODevice> device);

    [[nodiscard]] std::optional<ImportRow> readRow();
    void readCell(QStringList& cells);
    [[nodiscard]] QString textOf(const QString& type, const QString& style, const QString& stored) const;

    std::shared_ptr<const Workbook> m_workbook;
    std::unique_ptr<ZipArchive> m_archive;
    std::unique_ptr<QIODevice> m_device;
    SheetXml m_xml;
    qint64 m_row = 0;
    std::optional<Error> m_failure;
};

/// The column, from 0, of a cell called like "AB12"; -1 when it is no such name.
[[nodiscard]] int columnOfCell(QStringView name);

} // namespace inglenook::core
