#ifndef C_EXCHANGE_SHIM_H
#define C_EXCHANGE_SHIM_H
// renameat2(2) with RENAME_EXCHANGE (Linux 3.15): two names change places in one step, or neither does.
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

long syscall(long number, ...);

static inline int exchange_names(const char *one, const char *other) {
    return (int)syscall(SYS_renameat2, AT_FDCWD, one, AT_FDCWD, other, 2u /* RENAME_EXCHANGE */);
}
#endif
