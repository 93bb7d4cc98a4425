#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>

#include <vector>

namespace inglenook::core {

/// A mail, or a part of one, as somebody else wrote it (RFC 5322, RFC 2045): foreign text, cut off perhaps.
struct MailPart
{
    struct Header
    {
        QByteArray name;  ///< in lower case
        QByteArray value; ///< unfolded
    };

    static constexpr int mostHeaders = 500;
    static constexpr int mostParts = 100;
    static constexpr int deepest = 8;

    QList<Header> headers{};
    QByteArray body{};                ///< as it came
    std::vector<MailPart> children{}; ///< of a multipart, or the one mail in a message/rfc822

    /// The first header of this name; empty: none.
    [[nodiscard]] QByteArray header(const char* name) const;
    /// The same with its encoded words read (RFC 2047), as one line of plain text.
    [[nodiscard]] QString headerText(const char* name) const;
    /// In lower case, "text/plain" where nothing is said.
    [[nodiscard]] QByteArray type() const;
    /// A parameter of Content-Type, e.g. "boundary".
    [[nodiscard]] QByteArray typeParameter(const char* name) const;
    /// The body without its transfer encoding.
    [[nodiscard]] QByteArray content() const;
    /// The same as text, with LF only.
    [[nodiscard]] QString text() const;
    /// This part or the first one below it of such a type; null: there is none.
    [[nodiscard]] const MailPart* find(const QByteArrayList& types) const;
};

[[nodiscard]] MailPart readMail(const QByteArray& bytes);
/// Headers alone, as in a delivery report.
[[nodiscard]] QList<MailPart::Header> readHeaders(const QByteArray& bytes);
/// The ids between angle brackets in a Message-ID, In-Reply-To or References header.
[[nodiscard]] QByteArrayList mailIdsIn(const QByteArray& value);

} // namespace inglenook::core
