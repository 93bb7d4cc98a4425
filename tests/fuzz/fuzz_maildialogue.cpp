// What is kept of a conversation with a mail server: whatever the server says, no address and nothing of a sign-in.

#include "core/mailing/maildialogue.h"
#include "tests/fuzz/fuzz.h"

using namespace inglenook;

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    tests::Pieces pieces(bytes, size);
    core::MailDialogue dialogue;
    const int connection =
        dialogue.begin(QStringLiteral("smtp.fox.example:465"), QStringLiteral("annahall@fox.example"));
    for (int i = 0; i < 20 && !pieces.rest().empty(); ++i) {
        const std::string_view said = pieces.line();
        dialogue.heard(connection, QByteArray(said.data(), static_cast<qsizetype>(said.size())) +
                                       (i % 3 == 0 ? "\r\nguest@guests.test annahall\r\n" : "\r\n"));
        dialogue.said(connection, "AUTH PLAIN c2VjcmV0IHdvcmQ=\r\n");
    }
    const QString text = dialogue.text();
    tests::demand(!text.contains(QStringLiteral("guest@guests")), "no address is kept");
    tests::demand(!text.contains(QStringLiteral("annahall"), Qt::CaseInsensitive), "no user name is kept");
    tests::demand(!text.contains(QStringLiteral("c2VjcmV0")), "nothing of a sign-in is kept");
    tests::demand(text.size() < 100'000, "it stays short");
    for (const QChar character : text)
        tests::demand(character == u'\n' || character.isPrint(), "it is plain text");
    return 0;
}
