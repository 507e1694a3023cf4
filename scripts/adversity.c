// For a program that runs with it in LD_PRELOAD, in the tests of what a store does when the world fails.
//
// The disk: what is written below the folder of the file that MPP_DISK_FAULT names fails while that file holds a number other than 0. 5 (EIO): nothing can be
// forced to disk; 28 (ENOSPC), 30 (EROFS): nothing can be written, as on a full disk, or after a file system was remounted read-only.
//
// The clock: the time of day is so many seconds ahead as the file holds that MPP_CLOCK names, as often as it changes; clocks that only count go on.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

// The number in the file that a variable of the environment names; none is 0.
static long number(const char *variable) {
    const char *path = getenv(variable);
    if (!path) return 0;
    char text[24] = {0};
    long file = syscall(SYS_openat, AT_FDCWD, path, O_RDONLY | O_CLOEXEC);
    if (file < 0) return 0;
    long count = syscall(SYS_read, file, text, sizeof text - 1);
    syscall(SYS_close, file);
    return count > 0 ? atol(text) : 0;
}

static int is_below(const char *path) {
    const char *control = getenv("MPP_DISK_FAULT");
    const char *end = control ? strrchr(control, '/') : NULL;
    return end && strncmp(path, control, (size_t)(end - control) + 1) == 0;
}

static int is_open_below(int file) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length <= 0) return 0;
    path[length] = 0;
    return is_below(path);
}

static int fails(int file, int forcing) {
    long fault = number("MPP_DISK_FAULT");
    if (!fault || forcing != (fault == EIO) || !is_open_below(file)) return 0;
    errno = (int)fault;
    return 1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int file, const void *bytes, size_t count) { return fails(file, 0) ? -1 : REAL(write)(file, bytes, count); }
ssize_t pwrite(int file, const void *bytes, size_t count, off_t at) { return fails(file, 0) ? -1 : REAL(pwrite)(file, bytes, count, at); }
ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t at) { return fails(file, 0) ? -1 : REAL(pwrite64)(file, bytes, count, at); }
int ftruncate64(int file, off64_t length) { return fails(file, 0) ? -1 : REAL(ftruncate64)(file, length); }
int fsync(int file) { return fails(file, 1) ? -1 : REAL(fsync)(file); }
int fdatasync(int file) { return fails(file, 1) ? -1 : REAL(fdatasync)(file); }

static int opening(int (*real)(const char *, int, ...), const char *path, int flags, mode_t mode) {
    if ((flags & (O_WRONLY | O_RDWR)) && number("MPP_DISK_FAULT") == EROFS && is_below(path)) {
        errno = EROFS;
        return -1;
    }
    return real(path, flags, mode);
}

int open(const char *path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    mode_t mode = va_arg(more, int);
    va_end(more);
    return opening(REAL(open), path, flags, mode);
}

int open64(const char *path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    mode_t mode = va_arg(more, int);
    va_end(more);
    return opening(REAL(open64), path, flags, mode);
}

int clock_gettime(clockid_t clock, struct timespec *now) {
    int status = REAL(clock_gettime)(clock, now);
    if (status == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) now->tv_sec += number("MPP_CLOCK");
    return status;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
    int status = REAL(gettimeofday)(now, zone);
    if (status == 0) now->tv_sec += number("MPP_CLOCK");
    return status;
}

time_t time(time_t *now) {
    time_t seconds = REAL(time)(NULL) + number("MPP_CLOCK");
    if (now) *now = seconds;
    return seconds;
}
