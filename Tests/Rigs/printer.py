"""A receipt printer made of nothing but the commands that a receipt printer knows, written from Epson's
ESC/POS command reference and not from our encoder. It keeps each paper's dots and text, answers status
requests wherever they stand in the stream, and goes wrong when it is told to."""
import os
import socket
import struct
import threading
import time
import zlib


class Mechanism:
    """What happens between the bytes and the paper. Not safe for two threads: use `lock`."""

    def __init__(self, width=576, fence=True, queued=True, automatic=True, buffer=65536):
        self.width, self.fence, self.queued, self.automatic = width, fence, queued, automatic
        self.buffer_bytes = buffer
        self.lock = threading.RLock()
        self.papers = []
        self.faults = {}
        self.power_on()

    def power_on(self):
        """As after the switch, with an empty buffer; what hangs in the mouth stays there."""
        self.data = b""
        self.answers = b""
        self.image = None
        self.asb = False
        self.seen_tail = b""
        self.rows = getattr(self, "rows", [])
        self.text = getattr(self, "text", b"")
        self.paper_out = self.cover_open = self.near_end = self.jammed = False
        self.silent = False
        self.deaf = False
        self.working = False

    # What goes wrong, and when ------------------------------------------------------------------

    def at(self, moment, fault):
        """Calls `fault` once at `moment`: a number of rows printed, "cut", or "fence"."""
        self.faults[moment] = fault

    def _reach(self, moment):
        fault = self.faults.pop(moment, None)
        if fault:
            fault()

    @property
    def stopped(self):
        return self.paper_out or self.cover_open or self.jammed

    # Bytes in ----------------------------------------------------------------------------------

    def room(self):
        """Bytes that are taken now; none while it is deaf or its buffer is full."""
        with self.lock:
            return 0 if self.deaf else max(self.buffer_bytes - len(self.data), 0)

    def take(self, data):
        with self.lock:
            # Requests in real time are answered at once, wherever they stand: also among dots.
            seen = self.seen_tail + data
            start = 0
            while (place := seen.find(b"\x10\x04", start)) >= 0 and place + 3 <= len(seen):
                if 1 <= seen[place + 2] <= 4:
                    self.say(bytes([self.eot(seen[place + 2])]))
                start = place + 3
            self.seen_tail = seen[max(start, len(seen) - 2):]
            self.data += data
            self.work()

    def say(self, answer):
        if not self.silent:
            self.answers += answer

    def eot(self, n):
        off = 0x08 if self.stopped else 0
        return 0x12 | [
            off,
            (0x04 if self.cover_open else 0) | (0x20 if self.paper_out else 0)
            | (0x40 if self.jammed else 0),
            0x08 if self.jammed else 0,
            (0x0C if self.near_end or self.paper_out else 0) | (0x60 if self.paper_out else 0),
        ][n - 1]

    def port(self):
        """The byte of the USB printer class."""
        return 0x10 | (0x20 if self.paper_out else 0) | (0 if self.stopped else 0x08)

    def report(self):
        """Told by itself, where that was asked for."""
        if self.asb and self.automatic:
            self.say(bytes([
                0x10 | (0x08 if self.stopped else 0) | (0x20 if self.cover_open else 0),
                0x08 if self.jammed else 0,
                (0x03 if self.near_end or self.paper_out else 0) | (0x0C if self.paper_out else 0),
                0,
            ]))

    def set(self, **state):
        """What somebody does to it. It goes on by itself where it can."""
        with self.lock:
            for name, value in state.items():
                setattr(self, name, value)
            self.report()
            if not self.working:
                self.work()

    # Paper -------------------------------------------------------------------------------------

    def work(self):
        self.working = True
        while not self.stopped and (self.image or self.data):
            used = self.draw() if self.image else self.command()
            if not used:
                break
            self.data = self.data[used:]
        self.working = False

    def draw(self):
        """One row of dots."""
        row_bytes, left = self.image
        if len(self.data) < row_bytes:
            return 0
        self.rows.append(self.data[:row_bytes])
        self.image = (row_bytes, left - 1) if left > 1 else None
        self._reach(len(self.rows))
        return row_bytes

    def command(self):
        d = self.data
        if d[0] in b"\x1b\x1c\x1d\x10" and len(d) < 2:
            return 0
        two = d[:2]
        sizes = {b"\x1b@": 2, b"\x1bJ": 3, b"\x1ba": 3, b"\x1bE": 3, b"\x1d!": 3, b"\x1c&": 2,
                 b"\x1c.": 2, b"\x1dV": 3, b"\x1dr": 3, b"\x1da": 3, b"\x10\x04": 3, b"\x1de": 4}
        if two in sizes:
            size = sizes[two]
            if two == b"\x1de" and len(d) > 2 and d[2] not in (3,):
                size = 3
            if len(d) < size:
                return 0
            self.simple(two, d[2:size])
            return size
        if two == b"\x1dv":
            if len(d) < 8:
                return 0
            row_bytes, rows = struct.unpack("<HH", d[4:8])
            self.image = (row_bytes, rows)
            return 8
        if two == b"\x1d(":
            if len(d) < 5 or len(d) < 5 + struct.unpack("<H", d[3:5])[0]:
                return 0
            size = 5 + struct.unpack("<H", d[3:5])[0]
            if d[2:3] == b"H" and self.fence:
                self._reach("fence")
                if not self.stopped:
                    self.say(b"\x37\x22" + d[7:11] + b"\x00")
            return size
        if d[0] == 0:
            return 1
        self.text += d[:1]
        return 1

    def simple(self, name, argument):
        if name == b"\x1b@":
            self.asb = False
        elif name == b"\x1da":
            self.asb = argument != b"\0"
            self.report()
        elif name == b"\x1dr" and self.queued:
            self._reach("fence")
            self.say(bytes([0x0C if self.paper_out else 0x03 if self.near_end else 0]))
        elif name == b"\x1dV":
            if self.rows or self.text:
                self.papers.append(Paper(self.rows, self.text))
            self.rows, self.text = [], b""
            self._reach("cut")


class Paper:
    """What came out, up to a cut."""

    def __init__(self, rows, text):
        self.rows, self.text = list(rows), text

    def png(self):
        width = max((len(row) for row in self.rows), default=1)
        lines = b"".join(
            b"\0" + bytes(~b & 0xFF for b in row.ljust(width, b"\0")) for row in self.rows
        )

        def chunk(kind, body):
            return (struct.pack(">I", len(body)) + kind + body
                    + struct.pack(">I", zlib.crc32(kind + body)))

        head = struct.pack(">IIBBBBB", width * 8, len(self.rows), 1, 0, 0, 0, 0)
        return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head)
                + chunk(b"IDAT", zlib.compress(lines, 1)) + chunk(b"IEND", b""))

    @property
    def is_blank(self):
        return not any(any(row) for row in self.rows) and not self.text.strip(b"\0")


class TCPPrinter(threading.Thread):
    """The mechanism behind port 9100 of the loopback address. One connection at a time, as printers do."""

    def __init__(self, mechanism=None, **how):
        super().__init__(daemon=True)
        self.mechanism = mechanism or Mechanism(**how)
        self.listen(0)
        self.wire = None
        self.is_off = False
        self.gate = threading.Lock()
        self.delay = 0
        self.noise = b""
        self.refuses = False
        self.over = threading.Event()
        self.raw = b""
        self.start()

    def listen(self, port):
        self.listener = socket.socket()
        self.listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        # A small window, as printers have: what is not taken is not taken on its behalf.
        self.listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8192)
        self.listener.bind(("127.0.0.1", port))
        self.listener.listen(8)
        self.port = self.listener.getsockname()[1]

    def run(self):
        while not self.over.is_set():
            try:
                wire, _ = self.listener.accept()
            except OSError:
                return
            with self.gate:
                if self.refuses or self.is_off:
                    wire.close()
                    continue
                self.wire = wire
            with wire:
                self.serve(wire)
            self.wire = None

    def serve(self, wire):
        wire.settimeout(0.02)
        while not self.over.is_set():
            room = self.mechanism.room()
            try:
                if room:
                    data = wire.recv(min(room, 4096))
                    if not data:
                        return
                    self.raw += data
                    self.mechanism.take(data)
                else:
                    self.over.wait(0.01)
            except TimeoutError:
                pass
            except OSError:
                return
            try:
                self.answer(wire)
            except OSError:
                return

    def answer(self, wire):
        with self.mechanism.lock:
            answers, self.mechanism.answers = self.mechanism.answers, b""
        if answers:
            if self.delay:
                self.over.wait(self.delay)
            wire.sendall(self.noise + answers)

    def off(self):
        """Nobody listens at the port any more."""
        with self.gate:
            self.is_off = True
        # shutdown(2) ends an accept(2) that waits; close(2) alone would let it take one more connection.
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        self.reset()

    def on(self):
        self.is_off = False
        self.listen(self.port)
        threading.Thread(target=self.run, daemon=True).start()

    def reset(self):
        """Breaks the connection off; what was under way is lost, as with a switched-off printer."""
        wire = self.wire
        if wire:
            wire.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            wire.close()

    def close(self):
        self.over.set()
        try:
            self.listener.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
        self.listener.close()


def codes(papers, folder):
    """What zbar reads on each paper: the last part of its QR code's address, or nothing."""
    import subprocess

    found = []
    for index, paper in enumerate(papers):
        path = os.path.join(folder, f"paper-{index}.png")
        with open(path, "wb") as file:
            file.write(paper.png())
        done = subprocess.run(["zbarimg", "-q", "--raw", "-Sdisable", "-Sqrcode.enable", path], capture_output=True, text=True)
        found.append(done.stdout.strip().rsplit("/", 1)[-1] if done.returncode == 0 else "")
    return found


class Sink(threading.Thread):
    """A printer as fast as the wire: answers, and notes when bytes come. Parses nothing else, so that what is
    measured is not this program."""

    def __init__(self):
        super().__init__(daemon=True)
        self.listener = socket.socket()
        self.listener.bind(("127.0.0.1", 0))
        self.listener.listen(8)
        self.port = self.listener.getsockname()[1]
        self.first = self.last = None
        self.bytes = 0
        self.start()

    def run(self):
        while True:
            try:
                wire, _ = self.listener.accept()
            except OSError:
                return
            wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with wire:
                while data := wire.recv(65536):
                    now = time.monotonic()
                    if data.startswith(b"\x10\x04") and len(data) == 3:
                        wire.sendall(b"\x12")
                        continue
                    if self.first is None:
                        self.first = now
                    self.last = now
                    self.bytes += len(data)
                    if data.endswith(b"\x1dr\x01"):
                        wire.sendall(b"\x00")

    def forget(self):
        self.first = self.last = None
        self.bytes = 0
