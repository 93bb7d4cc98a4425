#include "relay/store/filelock.h"

#include <utility>

#if __has_include(<sys/file.h>)
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#endif

namespace inglenook::relay {

FileLock::FileLock(FileLock&& other) noexcept
    : m_file(std::exchange(other.m_file, -1))
{
}

FileLock& FileLock::operator=(FileLock&& other) noexcept
{
    std::swap(m_file, other.m_file);
    return *this;
}

#if __has_include(<sys/file.h>)

FileLock::~FileLock()
{
    if (m_file >= 0)
        ::close(m_file);
}

bool FileLock::take(const std::string& path)
{
    m_file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
    // A file that cannot be made is the store's own trouble, and told by it.
    return m_file < 0 || ::flock(m_file, LOCK_EX | LOCK_NB) == 0;
}

#else

FileLock::~FileLock() = default;

bool FileLock::take(const std::string&)
{
    return m_file < 0;
}

#endif

} // namespace inglenook::relay
