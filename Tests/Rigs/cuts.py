"""make cuts: a board on a network whose cable is pulled at random, while calls go on.

The board is a client of its own in a network namespace, over TLS; the cable is a veth pair. Some cuts are short, some
are longer than a connection lives, some leave it half open, now and then the hub is killed and started again, and its
machine's clock is moved by hours, days and years. In the end the board's list of calls, joined over all its
connections, is the journal's: nothing twice, nothing missed; and no day was turned.
"""
import argparse
import http.client
import json
import os
import pathlib
import random
import shutil
import sqlite3
import ssl
import subprocess
import sys
import tempfile
import threading
import time

import cable
import hall
import wall

CABLE = cable.Cable("quhao-board", "10.219.0")
HUB = CABLE.hub


def board(port, out, cookie):
    """The board's side: events as a browser reads them, with `Last-Event-ID`; each call is a line of `out`."""
    trust = ssl.create_default_context()
    trust.check_hostname, trust.verify_mode = False, ssl.CERT_NONE
    last = None
    with open(out, "a", buffering=1) as lines:
        while True:
            try:
                # Without a beat for so long the connection is dead, whatever TCP believes.
                connection = http.client.HTTPSConnection(HUB, port, timeout=2.5, context=trust)
                connection.request("GET", "/api/events?as=board", headers={
                    "Cookie": cookie, **({"Last-Event-ID": last} if last else {})})
                answer = connection.getresponse()
                event = {}
                while True:
                    line = answer.readline()
                    if not line:
                        break
                    text = line.decode().rstrip("\n")
                    if text:
                        name, _, value = text.partition(": ")
                        event[name] = value
                        continue
                    if event.get("event") in ("picture", "reset"):
                        for call in json.loads(event["data"])["calls"]:
                            lines.write(json.dumps([call["position"], call["ticket"], call["window"]]) + "\n")
                        if event["event"] == "reset":
                            lines.write(json.dumps("reset") + "\n")
                        # Only a whole event counts: half a one is sent again.
                        last = event["id"]
                    event = {}
            except (OSError, http.client.HTTPException, ValueError):
                time.sleep(0.05)
            finally:
                connection.close()


class Hall:
    """A hub over TLS on the cable, and somebody who takes and calls all the time."""

    def __init__(self):
        self.data = tempfile.mkdtemp(prefix="quhao-cuts-")
        self.root = hall.copied_root(
            lambda settings: hall.without_printer(settings).replace("heartbeat_seconds = 10", "heartbeat_seconds = 1")
            .replace("requests_per_second = 50", "requests_per_second = 500").replace("duty_sign_in = true", "duty_sign_in = false"))
        self.stopped = threading.Event()
        self.lock = threading.Lock()
        self.clock = wall.Clock(tempfile.mkdtemp(prefix="quhao-wall-", dir=self.data))
        self.start("0")
        self.port = int(self.netloc.split(":")[1])
        self.made = 0
        for window in (1, 2, 3):
            assert self.ask(f"/api/windows/{window}/open", {"staff": f"10{window}"}, f"open-{window}") == 200
        self.calls = threading.Thread(target=self.call)

    def start(self, port):
        self.hub = hall.Hub(self.data, rehearse=None, environment=self.clock.environment,
                            extra=("--root", str(self.root), "--listen", f"{HUB}:{port}"))
        self.netloc = self.hub.netloc

    def pair(self):
        """As a board is: it asks, an attendant types what it shows, it gets a cookie."""
        asked = json.loads(self.send("/api/pairings", {"name": "大厅电视", "kind": "board"}, "ask", {})[1])
        self.ask("/api/devices/confirm", {"code": asked["code"], "staff": "301"}, "confirm")
        return self.send("/api/pairings/claim", {"secret": asked["secret"]}, "claim", {})[2].split(";")[0]

    def ask(self, path, body, key):
        return self.send(path, body, key, {"Authorization": "Bearer " + self.hub.token})[0]

    def send(self, path, body, key, fields):
        trust = ssl.create_default_context()
        trust.check_hostname, trust.verify_mode = False, ssl.CERT_NONE
        connection = http.client.HTTPSConnection(HUB, self.port, timeout=10, context=trust)
        connection.request("POST", path, json.dumps(body),
                           {"Idempotency-Key": key, "Content-Type": "application/json", **fields})
        answer = connection.getresponse()
        found = answer.status, answer.read(), answer.getheader("Set-Cookie")
        connection.close()
        return found

    def call(self):
        while not self.stopped.is_set():
            self.made += 1
            try:
                with self.lock:
                    self.ask("/api/tickets", {"service": "A", "reason": "rig", "staff": "301"}, f"take-{self.made}")
                    self.ask(f"/api/windows/{1 + self.made % 3}/next", {"arrived": True}, f"next-{self.made}")
            except OSError:
                pass
            time.sleep(0.05)

    def restart(self, seconds):
        """Killed and started again on the same port, with its machine's clock so far ahead; nobody asks meanwhile."""
        with self.lock:
            self.hub.kill()
            self.clock.set(seconds)
            self.start(str(self.port))

    def end(self):
        self.stopped.set()
        self.calls.join()
        base = sqlite3.connect(self.data + "/journal.sqlite")
        rows = base.execute("SELECT position, service, sequence, window FROM fact WHERE kind = 23 ORDER BY position")
        called = [[position, f"{service}{sequence:03}", window] for position, service, sequence, window in rows]
        (self.days,) = base.execute("SELECT count(*) FROM fact WHERE kind = 1").fetchone()
        (self.alarms,) = base.execute("SELECT count(*) FROM fact WHERE kind = 61 AND body LIKE '%clockParted%'").fetchone()
        base.close()
        self.hub.kill()
        return called


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--cuts", type=int, default=1000)
    options.add_argument("--seed", type=int, default=20261125)
    options.add_argument("--board", nargs=3, help=argparse.SUPPRESS)
    options = options.parse_args()
    if options.board:
        return board(int(options.board[0]), *options.board[1:])
    if not cable.is_possible():
        print("skipped: pulling a cable needs root and iproute2")
        return None
    dice = random.Random(options.seed)
    with CABLE as wire:
        busy = Hall()
        out = pathlib.Path(busy.data) / "board.lines"
        out.touch()
        client = subprocess.Popen(["ip", "netns", "exec", CABLE.space, sys.executable, __file__, "--board", str(busy.port),
                                   str(out), busy.pair()], cwd=hall.ROOT)
        try:
            hall.until(lambda: "reset" in out.read_text(), "the board is there")
            busy.calls.start()
            jumps = 0
            for number in range(options.cuts):
                if number % 20 == 19:
                    # The service alone, or the machine with an empty battery: a time server comes later.
                    if dice.random() < 0.3:
                        busy.clock.machine_starts()
                        busy.restart(dice.choice((0, -3600, -9000 * 86_400)))
                    else:
                        busy.restart(dice.choice(wall.JUMPS))
                elif number % 5 == 4:
                    busy.clock.set(dice.choice(wall.JUMPS))
                    jumps += 1
                elif number % 20 == 5:
                    busy.clock.served(130)
                wire.pull(dice.choice((dice.uniform(0, 0.1), dice.uniform(0.1, 0.6), dice.uniform(0.6, 1.2))),
                           dice.random() < 0.5)
                time.sleep(dice.uniform(0, 0.2))
            busy.stopped.set()
            busy.calls.join()
            newest = sqlite3.connect(busy.data + "/journal.sqlite").execute(
                "SELECT max(position) FROM fact WHERE kind = 23").fetchone()[0]
            hall.until(lambda: f"[{newest}," in out.read_text(), "the newest call is on the board", 30)
            called = busy.end()
        finally:
            client.kill()
            client.wait()
            busy.stopped.set()
            busy.hub.kill()
        heard = [json.loads(line) for line in out.read_text().splitlines()]
        shutil.rmtree(busy.data)
    calls = [call for call in heard if call != "reset"]
    resets = len(heard) - len(calls)
    assert len(calls) == len({call[0] for call in calls}), "a call came twice"
    assert calls == sorted(calls), "calls came out of order"
    missed = [call for call in called if call not in calls]
    assert not missed, f"missed: {missed[:5]} of {len(missed)}"
    assert busy.days == 1, f"a clock that was moved opened {busy.days} days"
    assert busy.alarms, "nobody was told that the clock was moved"
    print(f"cuts: {options.cuts} cuts, {jumps} times the clock was moved, {len(called)} calls, each on the board once and "
          f"in order; {resets} whole pictures; one day, {busy.alarms} alarms of the clock")
    return None


if __name__ == "__main__":
    main()
