// What a mail server says, in any pieces.

#include "core/mailing/smtpreply.h"
#include "tests/fuzz/fuzz.h"

using namespace inglenook;

namespace {

/// What the parser reads from `text` in pieces of `size` bytes; it stops at rubbish.
QList<QByteArray> read(std::string_view text, std::size_t size)
{
    core::SmtpReplyParser parser;
    QList<QByteArray> found;
    for (std::size_t at = 0; at < text.size(); at += size) {
        const std::string_view piece = text.substr(at, size);
        parser.append(QByteArray(piece.data(), static_cast<qsizetype>(piece.size())));
        for (;;) {
            const auto next = parser.next();
            if (std::holds_alternative<core::SmtpReplyParser::Incomplete>(next))
                break;
            const auto* reply = std::get_if<core::SmtpReply>(&next);
            if (!reply)
                return found += "rubbish";
            tests::demand(reply->code >= 200 && reply->code < 600 && !reply->lines.isEmpty(), "a reply has a code");
            const QString words = reply->text();
            tests::demand(words.size() <= 500 && !words.contains(u'\n') && !words.contains(u'\x1b'), "words are plain");
            found += QByteArray::number(reply->code) + reply->enhanced + reply->lines.join('\n');
        }
    }
    return found;
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    tests::Pieces pieces(bytes, size);
    const std::size_t piece = pieces.byte() + 1U;
    const std::string_view text = pieces.rest();
    tests::demand(read(text, piece) == read(text, text.size() + 1), "pieces make no difference");
    return 0;
}
