"""The Swift tests but those of slips, which typeset for minutes on one thread, and a minute of mixed load on the hub,
under a sanitizer each: data races (thread), and memory (address).

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
# Both stacks of a report go through this: the lock is there, and the sanitizer does not know it. An inlined frame keeps
# the place of the call and not its name, so what is looked at is the line of the source.
UNSEEN = "withLock"
FRAMES = 4


def reports(text):
    """Each warning of a sanitizer, whole."""
    return re.findall(r"(?:WARNING: ThreadSanitizer|ERROR: AddressSanitizer).*?(?=\n={10,}|\Z)", text,
                      re.S)


def is_inside_lock(stack):
    """Whether one of the innermost frames of our own stands on a line that takes the lock."""
    places = re.findall(r"#\d+ .*?(" + re.escape(str(HOUSE)) + r"/(?:Sources|Tests)/\S+?\.swift):(\d+)", stack)
    for file, line in places[:FRAMES]:
        lines = pathlib.Path(file).read_text().split("\n")
        if UNSEEN in lines[int(line) - 1]:
            return True
    return False


def is_known(report):
    """A race between two accesses that are both inside `Mutex.withLock`."""
    if "ThreadSanitizer: data race" not in report and "ThreadSanitizer: Swift access race" not in report:
        return False
    stacks = [stack for stack in re.split(r"\n\n", report)
              if re.search(r"^ +(?:Previous )?(?:atomic )?(?:read|write|modifying access) of ", stack, re.I | re.M)]
    return len(stacks) == 2 and all(map(is_inside_lock, stacks))


def run(words, log, **environment):
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
    tests = run([SWIFT, "test", *flags, "--skip", "SlipTests"], log, **options)
    print(f"{kind}: the hub under load", flush=True)
    built = run([SWIFT, "build", *flags, "--product", "quhao"], log)
    load = run([sys.executable, HOUSE / "Tests/Rigs/soak.py", "--commands", "6000", "--days", "2"], log,
               QUHAO=str(scratch / "debug/quhao"), **options)
    found = [report for file in place.glob("report*") for report in reports(file.read_text(errors="replace"))]
    known = sum(map(is_known, found))
    others = [report for report in found if not is_known(report)]
    for report in others:
        print(report)
    print(f"{kind}: tests exit {tests}, build exit {built}, load exit {load}; {len(found)} reports, {known} of them inside "
          f"{UNSEEN}, {len(others)} others", flush=True)
    return tests == 0 and built == 0 and load == 0 and not others


if __name__ == "__main__":
    kinds = sys.argv[1:] or ["thread", "address"]
    raise SystemExit(0 if all([sanitize(kind) for kind in kinds]) else 1)
