#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace inglenook::relay {

/// The codes that were handed out, in the data folder's `registration.codes`: one a line, with the business's name
/// behind it. A host takes a code back by removing its line. The file is read at every question, so that both work at
/// once.
class RegistrationCodes
{
public:
    explicit RegistrationCodes(const std::string& dataFolder);

    [[nodiscard]] bool holds(std::string_view code) const;
    [[nodiscard]] std::vector<std::string> codes() const;

    struct Added
    {
        std::string code;    ///< can be read out on the telephone: five groups of four digits and letters
        std::string failure; ///< in plain English; empty when all is well
    };
    [[nodiscard]] Added add(std::string_view name) const;

private:
    std::string m_path;
};

} // namespace inglenook::relay
