"""Every test, one after the other, even after one has failed; at the end the list of those that failed.

    every.py              the Swift tests, then every rig; the virtual machine with the USB printer runs beside them
    every.py --rigs       the rigs alone
    every.py NAME …       those whose name has one of these words in it: every.py browser matrix
    every.py --times N …  each so many times; one that fails once has failed

A test's output is kept in .build/tests/NAME.log and printed when it fails. QUHAO is the program, else the debug build's."""
import argparse
import os
import pathlib
import shlex
import signal
import subprocess
import sys
import time

HOUSE = pathlib.Path(__file__).resolve().parents[2]
RIGS = HOUSE / "Tests/Rigs"
BUNDLE = HOUSE / ".build/debug/quhaoPackageTests.xctest"
LOGS = HOUSE / ".build/tests"
LONGEST = 1500  # Seconds. A test that hangs has failed, and the next ones are run.

RUNNING = []
UNITS = ["swift test"]
# A USB printer of a real kernel: it has one core of its own, and is the slowest of all.
MACHINE = ["usb in a virtual machine"]
ALONE = [
    "commands.py", "answers.py", "wholeday.py", "harmless.py", "hardened.py", "restore_faults.py", "soak.py --commands 30000 --days 5",
    "kiosk.py", "paper.py",
    "browser.py", "browser.py 87", "mock_usb.py", "matrix.py tcp", "matrix.py cups", "notices.py",
    "notice_kills.py --kills 200", "strips.py", "pads.py", "voice.py", "clock.py", "cuts.py --cuts 30",
    "strangers.py", "papers.py --slips 40", "torture.py --rounds 5",
]


def command(name):
    """The words that run one test."""
    if name in UNITS:
        return [*shlex.split(os.environ.get("SWIFT", "swift")), "test", "--skip-build"]
    if name in MACHINE:
        inside = f"python3 Tests/Rigs/usb_bundle.py run {shlex.quote(str(BUNDLE))} && python3 Tests/Rigs/matrix.py usb"
        return [sys.executable, RIGS / "vm.py", "sh", "-c", inside]
    if name == "mock_usb.py":  # umockdev's binding belongs to Debian's own Python.
        return ["/usr/bin/python3", RIGS / name, BUNDLE]
    file, *more = name.split()
    return [sys.executable, RIGS / file, *more]


def log_of(name):
    return LOGS / (name.replace(" ", "_").replace("/", "_") + ".log")


def start(name):
    LOGS.mkdir(parents=True, exist_ok=True)
    environment = os.environ | {"QUHAO": os.environ.get("QUHAO", str(HOUSE / ".build/debug/quhao"))}
    with open(log_of(name), "wb") as log:
        process = subprocess.Popen(list(map(str, command(name))), cwd=HOUSE, env=environment, stdout=log,
                                   stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, start_new_session=True)
    RUNNING.append(process)
    return process


def end_all():
    """Whoever breaks off leaves no test behind."""
    for process in RUNNING:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def passed(name, process, since):
    """Waits for one test, and says how it ended."""
    try:
        code = process.wait(timeout=max(1, since + LONGEST - time.monotonic()))
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        code = f"none within {LONGEST} s"
    took = f"{time.monotonic() - since:.0f} s"
    if code == 0:
        print(f"passed  {name}  ({took})", flush=True)
        return True
    print(f"---- {name}\n{log_of(name).read_text(errors='replace')}\nFAILED  {name}  ({took}, exit {code})", flush=True)
    return False


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--rigs", action="store_true")
    options.add_argument("--times", type=int, default=1)
    options.add_argument("words", nargs="*")
    asked = options.parse_args()
    names = [name for name in ([] if asked.rigs else UNITS) + MACHINE + ALONE
             if not asked.words or any(word in name for word in asked.words)]
    if not names:
        options.error("no test has such a word in its name: " + " ".join(asked.words))
    failed = []
    for _ in range(asked.times):
        beside = [(name, start(name), time.monotonic()) for name in names if name in MACHINE]
        for name in names:
            if name not in MACHINE:
                since = time.monotonic()
                if not passed(name, start(name), since):
                    failed.append(name)
        failed += [name for name, process, since in beside if not passed(name, process, since)]
    print("\nFailed: " + ", ".join(dict.fromkeys(failed)) if failed
          else f"\nAll {len(names)} passed" + (f", {asked.times} times." if asked.times > 1 else "."))
    return 1 if failed else 0


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        raise SystemExit(main())
    finally:
        end_all()
