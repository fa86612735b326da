"""Nobody is harmed: small inputs that once did harm, over HTTP, the command line and a terminal, with the shipped
settings. One test for each; its title says what is right."""
import http.client
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import time
import unittest

import hall
import kiosk
import wall

LEAVE = "紧急情况，请听从工作人员指引，有序离开大厅。"
PIN = "2468"


class InAHall(unittest.TestCase):
    """A rehearsal at nine, every window open, with the settings as they are shipped."""

    start = hall.NINE

    def setUp(self):
        self.data = tempfile.mkdtemp(prefix="quhao-harmless-")
        self.addCleanup(shutil.rmtree, self.data)
        self.hub = hall.Hub(self.data, rehearse=self.start)
        self.addCleanup(lambda: self.hub.kill())
        self.keys = 0

    def post(self, path, body, key=None, headers=None):
        self.keys += 1
        return self.hub.ask("POST", path, body, key or f"key-{self.keys}", headers=headers)

    def get(self, path, headers=None):
        return self.hub.ask("GET", path, headers=headers)

    def done(self, path, body, **more):
        status, reply = self.post(path, body, **more)
        self.assertEqual(status, 200, reply)
        return reply

    def refused(self, status, path, body, *words, **more):
        found, reply = self.post(path, body, **more)
        self.assertEqual(found, status, reply)
        for word in words:
            self.assertIn(word, reply["zh"] + reply["detail"])
        return reply

    def take(self, service="A", **more):
        return self.done("/api/tickets", {"service": service, **more})

    def position(self):
        return self.get("/api/board")[1]["position"]

    def session(self, badge):
        """The cookie of somebody who signed in by badge and PIN."""
        connection = http.client.HTTPConnection(self.hub.netloc, timeout=20)
        connection.request("POST", "/api/sessions", json.dumps({"badge": badge, "pin": PIN}),
                           {"Content-Type": "application/json"})
        answer = connection.getresponse()
        answer.read()
        self.assertEqual(answer.status, 200, badge)
        cookie = answer.getheader("Set-Cookie").split(";")[0]
        connection.close()
        return {"Cookie": cookie}

    def issue(self, item, outcome, staff="201", materials=None, **more):
        found = self.get(f"/api/items/{item}/materials?kind=enterprise&agent=")[1]["materials"]
        draft = {"item": item, "outcome": outcome,
                 "applicant": {"kind": "enterprise", "name": "宝坻样例有限公司", "contact": "022-00000000",
                               "credit_code": "91120224MA0000001U"},
                 "declared_true": True, "materials": [{"state": "handed_in"} for _ in found], **more}
        return self.done("/api/notices", {"verb": "issue", "staff": staff, "draft": draft})


def missed(data, *more):
    """A morning on which A001 was called at window 1 and did not come; `more` happens after it."""
    steps = [("take", "A"), ("take", "A"), ("call", 1)]
    for minute, step in enumerate((*steps, *(more or (("missed", 1),)))):
        hall.run(*step, "--data", data, "--rehearse", f"2026-11-23T08:{40 + 3 * minute}", check=0)


class AMissingWord(InAHall):
    """Part 1: a missing word is never a yes."""

    def test_a_decision_without_granted_is_no_licence(self):
        serial = self.issue("PL-01", "accepted")["serial"]
        before = self.position()
        self.refused(400, "/api/notices", {"verb": "decide", "notice": serial, "staff": "201"}, "granted")
        self.assertEqual(self.position(), before)

    def test_a_class_is_not_confirmed_by_leaving_out_the_answer(self):
        self.take("A", **{"class": "elderly"})
        self.done("/api/windows/1/next", {})
        before = self.position()
        self.refused(400, "/api/windows/1/confirm-class", {"staff": "101"}, "holds")
        self.assertEqual(self.position(), before)

    def test_a_need_with_a_slip_of_the_pen_is_refused_with_the_three_words(self):
        self.refused(400, "/api/tickets", {"service": "A", "needs": ["blnd"]}, "needs", "guide", "blind", "deaf")
        self.assertEqual(self.get("/api/day")[1]["tickets"], [])

    def test_what_is_missing_unknown_or_of_the_wrong_type_is_named_everywhere(self):
        self.take()
        self.done("/api/windows/1/next", {})
        rows = [
            ("/api/tickets", {}, "service"), ("/api/tickets", {"service": "A", "clas": "elderly"}, "clas"),
            ("/api/tickets", {"service": "A", "cases": "two"}, "cases"),
            ("/api/windows/1/pause", {"staff": "101"}, "reason"), ("/api/windows/1/cases", {}, "cases"),
            ("/api/windows/1/transfer", {"reason": "转窗"}, "to"), ("/api/windows/1/served", {"holds": True}, "holds"),
            ("/api/windows/1/check-closing", {}, "done"), ("/api/windows/1/next", {"arrived": "ja"}, "arrived"),
            ("/api/hall/pause", {"staff": "301"}, "reason"),
            ("/api/hall/pause", {"staff": "301", "reason": "演习", "kind": "fire"}, "kind"),
            ("/api/services/A/stop", {"staff": "301", "reason": "系统维护"}, "waiting"),
            ("/api/services/A/stop", {"staff": "301", "reason": "系统维护", "waiting": "keep", "until": "half"}, "until"),
            ("/api/enquiries", {"verb": "note", "staff": "201", "draft": {"channel": "on_site", "question": "问"}}, "kind"),
            ("/api/enquiries", {"verb": "tell", "enquiry": "2026-1", "staff": "201"}, "way"),
            ("/api/notices", {"verb": "deliver", "notice": "2026-1", "staff": "201"}, "way"),
            ("/api/notices", {"verb": "settle", "notice": "2026-1", "copy": 1, "staff": "201"}, "came_out"),
            ("/api/tickets/A001/slip", {"copy": 1}, "came_out"),
        ]
        before = self.position()
        for path, body, field in rows:
            with self.subTest(path=path, body=body):
                self.refused(400, path, body, field)
        self.assertEqual(self.position(), before)

    def test_a_field_that_a_step_does_not_have_is_named_and_never_dropped(self):
        serial = self.issue("PL-01", "accepted")["serial"]
        note = {"kind": "enquiry", "channel": "on_site", "question": "问", "visitor": "022-00000000"}
        number = self.done("/api/enquiries", {"verb": "note", "staff": "201", "draft": note})["number"]
        notice = {"notice": serial, "staff": "201"}
        rows = [
            ("/api/notices", {**notice, "verb": "decide", "granted": True, "reason": "材料不符"}, "reason"),
            ("/api/notices", {**notice, "verb": "seal", "granted": False}, "granted"),
            ("/api/notices", {**notice, "verb": "seal", "draft": {"item": "PL-01", "outcome": "advice"}}, "draft"),
            ("/api/notices", {**notice, "verb": "void", "reason": "写错", "copy": 1}, "copy"),
            ("/api/notices", {**notice, "verb": "print", "copy": 0}, "copy"),
            ("/api/notices", {**notice, "verb": "decide", "granted": False, "reason": " ", "provision": "第五条"}, "reason"),
            ("/api/notices", {**notice, "verb": "decide", "granted": False, "reason": "不符", "provision": ""}, "provision"),
            ("/api/enquiries", {"verb": "tell", "enquiry": number, "staff": "201", "way": "oral", "text": "六点"}, "text"),
            ("/api/enquiries", {"verb": "answer", "enquiry": number, "staff": "201", "text": "六点", "owner": "104"}, "owner"),
            ("/api/tickets", {"service": "A", "cases": 2.5}, "cases"),
            ("/api/tickets", {"service": "A", "cases": 99999999999999999999}, "cases"),
        ]
        before = self.position()
        for path, body, field in rows:
            with self.subTest(body=body):
                self.refused(400, path, body, field)
        for path, draft in (("/api/notices", {"item": "MK-06", "outcome": "advice", "handler": "104"}),
                            ("/api/enquiries", {**note, "by": "104"})):
            self.refused(403, path, {"verb": "issue" if "item" in draft else "note", "staff": "201", "draft": draft}, "draft.")
        self.assertEqual(self.position(), before)

    def test_nobody_acts_in_the_name_of_somebody_else(self):
        self.take()
        mine = self.session("101")
        before = self.position()
        self.refused(403, "/api/windows/1/pause", {"reason": "午休", "staff": "102"}, headers=mine)
        self.assertEqual(self.position(), before)

    def test_a_denial_has_reason_article_paper_and_a_place_in_the_report(self):
        accepted = self.issue("PL-01", "accepted")
        serial = accepted["serial"]
        denied = {"verb": "decide", "notice": serial, "staff": "201", "granted": False}
        self.refused(400, "/api/notices", denied, "reason")
        self.refused(400, "/api/notices", {**denied, "reason": "不符合条件"}, "provision")
        paper = self.done("/api/notices", {**denied, "reason": "场所不符合条件", "provision": "《劳动合同法》第五十七条"})
        # Without its number and two people it tells the result; with them the decision follows, once.
        self.assertEqual(paper["outcome"], "result")
        decision = {"number": "样例〔2026〕1号", "decided_on": "2026-11-23", "reviewer": "李样例", "approver": "李样例"}
        self.refused(409, "/api/notices", {**denied, "reason": "场所不符合条件", "provision": "《劳动合同法》第五十七条", "decision": decision}, "李样例")
        decision["approver"] = "王样例"
        paper = self.done("/api/notices", {**denied, "reason": "场所不符合条件", "provision": "《劳动合同法》第五十七条", "decision": decision})
        self.assertEqual(paper["outcome"], "denied")
        self.assertEqual(self.get(f"/api/notices/{accepted['code']}")[1]["verdict"], "denied")
        report = self.get("/api/reports/2026-11")[1]
        self.assertEqual(len(report["denials"]), 1)
        self.assertIn("场所不符合条件", json.dumps(report["denials"], ensure_ascii=False))


class TheSameKey(InAHall):
    """Part 2: the same key gives the same answer."""

    def test_a_closing_list_handed_in_six_times_is_one_fact(self):
        body = {"staff": "101", "done": [0, 1, 2, 3]}
        before = self.position()
        statuses = [self.post("/api/windows/1/check-closing", body, key="list")[0] for _ in range(6)]
        self.assertEqual(statuses, [200] * 6)
        self.assertEqual(self.position(), before + 1)

    def test_it_holds_in_the_next_process_too_for_what_has_a_set_in_it(self):
        body = {"service": "A", "needs": ["guide", "deaf", "blind"]}
        first = self.done("/api/tickets", body, key="needs")
        self.assertEqual(self.done("/api/tickets", {**body, "needs": ["blind", "guide", "deaf"]}, key="needs"), first)
        for _ in range(3):
            self.hub.kill()
            self.hub = hall.Hub(self.data)
            self.assertEqual(self.done("/api/tickets", body, key="needs")["ticket"], first["ticket"])
        self.assertEqual(self.post("/api/tickets", {**body, "needs": ["deaf"]}, key="needs")[0], 409)


class AtTheKiosk(unittest.TestCase):
    """Part 3: one press, one meaning; in a real pseudo-terminal."""

    def setUp(self):
        self.data = tempfile.mkdtemp(prefix="quhao-harmless-")
        self.addCleanup(shutil.rmtree, self.data)
        self.terminal = kiosk.Terminal(self.data)
        self.addCleanup(self.terminal.end)
        self.terminal.wait_for("请问您办什么事")

    def tickets(self):
        return json.loads(hall.run("day", "--data", self.data, "--json", check=0).stdout)["tickets"]

    def still(self):
        """The glass after what was typed has been acted on."""
        end = time.monotonic() + 0.5
        while time.monotonic() < end:
            self.terminal.read(0.1)

    def test_three_presses_of_1_on_my_number_bring_it_back_once_and_keep_it(self):
        self.terminal.end()
        self.data = tempfile.mkdtemp(prefix="quhao-harmless-")
        self.addCleanup(shutil.rmtree, self.data)
        missed(self.data)
        self.terminal = kiosk.Terminal(self.data)
        self.addCleanup(self.terminal.end)
        self.terminal.wait_for("请问您办什么事")
        self.terminal.press("+")
        self.terminal.wait_for("请输入号票上的号码")
        self.terminal.press("001\r")
        self.terminal.wait_for("恢复排队")
        self.terminal.press("111", apart=0.5)
        self.still()
        found = {one["ticket"]: one for one in self.tickets()}["A001"]
        self.assertEqual((found["state"], found["returns"]), ("waiting", 1))

    def test_a_scan_of_18_digits_a_hundred_times_on_the_home_screen_is_no_number(self):
        for number in range(100):
            self.terminal.send(f"28{number:02d}13579086421{number:03d}\r")
            end = time.monotonic() + 0.15
            while time.monotonic() < end:
                self.terminal.read(0.05)
        self.still()
        self.assertEqual(self.tickets(), [])

    def test_a_number_without_its_letter_is_looked_for_in_every_service(self):
        for service in "ABCDEFGHIJ":
            hall.run("take", service, "--data", self.data, check=0)
        self.terminal.press("+")
        self.terminal.wait_for("请输入号票上的号码")
        self.terminal.press("001\r")
        self.terminal.wait_for("A001")
        # The tenth is the fourth tile of the second page.
        self.terminal.press("74")
        self.terminal.wait_for("J001")

    def test_the_slips_own_code_opens_the_ticket(self):
        taken = json.loads(hall.run("take", "A", "--data", self.data, "--json", check=0).stdout)
        self.terminal.send(f"http://127.0.0.1/t/{taken['code']}\r")
        self.terminal.wait_for("下一位就是您")
        self.assertEqual(len(self.tickets()), 1)

    def test_a_notices_own_code_scanned_at_home_opens_the_notice(self):
        draft = pathlib.Path(self.data) / "draft.json"
        draft.write_text(json.dumps({"item": "MK-01", "outcome": "advice"}))
        issued = json.loads(hall.run("notice", "issue", draft, "--staff", "201", "--json", "--data", self.data, check=0).stdout)
        self.terminal.send(issued["statement"] + "\r")
        self.terminal.wait_for("有效")
        self.assertEqual(self.tickets(), [])

    def test_what_a_terminal_says_of_itself_and_a_paste_are_never_typed(self):
        for words in ("\x1b]11;rgb:1111/2222/3333\x07", "\x1b]11;rgb:1111/2222/3333\x1b\\", "\x1bP1$r2 q\x1b\\",
                      "\x1b_Gi=11;OK\x1b\\", "\x1b^111\x1b\\", "\x1b[200~211\r\x1b[201~", "\x1b[?62;1;2c", "\x1b[11;11R"):
            self.terminal.send(words)
            self.still()
        self.assertEqual(self.tickets(), [])
        self.terminal.press("2")
        self.terminal.wait_for("直接取号")

    def test_the_keypad_gives_digits_whatever_numlock_says(self):
        # Keys of the pad as the kitty protocol names them without NumLock: KP_Down is 2, KP_End is 1.
        for key, words in (("\x1b[57420u", "直接取号"), ("\x1b[57424u", "预计等候"), ("\x1b[57424u", "请取走号票")):
            self.terminal.press([key])
            self.terminal.wait_for(words)
        self.assertEqual([one["ticket"] for one in self.tickets()], ["B001"])


class GivingUp(InAHall):
    """Part 3: a number is given up by whoever holds the slip, or by staff by name."""

    def test_it_needs_the_slips_code_or_a_member_of_staff_and_can_be_taken_back(self):
        taken = self.take()
        path = f"/api/tickets/{taken['ticket']}"
        self.refused(400, path + "/give-up", {}, "code")
        self.refused(409, path + "/give-up", {"code": "WRONG234"})
        self.assertEqual(self.get(path)[1]["state"], "waiting")
        self.assertEqual(self.done(path + "/give-up", {"code": taken["code"]})["state"], "givenUp")
        self.assertEqual(self.done(path + "/take-back", {"code": taken["code"]})["state"], "waiting")
        self.assertEqual(self.done(path + "/give-up", {"staff": "301"})["state"], "givenUp")
        self.assertEqual(self.done(path + "/take-back", {"staff": "301"})["state"], "waiting")


class OnARealDay(InAHall):
    """Part 4: nothing is promised that can't be kept. No rehearsal: windows are shut until somebody opens them."""

    at = hall.NINE

    def setUp(self):
        folder = tempfile.mkdtemp(prefix="quhao-harmless-")
        self.addCleanup(shutil.rmtree, folder)
        self.data = folder + "/hall"
        self.clock = wall.Clock(folder, start=self.at)
        root = hall.copied_root(
            lambda settings: hall.without_printer(settings).replace("duty_sign_in = true", "duty_sign_in = false"))
        self.hub = hall.Hub(self.data, rehearse=None, environment=self.clock.environment, extra=("--root", str(root)))
        self.addCleanup(lambda: self.hub.kill())
        self.keys = 0

    def alarms(self):
        return self.get("/api/paper")[1]["alarms"]

    def test_a_service_that_nobody_serves_or_is_expected_at_gives_no_number_and_the_attendant_is_told(self):
        # Windows 9 and 10 serve E; it is 9:00, half an hour after calling began.
        self.refused(409, "/api/tickets", {"service": "E"}, "E", "导询台")
        hall.until(lambda: any(a["code"] == "serviceUnserved" for a in self.alarms()), "the attendant is told")
        self.done("/api/windows/9/open", {"staff": "109"})
        self.assertEqual(self.take("E")["ticket"], "E001")

    def test_who_waits_where_nobody_serves_any_more_is_told_so_and_no_time(self):
        self.done("/api/windows/9/open", {"staff": "109"})
        code = self.take("E")["code"]
        self.assertIsNotNone(self.get(f"/api/slips/{code}", headers={})[1]["wait"])
        self.done("/api/windows/9/close", {"to": "line", "staff": "109"})
        phone = self.get(f"/api/slips/{code}", headers={})[1]
        self.assertIn("导询台", phone["stop"])
        self.assertEqual((phone.get("wait"), phone.get("ahead_text")), (None, None))

    def test_the_break_is_said_on_tiles_board_and_refusal_alike(self):
        self.done("/api/windows/1/open", {"staff": "101"})
        self.clock.set_to("2026-11-23T12:10", by_server=True)
        hall.until(lambda: self.get("/api/board")[1]["time"] >= "12:10", "noon")
        board = self.get("/api/board")[1]
        self.assertIn("14:30", board["rest"])
        self.assertTrue(all("13:30" in one["closed"] for one in board["services"]), board["services"][0])
        self.assertTrue(all(one.get("wait") is None for one in board["services"]))
        self.refused(409, "/api/tickets", {"service": "A"}, "13:30")

    def test_in_the_evening_the_next_day_is_said_by_date_and_hour(self):
        self.clock.set_to("2026-11-26T18:10", by_server=True)
        hall.until(lambda: self.get("/api/board")[1]["date"] == "2026-11-26", "Thursday")
        hall.until(lambda: self.get("/api/board")[1]["time"] >= "18:1", "the evening")
        refusal = self.refused(409, "/api/tickets", {"service": "A"}, "11月27日", "星期五", "8:00")
        self.assertNotIn("下一个工作日", refusal["zh"])
        self.assertTrue(all("11月27日" in one["closed"] for one in self.get("/api/board")[1]["services"]))


class AnEvacuation(InAHall):
    """Part 4: one sentence everywhere, and nothing beside it."""

    def evacuate(self, staff="101"):
        return self.done("/api/hall/pause", {"reason": LEAVE, "kind": "evacuation", "staff": staff})

    def test_no_number_is_given_no_time_is_said_and_every_face_has_the_sentence(self):
        taken = self.take("A", needs=["blind"])
        self.evacuate()
        self.refused(409, "/api/tickets", {"service": "B"}, LEAVE)
        self.refused(409, "/api/tickets", {"service": "B", "reason": "急", "staff": "301"}, LEAVE)
        board = self.get("/api/board")[1]
        self.assertEqual((board["standstill"]["kind"], board["standstill"]["text"]), ("evacuation", LEAVE))
        self.assertTrue(all(one.get("wait") is None for one in board["services"]))
        phone = self.get(f"/api/slips/{taken['code']}", headers={})[1]
        self.assertIsNone(phone.get("wait_text"))
        self.assertIsNone(phone.get("wait"))
        self.assertEqual(self.get("/api/windows/1")[1]["standstill"]["kind"], "evacuation")
        self.assertEqual(self.post("/api/windows/1/next", {})[0], 409)

    def test_the_text_alone_makes_it_one(self):
        self.done("/api/hall/pause", {"reason": LEAVE, "staff": "301"})
        self.assertEqual(self.get("/api/board")[1]["standstill"]["kind"], "evacuation")

    def test_staff_see_whom_to_find_with_the_last_place_and_tick_them_off_by_name(self):
        self.take("A", needs=["blind"])
        self.take("A")
        self.done("/api/windows/2/next", {})
        self.evacuate()
        clerk = self.session("102")
        listed = self.get("/api/guidance", headers=clerk)[1]
        self.assertEqual([one["ticket"] for one in listed["tickets"]], ["A001"])
        self.assertIn("2", listed["tickets"][0]["last_seen"])
        self.done("/api/tickets/A001/guided", {}, headers=clerk)
        self.assertEqual(self.get("/api/guidance")[1]["tickets"][0]["guided_by"], "102")

    def test_its_text_is_one_with_other_spaces_and_stops_and_an_unknown_text_says_what_it_is(self):
        for text in (LEAVE + " ", LEAVE.replace("，", ",").replace("。", ".")):
            self.done("/api/hall/pause", {"reason": text, "staff": "301"})
            self.assertEqual(self.get("/api/board")[1]["standstill"]["kind"], "evacuation")
            self.done("/api/hall/resume", {"staff": "301"})
        before = self.position()
        self.refused(400, "/api/hall/pause", {"reason": "着火了，请离开大厅", "staff": "301"}, "kind")
        self.refused(400, "/api/hall/pause", {"reason": LEAVE, "kind": "pause", "takes": True, "staff": "301"}, "kind")
        self.assertEqual(self.position(), before)

    def test_staff_are_told_to_leave_too_and_no_paper_asks_anybody_to_wait(self):
        self.take()
        self.done("/api/windows/1/next", {})
        self.take()
        self.done("/api/windows/2/next", {})
        self.done("/api/windows/2/arrived", {})
        self.done("/api/windows/2/keep", {"reason": "复印"})
        self.take()
        self.done("/api/emergency/print", {"service": "A", "count": 1, "staff": "301"})
        self.evacuate()
        for path, body in (
            ("/api/windows/2/next", {}), ("/api/windows/1/recall", {}), ("/api/windows/2/resume", {}),
            ("/api/tickets/A003/reprint", {"reason": "丢失"}),
            ("/api/emergency/enter", {"ticket": "A9001", "time": "08:55", "staff": "201"}),
        ):
            with self.subTest(path=path):
                told = self.refused(409, path, body, LEAVE)
                self.assertNotIn("顺序保留", told["zh"])

    def test_only_attendant_or_manager_end_it(self):
        self.evacuate()
        self.refused(403, "/api/hall/resume", {}, headers=self.session("101"))
        self.done("/api/hall/resume", {"staff": "301"})
        self.assertIsNone(self.get("/api/board")[1].get("standstill"))

    def test_a_pause_does_not_take_its_place(self):
        self.evacuate()
        self.refused(409, "/api/hall/pause", {"reason": "消防演习", "kind": "pause", "takes": True, "staff": "301"}, LEAVE)
        self.assertEqual(self.get("/api/board")[1]["standstill"]["kind"], "evacuation")

    def test_a_pause_keeps_numbers_and_gives_untimed_ones_where_the_attendant_chose(self):
        waiting = self.take()
        self.done("/api/hall/pause", {"reason": "消防演习", "kind": "pause", "takes": True, "staff": "301"})
        self.assertIsNone(self.take()["wait"])
        self.done("/api/hall/resume", {"staff": "301"})
        self.done("/api/hall/pause", {"reason": "消防演习", "kind": "pause", "takes": False, "staff": "301"})
        self.refused(409, "/api/tickets", {"service": "A"}, "消防演习")
        self.assertEqual(self.get(f"/api/tickets/{waiting['ticket']}")[1]["state"], "waiting")


class AServiceThatStands(InAHall):
    """Part 4: 停办, its waiting numbers kept, moved or given tomorrow's priority."""

    def test_tile_phone_and_refusal_say_why_and_until_when_and_numbers_are_kept(self):
        taken = self.take("E")
        self.done("/api/services/E/stop", {"reason": "市里系统维护", "until": "10:30", "waiting": "keep", "staff": "301"})
        tile = [one for one in self.get("/api/board")[1]["services"] if one["code"] == "E"][0]
        for words in (tile["stop"], self.get(f"/api/slips/{taken['code']}", headers={})[1]["stop"]):
            self.assertIn("市里系统维护", words)
            self.assertIn("10:30", words)
        self.refused(409, "/api/tickets", {"service": "E"}, "市里系统维护", "10:30")
        self.assertEqual(self.get("/api/tickets/E001")[1]["state"], "waiting")
        self.done("/api/services/E/resume", {"staff": "301"})
        self.assertEqual(self.take("E")["ticket"], "E002")

    def test_those_who_wait_are_moved_or_given_tomorrows_priority_as_the_attendant_chose(self):
        for service in "EF":
            self.take(service)
        self.done("/api/services/E/stop", {"reason": "专家外出", "waiting": "A", "staff": "301"})
        self.assertEqual(self.get("/api/tickets/E001")[1]["state"], "waiting")
        self.assertIn("E001", [one["ticket"] for one in self.get("/api/windows/1")[1]["waiting"]])
        self.done("/api/services/F/stop", {"reason": "专家外出", "waiting": "tomorrow", "staff": "301"})
        self.assertEqual(self.get("/api/tickets/F001")[1]["state"], "carriedOver")


    def test_phone_and_paper_of_who_waits_say_why_and_nobody_is_next_nor_promised_what_is_past(self):
        taken = self.take("E")
        self.refused(400, "/api/services/E/stop", {"reason": "停电", "until": "08:00", "waiting": "keep", "staff": "301"}, "until")
        self.done("/api/services/E/stop", {"reason": "停电", "until": "10:30", "waiting": "keep", "staff": "301"})
        phone = self.get(f"/api/slips/{taken['code']}", headers={})[1]
        self.assertIsNone(phone.get("ahead_text"))
        self.assertIn("10:30", phone["stop_en"])
        refusal = self.refused(409, "/api/tickets", {"service": "E"}, "10:30")
        self.assertIn("10:30", refusal["detail"])
        paper = hall.run("slip", "E001", "--data", self.data, "--rehearse", self.start, check=0).stdout
        self.assertIn("停电，预计 10:30 恢复", paper)
        self.assertNotIn("下一位就是您", paper)

    def test_nobody_is_moved_or_sent_to_a_service_that_stands_too(self):
        self.take("E")
        self.done("/api/services/A/stop", {"reason": "系统维护", "waiting": "keep", "staff": "301"})
        self.refused(409, "/api/services/E/stop", {"reason": "专家外出", "waiting": "A", "staff": "301"}, "系统维护")
        self.done("/api/windows/9/next", {})
        self.refused(409, "/api/windows/9/transfer", {"to": "A", "reason": "转窗"}, "系统维护")


class TomorrowsPriority(unittest.TestCase):
    """Part 4: 次日优先 by the old slip's code alone."""

    def test_it_is_a_fact_stands_in_the_report_and_is_had_once(self):
        data = tempfile.mkdtemp(prefix="quhao-harmless-")
        self.addCleanup(shutil.rmtree, data)

        def quhao(time, *words, check=0):
            return hall.run(*words, "--data", data, "--rehearse", time, check=check)

        old = json.loads(quhao("2026-11-23T16:00", "take", "H", "--json").stdout)
        quhao("2026-11-23T17:40", "hall", "close", "--staff", "301")
        self.assertIn("old_code", quhao("2026-11-24T08:30", "take", "H", "--class", "carried_over", check=1).stderr)
        quhao("2026-11-24T08:31", "take", "H", "--class", "carried_over", "--old-code", "WRONG234", check=1)
        quhao("2026-11-24T08:32", "take", "H", "--class", "carried_over", "--old-code", old["code"])
        again = quhao("2026-11-24T08:33", "take", "H", "--class", "carried_over", "--old-code", old["code"], check=1)
        self.assertIn("H001 的次日优先已经用过", again.stderr)
        for time in ("2026-11-25T08:33", "2026-11-26T08:33"):
            quhao(time, "take", "H", "--class", "carried_over", "--old-code", old["code"], check=1)
        report = json.loads(quhao("2026-11-26T08:40", "report", "2026-11", "--json").stdout)
        self.assertEqual([(one["ticket"], one["old"]) for one in report["priorities"]], [("H001", "H001")])

    def test_asked_again_with_its_key_is_the_same_number(self):
        data = tempfile.mkdtemp(prefix="quhao-harmless-")
        self.addCleanup(shutil.rmtree, data)

        def quhao(time, *words):
            return json.loads(hall.run(*words, "--data", data, "--rehearse", time, "--json", check=0).stdout)

        old = quhao("2026-11-23T16:00", "take", "H")
        quhao("2026-11-23T17:40", "hall", "close", "--staff", "301")
        words = ("take", "H", "--class", "carried_over", "--old-code", old["code"], "--key", "lost-answer")
        first = quhao("2026-11-24T08:32", *words)
        # The answer was lost on its way.
        again = quhao("2026-11-24T08:33", *words)
        self.assertEqual((again["ticket"], again["code"]), (first["ticket"], first["code"]))


class Words(InAHall):
    """Part 5: words that are true."""

    def slip(self, ticket):
        return hall.run("slip", ticket, "--data", self.data, check=0).stdout

    def test_who_is_next_is_told_so_and_is_not_sent_to_a_window_before_the_call(self):
        taken = self.take("A")
        phone = self.get(f"/api/slips/{taken['code']}", headers={})[1]
        self.assertEqual(phone["ahead_text"], "下一位就是您")
        paper = self.slip("A001")
        for words in ("下一位就是您", "办理窗口", "请等候叫号"):
            self.assertIn(words, paper)
        for words in ("0 人", "0–0", "请到 "):
            self.assertNotIn(words, paper)

    def test_a_missed_one_reads_until_when_and_how_often_it_may_come_back(self):
        paper = self.slip(self.take("A")["ticket"])
        self.assertRegex(paper, r"过号后 \d+ 分钟内可到取号机恢复排队，最多 \d+ 次")

    def test_a_clerk_sees_names_and_never_codes(self):
        self.take("B", item="MK-01", **{"class": "elderly"})
        self.done("/api/windows/4/next", {})
        held = self.get("/api/windows/4")[1]["ticket"]
        self.assertIn("老年人", held["class_name"])
        self.assertIn("食品经营许可", held["item_name"])
        self.assertTrue(held["service_name"])


class BeforeTheBreak(InAHall):
    start = "2026-11-23T11:20"

    def test_a_range_over_the_break_is_a_sentence(self):
        for _ in range(30):
            taken = self.take("E")
        self.assertIsNone(self.get("/api/tickets/E002")[1].get("wait"))
        paper = hall.run("slip", taken["ticket"], "--data", self.data, "--rehearse", self.start, check=0).stdout
        self.assertIn("可能要午休后才轮到您，14:30 起继续叫号", paper)
        self.assertNotRegex(paper, r"\d+–1\d\d 分钟")


class NextIsNotDone(InAHall):
    """Part 6."""

    def test_who_was_called_and_did_not_come_is_missed_and_never_served(self):
        self.hub.kill()
        shutil.rmtree(self.data)
        # A001 was called at 8:46; the hub is started at 9:00.
        missed(self.data, ("day",))
        self.hub = hall.Hub(self.data)
        self.refused(409, "/api/windows/1/next", {}, "A001")
        self.assertEqual(self.get("/api/tickets/A001")[1]["state"], "called")
        reply = self.done("/api/windows/1/next", {"arrived": False, "ticket": "A001"})
        self.assertEqual(reply["ticket"], "A002")
        self.assertEqual(self.get("/api/tickets/A001")[1]["state"], "missed")
        # Not before the time in which one may still come: it is shown as it runs down.
        self.assertEqual(self.post("/api/windows/1/next", {"arrived": False, "ticket": "A002"})[0], 409)
        seconds = self.get("/api/windows/1")[1]["missed_in"]
        self.assertTrue(0 < seconds <= 90, seconds)
        self.assertEqual(self.done("/api/tickets/A001/return", {})["state"], "waiting")

    def test_who_came_is_served_and_an_answer_about_another_ticket_does_nothing(self):
        for _ in range(2):
            self.take("A")
        self.done("/api/windows/1/next", {})
        self.assertEqual(self.post("/api/windows/1/next", {"arrived": True, "ticket": "A002"})[0], 409)
        self.done("/api/windows/1/next", {"arrived": True, "ticket": "A001"})
        self.assertEqual(self.get("/api/tickets/A001")[1]["state"], "served")


class AComplaint(InAHall):
    """Part 7: it belongs to the supervision office 监察室."""

    def note(self, staff="201", **more):
        draft = {"kind": "complaint", "channel": "on_site", "form": "written", "question": "窗口态度恶劣",
                 "visitor": "某人 13800000000", "about": "104", **more}
        return self.done("/api/enquiries", {"verb": "note", "draft": draft, "staff": staff})["number"]

    def find(self, headers):
        return self.post("/api/enquiries/find", {"limit": 50}, headers=headers)[1]["enquiries"]

    def test_neither_the_clerk_complained_of_nor_who_noted_it_nor_manager_or_inspector_reads_answers_or_closes_it(self):
        number = self.note()
        for badge in ("104", "201", "301", "401", "501"):
            headers = self.session(badge)
            with self.subTest(badge=badge):
                status, found = self.post("/api/enquiries/find", {"limit": 50}, headers=headers)
                text = json.dumps(found, ensure_ascii=False)
                self.assertNotIn("13800000000", text)
                self.assertNotIn("态度恶劣", text)
                for body in ({"verb": "contact"}, {"verb": "answer", "text": "没有此事"}, {"verb": "tell", "way": "oral"},
                             {"verb": "assign", "owner": "104"}):
                    self.assertIn(self.post("/api/enquiries", {"enquiry": number, **body}, headers=headers)[0],
                                  (403, 409), body)

    def test_the_office_reads_answers_and_closes_it_and_each_look_is_a_fact(self):
        number = self.note()
        office = self.session("402")
        self.assertIn("态度恶劣", json.dumps(self.find(office), ensure_ascii=False))
        before = self.position_of_facts()
        seen = self.done("/api/enquiries", {"verb": "contact", "enquiry": number}, headers=office)
        self.assertIn("13800000000", seen["visitor"])
        self.assertGreater(self.position_of_facts(), before)
        self.done("/api/enquiries", {"verb": "answer", "enquiry": number, "text": "已批评教育"}, headers=office)
        # A letter that was handed in at the desk is answered on paper.
        self.refused(409, "/api/enquiries", {"verb": "tell", "enquiry": number, "way": "oral"}, "书面", headers=office)
        self.done("/api/enquiries", {"verb": "tell", "enquiry": number, "way": "written"}, headers=office)

    def position_of_facts(self):
        return int(re.search(r"\d+", hall.run("journal", "verify", "--data", self.data, check=0).stdout)[0])

    def test_whoever_it_may_mean_does_not_read_it_however_that_is_written(self):
        for about, reads in (
            ("监察室工作人员", ()), ("你们監察室", ()), ("402403", ()), ("No402", ("403",)), ("0402", ("403",)),
            ("4-0-2", ("403",)), ("肆零贰", ("403",)), ("四百零二号", ("403",)), ("3、402", ("403",)),
            # Nobody of the office: another badge, a telephone, a day, and that somebody has turned to it.
            ("1042", ("402", "403")), ("李某 13840212345", ("402", "403")), ("2026-04-02 的窗口", ("402", "403")),
            ("3号窗口，已向监察室反映过", ("402", "403")), ("3号窗口王主任", ("402", "403")),
        ):
            with self.subTest(about=about):
                number = self.note(about=about)
                seen = [badge for badge in ("402", "403") if number in
                        [one["number"] for one in self.find(self.session(badge)) if one["question"]]]
                self.assertEqual(tuple(seen), reads)
        # Its own words name somebody of the office, and nobody else does.
        for more in ({"about": None}, {"about": "104"}):
            number = self.note(question="监察室402收我红包", **more)
            self.assertNotIn(number, [one["number"] for one in self.find(self.session("402")) if one["question"]])
            found = {one["number"]: one for one in self.find(self.session("403"))}
            self.assertIn("上级", found[number]["owner"])
        number = self.note(question="我住幸福里402室，窗口让我跑了三趟", about=None)
        self.assertIn("幸福里", {one["number"]: one for one in self.find(self.session("402"))}[number]["question"])

    def test_what_went_up_stays_closed_to_the_office_when_the_upper_body_has_another_name(self):
        number = self.note(about="监察室工作人员")
        self.hub.kill()
        root = hall.copied_root(lambda settings: re.sub(r'(?m)^upper_body = ".*?"', 'upper_body = "区纪委监委"', settings))
        self.assertIn("区纪委监委", (root / "Config/hall.toml").read_text())
        self.hub = hall.Hub(self.data, extra=("--root", str(root)))
        for badge in ("402", "403"):
            found = {one["number"]: one for one in self.find(self.session(badge))}
            self.assertEqual(found.get(number, {"question": ""})["question"], "")

    def test_nobody_sees_to_a_complaint_about_themselves_and_what_went_up_stays_up(self):
        number = self.note(about="工号104")
        office = self.session("402")
        self.refused(409, "/api/enquiries", {"verb": "assign", "enquiry": number, "owner": "104"}, "本人", headers=office)
        self.done("/api/enquiries", {"verb": "assign", "enquiry": number, "owner": "105"}, headers=office)
        number = self.note(about="2号窗口")
        self.done("/api/enquiries", {"verb": "assign", "enquiry": number, "owner": "12号窗口"}, headers=office)
        self.refused(409, "/api/enquiries", {"verb": "assign", "enquiry": number, "owner": "2号窗口"}, "本人", headers=office)
        for about in ("主任", "宝坻中心主任", "403"):
            number = self.note(about=about)
            self.refused(409, "/api/enquiries", {"verb": "assign", "enquiry": number, "owner": "105"}, "上级", headers=office)

    def test_one_about_the_offices_holder_is_closed_to_that_person(self):
        number = self.note(about="402")
        self.assertNotIn(number, [one["number"] for one in self.find(self.session("402")) if one["question"]])
        self.refused(409, "/api/enquiries", {"verb": "contact", "enquiry": number}, "本人", headers=self.session("402"))
        # The other holder of the office reads it.
        self.assertIn("13800000000", self.done("/api/enquiries", {"verb": "contact", "enquiry": number},
                                               headers=self.session("403"))["visitor"])

    def test_the_offices_holder_is_known_however_the_badge_is_written(self):
        for about in ("402 ", "４０２", "工号402", "工号 402"):
            number = self.note(about=about)
            with self.subTest(about=about):
                self.refused(409, "/api/enquiries", {"verb": "contact", "enquiry": number}, "本人", headers=self.session("402"))

    def test_the_machines_token_opens_none_in_a_supervisors_name(self):
        number = self.note()
        body = {"verb": "contact", "enquiry": number, "staff": "402"}
        self.refused(401, "/api/enquiries", body)
        self.assertEqual(self.post("/api/enquiries/find", {"limit": 5, "staff": "402"})[0], 401)
        self.assertIn("13800000000", self.done("/api/enquiries", {**body, "pin": PIN})["visitor"])
        found = self.done("/api/enquiries/find", {"limit": 5, "kind": "complaint", "staff": "402", "pin": PIN})
        self.assertEqual([one["number"] for one in found["enquiries"]], [number])

    def test_how_it_came_is_said_and_never_guessed(self):
        draft = {"kind": "complaint", "channel": "on_site", "question": "窗口态度恶劣", "visitor": "某人"}
        self.refused(400, "/api/enquiries", {"verb": "note", "draft": draft, "staff": "201"}, "form")
        for channel, form in (("telephone", "written"), ("letter", "oral"), ("online", "oral")):
            wrong = {**draft, "channel": channel, "form": form}
            self.refused(400, "/api/enquiries", {"verb": "note", "draft": wrong, "staff": "201"}, "form")


class TheCalendarsEnd(unittest.TestCase):
    """Part 8: the calendar's end stops nothing."""

    def setUp(self):
        self.data = tempfile.mkdtemp(prefix="quhao-harmless-")
        self.addCleanup(shutil.rmtree, self.data)

    def hub(self, start):
        hub = hall.Hub(self.data, rehearse=start)
        self.addCleanup(hub.kill)
        self.keys = 0
        return hub

    def issue(self, hub, item, outcome, name):
        found = hub.ask("GET", f"/api/items/{item}/materials?kind=enterprise&agent=")[1]["materials"]
        self.keys += 1
        return hub.ask("POST", "/api/notices", {"verb": "issue", "staff": "201", "draft": {
            "item": item, "outcome": outcome, "declared_true": True, "materials": [{"state": "handed_in"} for _ in found],
            "applicant": {"kind": "enterprise", "name": name, "contact": "022-00000000",
                          "credit_code": "91120224MA0000001U"}}}, f"issue-{self.keys}")

    def test_on_4_december_everything_is_accepted_and_the_paper_prints_no_uncertain_date(self):
        hub = self.hub("2026-12-04T09:00")
        for item, outcome in (("PL-01", "accepted"), ("GS-02", "accepted"), ("SO-01", "accepted"), ("SO-02", "received")):
            status, reply = self.issue(hub, item, outcome, f"样例{item}有限公司")
            self.assertEqual(status, 200, (item, reply))
        shown = hub.ask("POST", "/api/notices", {"verb": "open", "notice": "2026-1", "reason": "inspection", "staff": "401"},
                        "open")[1]["content"]
        self.assertIn("自受理之日（2026年12月4日）起20个工作日内作出决定，2027年节假日安排公布后可凭短码查询具体日期",
                      shown.replace("\n", ""))
        self.assertNotIn("2027年1月", shown)
        report = hall.run("report", "2026-12", "--data", self.data)
        self.assertEqual(report.returncode, 0, report.stderr)

    def test_an_application_across_the_year_stands_in_the_report_and_the_list(self):
        hub = self.hub("2026-11-26T09:00")
        self.assertEqual(self.issue(hub, "SO-01", "accepted", "样例社会团体")[0], 200)
        self.assertEqual(hub.ask("GET", "/api/reports/2026-11")[0], 200)
        found = hub.ask("POST", "/api/applications/find", {"month": "2026-11"})[1]["applications"]
        self.assertEqual(len(found), 1)

    def test_a_written_complaint_of_29_december_is_taken(self):
        hub = self.hub("2026-12-29T09:00")
        status, reply = hub.ask("POST", "/api/enquiries", {"verb": "note", "staff": "201", "draft": {
            "kind": "complaint", "channel": "letter", "form": "written", "question": "迟迟不办", "visitor": "某人"}}, "note")
        self.assertEqual(status, 200, reply)

    def test_in_an_unannounced_january_only_the_queue_waits_for_the_attendant(self):
        hall.run("take", "A", "--data", self.data, "--rehearse", "2026-12-31T09:00", check=0)
        hub = self.hub("2027-01-04T09:00")
        self.assertEqual(hub.ask("POST", "/api/tickets", {"service": "A"}, "take")[1]["code"], "noCalendar")
        status, reply = hub.ask("POST", "/api/enquiries", {"verb": "note", "staff": "201", "draft": {
            "kind": "complaint", "channel": "letter", "form": "written", "question": "迟迟不办", "visitor": "某人"}}, "note")
        self.assertEqual(status, 200, reply)
        status, reply = self.issue(hub, "GS-02", "accepted", "样例有限公司")
        self.assertEqual(status, 200, reply)
        self.assertEqual(hub.ask("POST", "/api/hall/pause", {"reason": LEAVE, "staff": "301"}, "leave")[0], 200)
        self.assertEqual(hub.ask("POST", "/api/hall/resume", {"staff": "301"}, "on")[0], 200)
        self.assertEqual(hub.ask("POST", "/api/hall/confirm-day", {"staff": "301"}, "confirm")[0], 200)
        self.assertEqual(hub.ask("POST", "/api/tickets", {"service": "A"}, "take-2")[0], 200)

    def test_a_deadline_is_certain_or_says_its_two_bounds(self):
        found = hall.run("deadline", "2026-12-10", "20", check=1)
        text = found.stdout + found.stderr
        for words in ("暂定", "2027-01-06", "2027-01-08"):
            self.assertIn(words, text)
        hall.run("deadline", "2026-09-25", "20", check=0)

    def test_next_year_missing_is_an_alarm_since_15_october_and_a_line_of_check(self):
        def codes(start):
            shutil.rmtree(self.data)
            hub = self.hub(start)
            found = {alarm["code"] for alarm in hub.ask("GET", "/api/paper")[1]["alarms"]}
            hub.kill()
            return found

        self.assertNotIn("calendarMissing", codes("2026-10-14T09:00"))
        self.assertIn("calendarMissing", codes("2026-10-15T09:00"))
        self.assertIn("calendarMissingUrgent", codes("2026-12-01T09:00"))
        self.assertIn("2027", hall.run("check", "--on", "2026-10-15").stdout)
        self.assertNotIn("2027 年", hall.run("check", "--on", "2026-10-14").stdout)

    def test_files_that_contradict_are_faults(self):
        good = (hall.ROOT / "Config/calendar/2026.toml").read_text()
        rows = [
            ("2026_旧稿.toml", "year = 2026\nsource = \"x\"\nholidays = []\nworked_weekends = []\n"),
            ("2027.toml", "year = 2028\nsource = \"x\"\nholidays = [\"2028-01-01\"]\nworked_weekends = []\n"),
            ("2027.toml", "year = 2027\nsource = \"x\"\nholidays = []\nworked_weekends = []\n"),
            ("2026.toml", good.replace("worked_weekends = [", "worked_weekends = [\n    \"2026-11-25\",")),
            ("2026.toml", good.replace("worked_weekends = [", "worked_weekends = [\n    \"2026-01-03\",")),
        ]
        for name, text in rows:
            with self.subTest(name=name, text=text[:60]):
                root = hall.copied_root()
                (root / "Config/calendar" / name).write_text(text)
                found = hall.run("check", "--root", str(root))
                self.assertNotEqual(found.returncode, 0, found.stdout)
                self.assertIn("calendar", found.stdout + found.stderr)

    def test_the_state_councils_text_becomes_a_year_by_two_people_and_without_a_restart(self):
        hub = self.hub("2026-12-04T09:00")
        text = NOTICE_OF_2027
        file = pathlib.Path(self.data) / "notice.txt"
        file.write_text(text)

        def imported(*staff, pins):
            words = [word for badge in staff for word in ("--staff", badge)]
            return subprocess.run([hall.binary(), "calendar", "import", str(file), *words, "--data", self.data],
                                  cwd=hall.ROOT, input="".join(pin + "\n" for pin in pins), capture_output=True, text=True)

        self.assertNotEqual(imported("301", pins=[PIN]).returncode, 0)
        self.assertNotEqual(imported("301", "302", pins=[PIN, "0000"]).returncode, 0)
        done = imported("301", "302", pins=[PIN, PIN])
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("year = 2027", (pathlib.Path(self.data) / "calendar/2027.toml").read_text())
        hall.run("deadline", "2026-12-10", "20", "--data", self.data, check=0)
        self.assertFalse(any(alarm["code"].startswith("calendarMissing")
                             for alarm in hub.ask("GET", "/api/paper")[1]["alarms"]))


# In the form of the notices of other years; the days are made up.
NOTICE_OF_2027 = """国务院办公厅关于2027年部分节假日安排的通知
国办发明电〔2026〕99号
各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
经国务院批准，现将2027年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至13日（周六）放假调休，共9天。1月30日（周六）、2月20日（周六）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。5月8日（周六）上班。
五、端午节：6月9日（周三）放假1天。
六、中秋节：9月15日（周三）放假1天。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。
国务院办公厅
2026年11月4日
"""


if __name__ == "__main__":
    unittest.main()
