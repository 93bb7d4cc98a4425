#include "relay/postgresql/postgresqltelling.h"

namespace inglenook::relay {

namespace {

constexpr char grownMark = 'g';
constexpr char alteredMark = 'a';
constexpr std::size_t digits = 2 * core::MailboxId::size;

} // namespace

std::string PostgresqlTelling::text() const
{
    std::string text(1, isAltered ? alteredMark : grownMark);
    for (const core::MailboxId& id : mailboxes)
        text += core::toHex(id.view());
    return text;
}

std::optional<PostgresqlTelling> PostgresqlTelling::parse(std::string_view text)
{
    if (text.empty() || (text[0] != grownMark && text[0] != alteredMark) || text.size() % digits != 1)
        return std::nullopt;
    PostgresqlTelling telling;
    telling.isAltered = text[0] == alteredMark;
    for (std::size_t at = 1; at < text.size(); at += digits) {
        const auto bytes = core::fromHex(text.substr(at, digits));
        if (!bytes)
            return std::nullopt;
        telling.mailboxes.push_back(*core::MailboxId::from(*bytes));
    }
    return telling;
}

} // namespace inglenook::relay
