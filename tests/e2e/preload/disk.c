// A disk with moods, for LD_PRELOAD: the file named by DISK_MOOD says "slow <milliseconds>" (of every sync), "full",
// "readonly" or "broken"; anything else, and no file, is a good disk. It is read at every call, so that the mood can
// change while the program runs. Only files below the folder DISK_FOLDER are affected.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

static int mood(char* word, size_t size, long* number)
{
    const char* path = getenv("DISK_MOOD");
    FILE* file = path ? fopen(path, "r") : NULL;
    char line[64] = "";
    *number = 0;
    word[0] = '\0';
    if (!file)
        return 0;
    if (fgets(line, sizeof line, file))
        sscanf(line, "%15s %ld", word, number);
    fclose(file);
    (void)size;
    return word[0] != '\0';
}

static int is_ours(int file)
{
    const char* folder = getenv("DISK_FOLDER");
    char link[64];
    char path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    const ssize_t length = readlink(link, path, sizeof path - 1);
    if (!folder || length <= 0)
        return 0;
    path[length] = '\0';
    return strncmp(path, folder, strlen(folder)) == 0;
}

static int refusal(int file)
{
    char word[16];
    long number;
    if (!mood(word, sizeof word, &number) || !is_ours(file))
        return 0;
    if (strcmp(word, "full") == 0)
        return ENOSPC;
    if (strcmp(word, "readonly") == 0)
        return EROFS;
    return 0;
}

static int sync_with(const char* name, int file)
{
    int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
    char word[16];
    long number;
    if (mood(word, sizeof word, &number) && is_ours(file)) {
        if (strcmp(word, "slow") == 0) {
            const struct timespec pause = {number / 1000, number % 1000 * 1000000L};
            nanosleep(&pause, NULL);
        } else if (strcmp(word, "broken") == 0) {
            errno = EIO;
            return -1;
        }
    }
    return real(file);
}

int fsync(int file)
{
    return sync_with("fsync", file);
}

int fdatasync(int file)
{
    return sync_with("fdatasync", file);
}

#define WRITE(name, offset_type)                                                                                       \
    ssize_t name(int file, const void* bytes, size_t count, offset_type at)                                            \
    {                                                                                                                  \
        ssize_t (*real)(int, const void*, size_t, offset_type) =                                                       \
            (ssize_t(*)(int, const void*, size_t, offset_type))dlsym(RTLD_NEXT, #name);                                \
        const int refused = refusal(file);                                                                             \
        if (refused) {                                                                                                 \
            errno = refused;                                                                                           \
            return -1;                                                                                                 \
        }                                                                                                              \
        return real(file, bytes, count, at);                                                                           \
    }

WRITE(pwrite, off_t)
WRITE(pwrite64, off64_t)
