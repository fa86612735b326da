"""LED strips over the real wire: controllers on TCP and UDP that read frames by the manual, some of them away.

A call reaches its strip, the strip says whose window it is, and strips that are off the network slow nothing."""
import contextlib
import json
import socket
import struct
import tempfile
import threading
import unittest

import hall


def crc(data):
    """CRC-16/ARC, by a table of its own making."""
    value = 0
    for byte in data:
        value ^= byte
        for _ in range(8):
            value = (value >> 1) ^ 0xA001 if value & 1 else value >> 1
    return value


def unescape(body):
    out, index = bytearray(), 0
    pairs = {(0xA6, 2): 0xA5, (0xA6, 1): 0xA6, (0x5B, 2): 0x5A, (0x5B, 1): 0x5B}
    while index < len(body):
        if body[index] in (0xA6, 0x5B):
            out.append(pairs[body[index], body[index + 1]])
            index += 1
        else:
            out.append(body[index])
        index += 1
    return bytes(out)


def escape(body):
    marks = {0xA5: b"\xa6\x02", 0xA6: b"\xa6\x01", 0x5A: b"\x5b\x02", 0x5B: b"\x5b\x01"}
    return b"".join(marks.get(byte, bytes([byte])) for byte in body)


class Controller:
    """An Onbon controller with one dynamic area. `mood`: ack, busy, silent."""

    def __init__(self, address, kind="tcp"):
        self.address, self.kind, self.mood = address, kind, "ack"
        self.texts, self.wrong, self.connections = [], [], []
        self.socket = socket.socket(type=socket.SOCK_STREAM if kind == "tcp" else socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        if kind == "tcp":
            self.socket.listen()
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        with contextlib.suppress(OSError):
            while True:
                if self.kind == "udp":
                    frame, peer = self.socket.recvfrom(4096)
                    answer = self.take(frame)
                    if answer:
                        self.socket.sendto(answer, peer)
                    continue
                connection, _ = self.socket.accept()
                threading.Thread(target=self.talk, args=(connection,), daemon=True).start()

    def close(self):
        self.socket.close()
        for connection in self.connections:
            connection.close()

    def talk(self, connection):
        self.connections.append(connection)
        heard = b""
        with contextlib.suppress(OSError):
            while True:
                more = connection.recv(4096)
                if not more:
                    return
                heard += more
                while b"\x5a" in heard:
                    frame, heard = heard.split(b"\x5a", 1)
                    answer = self.take(frame + b"\x5a")
                    if answer:
                        connection.sendall(answer)

    def take(self, frame):
        packet = unescape(frame.lstrip(b"\xa5")[:-1])
        if crc(packet[:-2]) != struct.unpack("<H", packet[-2:])[0]:
            self.wrong.append(frame)
            return None
        address, source = struct.unpack("<HH", packet[:4])
        if address != self.address:
            self.wrong.append(frame)
            return None
        if self.mood == "silent":
            return None
        error = 3 if self.mood == "busy" else 0
        if not error:
            length = struct.unpack("<I", packet[46:50])[0]
            self.texts.append(packet[50:50 + length].decode("gb18030"))
        data = bytes([0xA0, 1 if error else 0, error, 0, 0])
        head = struct.pack("<HH", source, address) + bytes(6) + b"\xfe\x02" + struct.pack("<H", len(data))
        body = head + data
        return b"\xa5" * 9 + escape(body + struct.pack("<H", crc(body))) + b"\x5a"


class Strips(unittest.TestCase):
    def controller(self, *words):
        made = Controller(*words)
        self.addCleanup(made.close)
        return made

    def start(self, entries, patience=300):
        strips = "\n".join(
            f'[[strip]]\nname = "{name}"\nwindow = {window}\nprofile = "onbon-bx-k"\nlink = "{link}"\n'
            f"address = {address}\npatience_ms = {patience}\n" for name, window, link, address in entries)
        root = hall.copied_root(lambda settings: settings + "\n" + strips)
        hub = hall.Hub(tempfile.mkdtemp(prefix="quhao-strips-"), extra=("--root", str(root)))
        self.addCleanup(hub.kill)
        return hub

    def call(self, hub, window, key):
        return hub.ask("POST", f"/api/windows/{window}/next", {"arrived": True}, key)

    def test_a_call_stands_over_its_window_at_once(self):
        one, two = self.controller(1), self.controller(2, "udp")
        hub = self.start([("w3", 3, f"tcp:127.0.0.1:{one.port}", 1), ("w4", 4, f"udp:127.0.0.1:{two.port}", 2)])
        hall.until(lambda: one.texts and "您好，欢迎" in one.texts[-1], "whose window it is")
        hall.until(lambda: two.texts, "the other one, too")
        ticket = hub.ask("POST", "/api/tickets", {"service": "A"}, "take")[1]["ticket"]
        self.call(hub, 3, "next")
        hall.until(lambda: one.texts[-1] == f"请 {ticket} 到3号窗口", "the call over window 3", 3)
        hub.ask("POST", "/api/windows/3/arrived", {}, "arrived")
        hall.until(lambda: one.texts[-1] == f"正在办理 {ticket}", "serving", 3)
        hub.ask("POST", "/api/hall/pause", {"reason": "消防演习", "kind": "pause", "staff": "301"}, "pause")
        hall.until(lambda: two.texts[-1] == "消防演习", "over everything else, also by UDP", 3)
        self.assertEqual((one.wrong, two.wrong), ([], []))
        told = json.loads(hall.run("boards", "--data", hub.data, "--json", check=0).stdout)
        self.assertEqual([(strip["name"], strip["well"]) for strip in told["strips"]], [("w3", True), ("w4", True)])

    def test_a_strip_that_was_away_shows_the_newest_and_nothing_older(self):
        strip = self.controller(1)
        hub = self.start([("w3", 3, f"tcp:127.0.0.1:{strip.port}", 1)])
        hall.until(lambda: strip.texts, "it says something")
        strip.mood = "silent"
        for number in range(3):
            hub.ask("POST", "/api/tickets", {"service": "A"}, f"take-{number}")
            self.call(hub, 3, f"next-{number}")
        hall.until(lambda: "没有回应" in hub.ask("GET", "/api/boards")[1]["strips"][0]["state_text"], "told of")
        before = len(strip.texts)
        strip.mood = "ack"
        hall.until(lambda: len(strip.texts) > before, "it is back", 20)
        self.assertEqual(strip.texts[before], "请 A003 到3号窗口")

    def test_ten_strips_off_the_network_slow_nothing(self):
        away = socket.socket()
        self.addCleanup(away.close)
        away.bind(("127.0.0.1", 0))  # Nobody listens: refused. The silent ones take the bytes and say nothing.
        silent = [self.controller(1) for _ in range(5)]
        for strip in silent:
            strip.mood = "silent"
        well = self.controller(9)
        hub = self.start(
            [(f"away{n}", n, f"tcp:127.0.0.1:{away.getsockname()[1]}", 1) for n in range(1, 6)]
            + [(f"mute{n}", n, f"tcp:127.0.0.1:{silent[n - 6].port}", 1) for n in range(6, 11)]
            + [("w11", 11, f"tcp:127.0.0.1:{well.port}", 9)], patience=10_000)
        hall.until(lambda: well.texts, "the one that is well")
        for number in range(20):
            status, _ = hub.ask("POST", "/api/tickets", {"service": "G"}, f"take-{number}")
            self.assertEqual(status, 200)
        ticket = self.call(hub, 11, "next")[1]["ticket"]
        hall.until(lambda: f"请 {ticket}" in well.texts[-1], "its call is there all the same")
        states = {one["name"]: one["state_text"] for one in hub.ask("GET", "/api/boards")[1]["strips"]}
        self.assertIn("未连接", states["away1"])
        # All of that happened while the first picture to the silent ones was still being waited for.
        self.assertEqual({states[f"mute{n}"] for n in range(6, 11)}, {"还没有显示过"})



class Frames(unittest.TestCase):
    """`quhao board-frame` against an encoder of the test's own, by the manuals, with Python's codec."""

    TEXTS = [
        "欢迎光临", "请 A001 到3号窗口", "正在办理 B012", "暂停服务 公出", "本窗口未开放", "A", "1234567890", "宝坻区行政许可服务中心",
        "您好，欢迎 企业登记 工号103", "请稍候，顺序保留。", "（）《》〔〕", "①②③", "ABC abc", "龘靐齉", "￥100", "℃", "请 C999 到14号窗口",
        "消防演习，请听从工作人员指引。", "转籍", "～！＠＃", "一二三四五六七八九十" * 3,
    ]

    def frame(self, profile, address, text, *more):
        told = hall.run("board-frame", profile, "--address", address, "--text", text, *more, check=0).stdout
        return bytes.fromhex(told)

    def test_a_frame_is_the_one_of_the_manual_for_every_text(self):
        for number, text in enumerate(self.TEXTS):
            body = text.encode("gbk")
            address, width, height = number + 1, 64 + 8 * number, 16
            area = (b"\0" + struct.pack("<HHHH", 0x8000, 0, 0x8000 | width, height) + b"\0\0\0" + struct.pack("<H", 10)
                    + b"\0\0\0\x02\x01\x01\0\x02\x0a" + struct.pack("<I", len(body)) + body)
            data = b"\xa3\x06\x01\0\0\0\x01" + struct.pack("<H", len(area)) + area
            packet = struct.pack("<HH", address, 0x8000) + bytes(6) + b"\xfe\x02" + struct.pack("<H", len(data)) + data
            packet += struct.pack("<H", crc(packet))
            self.assertEqual(self.frame("onbon-bx-k", address, text, "--width", width, "--height", height),
                             b"\xa5" * 8 + escape(packet) + b"\x5a", text)

    def test_the_other_two_languages_as_well(self):
        for number, text in enumerate(self.TEXTS):
            plain = "".join(letter if " " <= letter <= "~" else "?" for letter in text).encode()
            inner = b"\x02AA\x1b\x26\x61" + plain + b"\x03"
            self.assertEqual(self.frame("alpha", number, text),
                             bytes(5) + b"\x01Z%02X" % number + inner + b"%04X\x04" % (sum(inner) & 0xFFFF), text)
            call = b"\x12\0\0\x01\0\0\x03\x02\xff\0\0" + text.encode("gbk") + b"\0"
            body = b"\x68\x32" + bytes([number]) + b"\x7b\x01" + struct.pack("<H", len(call)) + b"\0\0" + call
            body += struct.pack("<H", sum(body) & 0xFFFF)
            marks = {0xA5: b"\xaa\x05", 0xAE: b"\xaa\x0e", 0xAA: b"\xaa\x0a"}
            self.assertEqual(self.frame("c-power", number, text),
                             b"\xa5" + b"".join(marks.get(byte, bytes([byte])) for byte in body) + b"\xae", text)

    def test_a_character_that_no_strip_has_is_shown_as_the_published_mark(self):
        self.assertIn("〓".encode("gbk"), self.frame("onbon-bx-k", 1, "𠮷"))
        self.assertIn(b"?", self.frame("alpha", 1, "请"))

    def test_wrong_use_says_what_to_do(self):
        for words in (("no-such", 1), ("alpha", 256), ("onbon-bx-k", 65_536)):
            told = hall.run("board-frame", words[0], "--address", words[1], "--text", "A", check=2)
            self.assertTrue(told.stderr)


if __name__ == "__main__":
    unittest.main()
