#include "core/contacts/rowsahead.h"

#include <QtConcurrent/QtConcurrentRun>

#include <algorithm>

namespace inglenook::core {
namespace {

bool isBlank(const ImportRow& row)
{
    return std::all_of(row.cells.begin(), row.cells.end(),
                       [](const QString& cell) { return cell.trimmed().isEmpty(); });
}

} // namespace

RowsAhead::RowsAhead(RowReader& rows, const ImportRowReader& reader)
    : m_rows(rows)
    , m_reader(reader)
    , m_next(QtConcurrent::run([this] { return read(); }))
{
}

RowsAhead::~RowsAhead()
{
    if (m_next.isValid()) // of one that was taken there would be no end to wait for
        m_next.waitForFinished();
}

RowsAhead::Batch RowsAhead::take()
{
    Batch batch = m_next.takeResult();
    if (!batch.isLast)
        m_next = QtConcurrent::run([this] { return read(); });
    return batch;
}

RowsAhead::Batch RowsAhead::read() const
{
    Batch batch;
    batch.rows.reserve(rowsAtOnce);
    while (batch.rows.size() < rowsAtOnce && !batch.isLast) {
        auto row = m_rows.next();
        batch.isLast = !row.has_value();
        if (!row || isBlank(*row))
            continue;
        auto contact = m_reader.read(*row);
        batch.rows.append({std::move(*row), std::move(contact)});
    }
    batch.progress = m_rows.progress();
    return batch;
}

} // namespace inglenook::core
