#include "relay/daemon/registrationcodes.h"

#include "core/clicks/bytes.h"
#include "relay/daemon/folder.h"

#include <filesystem>
#include <fstream>

namespace inglenook::relay {

namespace {

/// Five bits each, without those that look alike.
std::string makeCode()
{
    constexpr std::string_view letters = "23456789abcdefghjkmnpqrstvwxyz0u";
    static_assert(letters.size() == 32);
    const auto random = core::randomBytes<core::FixedBytes<20, struct CodeTag>>();
    std::string code;
    for (std::size_t i = 0; i < random.bytes.size(); ++i) {
        if (i > 0 && i % 4 == 0)
            code += '-';
        code += letters[random.bytes[i] % letters.size()];
    }
    return code;
}

} // namespace

RegistrationCodes::RegistrationCodes(const std::string& dataFolder)
    : m_path((std::filesystem::path(dataFolder) / "registration.codes").string())
{
}

std::vector<std::string> RegistrationCodes::codes() const
{
    std::vector<std::string> found;
    std::ifstream file(m_path);
    for (std::string line; std::getline(file, line);) {
        const auto start = line.find_first_not_of(" \t");
        if (start == std::string::npos || line[start] == '#')
            continue;
        found.push_back(line.substr(start, line.find_first_of(" \t\r", start) - start));
    }
    return found;
}

bool RegistrationCodes::holds(std::string_view code) const
{
    // The relay slows guessing down; twenty random characters are not found by their timing either.
    for (const std::string& known : codes()) {
        if (known == code)
            return true;
    }
    return false;
}

RegistrationCodes::Added RegistrationCodes::add(std::string_view name) const
{
    const std::string code = makeCode();
    std::string label(name);
    for (char& c : label) {
        if (static_cast<unsigned char>(c) < ' ')
            c = ' ';
    }
    std::ofstream file(m_path, std::ios::app);
    file << code << (label.empty() ? "" : "  # ") << label << "\n";
    file.flush();
    if (!file || !handOver(m_path))
        return {{}, "Cannot write " + m_path + "."};
    return {code, {}};
}

} // namespace inglenook::relay
