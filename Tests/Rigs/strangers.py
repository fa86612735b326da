"""Somebody who is not signed in, with wrong tokens, bodies that are too large or nonsense, and senders that never end.

Requests are made from the hub's own description, at random. No answer is a 5xx, nothing of the day changes, and the
kiosk goes on giving numbers."""
import argparse
import http.client
import json
import random
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import urllib.parse

import cable
import hall

SEED = 20261125


def described():
    """Methods and paths of the hub's own description, but the stream that does not end."""
    return [one for one in hall.described() if one[1] != "/api/events"]


class Stranger:
    def __init__(self, dice):
        self.dice = dice

    def word(self):
        return self.dice.choice(["", "A001", "0", "-1", "99999999999999999999", "\u202e", "A" * 300, "../../etc/passwd", "%00",
                                 "宝坻", "2026-1", "' OR 1=1 --", "next", "2026-13-45", "1e999"])

    def value(self, depth=0):
        kinds = [None, True, 0, -1, 1 << 70, 1.5e308, self.word(), [], {}]
        if depth < 3:
            kinds += [[self.value(depth + 1)], {self.key(): self.value(depth + 1) for _ in range(3)}]
        return self.dice.choice(kinds)

    def key(self):
        return self.dice.choice(["verb", "draft", "service", "ticket", "window", "badge", "pin", "limit", "name", "text", "list",
                                 "notice", "item", "outcome", "materials", "applicant", "staff", "reason", "copy", "code"])

    def body(self):
        kind = self.dice.randrange(5)
        if kind == 0:
            return self.dice.randbytes(self.dice.randrange(200))
        if kind == 1:
            return b"{" * self.dice.randrange(5000)
        return json.dumps({self.key(): self.value() for _ in range(self.dice.randrange(6))}).encode()

    def request(self):
        method, path = self.dice.choice(described())
        while "{" in path:
            head, rest = path.split("{", 1)
            path = head + urllib.parse.quote(self.word(), safe="") + rest.split("}", 1)[1]
        fields = {"Content-Type": "application/json"}
        if self.dice.random() < 0.7:
            fields["Idempotency-Key"] = self.dice.choice(["k", "x" * 500, "\u00e9", str(self.dice.random())])
        if self.dice.random() < 0.6:
            fields["Authorization"] = self.dice.choice(["Bearer ", "Bearer wrong", "Basic QQ==", "Bearer " + "0" * 4000])
        if self.dice.random() < 0.3:
            fields["Cookie"] = self.dice.choice(["quhao_session=1", "quhao_session=", ";;=;", "quhao_session=" + "a" * 3000])
        return method, path, self.body() if method == "POST" else None, fields


class Strangers(unittest.TestCase):
    requests = 2000

    def setUp(self):
        self.hub = hall.Hub(tempfile.mkdtemp(prefix="quhao-strangers-"))
        self.addCleanup(self.hub.kill)

    def send(self, connection, method, path, body, fields):
        connection.request(method, path, body, {name: value.encode("utf-8") for name, value in fields.items()})
        answer = connection.getresponse()
        answer.read()
        return answer.status

    def tickets(self):
        """What only a deed changes; waiting goes on by itself."""
        return [[one["ticket"], one["state"], one["service"], one["standing"], one["slip"]]
                for one in self.hub.ask("GET", "/api/day")[1]["tickets"]]

    def test_nothing_a_stranger_sends_is_a_fault_or_changes_the_day(self):
        dice = random.Random(SEED)
        stranger = Stranger(dice)
        self.hub.ask("POST", "/api/tickets", {"service": "A"}, "before")
        before = self.tickets()
        statuses = {}
        connection = self.hub.connection()
        for _ in range(self.requests):
            request = stranger.request()
            try:
                status = self.send(connection, *request)
            except (http.client.HTTPException, OSError):
                # The hub may close on what is no request at all.
                connection.close()
                connection = self.hub.connection()
                continue
            statuses[status] = statuses.get(status, 0) + 1
            self.assertLess(status, 500, request)
        connection.close()
        self.assertGreater(sum(count for status, count in statuses.items() if status >= 400), self.requests // 2)
        self.assertEqual(self.tickets(), before)

    def test_a_body_that_is_too_large_is_refused_and_one_that_never_ends_holds_nobody_up(self):
        size = 4 << 20
        connection = self.hub.connection()
        try:
            status = self.send(connection, "POST", "/api/sessions", b"x" * size, {"Content-Type": "application/json"})
            self.assertEqual(status, 413)
        except OSError:
            pass  # Closed in the middle of it is a refusal as well.
        connection.close()
        host, port = self.hub.netloc.split(":")
        slow = []
        for number in range(100):
            one = socket.create_connection((host, int(port)), timeout=5)
            one.sendall([b"POST /api/tickets HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n{",
                         b"GET /api/board HTTP/1.1\r\nHo"][number % 2])
            slow.append(one)
            self.addCleanup(one.close)
        for number in range(20):
            status, reply = self.hub.ask("POST", "/api/tickets", {"service": "A"}, f"beside-{number}")
            self.assertEqual((status, reply["ticket"]), (200, f"A{number + 1:03}"))

    def test_whoever_listens_and_goes_leaves_nothing_behind_and_who_is_ahead_gets_the_whole_picture(self):
        host, port = self.hub.netloc.split(":")
        for number in range(50):
            # A second request in the same packet: the hub must still see that the first one's channel is gone.
            one = socket.create_connection((host, int(port)), timeout=5)
            one.sendall(b"GET /api/events?as=board HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n")
            # With bytes unread the channel is reset; a browser that has read everything says that it is done.
            if number % 2:
                one.recv(65536)
                one.shutdown(socket.SHUT_WR)
                self.addCleanup(one.close)
            else:
                one.recv(1)
                one.close()
        hall.until(lambda: self.hub.ask("GET", "/api/boards")[1]["pages"] == 0, "every reader ended with its channel", 5)
        for last in (b"99999999", b"-5", b"x", b"0"):
            one = socket.create_connection((host, int(port)), timeout=5)
            self.addCleanup(one.close)
            one.sendall(b"GET /api/events HTTP/1.1\r\nHost: a\r\nLast-Event-ID: " + last + b"\r\n\r\n")
            heard = b""
            while b"event: reset" not in heard:
                got = one.recv(65536)
                self.assertTrue(got, last)
                heard += got

    def test_a_badge_is_locked_after_so_many_wrong_pins_whoever_it_is(self):
        for badge in ("301", "nobody"):
            statuses = [self.hub.ask("POST", "/api/sessions", {"badge": badge, "pin": "0000"}, headers={})[0]
                        for _ in range(7)]
            self.assertEqual(statuses[0], 401, badge)
            self.assertEqual(statuses[-1], 429, badge)


def flood(host, port, requests):
    """The other machine's side: many at once, as fast as it can, and connections that say nothing. Prints what it met."""
    trust = ssl.create_default_context()
    trust.check_hostname, trust.verify_mode = False, ssl.CERT_NONE
    met, lock = {}, threading.Lock()

    def note(what):
        with lock:
            met[what] = met.get(what, 0) + 1

    def ask():
        connection = http.client.HTTPSConnection(host, port, timeout=10, context=trust)
        for number in range(requests // 20):
            try:
                if number % 2:
                    connection.request("POST", "/api/sessions", json.dumps({"badge": "301", "pin": str(number)}))
                else:
                    connection.request("GET", "/api/board")
                answer = connection.getresponse()
                answer.read()
                note(str(answer.status))
            except (OSError, http.client.HTTPException):
                note("closed")
                connection.close()

    threads = [threading.Thread(target=ask) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    held = []
    for _ in range(200):
        try:
            one = socket.create_connection((host, port), timeout=2)
            one.settimeout(0.5)
            held.append(one)
        except OSError:
            note("not connected")
    for one in held:
        try:
            note("shut" if one.recv(1) == b"" else "spoken to")
        except socket.timeout:
            note("held open")
        except OSError:
            note("shut")
    print(json.dumps(met))


class AnotherMachine(unittest.TestCase):
    """R98: a stranger's machine on the hall's network takes its share and nobody else's."""

    def test_that_asks_without_end_is_refused_while_the_kiosk_goes_on(self):
        if not cable.is_possible():
            self.skipTest("another machine needs root and iproute2")
        with cable.Cable("quhao-stranger", "10.218.0") as wire:
            hub = hall.Hub(tempfile.mkdtemp(prefix="quhao-strangers-"), extra=("--listen", "0.0.0.0:0"))
            self.addCleanup(hub.kill)
            port = hub.netloc.split(":")[1]
            stranger = subprocess.Popen(
                ["ip", "netns", "exec", wire.space, sys.executable, __file__, "--flood", wire.hub, port, "2000"],
                stdout=subprocess.PIPE, text=True)
            self.addCleanup(stranger.kill)
            trust = ssl.create_default_context()
            trust.check_hostname, trust.verify_mode = False, ssl.CERT_NONE
            kiosk = http.client.HTTPSConnection("127.0.0.1", int(port), timeout=10, context=trust)
            waits = []
            while stranger.poll() is None:
                begin = time.monotonic()
                status, _ = hub.ask("POST", "/api/tickets", {"service": "A", "reason": "rig", "staff": "301"},
                                    f"k{len(waits)}", connection=kiosk)
                waits.append(time.monotonic() - begin)
                self.assertEqual(status, 200)
            met = json.loads(stranger.stdout.read())
            stranger.stdout.close()
            self.assertGreater(met.get("429", 0), 1000, met)
            self.assertFalse([one for one in met if one.isdigit() and int(one) >= 500], met)
            # Its share of connections, and no more.
            self.assertLessEqual(met.get("held open", 0), 64, met)
            self.assertGreaterEqual(met.get("shut", 0) + met.get("not connected", 0), 136, met)
            # Whose badge was guessed at over there signs in over here.
            status, _ = hub.ask("POST", "/api/sessions", {"badge": "301", "pin": "2468"}, connection=kiosk, headers={})
            self.assertEqual(status, 200)
            kiosk.close()
            waits.sort()
            print(f"strangers: {met}; beside them {len(waits)} numbers, half within {waits[len(waits) // 2] * 1000:.1f} ms,"
                  f" 99 of 100 within {waits[len(waits) * 99 // 100] * 1000:.1f} ms", file=sys.stderr)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--flood"]:
        flood(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
        sys.exit(0)
    options = argparse.ArgumentParser()
    options.add_argument("--requests", type=int, default=2000)
    known, rest = options.parse_known_args()
    Strangers.requests = known.requests
    unittest.main(argv=["strangers.py", *rest])
