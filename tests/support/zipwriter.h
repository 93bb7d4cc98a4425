#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>

#include <utility>

namespace inglenook::tests {

/// A zip archive of these entries.
[[nodiscard]] QByteArray makeZip(const QList<std::pair<QByteArray, QByteArray>>& entries);

/// An Excel workbook of these sheets (name and XML), without shared strings or styles.
[[nodiscard]] QByteArray makeWorkbook(const QList<std::pair<QByteArray, QByteArray>>& sheets);

} // namespace inglenook::tests
