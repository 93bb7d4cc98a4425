#pragma once

#include <string>

namespace inglenook::relay {

/// Keeps a second relay away from the same store: neither would wake its desktops for what the other stores. Held until
/// this ends, also by `kill -9`.
class FileLock
{
public:
    FileLock() = default;
    ~FileLock();
    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&& other) noexcept;

    /// False when another process has it. Where the system has no such locks nobody is kept away.
    [[nodiscard]] bool take(const std::string& path);

private:
    int m_file = -1;
};

} // namespace inglenook::relay
