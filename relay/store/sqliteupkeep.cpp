#include "relay/store/sqliteupkeep.h"

#include "relay/store/sqlite.h"

#include <filesystem>

namespace inglenook::relay {

namespace {

using Step = Statement::Step;

std::string cannot(const char* act, const std::string& path, const std::string& why)
{
    return std::string("Cannot ") + act + " " + path + ": " + why + ".";
}

} // namespace

std::string copySqliteStore(const std::string& path, const std::string& target)
{
    std::string failure;
    auto connection = SqliteConnection::openToRead(path, failure);
    if (!connection)
        return cannot("read", path, failure);
    Statement copy = connection->prepare("VACUUM INTO ?1");
    copy.bind(1, std::string_view(target));
    if (!copy.run())
        return cannot("copy", path, connection->lastError());
    auto copied = SqliteConnection::open(target, failure);
    const std::string mark = "PRAGMA synchronous = FULL; PRAGMA application_id = " + std::to_string(sqliteCopyMark);
    if (!copied || !copied->execute(mark.c_str()))
        return cannot("finish", target, copied ? copied->lastError() : failure);
    return {};
}

std::string summariseSqliteStore(const std::string& path, StoreSummary& summary)
{
    std::string failure;
    auto connection = SqliteConnection::openToRead(path, failure);
    if (!connection)
        return cannot("read", path, failure);
    Statement counts = connection->prepare("SELECT count(*), coalesce(sum(stored_events), 0) FROM counts");
    // The first of each mailbox is its oldest: one look for each, not one for each event.
    Statement oldest = connection->prepare(
        "SELECT min((SELECT relay_time FROM events WHERE events.mailbox = counts.mailbox ORDER BY sequence LIMIT 1)) "
        "FROM counts WHERE stored_events > 0");
    if (counts.step() != Step::Row || oldest.step() != Step::Row)
        return cannot("read", path, connection->lastError());
    summary.mailboxes = static_cast<std::uint64_t>(counts.integer(0));
    summary.events = static_cast<std::uint64_t>(counts.integer(1));
    if (summary.events > 0)
        summary.oldest = core::Instant(std::chrono::milliseconds(oldest.integer(0)));
    return {};
}

std::string checkSqliteStore(const std::string& path)
{
    std::string failure;
    auto connection = SqliteConnection::openToRead(path, failure);
    if (!connection)
        return cannot("read", path, failure);
    Statement check = connection->prepare("PRAGMA quick_check(1)");
    if (check.step() != Step::Row)
        return cannot("read", path, connection->lastError());
    const std::string found = check.text(0);
    return found == "ok" ? std::string() : path + " is damaged: " + found + ". Put a backup back.";
}

} // namespace inglenook::relay
