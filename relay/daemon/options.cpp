#include "relay/daemon/options.h"

#include "relay/daemon/registrationcodes.h"

#include <charconv>
#include <filesystem>
#include <fstream>
#include <map>

namespace inglenook::relay {

const char* const helpText =
    "inglenook-relay: shows guests the page behind the faces in their mails, and keeps what they say for the business, "
    "sealed.\n"
    "\n"
    "  inglenook-relay [OPTION...]                  serve\n"
    "  inglenook-relay init [OPTION...]             make the data folder and the key, and say what comes next\n"
    "  inglenook-relay check [OPTION...]            look whether everything is as it should be\n"
    "  inglenook-relay add-code [NAME] [OPTION...]  make a registration code for one business\n"
    "  inglenook-relay deny LINK [REASON...]        close the business out that a link (or a mailbox's number) belongs "
    "to\n"
    "  inglenook-relay new-epoch [OPTION...]        begin a new key for links, beside those of the links that are out\n"
    "  inglenook-relay backup DIR [OPTION...]       copy key, codes and events into a new folder in DIR, while it "
    "serves\n"
    "  inglenook-relay stats [OPTION...]            count mailboxes and events\n"
    "\n"
    "  --data DIR               where the key and the events are kept (default: /var/lib/inglenook-relay)\n"
    "  --listen ADDRESS         address to listen on (default: 127.0.0.1)\n"
    "  --port N                 port to listen on, 0 for a free one (default: 8080)\n"
    "  --public-url URL         what links begin with, e.g. https://clicks.example (default: the address listened on)\n"
    "  --registration MODE      who may register: open, code or closed\n"
    "                           (default: open on this computer alone, else code)\n"
    "  --registration-code CODE one code for everybody, beside those of add-code\n"
    "  --tls-certificate FILE   speak TLS without a proxy in front: the certificate's chain, PEM; read again when it "
    "changes\n"
    "  --tls-key FILE           and its key, PEM\n"
    "  --trusted-proxy LIST     addresses and networks of proxies on other computers, with commas between: their word\n"
    "                           about a client's address is believed (this computer's always is)\n"
    "  --events-per-mailbox N   most events kept for one business (default: 200000)\n"
    "  --postgresql TARGET      keep events in a PostgreSQL database that other relays share: a connection string or "
    "URI\n"
    "  --allow-plain-http       listen on a public address, or announce http://, without TLS in front\n"
    "  --config FILE            the same names, one `name = value` a line; # begins a comment\n"
    "                           (default: /etc/inglenook-relay.conf, if it is there)\n"
    "  --version, --help\n"
    "\n"
    "When it is ready it prints one line: listening on http://ADDRESS:PORT\n"
    "SIGTERM ends it after the requests under way.\n";

namespace {

namespace fs = std::filesystem;
using Settings = std::map<std::string, std::string, std::less<>>;

constexpr std::string_view valued[] = {"data",
                                       "listen",
                                       "port",
                                       "public-url",
                                       "registration",
                                       "registration-code",
                                       "events-per-mailbox",
                                       "postgresql",
                                       "tls-certificate",
                                       "tls-key",
                                       "trusted-proxy",
                                       "config"};
constexpr std::string_view plain[] = {"allow-plain-http", "version", "help"};

template <typename Names>
bool isOneOf(std::string_view name, const Names& names)
{
    for (const std::string_view candidate : names) {
        if (candidate == name)
            return true;
    }
    return false;
}

std::string trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos)
        return {};
    return std::string(text.substr(first, text.find_last_not_of(" \t\r") - first + 1));
}

std::string readCommandLine(std::span<char*> arguments, Settings& settings, std::vector<std::string>& words)
{
    for (std::size_t i = 1; i < arguments.size(); ++i) {
        const std::string_view argument = arguments[i];
        if (!argument.starts_with("-")) {
            words.emplace_back(argument);
            continue;
        }
        if (!argument.starts_with("--"))
            return "“" + std::string(argument) + "” is not understood; see --help.";
        const auto equals = argument.find('=');
        const std::string name(argument.substr(2, equals == std::string_view::npos ? equals : equals - 2));
        if (isOneOf(name, plain) && equals == std::string_view::npos)
            settings[name] = "yes";
        else if (!isOneOf(name, valued))
            return "There is no option --" + name + "; see --help.";
        else if (equals != std::string_view::npos)
            settings[name] = argument.substr(equals + 1);
        else if (++i < arguments.size())
            settings[name] = arguments[i];
        else
            return "--" + name + " needs a value.";
    }
    return {};
}

std::string readFile(const std::string& path, Settings& settings)
{
    std::ifstream file(path);
    if (!file)
        return "Cannot read " + path + ".";
    std::string line;
    for (int number = 1; std::getline(file, line); ++number) {
        const std::string text = trimmed(line);
        if (text.empty() || text.starts_with('#'))
            continue;
        const auto equals = text.find('=');
        const std::string name = trimmed(std::string_view(text).substr(0, equals));
        const bool known = isOneOf(name, valued) || isOneOf(name, plain);
        if (equals == std::string::npos || !known || name == "config")
            return path + ", line " + std::to_string(number) + ": “" + text + "” is not understood.";
        // What the command line says comes first and stays.
        settings.emplace(name, trimmed(std::string_view(text).substr(equals + 1)));
    }
    return {};
}

template <typename Number>
bool takeNumber(const Settings& settings, std::string_view name, Number least, Number& into)
{
    const auto found = settings.find(name);
    if (found == settings.end())
        return true;
    const std::string& text = found->second;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), into);
    return error == std::errc() && end == text.data() + text.size() && into >= least;
}

/// What stands between commas.
std::vector<std::string> parts(std::string_view list)
{
    std::vector<std::string> found;
    while (!list.empty()) {
        const std::string_view part = list.substr(0, list.find(','));
        list.remove_prefix(std::min(part.size() + 1, list.size()));
        if (std::string text = trimmed(part); !text.empty())
            found.push_back(std::move(text));
    }
    return found;
}

std::string applySettings(const Settings& settings, Options& options)
{
    const auto take = [&settings](std::string_view name, std::string& into) {
        if (const auto found = settings.find(name); found != settings.end())
            into = found->second;
    };
    take("data", options.config.dataFolder);
    take("listen", options.config.address);
    take("public-url", options.config.publicUrl);
    take("registration-code", options.config.registrationCode);
    take("postgresql", options.postgresql);
    take("tls-certificate", options.config.tlsCertificate);
    take("tls-key", options.config.tlsKey);
    if (options.config.tlsCertificate.empty() != options.config.tlsKey.empty())
        return "--tls-certificate and --tls-key go together.";
    std::string proxies;
    take("trusted-proxy", proxies);
    options.config.trustedProxies = parts(proxies);
    if (!takeNumber<std::uint16_t>(settings, "port", 0, options.config.port))
        return "The port must be a number from 0 to 65535.";
    if (!takeNumber<std::uint64_t>(settings, "events-per-mailbox", 1, options.config.eventsPerMailbox))
        return "The events of a mailbox must be a number of at least 1.";
    const auto isSet = [&settings](std::string_view name) {
        const auto found = settings.find(name);
        return found != settings.end() && found->second == "yes";
    };
    options.wantsHelp = isSet("help");
    options.wantsVersion = isSet("version");
    options.allowsPlainHttp = isSet("allow-plain-http");
    std::string mode;
    take("registration", mode);
    options.hasRegistrationMode = !mode.empty();
    if (mode == "code" || (mode.empty() && !options.config.registrationCode.empty()))
        options.config.registration = RegistrationMode::Code;
    else if (mode == "closed")
        options.config.registration = RegistrationMode::Closed;
    else if (mode != "open" && !mode.empty())
        return "Registration is open, code or closed.";
    return {};
}

/// An address or the host of a URL that only this computer reaches.
bool isLoopback(std::string_view host)
{
    return host.starts_with("127.") || host == "::1" || host == "[::1]" || host == "localhost";
}

std::string_view hostOf(std::string_view url)
{
    const auto start = url.find("://");
    std::string_view rest = start == std::string_view::npos ? url : url.substr(start + 3);
    rest = rest.substr(0, rest.find('/'));
    return rest.starts_with('[') ? rest.substr(0, rest.find(']') + 1) : rest.substr(0, rest.find(':'));
}

} // namespace

ReadOptions readOptions(std::span<char*> arguments)
{
    ReadOptions result;
    result.options.config.dataFolder = "/var/lib/inglenook-relay";
    result.options.config.port = 8080;
    Settings settings;
    result.failure = readCommandLine(arguments, settings, result.options.words);
    const auto config = settings.find("config");
    std::error_code unreadable;
    if (config != settings.end())
        result.failure += readFile(std::string(config->second), settings);
    else if (result.failure.empty() && fs::exists(usualConfigFile, unreadable))
        result.failure = readFile(usualConfigFile, settings);
    if (result.failure.empty())
        result.failure = applySettings(settings, result.options);
    return result;
}

std::string completeOptions(Options& options)
{
    RelayConfig& config = options.config;
    const std::string& url = config.publicUrl;
    if (!url.empty() && !url.starts_with("https://") && !url.starts_with("http://"))
        return "The public address must begin with https:// (or http:// on this computer alone).";
    const bool isCovered = !config.tlsCertificate.empty();
    const bool isPlain =
        (!isLoopback(config.address) && !isCovered) || (url.starts_with("http://") && !isLoopback(hostOf(url)));
    if (isPlain && !options.allowsPlainHttp)
        return "Guests' words would travel in the clear: put a server with TLS (Caddy, nginx) in front and listen on "
               "127.0.0.1, "
               "or say --allow-plain-http.";
    const bool isPublic = isPlain || !isLoopback(config.address) || (!url.empty() && !isLoopback(hostOf(url)));
    if (isPublic && !options.hasRegistrationMode)
        config.registration = RegistrationMode::Code;
    if (config.registration == RegistrationMode::Code)
        config.acceptsCode = [codes = RegistrationCodes(config.dataFolder)](std::string_view code) {
            return codes.holds(code);
        };
    return {};
}

} // namespace inglenook::relay
