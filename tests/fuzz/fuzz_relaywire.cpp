// What a relay, or whoever stands in its place, answers to the desktop.

#include "core/answers/relaywire.h"
#include "tests/fuzz/fuzz.h"

using namespace inglenook;

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    tests::Pieces pieces(bytes, size);
    core::RelayReply reply;
    constexpr int statuses[] = {200, 201, 204, 302, 400, 401, 403, 404, 410, 429, 500, 503};
    reply.status = statuses[pieces.byte() % std::size(statuses)];
    const std::string_view type = pieces.line();
    reply.contentType = type.empty() ? QByteArray("application/json") : QByteArray(type.data(), int(type.size()));
    const std::string_view body = pieces.rest();
    reply.body = QByteArray(body.data(), static_cast<qsizetype>(body.size()));
    constexpr int limit = 100;
    if (const auto events = core::readEvents(reply, limit)) {
        tests::demand(events->sealed.size() <= limit, "no more than was asked for");
        tests::demand(reply.status == 200, "only a good answer holds events");
    }
    if (const auto registered = core::readRegistered(reply))
        tests::demand(!registered->linkBase.isEmpty(), "a mailbox has a link");
    static_cast<void>(core::readDescription(reply).has_value());
    static_cast<void>(core::readNothing(reply).has_value());
    return 0;
}
