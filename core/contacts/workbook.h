#pragma once

#include "core/base/result.h"

#include <QtCore/QByteArray>
#include <QtCore/QCoreApplication>
#include <QtCore/QList>
#include <QtCore/QStringList>

#include <memory>
#include <vector>

namespace inglenook::core {

class ZipArchive;

/// Many short texts in one piece of memory.
class StringTable
{
public:
    void append(const QString& text);
    /// Empty when there is no such text.
    [[nodiscard]] QString at(qsizetype index) const;
    [[nodiscard]] qsizetype size() const { return static_cast<qsizetype>(m_ends.size()); }
    [[nodiscard]] qsizetype bytes() const { return m_bytes.size(); }

private:
    QByteArray m_bytes; ///< UTF-8, one after another
    std::vector<quint32> m_ends;
};

/// An Excel workbook (.xlsx): what its sheets share. Does not change once it is open, so that threads may share it.
class Workbook
{
    Q_DECLARE_TR_FUNCTIONS(inglenook::core::Workbook)

public:
    struct Sheet
    {
        QString name;
        QString entry; ///< in the archive
        bool isHidden = false;
    };

    /// Errors: InvalidInput when it is no workbook of that kind, is locked or damaged, saying what to do.
    [[nodiscard]] static Result<std::shared_ptr<const Workbook>> open(const QByteArray& bytes);

    /// The sheets with cells, hidden ones last.
    [[nodiscard]] const QList<Sheet>& sheets() const { return m_sheets; }
    [[nodiscard]] QStringList sheetNames() const;
    [[nodiscard]] QString sharedText(qsizetype index) const { return m_texts.at(index); }
    [[nodiscard]] bool isDateStyle(qsizetype style) const;
    [[nodiscard]] bool countsFrom1904() const { return m_countsFrom1904; }

    [[nodiscard]] static Error damaged(const QString& detail);

private:
    Workbook() = default;

    [[nodiscard]] Result<void> read(const ZipArchive& archive);

    QList<Sheet> m_sheets;
    StringTable m_texts;
    QList<bool> m_isDateStyle; ///< by the number of the cell's style
    bool m_countsFrom1904 = false;

    friend class WorkbookParts;
};

} // namespace inglenook::core
