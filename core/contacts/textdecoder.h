#pragma once

#include <QtCore/QByteArrayView>
#include <QtCore/QString>
#include <QtCore/QStringDecoder>

#include <optional>

namespace inglenook::core {

enum class TextEncoding { Utf8, Utf16LittleEndian, Utf16BigEndian, Windows1252, Windows1250 };

/// By byte-order mark, zero bytes, validity as UTF-8 and the letters that the rest would be.
[[nodiscard]] TextEncoding detectEncoding(const QByteArray& bytes);

/// Bytes to text, piece by piece; a byte-order mark is dropped, what is no text becomes U+FFFD.
class TextDecoder
{
public:
    explicit TextDecoder(TextEncoding encoding);

    /// The next piece. A letter may be cut in two between pieces.
    [[nodiscard]] QString decode(QByteArrayView bytes);

private:
    TextEncoding m_encoding;
    std::optional<QStringDecoder> m_unicode; ///< none for the single-byte encodings
};

} // namespace inglenook::core
