"""The hall's clock where the machine's is wrong: a hub of its own with the machine's clock in the rig's hand."""
import pathlib
import shutil
import sqlite3
import tempfile
import unittest

import hall
import wall


class TheClock(unittest.TestCase):
    def setUp(self):
        self.data = tempfile.mkdtemp(prefix="quhao-clock-")
        self.addCleanup(shutil.rmtree, self.data)
        folder = tempfile.mkdtemp(prefix="quhao-wall-")
        self.addCleanup(shutil.rmtree, folder)
        self.clock = wall.Clock(folder)
        self.root = str(hall.copied_root(
            lambda settings: hall.without_printer(settings).replace("duty_sign_in = true", "duty_sign_in = false")))
        self.hub = None
        self.start()
        self.addCleanup(lambda: self.hub.kill())

    def start(self):
        if self.hub:
            self.hub.kill()
        self.hub = hall.Hub(self.data, rehearse=None, environment=self.clock.environment, extra=("--root", self.root))

    def board(self):
        return self.hub.ask("GET", "/api/board")[1]

    def is_told(self):
        return any(alarm["code"] == "clockParted" for alarm in self.hub.ask("GET", "/api/paper")[1]["alarms"])

    def take(self, key, **more):
        # A number is given only where somebody serves.
        if self.board()["windows"][0]["state"] == "closed":
            self.assertEqual(self.hub.ask("POST", "/api/windows/1/open", {"staff": "101"}, key + "-open")[0], 200)
        status, reply = self.hub.ask("POST", "/api/tickets", {"service": "A", **more}, key)
        self.assertEqual(status, 200, reply)
        return reply["ticket"]

    def rows(self, sql):
        base = sqlite3.connect(pathlib.Path(self.data) / "journal.sqlite")
        try:
            return base.execute(sql).fetchall()
        finally:
            base.close()

    def test_a_hand_that_moves_it_turns_no_day_and_stops_no_recall_also_over_a_restart(self):
        self.assertEqual(self.take("one"), "A001")
        day = self.board()["date"]
        for seconds in (86_400, -86_400, 40 * 86_400, -9000 * 86_400):
            self.clock.set(seconds)
            hall.until(self.is_told, "the attendant is told")
            self.start()
            self.assertEqual(self.board()["date"], day)
            self.assertTrue(self.board()["time"].startswith("09:0"), self.board()["time"])
            hall.until(self.is_told, "told still")
            self.clock.set(0)
            hall.until(lambda: not self.is_told(), "right again: no alarm")
        self.assertEqual(self.take("two"), "A002")

    def test_an_empty_battery_waits_for_the_time_server_and_then_the_night_is_done(self):
        self.take("one", needs=["blind"])
        self.assertEqual(self.rows("SELECT count(*) FROM ticket_data"), [(1,)])
        # The machine was off for the night, and begins with the year 2002.
        self.clock.machine_starts()
        self.clock.set(-9000 * 86_400)
        self.start()
        self.assertEqual(self.board()["date"], "2026-11-23")
        hall.until(self.is_told, "the attendant is told")
        self.clock.set_to("2026-11-24T08:40", by_server=True)
        hall.until(lambda: self.board()["date"] == "2026-11-24", "the day of the time server")
        hall.until(lambda: self.rows("SELECT count(*) FROM ticket_data") == [(0,)], "what was personal is erased")
        hall.until(lambda: not self.is_told(), "no alarm")
        self.assertEqual(self.take("two"), "A001")

    def test_without_a_time_server_an_attendant_confirms_it(self):
        self.clock.machine_starts()
        self.clock.set(-9000 * 86_400)
        self.start()
        self.clock.set_to("2026-11-24T08:40")
        hall.until(self.is_told, "the attendant is told")
        self.assertEqual(self.board()["date"], "2026-11-23")
        done = hall.run("hall", "accept-clock", "--staff", "301", "--data", self.data, "--root", self.root)
        self.assertIn("正常叫号", done.stdout)
        hall.until(lambda: self.board()["date"] == "2026-11-24", "the day that was confirmed")
        hall.until(lambda: not self.is_told(), "no alarm")

    def test_a_start_far_ahead_is_mended_by_a_confirmation_or_by_another_start(self):
        for mend in ("confirmation", "start"):
            self.clock.machine_starts()
            self.clock.set(40 * 86_400)
            self.start()
            self.assertEqual(self.hub.ask("POST", "/api/tickets", {"service": "A"}, mend + "-no")[1]["code"],
                             "dayNeedsConfirmation")
            self.clock.set(0)
            if mend == "start":
                self.start()
            else:
                self.assertEqual(self.hub.ask("POST", "/api/hall/accept-clock", {"staff": "301"}, mend)[0], 200)
            self.take(mend + "-yes")
            self.assertEqual(self.board()["date"], "2026-11-23")
            hall.until(lambda: not self.is_told(), "no alarm")

    def test_an_alarm_that_stands_at_midnight_is_told_on_the_next_day_as_well(self):
        # Three seconds before midnight, by a time server.
        self.clock.served(15 * 3600 - 3)
        hall.until(lambda: self.board()["time"] == "23:59", "the last minute")
        self.clock.set(3 * 86_400)
        hall.until(self.is_told, "told")
        # The hall's own clock turns the day, in which nobody has been told yet.
        hall.until(lambda: self.board()["date"] == "2026-11-24", "the next day")
        hall.until(self.is_told, "told on this day as well")
        raised = [body for (body,) in self.rows("SELECT body FROM fact WHERE kind = 61") if "clockParted" in body]
        self.assertEqual(len(raised), 2)

    def test_a_pairing_code_is_good_for_the_time_that_passes(self):
        """As shifts and locks are, which no sample PIN may open outside a rehearsal."""
        asked = self.hub.ask("POST", "/api/pairings", {"name": "北门", "kind": "board"}, headers={})[1]
        self.clock.set(3 * 86_400)
        self.assertEqual(self.hub.ask("POST", "/api/devices/confirm", {"code": asked["code"], "staff": "301"}, "pair")[0], 200)
        self.assertTrue(self.hub.ask("POST", "/api/pairings/claim", {"secret": asked["secret"]}, headers={})[1]["paired"])


if __name__ == "__main__":
    unittest.main()
