"""Slips by the hundred, while the printer fails at random and our program is killed with `kill -9`.

In the end every slip of the ledger is printed, owed or unknown, none is missing, and the printer has made one
paper for each that is printed, none for each that is owed, and one or none for each that is unknown: never two.
`make papers` prints 1,000."""
import argparse
import collections
import itertools
import random
import shutil
import tempfile
import time

import hall
import printer

FAULTS = {
    "none": 80, "reset": 5, "paper out": 4, "cover open": 2, "takes no bytes": 2, "says nothing": 2,
    "kill": 5,
}


class Hall:
    def __init__(self, seed):
        self.dice = random.Random(seed)
        self.device = printer.TCPPrinter(fence=False, buffer=16_384)
        self.mechanism = self.device.mechanism
        self.data = tempfile.mkdtemp(prefix="quhao-papers-")
        self.root = hall.copied_root(
            lambda settings: settings.replace("file:slips", f"tcp:127.0.0.1:{self.device.port}")
            .replace('"escpos-80mm"', '"clone-80mm"').replace("patience_seconds = 5", "patience_seconds = 1")
            .replace("look_milliseconds = 500", "look_milliseconds = 100")
        )
        self.hub = hall.Hub(self.data, extra=("--root", str(self.root)))
        self.taken, self.kills, self.lost_answers = set(), 0, 0
        self.is_killed = False
        self.codes = collections.Counter()

    def kill(self):
        self.is_killed = True
        self.hub.process.kill()

    def fault(self, name):
        m = self.mechanism
        return {
            "reset": self.device.reset, "kill": self.kill,
            "paper out": lambda: m.set(paper_out=True), "cover open": lambda: m.set(cover_open=True),
            "takes no bytes": lambda: m.set(deaf=True, silent=True),
            "says nothing": lambda: m.set(silent=True),
        }[name]

    def mend(self):
        self.mechanism.faults.clear()
        self.mechanism.set(paper_out=False, cover_open=False, deaf=False, silent=False)
        if self.is_killed:
            self.is_killed = False
            self.hub.kill()
            self.kills += 1
            self.hub = hall.Hub(self.data, extra=("--root", str(self.root)))

    def visit(self, number):
        name = self.dice.choices(list(FAULTS), FAULTS.values())[0]
        if name != "none":
            moment = self.dice.choice([self.dice.randint(1, 800), "cut", "fence", None])
            if moment is None and name != "reset":
                self.fault(name)()
            else:
                self.mechanism.at(moment or 1, self.fault(name))
        try:
            status, reply = self.hub.ask(
                "POST", "/api/tickets", {"service": "A", "reason": "papers", "staff": "301"},
                f"visit-{number}",
            )
            assert status == 200, reply
            self.taken.add(reply["ticket"])
        except OSError:
            self.lost_answers += 1
        self.mend()

    def gather(self):
        """The codes on the papers so far. Blank ends of torn papers are no papers."""
        with self.mechanism.lock:
            papers, self.mechanism.papers = self.mechanism.papers, []
        self.codes.update(
            code for code in printer.codes([p for p in papers if not p.is_blank], self.data) if code)

    def end(self):
        def settled():
            """Nothing is owed, and nothing is on its way: a slip that is being sent stands in no list of owed ones."""
            paper = self.hub.ask("GET", "/api/paper")[1]
            tickets = self.hub.ask("GET", "/api/day")[1]["tickets"]
            return (paper["printers"][0]["state"] == "ready" and not paper["owed"]
                    and {ticket["slip"] for ticket in tickets} <= {"printed", "unknown"})

        hall.until(settled, "every slip owed is paid", 120)
        self.gather()
        states = {t["ticket"]: t["slip"] for t in self.hub.ask("GET", "/api/day")[1]["tickets"]}
        assert self.taken <= set(states), f"lost from the ledger: {self.taken - set(states)}"
        assert set(states.values()) <= {"printed", "owed", "unknown"}, collections.Counter(states.values())
        made = collections.Counter()
        for code, count in self.codes.items():
            status, reply = self.hub.ask("GET", f"/api/slips/{code}", headers={})
            assert status == 200, f"a paper without a fact: {code}"
            made[reply["ticket"]] += count
        for ticket, state in states.items():
            wanted = {"printed": (1,), "owed": (0,), "unknown": (0, 1)}[state]
            assert made[ticket] in wanted, f"{ticket} is {state} and has {made[ticket]} papers"
        hall.run("journal", "verify", "--data", self.data, check=0)
        return states, made

    def close(self):
        self.hub.kill()
        self.device.close()
        shutil.rmtree(self.data)


parser = argparse.ArgumentParser()
parser.add_argument("--slips", type=int, default=1000)
parser.add_argument("--seed", type=int, default=1)
arguments = parser.parse_args()
begun = time.monotonic()
house = Hall(arguments.seed)
try:
    for number in itertools.count():
        if len(house.taken) >= arguments.slips:
            break
        house.visit(number)
        if number % 50 == 49:
            house.gather()
    states, made = house.end()
    count = collections.Counter(states.values())
    print(f"{len(states)} slips, {house.kills} kills, {house.lost_answers} lost answers: "
          f"{dict(count)}; papers a slip: {dict(collections.Counter(made[t] for t in states))}; "
          f"{time.monotonic() - begun:.0f} s, seed {arguments.seed}")
finally:
    house.close()
