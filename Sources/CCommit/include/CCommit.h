#ifndef C_COMMIT_H
#define C_COMMIT_H
/// The commit that this was built from, with a + behind it where files were changed since: for `quhao --version`.
const char *quhao_commit(void);
#endif
