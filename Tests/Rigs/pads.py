"""Windows' pads with a running hub: a number pad's events through a pipe in place of /dev/input, and two caller pads on
one serial line (a pseudo-terminal) that wait for their answers."""
import os
import pathlib
import pty
import select
import shutil
import struct
import tempfile
import time
import tty
import unittest

import hall

ENTER, SLASH, DOT = 96, 98, 83


def frame(address, command, *data):
    body = [address, command, *data]
    return bytes([0xFF, 0x68, len(body), len(body), 0x68, *body, sum(body) % 256, 0x16])


class Pads(unittest.TestCase):
    def setUp(self):
        self.data = tempfile.mkdtemp(prefix="quhao-pads-")
        self.addCleanup(shutil.rmtree, self.data)
        pipe = pathlib.Path(self.data) / "pad"
        os.mkfifo(pipe)
        # Held open here, as a keyboard is there as long as its cable is in.
        self.pad = os.open(pipe, os.O_RDWR)
        self.addCleanup(os.close, self.pad)
        self.line, there = pty.openpty()
        tty.setraw(there)
        self.addCleanup(os.close, self.line)
        self.addCleanup(os.close, there)
        keypads = (f'[[keypad]]\nwindow = 1\nlink = "evdev:{pipe}"\n'
                   + "".join(f'[[keypad]]\nwindow = {window}\naddress = {window}\nlink = "serial:{os.ttyname(there)}:9600"\n'
                             for window in (2, 4)))
        root = hall.copied_root(lambda text: hall.without_printer(text) + keypads)
        self.hub = hall.Hub(self.data, extra=("--root", str(root)))
        self.addCleanup(self.hub.kill)
        for service in "AAAB":
            self.hub.ask("POST", "/api/tickets", {"service": service}, f"take-{time.monotonic_ns()}")

    def window(self, number):
        return self.hub.ask("GET", f"/api/windows/{number}")[1]

    def press(self, code):
        for value in (1, 2, 2, 0):
            os.write(self.pad, struct.pack("=qqHHi", 0, 0, 1, code, value) + struct.pack("=qqHHi", 0, 0, 0, 0, 0))

    def hear(self, wanted, seconds=10):
        """Until these bytes have come down the line."""
        heard, end = b"", time.monotonic() + seconds
        while wanted not in heard:
            ready, _, _ = select.select([self.line], [], [], 0.1)
            if ready:
                heard += os.read(self.line, 4096)
            if time.monotonic() > end:
                raise AssertionError(f"{wanted.hex(' ')} was not heard, but {heard.hex(' ')}")
        return heard

    def test_a_number_pad_calls_serves_and_takes_back(self):
        self.press(ENTER)
        hall.until(lambda: (self.window(1).get("ticket") or {}).get("ticket") == "A001", "called by Enter, once")
        self.press(SLASH)
        hall.until(lambda: not self.window(1).get("ticket"), "served")
        self.press(DOT)
        hall.until(lambda: (self.window(1).get("ticket") or {}).get("ticket") == "A001", "taken back")
        self.assertEqual(len(self.window(2)["waiting"]), 2)

    def test_a_caller_pad_shows_queue_and_number_is_answered_and_beeps_at_a_no(self):
        self.hear(frame(2, 2, 0, 0, 3, 10, 10, 10))
        call = frame(2, 1, 0x0C)
        os.write(self.line, call)
        heard = self.hear(frame(2, 2, 0, 0, 2, 0, 0, 1))
        self.assertIn(call, heard)
        self.assertEqual(self.window(2)["ticket"]["ticket"], "A001")
        # A miss is too soon: the hall says no, and the pad beeps.
        os.write(self.line, frame(2, 1, 6, 0x0F))
        self.hear(frame(2, 3))
        # The other pad on the line calls for its own window.
        os.write(self.line, frame(4, 1, 0x0C))
        hall.until(lambda: (self.window(4).get("ticket") or {}).get("ticket") == "B001", "its own service")

    def test_a_pad_opens_no_window_that_nobody_opened_by_name(self):
        self.hub.ask("POST", "/api/windows/1/close", {"to": "line"}, "close")
        self.press(ENTER)
        self.press(78)
        os.write(self.line, frame(2, 1, 0x0C))
        self.hear(frame(2, 1, 0x0C))
        self.assertEqual(self.window(1)["window"]["state"], "closed")


if __name__ == "__main__":
    unittest.main()
