#pragma once

#include "core/clicks/face.h"

namespace inglenook::core {

/// One face as it stands in a mail: a tile of text that is there with pictures off. Its pale ground and its dark ink
/// belong together (contrast 6.5 and more), so that it reads on white, on black, and where a mail program turns both
/// round. Outline, eyes and mouth differ, and above all the word: colour never stands alone.
struct MailFace
{
    const char* ground; ///< #RRGGBB
    const char* ink;
    const char* line;
    int lineWidth; ///< pixels
    bool isDoubleLine;
    int corner;           ///< pixels; programs that know no round corners show square ones
    const char16_t* eyes; ///< characters that every phone and PC has
    const char16_t* mouth;
};

inline constexpr std::array<MailFace, 4> mailFaces{
    MailFace{"#FFF6DC", "#6B4A00", "#B98500", 4, true, 28, u"^\u00A0^", u"\u25E1"},
    MailFace{"#E3F4F0", "#0B5445", "#1E8A73", 2, false, 28, u"\u2022\u00A0\u2022", u"\u25E1"},
    MailFace{"#FCEBDF", "#873F0B", "#C4621D", 2, false, 12, u"\u2022\u00A0\u2022", u"\u2013"},
    MailFace{"#FBE6E9", "#8F1B2E", "#B3243B", 2, false, 0, u"\u2022\u00A0\u2022", u"\u25E0"},
};

[[nodiscard]] constexpr const MailFace& mailFace(Face face)
{
    return mailFaces[static_cast<std::size_t>(face)];
}

} // namespace inglenook::core
