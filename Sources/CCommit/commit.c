#include "CCommit.h"

// `make` writes commit.h (Tools/commit.sh), which git does not keep. A C target and no system module: a compiler
// builds this file anew when the header has changed, and Swift would not.
#if __has_include("commit.h")
#include "commit.h"
#else
#define QUHAO_COMMIT "commit unknown: built without make"
#endif

const char *quhao_commit(void) { return QUHAO_COMMIT; }
