#pragma once

#include "core/base/result.h"
#include "core/contacts/contact.h"
#include "core/contacts/contactfield.h"
#include "core/contacts/rowreader.h"

#include <QtCore/QCoreApplication>

namespace inglenook::core {

/// Reads contacts out of the rows of an import.
class ImportRowReader
{
    Q_DECLARE_TR_FUNCTIONS(inglenook::core::ImportRowReader)

public:
    /// `columns`: how many the header has; 0 without a header.
    ImportRowReader(ColumnMapping mapping, qsizetype columns);

    /// The contact in a row, without source, basis or further tags. Errors: InvalidInput with the reason in the owner's
    /// words.
    [[nodiscard]] Result<Contact> read(const ImportRow& row) const;

private:
    [[nodiscard]] QString cell(const ImportRow& row, ContactField field) const;
    [[nodiscard]] Result<void> checkShape(const ImportRow& row) const;
    [[nodiscard]] static Result<void> checkLengths(const Contact& contact);
    void readNames(const ImportRow& row, Contact& contact) const;

    ColumnMapping m_mapping;
    qsizetype m_columns;
};

/// A cell on one line, without what cannot be seen and what only keeps a spreadsheet from reckoning.
[[nodiscard]] QString cellText(const QString& text);

struct NameParts
{
    QString first;
    QString last;
};

/// "Hall, Anna", "Anna Hall", "Mrs Anna van der Hall": salutations are dropped, particles belong to the last name.
[[nodiscard]] NameParts splitName(const QString& name);

/// One word a tag, cut at commas, semicolons and bars; none twice.
[[nodiscard]] QStringList splitTags(const QString& text);

} // namespace inglenook::core
