"""Every fault, at every moment, on every wire: what becomes of the slip, how many papers there are, what the
visitor and the attendant see. Each cell is a test; the table of all is docs/paper.md.

    matrix.py tcp | usb | cups          usb runs in the virtual machine of vm.py

A cell is one visitor's slip while something is wrong, then the mending, then the next visitor's slip: the first
has its paper once or not at all, and the next one's is whole."""
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import unittest

import hall
import printer

MIDDLE = 300  # Rows of dots: about a third of a slip.
# (fault, moment): state of the slip, papers, alarm; then the same after the mending.
OWED = ("owed", 0, "printed", 1)
CELLS = {}
for fault, alarm in [
    ("paper out", "paperOut"), ("cover open", "coverOpen"), ("jam", "jammed"),
    ("takes no bytes", "unanswered"), ("says nothing", "unanswered"), ("unplugged", "unplugged"),
]:
    CELLS[fault, "before"] = (*OWED, alarm)
    CELLS[fault, "middle"] = ("unknown", 0, "unknown", 0, alarm)
    CELLS[fault, "after"] = ("unknown", 1, "unknown", 1, alarm)
# The printer goes on where nothing but its voice is gone.
CELLS["says nothing", "middle"] = ("unknown", 1, "unknown", 1, "unanswered")
CELLS["our program is killed", "middle"] = (None, 0, "unknown", 0, "slipUnknown")
CELLS["our program is killed", "after"] = (None, 1, "unknown", 1, "slipUnknown")
CELLS["answers late", "before"] = ("printed", 1, "printed", 1, None)
CELLS["other bytes among the answers", "before"] = ("printed", 1, "printed", 1, None)
CELLS["near the end of the roll", "before"] = ("printed", 1, "printed", 1, "paperLow")


# A network printer that has stopped reads no more: what is wrong with it is behind its own slip.
BEHIND = {("tcp", fault, "middle"): "unanswered" for fault in ("paper out", "cover open", "jam")}

# A spooler stands between: what it has begun is unknown, what it has not is owed.
SPOOLED = {
    ("the queue rejects jobs", "before"): (*OWED, "offline"),
    ("the queue is stopped", "before"): (*OWED, "offline"),
    ("cupsd is gone", "before"): (*OWED, "unplugged"),
    ("cupsd is gone", "middle"): ("unknown", 0, "unknown", 1, "unplugged"),
    ("paper out", "middle"): ("unknown", 0, "unknown", 0, "paperOut"),
    ("paper out and back", "middle"): ("printed", 1, "printed", 1, None),
    ("the printer refuses the job", "middle"): ("unknown", 0, "unknown", 0, "slipUnknown"),
    ("the printer hangs", "middle"): ("unknown", 0, "unknown", 0, "slipUnknown"),
    ("the printer is switched off", "before"): (*OWED, "unplugged"),
    ("the printer is switched off", "middle"): ("unknown", 0, "unknown", 0, "unplugged"),
    ("our program is killed", "middle"): (None, 0, "unknown", 0, "slipUnknown"),
}


class Wire:
    """A hub with one printer on one wire."""

    patience = 1
    profile = "clone-80mm"

    def __init__(self):
        self.mechanism = printer.Mechanism(buffer=16_384, fence=self.profile != "clone-80mm")
        self.open_printer()
        self.data = tempfile.mkdtemp(prefix="quhao-matrix-")
        self.root = hall.copied_root(
            lambda settings: settings.replace("file:slips", self.link)
            .replace('profile = "escpos-80mm"', f'profile = "{self.profile}"')
            .replace("patience_seconds = 5", f"patience_seconds = {self.patience}")
            .replace("look_milliseconds = 500", "look_milliseconds = 100")
        )
        self.hub = self.start()

    def start(self):
        hub = hall.Hub(self.data, extra=("--root", str(self.root)))
        self.until_state("ready", hub)
        return hub

    def until_state(self, state, hub=None):
        hall.until(lambda: self.paper(hub)["printers"][0]["state"] == state, f"printer is {state}", 60)

    def paper(self, hub=None):
        return (hub or self.hub).ask("GET", "/api/paper")[1]

    def alarms(self):
        return {alarm["code"] for alarm in self.paper()["alarms"]}

    def take(self, key):
        return self.hub.ask("POST", "/api/tickets", {"service": "A"}, key)[1]

    def whole_papers(self):
        """The codes on the papers that came out since the last call."""
        with self.mechanism.lock:
            papers = [paper for paper in self.mechanism.papers if not paper.is_blank]
            self.mechanism.papers = []
        return [code for code in printer.codes(papers, self.data) if code]

    def close(self):
        self.hub.kill()
        shutil.rmtree(self.data)

    def answer_late(self):
        self.device.delay = 0.3

    def babble(self):
        self.device.noise = b"\x11\x13\x00\x37\x03"

    def settle(self):
        self.device.delay, self.device.noise = 0, b""

    # Faults: begin at once, and what mends them.
    def begin(self, fault):
        m = self.mechanism
        {
            "paper out": lambda: m.set(paper_out=True), "cover open": lambda: m.set(cover_open=True),
            "jam": lambda: m.set(jammed=True), "takes no bytes": lambda: m.set(deaf=True, silent=True),
            "says nothing": lambda: m.set(silent=True), "unplugged": self.unplug,
            "our program is killed": lambda: self.hub.process.kill(),
            "answers late": self.answer_late, "other bytes among the answers": self.babble,
            "near the end of the roll": lambda: m.set(near_end=True),
        }[fault]()

    def mend(self, fault):
        if fault == "our program is killed":
            self.hub.kill()
            self.hub = self.start()
            return
        self.mechanism.set(paper_out=False, cover_open=False, jammed=False, near_end=False,
                           silent=False, deaf=False)
        if fault == "unplugged":
            self.plug_in()
        self.settle()


class TCP(Wire):
    def open_printer(self):
        self.device = printer.TCPPrinter(self.mechanism)
        self.link = f"tcp:127.0.0.1:{self.device.port}"

    def unplug(self):
        self.device.off()
        self.mechanism.power_on()

    def plug_in(self):
        self.device.on()

    def close(self):
        super().close()
        self.device.close()


class USB(Wire):
    patience = 5
    profile = "epson-tm-t20iii"

    def open_printer(self):
        import usb_printer

        self.device = usb_printer.VirtualUSBPrinter(self.mechanism)
        self.link = "usb"

    def unplug(self):
        self.device.unplug()
        self.mechanism.power_on()

    def plug_in(self):
        self.device.plug_in()


class Spooled(Wire):
    """An A4 printer behind a private cupsd."""

    patience = 4
    profile = "a4-pdf"

    def open_printer(self):
        import cups

        self.cups = cups.CUPS()
        self.link = f"cups:a4@{self.cups.server}"
        self.counted = 0

    def whole_papers(self):
        papers = self.cups.papers()[self.counted:]
        self.counted += len(papers)
        return [self.code(paper) for paper in papers]

    def code(self, paper):
        picture = f"{self.data}/page"
        subprocess.run(["pdftoppm", "-r", "203", "-png", "-singlefile", paper, picture], check=True)
        read = subprocess.run(["zbarimg", "-q", "--raw", "-Sdisable", "-Sqrcode.enable", picture + ".png"], capture_output=True,
                              text=True, check=True)
        return read.stdout.strip().rsplit("/", 1)[-1]

    def at_middle(self, fault):
        """As soon as the printer's works have the job."""
        begun = self.cups.begun()
        if fault == "paper out and back":
            self.cups.scenario("no-paper")
        elif fault not in ("paper out", "the printer refuses the job", "the printer hangs"):
            self.cups.scenario("hang")

        def wait():
            hall.until(lambda: self.cups.begun() > begun, "the job is at the printer")
            self.begin(fault)

        if fault in ("paper out", "the printer refuses the job", "the printer hangs"):
            self.begin(fault)
        else:
            threading.Thread(target=wait, daemon=True).start()

    def begin(self, fault):
        c = self.cups
        {
            "the queue rejects jobs": lambda: c.lp("cupsreject", "a4"),
            "the queue is stopped": lambda: c.lp("cupsdisable", "a4"),
            "cupsd is gone": lambda: c.kill("cupsd"),
            "paper out": lambda: c.scenario("no-paper"),
            "paper out and back": lambda: c.scenario("print"),
            "the printer refuses the job": lambda: c.scenario("refuse"),
            "the printer hangs": lambda: c.scenario("hang"),
            "the printer is switched off": lambda: c.kill("printer"),
            "our program is killed": lambda: self.hub.process.kill(),
        }[fault]()

    def mend(self, fault):
        c = self.cups
        if fault == "our program is killed":
            self.hub.kill()
            self.hub = self.start()
        c.scenario("print")
        if fault == "cupsd is gone":
            c.start_cupsd()
        elif fault == "the printer is switched off":
            c.start_printer()
        c.lp("cupsaccept", "a4")
        c.lp("cupsenable", "a4")

    def close(self):
        super().close()
        self.cups.close()


class ASlip(unittest.TestCase):
    wire = None

    def cell(self, fault, moment, expected):
        wire, (state, papers, later_state, later_papers, alarm) = self.wire, expected
        wire.until_state("ready")
        wire.whole_papers()
        key = f"{fault}-{moment}".replace(" ", "-")
        if moment == "before":
            wire.begin(fault)
            if alarm and alarm != "unanswered":
                # What can be seen is seen before anybody takes a number.
                wire.until_state(alarm)
        elif isinstance(wire, Spooled):
            wire.at_middle(fault)
        else:
            wire.mechanism.at(MIDDLE if moment == "middle" else "cut", lambda: wire.begin(fault))
        taken = self.take(fault, key)
        if taken:
            self.assertEqual(taken["slip"], state)
            ticket, code = taken["ticket"], taken["code"]
        if state is not None:
            if alarm:
                hall.until(lambda: alarm in wire.alarms(), f"the alarm {alarm}")
            else:
                # In November next year's holidays may be missing, which is no printer's fault.
                self.assertEqual(wire.alarms() - {"slipUnknown", "calendarMissing"}, set())
        if state is not None:
            first = wire.whole_papers()
            self.assertEqual(first, [code] * papers, "papers while it is wrong")
        else:
            first = []
        wire.mechanism.faults.clear()
        wire.mend(fault)
        wire.until_state("ready")
        if not taken:
            day = wire.hub.ask("GET", "/api/day")[1]["tickets"][-1]
            ticket, code = day["ticket"], None
        hall.until(lambda: self.slip(ticket) == later_state, f"{ticket} is {later_state}")
        if later_state == "unknown":
            self.assertIn("slipUnknown", wire.alarms())
        follower = wire.take(key + "-next")
        self.assertEqual(follower["slip"], "printed", "the next visitor's slip")
        after = first + wire.whole_papers()
        self.assertEqual(after.count(follower["code"]), 1)
        if code:
            self.assertLessEqual(after.count(code), 1, "never two papers")
            if later_state == "printed":
                self.assertEqual(after.count(code), later_papers)
        else:
            self.assertLessEqual(len(after), 2)
        # A repeated tap is no second paper.
        if taken:
            self.assertEqual(wire.take(key)["ticket"], ticket)
            self.assertEqual(wire.whole_papers(), [], f"after {code} and {follower['code']}")

    def take(self, fault, key):
        try:
            return self.wire.take(key)
        except OSError:
            self.assertEqual(fault, "our program is killed")
            return None

    def slip(self, ticket):
        tickets = self.wire.hub.ask("GET", "/api/day")[1]["tickets"]
        return next(t["slip"] for t in tickets if t["ticket"] == ticket)

    @classmethod
    def tearDownClass(cls):
        cls.wire.close()


SEEN = {
    "paperOut": "缺纸：请换上新纸卷", "coverOpen": "上盖打开：请合上", "jammed": "卡纸或切刀故障：请取出纸片",
    "unanswered": "没有回应：请看纸和上盖，再关机重开", "unplugged": "未连接：请检查电源和连线",
    "offline": "脱机：请按联机键", "paperLow": "纸将用完：请备好新纸卷", "slipUnknown": "是否打出未知：已打出 / 没有打出",
    None: "-",
}
VISITOR = {
    "printed": "请取走号票", "owed": "number large, red line: 没有出票，号码有效", None: "the kiosk is gone, too",
    "unknown": "number large, red line and two buttons: 号票出来了吗？",
}


def table():
    """All cells, as docs/paper.md shows them."""
    lines = ["| wire | fault | moment | slip | papers | what the visitor sees | what the attendant sees | "
             "after the mending |", "| --- | --- | --- | --- | --- | --- | --- | --- |"]
    for link in ("usb", "tcp", "cups"):
        for (fault, moment), cell in (SPOOLED if link == "cups" else CELLS).items():
            state, papers, later, _, alarm = (*cell[:4], BEHIND.get((link, fault, moment), cell[4]))
            end = "printed, 1 paper" if later == "printed" else "unknown until a person looks, at most 1 paper"
            lines.append(f"| {link} | {fault} | {moment} | {state or '-'} | {papers} | {VISITOR[state]} | "
                         f"{SEEN[alarm]} | {end} |")
    return "\n".join(lines) + "\n"


def check_table():
    """The page in docs/ is what is tested here; GOLDEN=write writes it anew."""
    page = hall.ROOT / "docs/paper.md"
    head = page.read_text().split("| wire |")[0]
    if os.environ.get("GOLDEN") == "write":
        page.write_text(head + table())
    assert page.read_text() == head + table(), "docs/paper.md is old: GOLDEN=write"


def make(link):
    for (fault, moment), expected in (SPOOLED if link == "cups" else CELLS).items():
        expected = (*expected[:4], BEHIND.get((link, fault, moment), expected[4]))

        def test(self, fault=fault, moment=moment, expected=expected):
            try:
                self.cell(fault, moment, expected)
            except Exception:
                # What is still wrong would be taken for the fault of the next cell.
                self.wire.mend(fault)
                raise

        words = f"test_{link}_{fault}_{moment}".replace(" ", "_")
        setattr(ASlip, words, test)


if __name__ == "__main__":
    link = sys.argv.pop(1)
    check_table()
    if link == "cups":
        import cups

        reason = cups.missing()
        if reason and not os.environ.get("CI"):
            raise SystemExit(print(f"skipped: {reason}"))
    make(link)
    ASlip.wire = {"tcp": TCP, "usb": USB, "cups": Spooled}[link]()
    unittest.main(verbosity=2 if os.environ.get("VERBOSE") else 1)
