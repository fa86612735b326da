"""make api: schemathesis against the hub's own description of what it can be asked (quhao api --openapi).

    api.py [--examples N]     N requests of each kind an address; needs `schemathesis` on the path or in $SCHEMATHESIS

What must hold: no answer is a fault of ours (5xx), every answer is one that the description has, and what is
answered has the shape that it says. Whether a request that fits the description is accepted is the hall's to decide."""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile

import hall

# The stream does not end, and the day that is closed or paused answers nothing else any more.
LEFT_OUT = ["/api/events", "/api/hall/close", "/api/hall/pause", "/api/sessions"]
CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--examples", type=int, default=100)
    given = parser.parse_args()
    program = os.environ.get("SCHEMATHESIS") or shutil.which("schemathesis")
    if not program:
        sys.exit("schemathesis is not here: pip install schemathesis")
    data = tempfile.mkdtemp(prefix="quhao-")
    hub = hall.Hub(data)
    try:
        leave = [word for path in LEFT_OUT for word in ("--exclude-path", path)]
        done = subprocess.run([
            program, "run", hub.url + "/api/openapi.yaml", "--url", hub.url, "--header", f"Authorization: Bearer {hub.token}",
            "--checks", CHECKS, "--max-examples", str(given.examples), "--phases", "examples,coverage,fuzzing",
            "--seed", "20261127", "--request-timeout", "20", *leave])
        sys.exit(done.returncode)
    finally:
        hub.kill()
        shutil.rmtree(data, ignore_errors=True)


main()
