"""make torture: rounds of `kill -9` at random moments, while 16 callers take and call through the hub.

After each round: every number that was answered is there, none is there twice, no ticket is at two
windows, and the journal verifies. This shows that no crash breaks a promise; that a power cut does
not is shown by powercut.sh.
"""
import argparse
import collections
import json
import random
import shutil
import tempfile
import threading
import time

import hall


# One day goes on through so many kills; then a new folder, since every round reads the whole day.
ROUNDS_A_FOLDER = 20


def caller(hub, number, taken, called, stop, seed):
    dice = random.Random(seed)
    connection = hub.connection()
    made = 0
    while not stop.is_set():
        made += 1
        key = f"torture-{seed}-{number}-{made}"
        try:
            if number < 10:
                status, reply = hub.ask(
                    "POST", "/api/tickets",
                    {"service": "A", "reason": "torture", "staff": "301"}, key, connection
                )
                if status == 200:
                    taken.append(reply["ticket"])
            else:
                window = dice.randint(1, 3)
                status, reply = hub.ask("POST", f"/api/windows/{window}/next", {"arrived": True}, key, connection)
                if status == 200 and reply["ticket"]:
                    called.append((window, reply["ticket"]))
            if status not in (200, 409):
                raise AssertionError(f"{status} {reply}")
        except (OSError, json.JSONDecodeError, hall.http.client.HTTPException):
            return


def one_round(data, root, index, seed):
    """Kills the hub under load and gives what it had acknowledged."""
    hub = hall.Hub(data, extra=("--root", str(root)))
    taken, called, stop = [], [], threading.Event()
    threads = [
        threading.Thread(target=caller, args=(hub, n, taken, called, stop, seed * 1000 + index))
        for n in range(16)
    ]
    for thread in threads:
        thread.start()
    time.sleep(random.Random(seed + index).uniform(0.05, 0.45))
    hub.kill()
    stop.set()
    for thread in threads:
        thread.join()
    return taken, called


def judge(data, all_taken, all_called):
    verdict = hall.run("journal", "verify", "--data", data)
    assert verdict.returncode == 0, verdict.stderr
    day = json.loads(hall.run("day", "--data", data, "--json", check=0).stdout)
    numbers = [ticket["ticket"] for ticket in day["tickets"]]
    twice = [n for n, count in collections.Counter(numbers).items() if count > 1]
    assert not twice, f"twice: {twice}"
    answered = collections.Counter(all_taken)
    assert max(answered.values(), default=1) == 1, "one number was answered to two callers"
    lost = set(all_taken) - set(numbers)
    assert not lost, f"lost: {sorted(lost)}"
    calls = collections.Counter(ticket for _, ticket in all_called)
    assert max(calls.values(), default=1) == 1, f"called twice: {calls.most_common(3)}"
    open_tickets = [window["ticket"] for window in day["windows"] if window["ticket"]]
    assert len(open_tickets) == len(set(open_tickets)), "a ticket is at two windows"
    states = {ticket["ticket"]: ticket["state"] for ticket in day["tickets"]}
    waits = [ticket for _, ticket in all_called if states.get(ticket) == "waiting"]
    assert not waits, f"called, and waiting again: {waits}"


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=200)
    options.add_argument("--seed", type=int, default=20261123)
    options = options.parse_args()
    root = hall.copied_root(hall.without_printer)
    taken_in_all = called_in_all = 0
    for begin in range(0, options.rounds, ROUNDS_A_FOLDER):
        data = tempfile.mkdtemp(prefix="quhao-torture-")
        all_taken, all_called = [], []
        try:
            for index in range(begin, min(begin + ROUNDS_A_FOLDER, options.rounds)):
                taken, called = one_round(data, root, index, options.seed)
                all_taken += taken
                all_called += called
                judge(data, all_taken, all_called)
        finally:
            shutil.rmtree(data)
        taken_in_all += len(all_taken)
        called_in_all += len(all_called)
    print(
        f"torture: {options.rounds} rounds of kill -9, {taken_in_all} numbers and "
        f"{called_in_all} calls answered: none lost, none twice"
    )


if __name__ == "__main__":
    main()
