// A provider's client configuration, as whoever owns the domain wrote it.

#include "core/accounts/autoconfigdocument.h"
#include "tests/fuzz/fuzz.h"

using namespace inglenook;

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    static const auto address = *core::EmailAddress::parse(QStringLiteral("Anna.Hall@fox.example"));
    const std::string_view text = tests::textOf(bytes, size);
    const auto servers = core::readAutoconfig(QByteArray(text.data(), static_cast<qsizetype>(text.size())), address);
    tests::demand(servers.size() <= 8, "a few servers at most");
    for (const core::FoundServer& server : servers) {
        tests::demand(core::isHostName(server.host) && server.host == server.host.toLower(), "a host is a name");
        tests::demand(server.port > 0, "a port is a number");
        tests::demand(!server.user.isEmpty() && server.user.size() <= 2048, "a user name is short");
    }
    tests::demand(core::bestOf(servers).has_value() == !servers.isEmpty(), "one of them is the best");
    return 0;
}
