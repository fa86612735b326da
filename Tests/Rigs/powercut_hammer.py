"""The load and the judge of powercut.sh.

`hammer DATA` takes and calls through a hub and prints one line for each number that was answered.
`verify DATA ACKS` finds every number of ACKS in the journal of DATA, or exits 1.
"""
import json
import pathlib
import sys
import threading

import hall


def hammer(data):
    root = hall.copied_root(hall.without_printer)
    hub = hall.Hub(data, extra=("--root", str(root)))
    lock = threading.Lock()

    def take(number):
        connection = hub.connection()
        made = 0
        while True:
            made += 1
            body = {"service": "A", "reason": "power cut", "staff": "301"}
            path = "/api/tickets"
            if number >= 10:
                body, path = {"arrived": True}, f"/api/windows/{number % 3 + 1}/next"
            status, reply = hub.ask("POST", path, body, f"cut-{number}-{made}", connection)
            if status == 200 and number < 10:
                with lock:
                    print(reply["ticket"], flush=True)

    for number in range(16):
        threading.Thread(target=take, args=(number,)).start()


def verify(data, acks):
    verdict = hall.run("journal", "verify", "--data", data)
    acked = [line for line in pathlib.Path(acks).read_text().split("\n") if line]
    # The last line may have been cut in two by the freeze.
    if acked and not pathlib.Path(acks).read_text().endswith("\n"):
        acked.pop()
    if verdict.returncode != 0:
        print(f"the journal does not verify: {verdict.stderr.strip()}", file=sys.stderr)
        return 1
    day = json.loads(hall.run("day", "--data", data, "--json", check=0).stdout)
    there = {ticket["ticket"] for ticket in day["tickets"]}
    lost = sorted(set(acked) - there)
    if lost:
        print(f"{len(lost)} of {len(acked)} lost, such as {lost[0]}", file=sys.stderr)
    return 1 if lost else 0


if __name__ == "__main__":
    if sys.argv[1] == "hammer":
        hammer(sys.argv[2])
    else:
        sys.exit(verify(sys.argv[2], sys.argv[3]))
