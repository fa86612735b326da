#ifndef C_EXCHANGE_SHIM_H
#define C_EXCHANGE_SHIM_H
// renameat2(2) with RENAME_EXCHANGE (Linux 3.15): two names change places in one step, or neither does. No
// header of the C library is included here: its types belong to the module Glibc.
#include <asm/unistd.h>

extern long syscall(long number, ...);

static inline int exchange_names(const char *one, const char *other) {
    const int here = -100;        // AT_FDCWD
    const unsigned exchange = 2;  // RENAME_EXCHANGE
    return (int)syscall(__NR_renameat2, here, one, here, other, exchange);
}
#endif
