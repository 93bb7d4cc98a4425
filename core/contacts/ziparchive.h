#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QIODevice>

#include <memory>

struct zip;

namespace inglenook::core {

/// A zip archive in memory, read only. Used by one thread.
class ZipArchive
{
public:
    /// Null when these bytes are no archive.
    [[nodiscard]] static std::unique_ptr<ZipArchive> open(const QByteArray& bytes);
    ~ZipArchive();
    ZipArchive(const ZipArchive&) = delete;
    ZipArchive& operator=(const ZipArchive&) = delete;

    [[nodiscard]] bool contains(const QString& name) const;
    /// The unpacked bytes of an entry, as a sequential device that must not outlive the archive; null when there is no
    /// such entry or it is locked. Reading fails once the entry turns out to be damaged or made to fill the memory.
    [[nodiscard]] std::unique_ptr<QIODevice> openEntry(const QString& name) const;

private:
    ZipArchive(QByteArray bytes, zip* archive);

    QByteArray m_bytes; ///< what the archive reads from
    zip* m_archive;
};

/// How much an entry of `packed` bytes may unpack to: no honest list gains more.
[[nodiscard]] qint64 largestUnpacked(qint64 packed);

} // namespace inglenook::core
