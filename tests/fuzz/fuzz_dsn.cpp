// A mail in the owner's inbox, as anybody wrote it.

#include "core/bounces/returnedmail.h"
#include "tests/fuzz/fuzz.h"

using namespace inglenook;

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const std::string_view text = tests::textOf(bytes, size);
    const QByteArray mail(text.data(), static_cast<qsizetype>(text.size()));
    (void)core::looksReturned(mail);
    const auto returned = core::readReturned(mail);
    if (!returned)
        return 0;
    tests::demand(returned->serverText.size() <= 500 && returned->status.size() <= 12, "what is kept is short");
    tests::demand(returned->mailIds.size() <= 50 && returned->recipients.size() <= 2, "a few names at most");
    tests::demand(returned->mailKey.size() == 32, "each mail has a key");
    for (const QByteArray& id : returned->mailIds)
        tests::demand(id.size() > 25 && id.at(24) == '@', "an id has the shape of ours");
    for (const QString& recipient : returned->recipients)
        tests::demand(core::EmailAddress::parse(recipient).has_value(), "a recipient is an address");
    tests::demand(core::returnKindFromWord(core::returnKindWord(returned->kind)) == returned->kind,
                  "a kind has a word");
    tests::demand(core::readReturned(mail)->mailKey == returned->mailKey, "the same mail is the same");
    return 0;
}
