#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <optional>

namespace inglenook::core {

/// What the first receiver of a mail found out about it, and what its signature covers: read from the header of a test
/// mail that has arrived.
struct DeliveryMarks
{
    QString spf; ///< "pass", "fail", "none", ...; empty: the receiver says nothing of it
    QString dkim;
    QString dmarc;
    bool isSigned = false;
    bool coversUnsubscribe = false; ///< a signature covers List-Unsubscribe, as large providers want it for one press

    /// In plain words, one sentence a line; translated.
    [[nodiscard]] QString words() const;
};

/// From a whole mail as it was saved (.eml). Nothing: this is none. Foreign bytes; only the header is read.
[[nodiscard]] std::optional<DeliveryMarks> readDeliveryMarks(const QByteArray& mail);

} // namespace inglenook::core
