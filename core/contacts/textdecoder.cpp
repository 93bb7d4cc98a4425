#include "core/contacts/textdecoder.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace inglenook::core {
namespace {

constexpr qsizetype lookedAt = 64 * 1024; // bytes

using UpperHalf = std::array<char16_t, 128>;

constexpr UpperHalf windows1252 = {
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
    0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
    0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178, 0x00A0, 0x00A1, 0x00A2, 0x00A3, 0x00A4, 0x00A5, 0x00A6,
    0x00A7, 0x00A8, 0x00A9, 0x00AA, 0x00AB, 0x00AC, 0x00AD, 0x00AE, 0x00AF, 0x00B0, 0x00B1, 0x00B2, 0x00B3,
    0x00B4, 0x00B5, 0x00B6, 0x00B7, 0x00B8, 0x00B9, 0x00BA, 0x00BB, 0x00BC, 0x00BD, 0x00BE, 0x00BF, 0x00C0,
    0x00C1, 0x00C2, 0x00C3, 0x00C4, 0x00C5, 0x00C6, 0x00C7, 0x00C8, 0x00C9, 0x00CA, 0x00CB, 0x00CC, 0x00CD,
    0x00CE, 0x00CF, 0x00D0, 0x00D1, 0x00D2, 0x00D3, 0x00D4, 0x00D5, 0x00D6, 0x00D7, 0x00D8, 0x00D9, 0x00DA,
    0x00DB, 0x00DC, 0x00DD, 0x00DE, 0x00DF, 0x00E0, 0x00E1, 0x00E2, 0x00E3, 0x00E4, 0x00E5, 0x00E6, 0x00E7,
    0x00E8, 0x00E9, 0x00EA, 0x00EB, 0x00EC, 0x00ED, 0x00EE, 0x00EF, 0x00F0, 0x00F1, 0x00F2, 0x00F3, 0x00F4,
    0x00F5, 0x00F6, 0x00F7, 0x00F8, 0x00F9, 0x00FA, 0x00FB, 0x00FC, 0x00FD, 0x00FE, 0x00FF,
};

constexpr UpperHalf windows1250 = {
    0x20AC, 0xFFFD, 0x201A, 0xFFFD, 0x201E, 0x2026, 0x2020, 0x2021, 0xFFFD, 0x2030, 0x0160, 0x2039, 0x015A,
    0x0164, 0x017D, 0x0179, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0xFFFD, 0x2122,
    0x0161, 0x203A, 0x015B, 0x0165, 0x017E, 0x017A, 0x00A0, 0x02C7, 0x02D8, 0x0141, 0x00A4, 0x0104, 0x00A6,
    0x00A7, 0x00A8, 0x00A9, 0x015E, 0x00AB, 0x00AC, 0x00AD, 0x00AE, 0x017B, 0x00B0, 0x00B1, 0x02DB, 0x0142,
    0x00B4, 0x00B5, 0x00B6, 0x00B7, 0x00B8, 0x0105, 0x015F, 0x00BB, 0x013D, 0x02DD, 0x013E, 0x017C, 0x0154,
    0x00C1, 0x00C2, 0x0102, 0x00C4, 0x0139, 0x0106, 0x00C7, 0x010C, 0x00C9, 0x0118, 0x00CB, 0x011A, 0x00CD,
    0x00CE, 0x010E, 0x0110, 0x0143, 0x0147, 0x00D3, 0x00D4, 0x0150, 0x00D6, 0x00D7, 0x0158, 0x016E, 0x00DA,
    0x0170, 0x00DC, 0x00DD, 0x0162, 0x00DF, 0x0155, 0x00E1, 0x00E2, 0x0103, 0x00E4, 0x013A, 0x0107, 0x00E7,
    0x010D, 0x00E9, 0x0119, 0x00EB, 0x011B, 0x00ED, 0x00EE, 0x010F, 0x0111, 0x0144, 0x0148, 0x00F3, 0x00F4,
    0x0151, 0x00F6, 0x00F7, 0x0159, 0x016F, 0x00FA, 0x0171, 0x00FC, 0x00FD, 0x0163, 0x02D9,
};

QString decodeSingleBytes(QByteArrayView bytes, const UpperHalf& upper)
{
    QString text(bytes.size(), Qt::Uninitialized);
    std::transform(bytes.begin(), bytes.end(), text.begin(), [&upper](char byte) {
        const auto code = static_cast<unsigned char>(byte);
        return QChar(code < 0x80 ? char16_t(code) : upper.at(code - 0x80U));
    });
    return text;
}

QStringConverter::Encoding unicodeOf(TextEncoding encoding)
{
    switch (encoding) {
    case TextEncoding::Utf16LittleEndian:
        return QStringConverter::Utf16LE;
    case TextEncoding::Utf16BigEndian:
        return QStringConverter::Utf16BE;
    default:
        return QStringConverter::Utf8;
    }
}

/// UTF-16 without a mark: western text then has a zero in every other byte.
std::optional<TextEncoding> encodingByZeros(QByteArrayView bytes)
{
    const QByteArrayView start = bytes.first(std::min(bytes.size(), lookedAt));
    qsizetype even = 0;
    qsizetype odd = 0;
    for (qsizetype i = 0; i < start.size(); ++i) {
        if (start.at(i) == '\0')
            ++(i % 2 == 0 ? even : odd);
    }
    const qsizetype many = start.size() / 5;
    if (odd > many && even * 10 < odd)
        return TextEncoding::Utf16LittleEndian;
    if (even > many && odd * 10 < even)
        return TextEncoding::Utf16BigEndian;
    return std::nullopt;
}

/// How much a byte above 0x7F speaks for Central Europe (Windows-1250) or, below 0, for Western Europe (Windows-1252):
/// in the one table it is a letter that is often used there, in the other a sign or a rare one.
int weightOf(char byte)
{
    static const QByteArrayView strong("\x8A\x8D\x8E\x8F\x9A\x9D\x9E\x9F\xA3\xA5\xAF\xB3\xB9\xBC\xBE\xBF");
    static const QByteArrayView weak("\x8C\x9C\xCC\xD8\xD9\xEC\xEF\xF8\xF9\xFB");
    static const QByteArrayView western("\xC0\xC3\xC5\xC6\xD1\xE0\xE3\xE5\xEA\xEB\xEE\xF1\xF2");
    if (strong.contains(byte))
        return 4;
    if (byte == '\xF5') // Hungarian is full of it
        return 2;
    if (weak.contains(byte))
        return 1;
    return western.contains(byte) ? -2 : (byte == '\xE8' ? -1 : 0);
}

TextEncoding encodingByLetters(QByteArrayView bytes)
{
    constexpr qint64 enough = 4;
    const auto isLetter = [&bytes](qsizetype i) {
        const auto code = i >= 0 && i < bytes.size() ? static_cast<unsigned char>(bytes.at(i)) : 0U;
        return (code | 0x20U) - 'a' < 26U || code >= 0xC0;
    };
    qint64 central = 0;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char byte = bytes.at(i);
        if (static_cast<unsigned char>(byte) < 0x80)
            continue;
        // "¿Vuelve" begins with a sign, "możliwe" has a letter inside.
        if (isLetter(i - 1) || (isLetter(i + 1) && byte != '\xBF'))
            central += weightOf(byte);
    }
    return central >= enough ? TextEncoding::Windows1250 : TextEncoding::Windows1252;
}

} // namespace

TextEncoding detectEncoding(const QByteArray& bytes)
{
    if (bytes.startsWith("\xEF\xBB\xBF"))
        return TextEncoding::Utf8;
    if (bytes.startsWith("\xFF\xFE"))
        return TextEncoding::Utf16LittleEndian;
    if (bytes.startsWith("\xFE\xFF"))
        return TextEncoding::Utf16BigEndian;
    if (const auto encoding = encodingByZeros(bytes))
        return *encoding;
    return bytes.isValidUtf8() ? TextEncoding::Utf8 : encodingByLetters(bytes);
}

TextDecoder::TextDecoder(TextEncoding encoding)
    : m_encoding(encoding)
{
    if (encoding != TextEncoding::Windows1252 && encoding != TextEncoding::Windows1250)
        m_unicode.emplace(unicodeOf(encoding));
}

QString TextDecoder::decode(QByteArrayView bytes)
{
    if (m_unicode)
        return m_unicode->decode(bytes);
    return decodeSingleBytes(bytes, m_encoding == TextEncoding::Windows1250 ? windows1250 : windows1252);
}

} // namespace inglenook::core
