#include "relay/http/date.h"

#include <array>
#include <cstdio>

namespace inglenook::relay {

std::string httpDate(std::chrono::sys_seconds moment)
{
    using namespace std::chrono;
    constexpr std::array<const char*, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array<const char*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                 "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const sys_days day = floor<std::chrono::days>(moment);
    const year_month_day date(day);
    const hh_mm_ss time(moment - day);
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%s, %02u %s %04d %02d:%02d:%02d GMT", days[weekday(day).c_encoding()],
                  static_cast<unsigned>(date.day()), months[static_cast<unsigned>(date.month()) - 1],
                  static_cast<int>(date.year()), static_cast<int>(time.hours().count()),
                  static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()));
    return text.data();
}

const std::string& HttpDate::now()
{
    const auto moment = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    if (m_text.empty() || moment != m_moment) {
        m_moment = moment;
        m_text = httpDate(moment);
    }
    return m_text;
}

} // namespace inglenook::relay
