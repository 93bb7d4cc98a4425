#pragma once

#include "core/base/result.h"
#include "core/contacts/rowreader.h"
#include "core/visits/daytext.h"
#include "core/visits/visit.h"
#include "core/visits/visitfield.h"

#include <QtCore/QCoreApplication>

namespace inglenook::core {

/// Reads visits out of the rows of an import.
class VisitRowReader
{
    Q_DECLARE_TR_FUNCTIONS(inglenook::core::VisitRowReader)

public:
    VisitRowReader(VisitMapping mapping, DayOrder order);

    /// The visit in a row, without contact and source. A cancelled one with a reference needs no day. Errors:
    /// InvalidInput with the reason in the owner's words.
    [[nodiscard]] Result<Visit> read(const ImportRow& row) const;
    /// Weighs the days of a row.
    void weigh(const ImportRow& row, DayEvidence& evidence) const;

private:
    [[nodiscard]] QString cell(const ImportRow& row, VisitField field) const;
    /// Null where the cell is empty.
    [[nodiscard]] Result<QDate> readDay(const ImportRow& row, VisitField field) const;
    [[nodiscard]] Result<void> readDays(const ImportRow& row, Visit& visit) const;
    [[nodiscard]] Result<void> readNumbers(const ImportRow& row, Visit& visit) const;

    VisitMapping m_mapping;
    DayOrder m_order;
};

/// "2", "2 adults, 1 child" as 3; nothing when there is no number or too large a one.
[[nodiscard]] std::optional<int> partySizeFromText(const QString& text);
/// Hundredths in "120", "£1,234.50", "1.234,50 €"; nothing when it is no amount.
[[nodiscard]] std::optional<qint64> amountFromText(const QString& text);
/// "Cancelled", "storniert", "annulé", "no show": nobody came.
[[nodiscard]] bool meansCancelled(const QString& status);

} // namespace inglenook::core
