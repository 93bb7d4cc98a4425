#pragma once

#include <chrono>
#include <string>

namespace inglenook::relay {

/// A moment as HTTP writes it: `Tue, 24 Nov 2026 09:00:00 GMT`, whatever language the system speaks.
[[nodiscard]] std::string httpDate(std::chrono::sys_seconds moment);

/// The present moment as HTTP writes it, written anew once a second.
class HttpDate
{
public:
    [[nodiscard]] const std::string& now();

private:
    std::chrono::sys_seconds m_moment{};
    std::string m_text;
};

} // namespace inglenook::relay
