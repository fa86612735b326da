#!/bin/bash
# commit.sh: Sources/CCommit/commit.h with the commit that is built, a + behind it where files were changed since.
# Written only where it is another one, so that nothing is built anew for it.
set -euo pipefail
cd "$(dirname "$0")/.."
# Outside a checkout git knows none.
name=$(git rev-parse --short=12 HEAD 2>/dev/null || echo "no commit")
if [ -n "$(git status --porcelain 2>/dev/null)" ]; then name="$name+"; fi
line="#define QUHAO_COMMIT \"commit $name\""
file=Sources/CCommit/commit.h
if [ "$(cat $file 2>/dev/null)" != "$line" ]; then echo "$line" > $file; fi
