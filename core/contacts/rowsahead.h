#pragma once

#include "core/base/result.h"
#include "core/contacts/contact.h"
#include "core/contacts/importrowreader.h"
#include "core/contacts/rowreader.h"

#include <QtCore/QFuture>
#include <QtCore/QList>

namespace inglenook::core {

/// A row and what it says.
struct ReadRow
{
    ImportRow row;
    Result<Contact> contact;
};

/// Reads rows in another thread, one batch ahead of those that are being stored. Rows of blank cells only are left out.
class RowsAhead
{
public:
    static constexpr qsizetype rowsAtOnce = 1000;

    struct Batch
    {
        QList<ReadRow> rows; ///< `rowsAtOnce` of them, fewer in the last batch
        double progress = 0; ///< of the file, with these: 0 to 1
        bool isLast = false;
    };

    /// Both outlive it, and nobody else touches `rows` meanwhile.
    RowsAhead(RowReader& rows, const ImportRowReader& reader);
    ~RowsAhead();
    RowsAhead(const RowsAhead&) = delete;
    RowsAhead& operator=(const RowsAhead&) = delete;

    /// The next batch; waits for it. Not to be called after the last one.
    [[nodiscard]] Batch take();

private:
    [[nodiscard]] Batch read() const;

    RowReader& m_rows;
    const ImportRowReader& m_reader;
    QFuture<Batch> m_next; ///< not valid once the last batch is taken
};

} // namespace inglenook::core
