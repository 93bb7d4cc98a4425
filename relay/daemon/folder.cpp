#include "relay/daemon/folder.h"

#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

namespace inglenook::relay {

namespace fs = std::filesystem;

std::string makeFolder(const std::string& path)
{
    std::error_code failed;
    if (fs::is_directory(path, failed))
        return {};
    fs::create_directories(path, failed);
    if (!failed)
        fs::permissions(path, fs::perms::owner_all, failed);
    return failed ? "Cannot make the folder " + path + ": " + failed.message() + "." : std::string();
}

bool handOver(const std::string& file)
{
    struct stat folder = {};
    const std::string parent = fs::path(file).parent_path().string();
    if (chmod(file.c_str(), S_IRUSR | S_IWUSR) != 0 || stat(parent.c_str(), &folder) != 0)
        return false;
    return geteuid() != 0 || chown(file.c_str(), folder.st_uid, folder.st_gid) == 0;
}

bool handOverAll(const std::string& folder)
{
    std::error_code failed;
    bool given = true;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, failed)) {
        if (entry.is_regular_file(failed))
            given = handOver(entry.path().string()) && given;
    }
    return given && !failed;
}

} // namespace inglenook::relay
