#include "relay/daemon/commands.h"

#include "relay/daemon/check.h"
#include "relay/daemon/folder.h"
#include "relay/daemon/keeping.h"
#include "relay/daemon/registrationcodes.h"
#include "relay/keyring.h"

#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>

namespace inglenook::relay {

namespace {

namespace fs = std::filesystem;

constexpr int done = 0;
constexpr int failed = 1;
constexpr int wrongUse = 2;

int fail(const std::string& why)
{
    std::cerr << "inglenook-relay: " << why << std::endl;
    return failed;
}

std::string inFolder(const Options& options, const char* name)
{
    return (fs::path(options.config.dataFolder) / name).string();
}

std::string dateOf(core::Instant moment, const char* format)
{
    const std::time_t seconds = std::chrono::system_clock::to_time_t(moment);
    std::tm parts = {};
    gmtime_r(&seconds, &parts);
    char text[32];
    return {text, std::strftime(text, sizeof text, format, &parts)};
}

const char* wordOf(RegistrationMode mode)
{
    return mode == RegistrationMode::Open ? "open" : mode == RegistrationMode::Code ? "by code" : "closed";
}

/// Makes what a first start would make as well, so that a host sees at once whether it works.
int init(const Options& options)
{
    const std::string& folder = options.config.dataFolder;
    if (const std::string trouble = makeFolder(folder); !trouble.empty())
        return fail(trouble);
    bool holdsMailboxes = false;
    if (const std::string trouble = makeKept(options, holdsMailboxes); !trouble.empty())
        return fail(trouble);
    const auto keyring = Keyring::open(inFolder(options, "master.key"), !holdsMailboxes);
    if (!keyring.keyring)
        return fail(keyring.failure);
    if (!handOverAll(folder))
        return fail("Cannot give the files in " + folder + " to its owner.");
    std::cout << "Ready. The key to all links is " << inFolder(options, "master.key")
              << ": keep a copy of it in a safe place (inglenook-relay backup DIR).\n";
    if (!options.postgresql.empty())
        std::cout << "Every other relay on this database needs a copy of this key file before its first start.\n";
    if (options.config.registration == RegistrationMode::Code)
        std::cout << "Businesses register by code: inglenook-relay add-code \"The Old Oak\"\n";
    return done;
}

int addCode(const Options& options)
{
    std::string name;
    for (std::size_t i = 1; i < options.words.size(); ++i)
        name += (i > 1 ? " " : "") + options.words[i];
    if (const std::string trouble = makeFolder(options.config.dataFolder); !trouble.empty())
        return fail(trouble);
    const auto added = RegistrationCodes(options.config.dataFolder).add(name);
    if (!added.failure.empty())
        return fail(added.failure);
    std::cout << added.code << std::endl;
    if (options.config.registration != RegistrationMode::Code)
        std::cerr << "Note: registration is " << wordOf(options.config.registration)
                  << " here; codes are asked for with `registration = code`." << std::endl;
    return done;
}

/// For links made from now on; those that are out stay as good as they were.
int beginEpoch(const Options& options)
{
    const std::string file = inFolder(options, "master.key");
    if (const std::string trouble = Keyring::beginEpoch(file); !trouble.empty())
        return fail(trouble);
    if (!handOverAll(options.config.dataFolder))
        return fail("Cannot give the files in " + options.config.dataFolder + " to its owner.");
    std::cout
        << "A new epoch has begun. It is used from the relay's next start on: systemctl restart inglenook-relay\n"
           "A business changes to it when it changes its secret (Settings, Relay); links that are out stay good.\n"
           "Keep a copy of "
        << file << " in a safe place (inglenook-relay backup DIR)." << std::endl;
    if (!options.postgresql.empty())
        std::cout << "Copy it to every other relay on this database before any of them starts again." << std::endl;
    return done;
}

/// From a mailbox's id, or from a link of one of its mails.
std::optional<core::MailboxId> readMailbox(const Options& options, std::string_view text)
{
    if (const auto bytes = core::fromHex(text))
        return core::MailboxId::from(*bytes);
    const auto slash = text.rfind("/a/");
    const auto link = core::decodeToken(slash == std::string_view::npos ? text : text.substr(slash + 3));
    const auto keyring = Keyring::open(inFolder(options, "master.key"), false).keyring;
    const auto key = link && keyring ? keyring->mailboxKey(link->link.epoch, link->link.mailbox) : std::nullopt;
    return key && core::verify(*link, *key) ? std::optional(link->link.mailbox) : std::nullopt;
}

/// Closes a business out, as a line of the file does.
int deny(const Options& options)
{
    const auto mailbox = readMailbox(options, options.words[1]);
    if (!mailbox)
        return fail("“" + options.words[1] + "” is no link that this relay has signed, and no mailbox.");
    const std::string path = inFolder(options, "denied.mailboxes");
    std::ofstream file(path, std::ios::app);
    file << core::toHex(mailbox->view());
    for (std::size_t i = 2; i < options.words.size(); ++i)
        file << (i == 2 ? "  # " : " ") << options.words[i];
    file << "\n";
    file.close();
    if (!file || !handOverAll(options.config.dataFolder))
        return fail("Cannot write " + path + ".");
    std::cout << "Closed: " << core::toHex(mailbox->view()) << ". Take its line out of " << path << " to open it again."
              << std::endl;
    return done;
}

/// Key and codes, beside a copy of the store where that is a file.
int backUp(const Options& options)
{
    if (options.words.size() != 2) {
        std::cerr << "inglenook-relay: backup needs one folder: inglenook-relay backup DIR" << std::endl;
        return wrongUse;
    }
    const std::string name = "inglenook-relay-" + dateOf(core::systemNow(), "%Y-%m-%dT%H%M%SZ");
    const fs::path made = fs::path(options.words[1]) / name;
    std::error_code trouble;
    if (!fs::is_directory(options.words[1], trouble) || !fs::create_directory(made, trouble))
        return fail("Cannot make the folder " + made.string() + ".");
    fs::permissions(made, fs::perms::owner_all, trouble);
    if (const std::string failure = copyKept(options, made.string()); !failure.empty())
        return fail(failure);
    for (const char* each : {"master.key", "registration.codes", "denied.mailboxes"}) {
        const fs::path from = inFolder(options, each);
        if (fs::exists(from, trouble) && !fs::copy_file(from, made / each, trouble))
            return fail("Cannot copy " + from.string() + ": " + trouble.message() + ".");
    }
    if (!handOverAll(made.string()))
        return fail("Cannot make the files in " + made.string() + " readable by their owner only.");
    std::cout << made.string() << std::endl;
    if (!options.postgresql.empty())
        std::cerr << "Note: the events are in PostgreSQL; back that up with its own means (pg_basebackup)."
                  << std::endl;
    return done;
}

int tellStats(const Options& options)
{
    StoreSummary summary;
    if (const std::string trouble = summariseKept(options, summary); !trouble.empty())
        return fail(trouble);
    std::cout << "mailboxes: " << summary.mailboxes << "\nevents waiting: " << summary.events << "\noldest event: "
              << (summary.oldest ? dateOf(*summary.oldest, "%Y-%m-%d %H:%M UTC") : std::string("none"))
              << "\nregistration codes: " << RegistrationCodes(options.config.dataFolder).codes().size() << std::endl;
    return done;
}

} // namespace

std::optional<int> runCommand(const Options& options)
{
    const std::string& command = options.words.front();
    const bool isAlone = options.words.size() == 1;
    if (command == "add-code")
        return addCode(options);
    if (command == "backup")
        return backUp(options);
    if (command == "init" && isAlone)
        return init(options);
    if (command == "deny" && !isAlone)
        return deny(options);
    if (command == "new-epoch" && isAlone)
        return beginEpoch(options);
    if (command == "check" && isAlone)
        return check(options);
    if (command == "stats" && isAlone)
        return tellStats(options);
    return std::nullopt;
}

} // namespace inglenook::relay
