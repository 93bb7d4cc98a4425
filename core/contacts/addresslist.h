#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <optional>

namespace inglenook::core {

/// Addresses as mail programs give them, "Anna Hall <anna@hall.example>; tom@weber.example", as CSV with a header.
/// Nothing when the text is anything else.
[[nodiscard]] std::optional<QByteArray> addressListAsCsv(const QString& text);

} // namespace inglenook::core
