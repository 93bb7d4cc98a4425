// Whatever a stranger sends to the relay's port: it ends in answers or a closed connection, and the next client is
// served.

#include "relay/http/server.h"
#include "tests/fuzz/fuzz.h"

#include <arpa/inet.h>
#include <cerrno>
#include <cstdio>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace inglenook;

namespace {

relay::Response checked(const relay::Request& request)
{
    std::size_t headers = 0;
    for (const auto& [name, value] : request.headers) {
        headers += name.size() + value.size();
        tests::demand(value.find_first_of("\r\n") == std::string::npos, "a header is one line");
    }
    tests::demand(headers <= 16 * 1024 && request.body.size() <= 64 * 1024, "the limits hold");
    return {.status = 200, .headers = {{"Content-Type", "text/plain"}}, .body = "ok"};
}

std::uint16_t startServer()
{
    static relay::Server server([](const relay::CallPointer& call) { call->reply(checked(call->request())); });
    tests::demand(!server.listen("127.0.0.1", 0), "the server listens");
    server.start();
    return server.port();
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    static const std::uint16_t port = startServer();
    const int client = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    // A reset instead of a farewell, so that no port stays taken after thousands of connections.
    const linger reset{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(client, SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
    const bool isConnected = ::connect(client, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    if (!isConnected && errno == EADDRNOTAVAIL) {
        ::close(client);
        return -1; // this machine has run out of ports for a moment: nothing was tried
    }
    if (!isConnected)
        std::perror("connect");
    tests::demand(isConnected, "the server still answers");
    static_cast<void>(::send(client, bytes, size, MSG_NOSIGNAL));
    ::shutdown(client, SHUT_WR);
    char answer[4096];
    while (::recv(client, answer, sizeof answer, 0) > 0) {
    }
    ::close(client);
    return 0;
}
