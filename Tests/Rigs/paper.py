"""What is on a slip, read by those who did not make it: emupos (an interpreter of ESC/POS), zbar, and Python's
own table of GB 18030."""
import pathlib
import shutil
import subprocess
import tempfile
import unittest

import hall
import printer


class TwentySlips(unittest.TestCase):
    """Different ones: services, items, classes, several cases, reprints."""

    @classmethod
    def setUpClass(cls):
        cls.data = tempfile.mkdtemp(prefix="quhao-")
        cls.addClassCleanup(shutil.rmtree, cls.data)
        cls.root = hall.copied_root()
        hub = hall.Hub(cls.data, extra=("--root", str(cls.root)))
        cls.addClassCleanup(hub.kill)
        day = hub.ask("GET", "/api/day")[1]
        wishes = [{"service": service["code"]} for service in day["services"]]
        wishes += [{"service": "B", "item": "MK-01", "class": c} for c in ("elderly", "military")]
        wishes += [{"service": "A", "cases": n} for n in (2, 3)]
        wishes += [{"service": "B", "item": item} for item in ("MK-02", "MK-03", "MK-04")]
        cls.tickets, cls.codes = [], []
        for number, wish in enumerate(wishes * 2):
            status, reply = hub.ask("POST", "/api/tickets", wish, f"slip-{number}")
            if status == 200:
                cls.tickets.append(reply["ticket"])
                cls.codes.append(reply["code"])
            if len(cls.tickets) == 20:
                break
        for number in (3, 11):
            reply = hub.ask("POST", f"/api/tickets/{cls.tickets[number]}/reprint", {"reason": "遗失"},
                            f"again-{number}")[1]
            cls.codes[number] = reply["code"]
        cls.hub = hub

    def slip(self, ticket, form, profile="escpos-80mm"):
        path = pathlib.Path(self.data) / f"{ticket}.{profile}.{form}"
        hall.run("slip", ticket, "--as", form, "--printer", profile, "--out", path, "--data", self.data,
                 "--rehearse", hall.NINE, "--root", self.root, check=0)
        return path

    def test_are_drawn_alike_by_another_interpreter_dot_for_dot(self):
        python = emupos_python()
        if not python:
            self.skipTest("emupos needs Python 3.13, which this machine has not")
        self.assertEqual(len(self.tickets), 20)
        names = []
        for ticket in self.tickets:
            names += [self.slip(ticket, "escpos"), f"{self.data}/{ticket}.theirs.png",
                      self.slip(ticket, "png")]
        script = pathlib.Path(__file__).with_name("emupos_draw.py")
        done = subprocess.run([python, script, *names], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertEqual(done.stdout.count(", 0 dots differ"), 20, done.stdout)

    def test_have_codes_that_zbar_reads_from_what_a_printer_made(self):
        works = printer.Mechanism()
        for ticket in self.tickets:
            works.take(self.slip(ticket, "escpos").read_bytes())
        self.assertEqual(printer.codes(works.papers, self.data), self.codes)

    def test_say_the_same_in_text_mode_by_an_independent_codec(self):
        for ticket in self.tickets[::4]:
            data = self.slip(ticket, "escpos", "clone-80mm-text").read_bytes()
            works = printer.Mechanism()
            works.take(data)
            self.assertEqual(len(works.papers), 1)
            paper = works.papers[0]
            # Python's gb18030 is a table of its own.
            printed = paper.text.decode("gb18030").replace("\n", "")
            shown = self.slip(ticket, "text").read_text()
            for line in shown.splitlines():
                if not line.startswith(("─", "[二维码")):
                    self.assertIn(line, printed)
            self.assertTrue(any(any(row) for row in paper.rows), "the code and the rules are dots")


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
