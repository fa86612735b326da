"""A whole day, scripted: opening, a lunch break with people waiting, a window closed with a queue, a
clerk who hands over, closing with two people left. The clock is the rehearsal's own: each command
begins at its time."""
import json
import shutil
import tempfile
import unittest

import hall


class AWholeDay(unittest.TestCase):
    def setUp(self):
        self.data = tempfile.mkdtemp(prefix="quhao-")
        self.addCleanup(shutil.rmtree, self.data)

    def at(self, time, *arguments, check=0):
        done = hall.run(
            *arguments, "--data", self.data, "--rehearse", f"2026-11-23T{time}", "--json", check=check
        )
        return json.loads(done.stdout) if done.returncode == 0 else done.stderr

    def slip(self, time, ticket):
        return hall.run(
            "slip", ticket, "--data", self.data, "--rehearse", f"2026-11-23T{time}", check=0
        ).stdout

    def test_gives_every_ticket_an_ending_and_tells_the_truth_on_the_way(self):
        # Before calling begins: the slip says how long it will be.
        first = self.at("08:10", "take", "B")
        # The clock goes on while the command starts: a little under twenty minutes are left.
        self.assertGreaterEqual(first["wait"]["low_minutes"], 19)
        self.assertIn("08:30", self.at("08:12", "call", 4, check=1))
        self.assertEqual(self.at("08:31", "call", 4)["ticket"], "B001")
        self.at("08:31", "arrived", 4)
        # A clerk hands over with the ticket in hand.
        self.assertEqual(self.at("08:35", "window-open", 4, "--staff", "105")["state"], "serving")
        self.at("08:40", "served", 4)

        # People wait through lunch, and their slips said so.
        for _ in range(3):
            late = self.at("11:25", "take", "B")
        self.assertEqual(late["break_ends"], "14:30")
        self.assertIn("14:30 起继续叫号", self.slip("11:25", "B004"))
        self.assertIn("13:30", self.at("12:10", "take", "B", check=1))
        self.assertEqual(self.at("14:30", "next", 4)["ticket"], "B002")
        self.at("14:40", "served", 4)

        # The last window of a service closes with a queue: it has to say where to.
        self.at("14:41", "window-close", 5)
        self.assertIn("2 waiting", self.at("14:42", "window-close", 4, check=1))
        self.at("14:43", "window-close", 4, "--to", "14")
        waiting = [t for t in self.at("14:44", "day")["tickets"] if t["state"] == "waiting"]
        self.assertEqual([t["window"] for t in waiting], [14, 14])
        self.assertEqual(self.at("14:45", "call", 14)["ticket"], "B003")
        self.at("14:50", "served", 14)

        # One more comes, is missed, and does not come back; two are left when the day closes.
        self.at("16:00", "take", "A")
        self.at("16:00", "call", 1)
        self.at("16:02", "missed", 1)
        codes = {"H001": self.at("17:00", "take", "H")["code"]}
        self.assertIn("A002", self.at("17:10", "take", "A")["ticket"])
        self.at("17:11", "call", 2)
        self.assertIn("A002", self.at("17:35", "hall", "close", "--staff", "301", check=1))
        self.at("17:36", "served", 2)
        self.at("17:40", "hall", "close", "--staff", "301")

        day = self.at("17:41", "day")
        self.assertTrue(day["closed"])
        self.assertEqual(
            {t["ticket"]: t["state"] for t in day["tickets"]},
            {
                "B001": "served", "B002": "served", "B003": "served", "B004": "carriedOver",
                "A001": "expired", "H001": "carriedOver", "A002": "served",
            },
        )
        self.assertTrue(all(w["state"] == "closed" for w in day["windows"]))
        self.at("17:42", "take", "A", check=1)
        # The next morning those two go first, by the code of the old slip.
        self.at("17:45", "day")
        refused = hall.run("take", "H", "--class", "carried_over", "--data", self.data,
                           "--rehearse", "2026-11-24T08:29", check=1)
        self.assertIn("old_code", refused.stderr)
        tomorrow = json.loads(
            hall.run(
                "take", "H", "--class", "carried_over", "--old-code", codes["H001"], "--data", self.data,
                "--rehearse", "2026-11-24T08:30", "--json", check=0,
            ).stdout
        )
        self.assertEqual(tomorrow["ticket"], "H001")
        self.assertEqual(hall.run("journal", "verify", "--data", self.data).returncode, 0)


if __name__ == "__main__":
    unittest.main()
