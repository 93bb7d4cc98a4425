#include "relay/daemon/check.h"

#include "relay/daemon/keeping.h"
#include "relay/daemon/registrationcodes.h"
#include "relay/keyring.h"

#include <arpa/inet.h>
#include <filesystem>
#include <iostream>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace inglenook::relay {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t leastSpace = 500'000'000; ///< bytes: about 1.5 million events

/// The lines of the report.
class Report
{
public:
    void well(const std::string& what) { std::cout << "ok     " << what << "\n"; }
    void note(const std::string& what) { std::cout << "note   " << what << "\n"; }
    void wrong(const std::string& what)
    {
        std::cout << "WRONG  " << what << "\n";
        m_isWell = false;
    }
    void tell(bool isWell, const std::string& good, const std::string& bad) { isWell ? well(good) : wrong(bad); }
    [[nodiscard]] bool isWell() const { return m_isWell; }

private:
    bool m_isWell = true;
};

void checkFolder(const Options& options, Report& report)
{
    const std::string& folder = options.config.dataFolder;
    struct stat state = {};
    if (stat(folder.c_str(), &state) != 0 || !S_ISDIR(state.st_mode))
        return report.wrong("there is no data folder " + folder + ": inglenook-relay init makes it");
    report.tell((state.st_mode & (S_IRWXG | S_IRWXO)) == 0, folder + " is open to its owner only",
                folder + " is open to other users: chmod 700 " + folder);
    struct statvfs space = {};
    if (statvfs(folder.c_str(), &space) == 0) {
        const std::uint64_t left = static_cast<std::uint64_t>(space.f_bavail) * space.f_frsize;
        report.tell(left > leastSpace, std::to_string(left / 1'000'000) + " MB are left on its disk",
                    "only " + std::to_string(left / 1'000'000) +
                        " MB are left on its disk: guests cannot answer when it "
                        "is full");
    }
}

void checkKey(const Options& options, Report& report)
{
    const std::string path = (fs::path(options.config.dataFolder) / "master.key").string();
    struct stat state = {};
    if (stat(path.c_str(), &state) != 0)
        return report.wrong("there is no key file " + path +
                            ": inglenook-relay init makes it, or put it back from a "
                            "backup");
    report.tell((state.st_mode & (S_IRWXG | S_IRWXO)) == 0, "the key file is readable by its owner only",
                path + " is open to other users: chmod 600 " + path);
    const auto opened = Keyring::open(path, false);
    report.tell(opened.keyring.has_value(), "the key file is whole", opened.failure);
}

void checkStore(const Options& options, Report& report)
{
    std::vector<std::string> worries;
    if (const std::string trouble = checkKept(options, worries); !trouble.empty())
        return report.wrong(trouble);
    report.well(options.postgresql.empty() ? "the store is whole" : "the database is there and takes changes");
    for (const std::string& worry : worries)
        report.note(worry);
}

void checkRegistration(const Options& options, Report& report)
{
    const RelayConfig& config = options.config;
    if (config.registration == RegistrationMode::Open)
        return report.note("anybody may register (registration = open)");
    if (config.registration == RegistrationMode::Closed)
        return report.note("nobody may register (registration = closed)");
    const auto codes = RegistrationCodes(config.dataFolder).codes().size() + (config.registrationCode.empty() ? 0 : 1);
    report.tell(codes > 0, "businesses register by code; there are " + std::to_string(codes),
                "businesses register by code, but there is none: inglenook-relay add-code \"The Old Oak\"");
}

/// What it answers on the address it listens on, or nothing.
std::string askHealth(const RelayConfig& config)
{
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_port = htons(config.port);
    if (inet_pton(AF_INET, config.address.c_str(), &address.sin_addr) != 1)
        return {};
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const timeval patience{.tv_sec = 3, .tv_usec = 0};
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    std::string answer;
    constexpr std::string_view request = "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    if (connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 &&
        send(socket, request.data(), request.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(request.size())) {
        char piece[1024];
        for (ssize_t count = 0; (count = recv(socket, piece, sizeof piece, 0)) > 0;)
            answer.append(piece, static_cast<std::size_t>(count));
    }
    close(socket);
    return answer;
}

void checkAnswer(const Options& options, Report& report)
{
    const std::string answer = askHealth(options.config);
    const std::string place = options.config.address + " port " + std::to_string(options.config.port);
    if (answer.empty())
        return report.note("no relay answers in the clear on " + place + ": is it started?");
    report.tell(answer.find(" 200 ") != std::string::npos, "a relay answers on " + place + " and stores",
                "the relay on " + place + " says that it cannot store");
}

} // namespace

int check(const Options& options)
{
    Report report;
    checkFolder(options, report);
    checkKey(options, report);
    checkStore(options, report);
    checkRegistration(options, report);
    checkAnswer(options, report);
    if (options.config.publicUrl.empty())
        report.note("there is no public address (public-url): links lead to this computer only");
    else
        report.well("links begin with " + options.config.publicUrl +
                    "/a/; look from elsewhere: " + options.config.publicUrl + "/healthz");
    std::cout.flush();
    return report.isWell() ? 0 : 1;
}

} // namespace inglenook::relay
