"""The voice with the real espeak-ng: every call whole, in order, twice; and a visitor who can't see.

Sound goes into files here, each with its words beside it; that ALSA gets the same is the player's own."""
import array
import os
import pathlib
import re
import shutil
import sqlite3
import tempfile
import unittest
import wave

import hall
import kiosk


def sounds(folder):
    """The announcements in the order of their facts, as (ticket, window, time)."""
    found = [path.stem.split("-") for path in pathlib.Path(folder).glob("*.wav")]
    return [(ticket, window, time) for _, ticket, window, time in sorted(found, key=lambda one: (int(one[0]), one[3]))]


class TheVoice(unittest.TestCase):
    def setUp(self):
        self.data = tempfile.mkdtemp(prefix="quhao-voice-")
        self.addCleanup(shutil.rmtree, self.data)

    def start(self, change):
        hub = hall.Hub(self.data, extra=("--root", str(hall.copied_root(change))))
        self.addCleanup(hub.kill)
        return hub

    def test_ten_calls_at_once_are_ten_whole_announcements_in_order(self):
        hub = self.start(lambda settings: settings.replace('hall = "none"', 'hall = "file:voice"'))
        windows = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
        board = hub.ask("GET", "/api/board")[1]
        services = [service["code"] for service in board["services"]]
        for number, service in enumerate(services * 2):
            hub.ask("POST", "/api/tickets", {"service": service}, f"take-{number}")
        called = []
        for window in windows:
            status, reply = hub.ask("POST", f"/api/windows/{window}/next", {"arrived": True}, f"next-{window}")
            if status == 200 and reply["ticket"]:
                called.append((reply["ticket"], str(window)))
        self.assertGreaterEqual(len(called), 8, called)
        folder = pathlib.Path(self.data) / "voice"
        hall.until(lambda: len(list(folder.glob("*-2.wav"))) == len(called), "all are spoken", 60)
        self.assertEqual(sounds(folder), [(*call, time) for call in called for time in "12"])
        for path in folder.glob("*-1.wav"):
            with wave.open(str(path)) as sound:
                samples = array.array("h", sound.readframes(sound.getnframes()))
                seconds = len(samples) / sound.getframerate()
            # The bell and a sentence of nine words: no call is cut off by the next.
            self.assertGreater(seconds, 2.5, path)
            self.assertGreater(max(samples), 3000, path)
        words = {path.read_text() for path in folder.glob("*-1.txt")}
        self.assertEqual(len(words), len(called))
        self.assertTrue(all(one.startswith("请 ") for one in words), words)
        told = hub.ask("GET", "/api/boards")[1]["voice"]
        self.assertEqual((told["waiting"], told["spoken"]), (0, len(called)))
        self.assertEqual([one["well"] for one in told["loudspeakers"]], [True])

    def test_each_zone_hears_its_own_windows_as_loud_as_it_wants(self):
        hub = self.start(lambda settings: settings.replace('hall = "none"', 'hall = "file:hall"') + """
[[voice.zone]]
name = "南侧"
loudspeaker = "file:south"
windows = [4, 5]
volume = [{ from = "00:00", percent = 20 }]

[[voice.zone]]
name = "二楼"
loudspeaker = "alsa:no-such-card"
windows = [6]
apart = true
""")
        services = {1: "A", 4: "B", 6: "C"}
        for window, service in services.items():
            hub.ask("POST", "/api/tickets", {"service": service}, f"take-{window}")
            self.assertEqual(hub.ask("POST", f"/api/windows/{window}/next", {"arrived": True}, f"next-{window}")[0], 200)
        hall.until(lambda: hub.ask("GET", "/api/boards")[1]["voice"]["waiting"] == 0, "all are spoken", 60)
        peaks = {}
        for folder, window in (("hall", "1"), ("south", "4")):
            found = sounds(pathlib.Path(self.data) / folder)
            self.assertEqual([one[1:] for one in found], [(window, "1"), (window, "2")])
            (first,) = (pathlib.Path(self.data) / folder).glob("*-1.wav")
            with wave.open(str(first)) as sound:
                # The bell is the same everywhere.
                peaks[folder] = max(array.array("h", sound.readframes(sound.getframerate() // 4)))
        # 80 % of 9 o'clock in the hall, 20 % in the south.
        self.assertAlmostEqual(peaks["hall"] / peaks["south"], 4, delta=0.1)
        told = {one["name"]: one for one in hub.ask("GET", "/api/boards")[1]["voice"]["loudspeakers"]}
        self.assertEqual([(name, one["well"], one["percent"]) for name, one in told.items()],
                         [("大厅", True, 80), ("南侧", True, 20), ("二楼", False, 80)])
        self.assertIn("声卡", told["二楼"]["state_text"])
        printed = hall.run("boards", "--data", self.data).stdout
        self.assertIn("南侧  4、5号窗口  音量 20 %  正常", printed)

    def test_a_hall_without_a_sound_card_calls_by_sight_and_says_so(self):
        hub = self.start(lambda settings: settings.replace('hall = "none"', 'hall = "alsa:no-such-card"'))
        hub.ask("POST", "/api/tickets", {"service": "A"}, "take")
        self.assertEqual(hub.ask("POST", "/api/windows/1/next", {}, "next")[0], 200)
        def loudspeaker():
            return hub.ask("GET", "/api/boards")[1]["voice"]["loudspeakers"][0]

        hall.until(lambda: not loudspeaker()["well"], "told of")
        self.assertIn("声卡", loudspeaker()["state_text"])
        # The call counts as announced: nobody waits for a voice that is not there.
        def announced():
            base = sqlite3.connect(pathlib.Path(self.data) / "journal.sqlite")
            (count,) = base.execute("SELECT count(*) FROM fact WHERE kind = 25").fetchone()
            base.close()
            return count == 1

        hall.until(announced, "the call counts as announced")

    def test_R40_who_cannot_see_takes_a_number_by_what_is_spoken_alone(self):
        """The script looks at no screen: it hears sentences, and presses the keys that they name."""
        root = hall.copied_root(lambda settings: settings.replace('kiosk = "none"', 'kiosk = "file:heard"'))
        terminal = kiosk.Terminal(
            self.data, command=["run", "--listen", "127.0.0.1:0", "--root", str(root)])
        self.addCleanup(terminal.end)
        heard = pathlib.Path(self.data) / "heard"

        def sentences():
            terminal.read(0.02)
            return sorted((path for path in heard.glob("*.txt")), key=lambda path: int(path.stem.split("-")[1]))

        def press(key):
            before = len(sentences())
            os.write(terminal.file, key.encode())
            hall.until(lambda: len(sentences()) > before, f"something is said after {key}")
            return sentences()[-1].read_text()

        terminal.wait_for("请问您办什么事")
        # 8 is the key that reads the screen aloud, on the keypad by the socket.
        said = press("8")
        self.assertIn("您办什么事", said)
        keys = []
        while "请取" not in said and "您的号码" not in said:
            self.assertLess(len(keys), 6, said)
            choices = re.findall(r"([^。！]*?)，请按 ?(\S+?)(?=。|$)", said)
            wanted = [key for label, key in choices if any(word in label for word in ("取号", "确认", "不动产"))]
            keys.append(wanted[0] if wanted else choices[0][1])
            said = press(keys[-1])
        number = re.search(r"[A-Z](?: ?[0-9]){3}", said)
        self.assertIsNotNone(number, said)
        day = hall.run("day", "--data", self.data, "--json", check=0).stdout
        self.assertIn(f'"ticket":"{number.group().replace(" ", "")}"', day)
        with wave.open(str(sentences()[-1].with_suffix(".wav"))) as sound:
            self.assertGreater(sound.getnframes() / sound.getframerate(), 1)


if __name__ == "__main__":
    unittest.main()
