"""Slips over a real TCP connection, read by an interpreter of ESC/POS that is not ours (emupos), and
what happens when the printer is out of paper, silent, or breaks off."""
import pathlib
import shutil
import socket
import struct
import subprocess
import tempfile
import threading
import unittest

import hall


class Printer(threading.Thread):
    """A printer on port 9100, as far as a wire knows one: answers DLE EOT, keeps what it is sent."""

    def __init__(self, status=(0x12, 0x12, 0x12, 0x12), reset_after=None, silent=False):
        super().__init__(daemon=True)
        self.status, self.reset_after, self.silent = status, reset_after, silent
        self.listener = socket.socket()
        self.listener.bind(("127.0.0.1", 0))
        self.listener.listen(8)
        self.port = self.listener.getsockname()[1]
        self.documents = []
        self.start()

    def run(self):
        while True:
            try:
                wire, _ = self.listener.accept()
            except OSError:
                return
            with wire:
                self.serve(wire)

    def serve(self, wire):
        data, asked = b"", 0
        while True:
            try:
                chunk = wire.recv(4096)
            except OSError:
                return
            if not chunk:
                break
            data += chunk
            if self.reset_after and len(data) > self.reset_after:
                wire.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                self.documents.append(data)
                return
            # Requests stand alone between documents' bands; dots may look like them.
            while not self.silent and data[asked:asked + 2] == b"\x10\x04" and len(data) >= asked + 3:
                wire.sendall(bytes([self.status[data[asked + 2] - 1]]))
                asked += 3
            if data[asked:asked + 2] == b"\x1b\x40":
                end = self.after_cut(data, asked)
                if end is None:
                    continue
                self.documents.append(data[asked:end])
                asked = end
                while not self.silent and data[asked:asked + 2] == b"\x10\x04":
                    wire.sendall(bytes([self.status[data[asked + 2] - 1]]))
                    asked += 3

    @staticmethod
    def after_cut(data, start):
        """The end of the document that begins at `start`, by the lengths in its commands."""
        at = start
        while at < len(data):
            if data[at:at + 2] == b"\x1b\x40":
                at += 2
            elif data[at:at + 3] == b"\x1d\x76\x30":
                if len(data) < at + 8:
                    return None
                at += 8 + int.from_bytes(data[at + 4:at + 6], "little") * int.from_bytes(
                    data[at + 6:at + 8], "little"
                )
            elif data[at:at + 2] == b"\x1b\x4a":
                at += 3
            elif data[at:at + 2] == b"\x1d\x56":
                return at + 3
            else:
                return None
        return None

    def close(self):
        self.listener.close()


class ASlipOnTheWire(unittest.TestCase):
    def hall_with(self, printer):
        data = tempfile.mkdtemp(prefix="quhao-")
        self.addCleanup(shutil.rmtree, data)
        root = hall.copied_root(
            lambda settings: settings.replace("file:slips", f"tcp:127.0.0.1:{printer.port}")
            .replace("patience_seconds = 5", "patience_seconds = 1")
        )
        self.addCleanup(printer.close)
        hub = hall.Hub(data, extra=("--root", str(root)))
        self.addCleanup(hub.kill)
        return hub, data

    def take(self, hub, key="tap"):
        return hub.ask("POST", "/api/tickets", {"service": "B", "item": "MK-01"}, key)[1]

    def test_is_the_picture_that_another_interpreter_draws(self):
        printer = Printer()
        hub, data = self.hall_with(printer)
        self.assertEqual(self.take(hub)["slip"], "printed")
        hall.until(lambda: printer.documents, "the document")
        picture, drawn = (pathlib.Path(data) / name for name in ("ours.png", "theirs.png"))
        hall.run("slip", "B001", "--as", "png", "--out", picture, "--data", data, check=0)
        bytes_file = pathlib.Path(data) / "slip.bin"
        bytes_file.write_bytes(printer.documents[0])
        python = emupos_python()
        if not python:
            self.skipTest("emupos needs Python 3.13, which this machine has not")
        script = pathlib.Path(__file__).with_name("emupos_draw.py")
        subprocess.run([python, script, bytes_file, drawn, picture], check=True)

    def test_is_owed_when_the_paper_is_out(self):
        printer = Printer(status=(0x1A, 0x32, 0x12, 0x7E))
        hub, _ = self.hall_with(printer)
        taken = self.take(hub)
        self.assertEqual((taken["ticket"], taken["slip"]), ("B001", "owed"))
        self.assertEqual(printer.documents, [])

    def test_is_owed_when_nothing_answers_and_the_number_stands(self):
        printer = Printer(silent=True)
        hub, _ = self.hall_with(printer)
        self.assertEqual(self.take(hub)["slip"], "owed")
        day = hub.ask("GET", "/api/day")[1]
        self.assertEqual((day["tickets"][0]["state"], day["tickets"][0]["slip"]), ("waiting", "owed"))

    def test_is_unknown_when_the_wire_breaks_and_is_not_printed_again_by_itself(self):
        printer = Printer(reset_after=20_000)
        hub, _ = self.hall_with(printer)
        self.assertEqual(self.take(hub)["slip"], "unknown")
        printer.reset_after = None
        self.assertEqual(self.take(hub)["slip"], "unknown")
        self.assertEqual(len(printer.documents), 1)
        again = hub.ask("POST", "/api/tickets/B001/reprint", {"reason": "没有打出"}, "again")[1]
        self.assertEqual(again["slip"], "printed")


def emupos_python():
    """A Python that has emupos; made once, where Python 3.13 is to be had."""
    home = pathlib.Path(tempfile.gettempdir()) / "quhao-emupos"
    python = home / "bin/python"
    if python.exists():
        return str(python)
    found = shutil.which("python3.13")
    candidates = [found] if found else []
    candidates += [str(p) for p in pathlib.Path.home().glob(".pyenv/versions/3.13*/bin/python")]
    for candidate in candidates:
        works = subprocess.run([candidate, "--version"], capture_output=True)
        if works.returncode != 0:
            continue
        subprocess.run([candidate, "-m", "venv", home], check=True)
        done = subprocess.run([home / "bin/pip", "-q", "install", "emupos==0.4.0"], capture_output=True)
        if done.returncode == 0:
            return str(python)
        shutil.rmtree(home)
    return None


if __name__ == "__main__":
    unittest.main()
