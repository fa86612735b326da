#ifndef C_MALLOC_SHIM_H
#define C_MALLOC_SHIM_H
// mallopt(3) of glibc with M_ARENA_MAX. No header of the C library is included here: its types belong to the
// module Glibc.
extern int mallopt(int parameter, int value);

static inline int limit_arenas(int most) {
    return mallopt(-8, most);  // M_ARENA_MAX
}
#endif
