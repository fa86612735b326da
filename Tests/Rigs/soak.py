"""The hub lives for years: some hundred thousand mixed commands over HTTP, refused ones included, day after working
day, with boards that follow, slips on paper, and a stack of 512 KiB a thread. What grows with what was done, and not
with what there is, shows here: memory, stacks and descriptors after the first day
(2 % of fifty), the middle one and the last.

    soak.py [--commands 300000] [--days 50] [--timed]

Ends with 1 where the hub died, answered 5xx or lost a connection, where memory, stacks or descriptors are more than
20 % above what they were after the first day, or, with --timed, where it slowed by more than 20 %."""
import argparse
import datetime
import json
import os
import pathlib
import random
import re
import resource
import shutil
import socket
import sys
import tempfile
import threading
import time
import tomllib

import hall
import load
import printer
import wall

STACK = 512 * 1024
# The list of 2026 is shipped; fifty working days and more lie between these.
FIRST, LAST = datetime.date(2026, 3, 2), datetime.date(2026, 12, 31)
SERVICES, WINDOWS, CONNECTIONS = "ABCDEFGHIJ", 14, 16
FLAT = 1.2


def working_days(count):
    """So many working days of the year, as the calendar has them."""
    year = tomllib.loads((hall.ROOT / "Config/calendar/2026.toml").read_text())
    off = {str(day) for day in year["holidays"]}
    worked = {str(day) for day in year["worked_weekends"]}
    days = (FIRST + datetime.timedelta(days=n) for n in range((LAST - FIRST).days + 1))
    return [d for d in days if str(d) not in off and (d.weekday() < 5 or str(d) in worked)][:count]


def mixed(dice, day, count):
    """A day of the hall as requests: takes, calls, steps at windows, visitors' own steps, reading, and a third that
    is refused."""
    taken = 0
    for number in range(count):
        key = f"{day}-{number}"
        window = dice.randint(1, WINDOWS)
        ticket = f"{dice.choice(SERVICES)}{dice.randint(1, max(taken // 10, 1)):03d}"
        kind = dice.randrange(100)
        if kind < 8:
            taken += 1
            body = {"service": SERVICES[taken % 10], "reason": "soak", "staff": "301"}
            if kind < 2:
                body["needs"] = ["blind"]
            yield load.request("POST", "/api/tickets", key, body)
            if kind == 7:
                # The answer was lost: asked again with the same key.
                yield load.request("POST", "/api/tickets", key, body)
        elif kind < 34:
            yield load.request("POST", f"/api/windows/{window}/next", key, {"arrived": True})
        elif kind < 48:
            verb = dice.choice(["arrived", "served", "recall", "missed", "resume", "undo"])
            yield load.request("POST", f"/api/windows/{window}/{verb}", key, {})
        elif kind < 52:
            yield load.request("POST", f"/api/windows/{window}/keep", key, {"reason": "复印"})
        elif kind < 55:
            yield load.request("POST", f"/api/windows/{window}/pause", key, {"reason": "午休"})
        elif kind < 59:
            yield load.request("POST", f"/api/windows/{window}/open", key, {"staff": str(100 + window)})
        elif kind < 64:
            verb = dice.choice(["give-up", "take-back"])
            yield load.request("POST", f"/api/tickets/{ticket}/{verb}", key, {"staff": "301"})
        elif kind < 67:
            yield load.request("POST", f"/api/tickets/{ticket}/return", key, {})
        elif kind < 70:
            yield load.request("POST", f"/api/tickets/{ticket}/reprint", key, {"staff": "301"})
        elif kind < 78:
            yield load.request("GET", dice.choice(["/api/board", f"/api/tickets/{ticket}", "/api/paper", "/api/guidance"]), "", None)
        elif kind < 79:
            draft = {"kind": "enquiry", "channel": "on_site", "question": f"问题 {key}", "visitor": "某人 138"}
            yield load.request("POST", "/api/enquiries", key, {"verb": "note", "draft": draft, "staff": "201"})
        elif kind < 80:
            yield load.request("POST", f"/api/services/{dice.choice(SERVICES)}/{dice.choice(['stop', 'resume'])}", key,
                          {"reason": "系统维护", "waiting": "keep", "staff": "301"} if dice.random() < 0.5 else {"staff": "301"})
        else:
            # Refused: a word that nobody knows, one that is missing, a wrong one, no such ticket, no such code.
            path, body = dice.choice([
                ("/api/tickets", {"service": "A", "needs": ["blnd"]}),
                ("/api/tickets", {}),
                ("/api/tickets", {"service": "Z"}),
                (f"/api/windows/{window}/confirm-class", {"staff": "101"}),
                (f"/api/windows/{window}/served", {"arrived": "ja"}),
                ("/api/tickets/A998/return", {}),
                (f"/api/tickets/{ticket}/give-up", {"code": "WRONG234"}),
                ("/api/notices", {"verb": "decide", "notice": "2026-1", "staff": "201"}),
            ])
            yield load.request("POST", path, key, body)


class Follower(threading.Thread):
    """A board that reads all it is sent, and asks again where the connection ends."""

    def __init__(self, hub):
        super().__init__(daemon=True)
        self.hub = hub
        self.heard = 0
        self.start()

    def run(self):
        host, port = self.hub.netloc.split(":")
        while True:
            try:
                with socket.create_connection((host, int(port))) as wire:
                    wire.sendall(b"GET /api/events?as=board HTTP/1.1\r\nHost: x\r\n\r\n")
                    while data := wire.recv(1 << 16):
                        self.heard += len(data)
            except OSError:
                if self.hub.process.poll() is not None:
                    return


def stacks(pid):
    """Bytes of memory that are stacks: the main thread's, and what the others' use of their 512 KiB."""
    total, size = 0, 0
    for line in pathlib.Path(f"/proc/{pid}/smaps").read_text().splitlines():
        if re.match(r"^[0-9a-f]+-[0-9a-f]+ ", line):
            is_main, size = line.endswith("[stack]"), 0
        elif line.startswith("Size:"):
            size = int(line.split()[1]) * 1024
        elif line.startswith("Rss:") and (is_main or size in (STACK, STACK - hall.PAGE)):
            total += int(line.split()[1]) * 1024
    return total


def processor_seconds(pid):
    """What the process has used of the machine's processors (proc(5), /proc/PID/stat: utime and stime)."""
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def day_has_turned(hub, day):
    """Commands look at the clock; without one the hall turns the day at its next beat."""
    hub.ask("POST", "/api/hall/resume", {"staff": "301"}, f"look-{time.monotonic_ns()}")
    return hub.ask("GET", "/api/board")[1]["date"] == str(day)


def soak(commands, count, timed):
    folder = tempfile.mkdtemp(prefix="quhao-soak-")
    program, clock = load.compiled(folder), wall.Clock(folder, start="2026-03-02T08:40")
    sink = printer.Sink()
    root = hall.copied_root(
        lambda settings: settings.replace("file:slips", f"tcp:127.0.0.1:{sink.port}")
        .replace('"escpos-80mm"', '"clone-80mm"').replace("duty_sign_in = true", "duty_sign_in = false"))
    # For the hub that is started now, and its threads.
    before = resource.getrlimit(resource.RLIMIT_STACK)
    resource.setrlimit(resource.RLIMIT_STACK, (STACK, before[1]))
    try:
        hub = hall.Hub(folder + "/hall", rehearse=None, environment=clock.environment, extra=("--root", str(root)))
    finally:
        resource.setrlimit(resource.RLIMIT_STACK, before)
    threading.Thread(target=lambda: [None for _ in hub.process.stderr], daemon=True).start()
    boards = [Follower(hub) for _ in range(3)]
    pid = hub.process.pid
    rows, statuses, lost, faults = {}, {}, 0, []
    print(f"{commands} commands over {count} working days, {CONNECTIONS} callers, {len(boards)} boards, "
          f"{STACK // 1024} KiB of stack a thread")
    # The rate is the machine's too, on which others may work; the processor's time is the hub's own.
    print("| after | a second | processor | p99 | memory | stacks | descriptors | journal |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |", flush=True)
    for number, day in enumerate(working_days(count), 1):
        clock.set_to(f"{day}T08:40", by_server=True)
        hall.until(lambda: day_has_turned(hub, day), f"the day {day}")
        for window in range(1, WINDOWS + 1):
            hub.ask("POST", f"/api/windows/{window}/open", {"staff": str(100 + window)}, f"open-{day}-{window}")
        # The days that are compared have the same work.
        seed = 0 if number in (1, count // 2, count) else number
        lines = list(mixed(random.Random(seed), day, commands // count))
        used = processor_seconds(pid)
        told = load.send(program, hub, lines, CONNECTIONS)
        lost += told["lost"]
        for status, answers in told["statuses"].items():
            statuses[status] = statuses.get(status, 0) + answers
        if hub.process.poll() is not None:
            faults.append(f"the hub ended with {hub.process.returncode} on day {number}")
            break
        if number in (1, count // 2, count):
            each = 1000 * (processor_seconds(pid) - used) / len(lines)
            row = {"rate": told["rate"], "processor": each, "p99": told["p99_ms"], "memory": hall.resident(pid), "stacks": stacks(pid),
                   "descriptors": len(os.listdir(f"/proc/{pid}/fd"))}
            rows[number] = row
            journal = sum(f.stat().st_size for f in pathlib.Path(folder, "hall").glob("journal.sqlite*"))
            print(f"| {number * 100 // count} % | {row['rate']:.0f} | {each:.2f} ms | {row['p99']:.1f} ms | {row['memory'] / 1e6:.1f} MB | "
                  f"{row['stacks'] // 1024} KiB | {row['descriptors']} | {journal / 1e6:.1f} MB |", flush=True)
    first = rows.get(1)
    for number, row in rows.items():
        for name in ("memory", "stacks", "descriptors"):
            if row[name] > first[name] * FLAT:
                faults.append(f"{name} grew from {first[name]} to {row[name]} at {number * 100 // count} %")
        if timed and row["rate"] < first["rate"] / FLAT:
            faults.append(f"it slowed from {first['rate']:.0f} to {row['rate']:.0f} a second at {number * 100 // count} %")
    if lost:
        faults.append(f"{lost} connections were lost")
    faults += [f"{count} answers were {status}" for status, count in statuses.items() if status.startswith("5")]
    if not statuses.get("200") or not any(status.startswith("4") for status in statuses) or not sink.bytes:
        faults.append(f"nothing was done, refused or printed: {statuses}, {sink.bytes} bytes")
    if not all(board.heard for board in boards):
        faults.append("a board heard nothing")
    print(f"answers: {statuses}; {sink.bytes / 1e6:.1f} MB on paper")
    hub.kill()
    if not faults:
        hall.run("journal", "verify", "--data", folder + "/hall", check=0)
    shutil.rmtree(folder)
    for fault in faults:
        print("FAULT:", fault)
    return 1 if faults else 0


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--commands", type=int, default=300_000)
    options.add_argument("--days", type=int, default=50)
    options.add_argument("--timed", action="store_true")
    asked = options.parse_args()
    sys.exit(soak(asked.commands, asked.days, asked.timed))
