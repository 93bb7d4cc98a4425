#include "core/contacts/ziparchive.h"

#include <algorithm>
#include <zip.h>

namespace inglenook::core {
namespace {

constexpr qint64 alwaysAllowed = 64LL * 1024 * 1024;
constexpr qint64 neverAllowed = 4LL * 1024 * 1024 * 1024;
constexpr qint64 largestGain = 250;              // times
constexpr qint64 longestToken = 4 * 1024 * 1024; // bytes without a '<': a reader of XML keeps such a piece in memory

class ZipEntry : public QIODevice
{
public:
    ZipEntry(zip_file_t* file, qint64 size, qint64 most)
        : m_file(file)
        , m_size(size)
        , m_most(most)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    ~ZipEntry() override { zip_fclose(m_file); }

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 size() const override { return m_size; }
    [[nodiscard]] bool atEnd() const override { return m_isAtEnd; }

protected:
    qint64 readData(char* data, qint64 most) override
    {
        const auto read = zip_fread(m_file, data, static_cast<zip_uint64_t>(most));
        m_isAtEnd = read <= 0;
        if (read <= 0)
            return -1;
        m_taken += read;
        if (m_taken > m_most || !isXmlToBeKept(QByteArrayView(data, read))) {
            m_isAtEnd = true;
            setErrorString(QStringLiteral("unpacks to more than it may"));
            return -1;
        }
        return read;
    }
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    bool isXmlToBeKept(QByteArrayView piece)
    {
        const qsizetype tag = piece.lastIndexOf('<');
        m_sinceTag = tag < 0 ? m_sinceTag + piece.size() : piece.size() - tag;
        return m_sinceTag <= longestToken;
    }

    zip_file_t* m_file;
    qint64 m_size;
    qint64 m_most;
    qint64 m_taken = 0;
    qint64 m_sinceTag = 0;
    bool m_isAtEnd = false;
};

} // namespace

qint64 largestUnpacked(qint64 packed)
{
    return std::clamp(packed * largestGain, alwaysAllowed, neverAllowed);
}

std::unique_ptr<ZipArchive> ZipArchive::open(const QByteArray& bytes)
{
    zip_source_t* source =
        zip_source_buffer_create(bytes.constData(), static_cast<zip_uint64_t>(bytes.size()), 0, nullptr);
    if (!source)
        return nullptr;
    zip_t* archive = zip_open_from_source(source, ZIP_RDONLY, nullptr);
    if (!archive) {
        zip_source_free(source);
        return nullptr;
    }
    return std::unique_ptr<ZipArchive>(new ZipArchive(bytes, archive));
}

ZipArchive::ZipArchive(QByteArray bytes, zip* archive)
    : m_bytes(std::move(bytes))
    , m_archive(archive)
{
}

ZipArchive::~ZipArchive()
{
    zip_discard(m_archive);
}

bool ZipArchive::contains(const QString& name) const
{
    return zip_name_locate(m_archive, name.toUtf8().constData(), ZIP_FL_NOCASE) >= 0;
}

std::unique_ptr<QIODevice> ZipArchive::openEntry(const QString& name) const
{
    const auto index = zip_name_locate(m_archive, name.toUtf8().constData(), ZIP_FL_NOCASE);
    zip_stat_t facts;
    if (index < 0 || zip_stat_index(m_archive, static_cast<zip_uint64_t>(index), 0, &facts) != 0)
        return nullptr;
    zip_file_t* file = zip_fopen_index(m_archive, static_cast<zip_uint64_t>(index), 0);
    if (!file)
        return nullptr;
    return std::make_unique<ZipEntry>(file, static_cast<qint64>(facts.size),
                                      largestUnpacked(static_cast<qint64>(facts.comp_size)));
}

} // namespace inglenook::core
