"""The Swift tests, and a minute of mixed load on the hub, under a sanitizer each: data races (thread), and memory
(address).

    sanitize.py [thread|address] …

The thread sanitizer does not see the futex of `Synchronization.Mutex` on Linux: a report in which both accesses stand
inside `withLock` is left out, by that name; every other one is a fault. Builds stand in `.build-thread` and
`.build-address`."""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HOUSE = pathlib.Path(__file__).resolve().parents[2]
SWIFT = os.environ.get("SWIFT", "swift")
# Both stacks of a report go through this: the lock is there, and the sanitizer does not know it.
UNSEEN = "withLock"


def reports(text):
    """Each warning of a sanitizer, whole."""
    return re.findall(r"(?:WARNING: ThreadSanitizer|ERROR: AddressSanitizer|ERROR: LeakSanitizer).*?(?=\n={10,}|\Z)", text,
                      re.S)


def is_known(report):
    """A race between two accesses that are both inside `Mutex.withLock`."""
    if "ThreadSanitizer: data race" not in report:
        return False
    accesses = [stack for stack in re.split(r"\n\n", report) if re.match(r".*?(?:[Ww]rite|[Rr]ead) of size", stack, re.S)]
    return len(accesses) >= 2 and all(UNSEEN in access for access in accesses[:2])


def run(words, scratch, log, **environment):
    with open(log, "ab") as file:
        return subprocess.run([*map(str, words)], cwd=HOUSE, stdout=file, stderr=subprocess.STDOUT,
                              env={**os.environ, **environment}).returncode


def sanitize(kind):
    scratch = HOUSE / f".build-{kind}"
    place = pathlib.Path(tempfile.mkdtemp(prefix=f"quhao-{kind}-"))
    log = place / "log"
    # A file a process: the hub's standard error is the rig's.
    into = f"log_path={place}/report"
    options = {"TSAN_OPTIONS": f"halt_on_error=0 exitcode=0 history_size=4 {into}",
               "ASAN_OPTIONS": f"detect_leaks=0 exitcode=0 {into}"}
    flags = ["--scratch-path", scratch, f"--sanitize={kind}"]
    print(f"{kind}: the Swift tests", flush=True)
    tests = run([SWIFT, "test", *flags, "--skip", "SlipTests"], scratch, log, **options)
    print(f"{kind}: the hub under load", flush=True)
    built = run([SWIFT, "build", *flags, "--product", "quhao"], scratch, log)
    load = run([sys.executable, HOUSE / "Tests/Rigs/soak.py", "--commands", "6000", "--days", "2"], scratch, log,
               QUHAO=str(scratch / "debug/quhao"), **options)
    found = [report for file in place.glob("report*") for report in reports(file.read_text(errors="replace"))]
    known = sum(map(is_known, found))
    others = [report for report in found if not is_known(report)]
    for report in others:
        print(report)
    print(f"{kind}: tests exit {tests}, build exit {built}, load exit {load}; {len(found)} reports, {known} of them inside "
          f"{UNSEEN}, {len(others)} others", flush=True)
    return built == 0 and load == 0 and not others


if __name__ == "__main__":
    kinds = sys.argv[1:] or ["thread", "address"]
    raise SystemExit(0 if all([sanitize(kind) for kind in kinds]) else 1)
