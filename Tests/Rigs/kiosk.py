"""The kiosk in a real pseudo-terminal: keys and touch in, a ticket and a slip out, and the terminal
as it was, also after a crash."""
import fcntl
import os
import pathlib
import pty
import select
import shutil
import signal
import struct
import tempfile
import termios
import time
import unittest

import hall


class Terminal:
    def __init__(self, data, size=(120, 25), command=None):
        self.text = b""
        self.has_ended = False
        self.pid, self.file = pty.fork()
        if self.pid == 0:
            os.chdir(hall.ROOT)
            os.execv(
                hall.binary(),
                ["quhao"] + (command or ["run", "--listen", "127.0.0.1:0"])
                + ["--data", data, "--rehearse", hall.NINE],
            )
        fcntl.ioctl(self.file, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        self.before = termios.tcgetattr(self.file)

    def read(self, seconds=0.05):
        ready, _, _ = select.select([self.file], [], [], seconds)
        if ready:
            try:
                self.text += os.read(self.file, 65536)
            except OSError:
                return False
        return True

    def wait_for(self, words, seconds=20):
        end = time.monotonic() + seconds
        while words.encode() not in self.text:
            if time.monotonic() > end or not self.read():
                raise AssertionError(f"{words} did not appear:\n{self.text.decode(errors='replace')}")

    def send(self, keys):
        self.text = b""
        os.write(self.file, keys.encode())

    def press(self, keys, apart=0.12):
        """Keys as a finger presses them: further apart than what a scanner types (burst_ms)."""
        self.text = b""
        for key in keys:
            os.write(self.file, key.encode())
            end = time.monotonic() + apart
            while time.monotonic() < end:
                self.read(max(end - time.monotonic(), 0))

    def wait_for_its_end(self):
        """The signal that the process died of (0 where it ended by itself), once all that it said is
        read: only then do the terminal's modes say how it left them."""
        died = []

        def is_gone():
            self.read()
            gone, status = os.waitpid(self.pid, os.WNOHANG)
            died.append(os.waitstatus_to_exitcode(status))
            return gone

        hall.until(is_gone, "the end of the process")
        while select.select([self.file], [], [], 0)[0] and self.read(0):
            pass
        return -died[-1]

    def end(self):
        """Once: its numbers may be another one's by the second time."""
        if self.has_ended:
            return
        self.has_ended = True
        try:
            os.kill(self.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        try:
            os.waitpid(self.pid, 0)
        except ChildProcessError:
            pass
        os.close(self.file)


class TheKiosk(unittest.TestCase):
    def setUp(self):
        self.data = tempfile.mkdtemp(prefix="quhao-")
        self.addCleanup(shutil.rmtree, self.data)
        self.terminal = Terminal(self.data)
        self.addCleanup(self.terminal.end)
        self.terminal.wait_for("请问您办什么事")

    def test_gives_a_number_by_keys_and_prints_its_slip(self):
        self.terminal.send("2")
        self.terminal.wait_for("直接取号")
        self.terminal.send("1")
        self.terminal.wait_for("预计等候")
        self.terminal.press("11111")
        self.terminal.wait_for("请取走号票")
        slips = sorted(p.name for p in (pathlib.Path(self.data) / "slips").iterdir())
        self.assertEqual(slips, ["B001-1.escpos", "B001-1.png"])
        day = hall.run("day", "--data", self.data, "--json", check=0).stdout
        self.assertEqual(day.count('"ticket":"B0'), 1)

    def test_gives_a_number_by_touch(self):
        def touch(column, row):
            self.terminal.send(f"\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m")

        touch(60, 9)
        self.terminal.wait_for("直接取号")
        touch(20, 9)
        self.terminal.wait_for("预计等候")
        touch(20, 9)
        self.terminal.wait_for("请取走号票")

    def test_leaves_the_terminal_as_it_was_when_it_crashes_or_is_told_to_end(self):
        # Told to end it ends in order, with 0.
        for death, code in ((signal.SIGSEGV, signal.SIGSEGV), (signal.SIGTERM, 0)):
            with self.subTest(death):
                if death != signal.SIGSEGV:
                    self.terminal.end()
                    self.terminal = Terminal(self.data)
                    self.terminal.wait_for("请问您办什么事")
                self.terminal.text = b""
                os.kill(self.terminal.pid, death)
                self.assertEqual(self.terminal.wait_for_its_end(), code)
                self.assertIn(b"\x1b[?1002l", self.terminal.text)
                self.assertIn(b"\x1b[?25h", self.terminal.text)
                after = termios.tcgetattr(self.terminal.file)
                self.assertEqual(after[3], self.terminal.before[3])

    def test_lets_the_attendant_out_and_nobody_else(self):
        self.terminal.press("\x03q")
        self.terminal.press("/")
        self.terminal.wait_for("需要帮助")
        self.terminal.press("*****")
        self.terminal.wait_for("值班员")
        self.terminal.send("1111\r")
        self.terminal.wait_for("密码不正确")
        self.terminal.send("2468\r")
        hall.until(lambda: os.waitpid(self.terminal.pid, os.WNOHANG)[0] or not self.terminal.read(),
                   "the kiosk ends")


class TheWindow(unittest.TestCase):
    """`quhao window N` beside a running hub: badge and PIN, and then a day's work by keys."""

    def setUp(self):
        self.data = tempfile.mkdtemp(prefix="quhao-")
        self.addCleanup(shutil.rmtree, self.data)
        self.hub = hall.Hub(self.data)
        self.addCleanup(self.hub.kill)
        for _ in range(3):
            hall.run("take", "A", "--data", self.data, check=0)
        self.terminal = Terminal(self.data, command=["window", "3"])
        self.addCleanup(self.terminal.end)
        self.terminal.wait_for("请登录")

    def state(self):
        return self.hub.ask("GET", "/api/windows/3")[1]

    def test_lets_nobody_in_without_the_pin(self):
        self.terminal.send("103\r0000\r")
        self.terminal.wait_for("不正确")
        self.terminal.send("n")
        self.assertIsNone(self.state().get("ticket"))

    def test_serves_a_visitor_and_takes_a_slip_of_the_finger_back(self):
        self.terminal.send("103\r2468\r")
        self.terminal.wait_for("接班")
        self.terminal.send("o")
        hall.until(lambda: self.state()["staff"] == "103", "taken over")
        self.terminal.send("n")
        self.terminal.wait_for("正在叫号")
        self.terminal.send("a")
        self.terminal.wait_for("办理中")
        # Held down, it is one wish.
        self.terminal.send("nnnnnnnn")
        hall.until(lambda: self.state()["ticket"]["ticket"] == "A002", "the next one")
        # Next is not done: it asks whether A002 came; who does not know says nothing.
        self.terminal.wait_for("秒内按 Z 撤销")
        self.terminal.send("n")
        self.terminal.wait_for("A002 来了吗")
        self.terminal.send("\x1b")
        self.terminal.wait_for("N下一位")
        self.terminal.send("z")
        hall.until(lambda: not self.state().get("ticket"), "the call taken back")
        # Again before the answer would be the same wish.
        self.terminal.wait_for("空闲")
        self.terminal.send("z")
        hall.until(lambda: (self.state().get("ticket") or {}).get("ticket") == "A001", "the first one again")
        self.assertEqual(self.state()["ticket"]["state"], "serving")
        self.terminal.send("b已核对原件\r")
        hall.until(lambda: self.state()["ticket"].get("note") == "已核对原件", "the note")
        self.terminal.send("t-\r")
        hall.until(lambda: self.state().get("ticket") is None, "sent back into its line")
        self.terminal.send("p5")
        self.terminal.wait_for("暂停服务：午休")
        self.terminal.send("q")
        hall.until(lambda: os.waitpid(self.terminal.pid, os.WNOHANG)[0] or not self.terminal.read(), "the screen ends")


if __name__ == "__main__":
    unittest.main()
