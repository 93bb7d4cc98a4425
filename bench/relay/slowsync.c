// A disk whose every sync takes SLOW_SYNC_US longer, for LD_PRELOAD.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>

static int sync_with(const char* name, int file)
{
    int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
    const char* longer = getenv("SLOW_SYNC_US");
    const long microseconds = longer ? atol(longer) : 0;
    const struct timespec pause = {microseconds / 1000000, microseconds % 1000000 * 1000};
    nanosleep(&pause, NULL);
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
