#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace inglenook::core {

/// The four answers a guest can give; four on purpose, no middle. The numbers are stored and never change.
enum class Face : std::uint8_t { Gold, Green, Amber, Red };

inline constexpr std::array<Face, 4> allFaces{Face::Gold, Face::Green, Face::Amber, Face::Red};

/// The face's stable name in files, forms and exports: "gold", "green", "amber", "red".
constexpr std::string_view faceWord(Face face)
{
    constexpr std::array<std::string_view, 4> words{"gold", "green", "amber", "red"};
    return words[static_cast<std::size_t>(face)];
}

/// The face of that name; nothing for any other word.
constexpr std::optional<Face> faceFromWord(std::string_view word)
{
    for (const Face face : allFaces) {
        if (faceWord(face) == word)
            return face;
    }
    return std::nullopt;
}

} // namespace inglenook::core
