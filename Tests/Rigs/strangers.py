"""Somebody who is not signed in, with wrong tokens, bodies that are too large or nonsense, and senders that never end.

Requests are made from the hub's own description, at random. No answer is a 5xx, nothing of the day changes, and the
kiosk goes on giving numbers."""
import argparse
import http.client
import json
import random
import socket
import tempfile
import unittest
import urllib.parse

import hall

SEED = 20261125


def described():
    """Paths and methods of Assets/pages/openapi.yaml."""
    found, path = [], None
    for line in (hall.ROOT / "Assets/pages/openapi.yaml").read_text().splitlines():
        if line.startswith("  /"):
            path = line.strip().rstrip(":")
        elif path and line.startswith("    ") and line.strip().split(":")[0] in ("get", "post", "delete"):
            found.append((line.strip().split(":")[0].upper(), path))
    return [one for one in found if one[1] != "/api/events"]


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

    def test_nothing_a_stranger_sends_is_a_fault_or_changes_the_day(self):
        dice = random.Random(SEED)
        stranger = Stranger(dice)
        self.hub.ask("POST", "/api/tickets", {"service": "A"}, "before")
        before = json.dumps(self.hub.ask("GET", "/api/day")[1]["tickets"])
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
        self.assertEqual(json.dumps(self.hub.ask("GET", "/api/day")[1]["tickets"]), before)

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

    def test_a_badge_is_locked_after_so_many_wrong_pins_whoever_it_is(self):
        for badge in ("301", "nobody"):
            statuses = [self.hub.ask("POST", "/api/sessions", {"badge": badge, "pin": "0000"}, headers={})[0]
                        for _ in range(7)]
            self.assertEqual(statuses[0], 401, badge)
            self.assertEqual(statuses[-1], 429, badge)


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--requests", type=int, default=2000)
    known, rest = options.parse_known_args()
    Strangers.requests = known.requests
    unittest.main(argv=["strangers.py", *rest])
