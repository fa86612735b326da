// Preloaded into `quhao restore`: from its first rename on, the FAULT_AT-th call of those that put a folder in another
// one's place kills the program (FAULT_HOW=kill) or fails with EIO (FAULT_HOW=fail). FAULT_LOG is told each call.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static int begun;

// Whether the call that is due is to fail.
static int due(const char *name) {
    static int calls;
    if (!begun) return 0;
    calls++;
    const char *log = getenv("FAULT_LOG");
    if (log) {
        FILE *file = fopen(log, "a");
        if (file) {
            fprintf(file, "%d %s\n", calls, name);
            fclose(file);
        }
    }
    const char *at = getenv("FAULT_AT");
    if (!at || atoi(at) != calls) return 0;
    if (strcmp(getenv("FAULT_HOW"), "kill") == 0) kill(getpid(), SIGKILL);
    errno = EIO;
    return 1;
}

int rename(const char *from, const char *to) {
    int (*real)(const char *, const char *) = dlsym(RTLD_NEXT, "rename");
    if (strstr(from, ".restoring") && !strchr(strstr(from, ".restoring"), '/')) begun = 1;
    return due("rename") ? -1 : real(from, to);
}

long syscall(long number, ...) {
    long (*real)(long, ...) = dlsym(RTLD_NEXT, "syscall");
    va_list list;
    va_start(list, number);
    long a = va_arg(list, long), b = va_arg(list, long), c = va_arg(list, long), d = va_arg(list, long),
         e = va_arg(list, long), f = va_arg(list, long);
    va_end(list);
    if (number == SYS_renameat2 && due("renameat2")) return -1;
    return real(number, a, b, c, d, e, f);
}

int fsync(int file) {
    int (*real)(int) = dlsym(RTLD_NEXT, "fsync");
    return due("fsync") ? -1 : real(file);
}

int open(const char *path, int flags, ...) {
    int (*real)(const char *, int, ...) = dlsym(RTLD_NEXT, "open");
    va_list list;
    va_start(list, flags);
    int mode = va_arg(list, int);
    va_end(list);
    if ((flags & O_DIRECTORY) && due("open")) return -1;
    return real(path, flags, mode);
}
