"""The pages in real browsers, one of this year and one of six years ago (browsers.py).

    browser.py [87] [TEST…]     the same tests in Chromium 87
"""
import json
import pathlib
import re
import shutil
import sys
import tempfile
import time
import unittest
import urllib.error
import urllib.request

import browsers
import hall
import printer

Browser = browsers.Browser


class ThePages(unittest.TestCase):
    """Each on a hub of its own; the two browsers are the same."""

    @classmethod
    def setUpClass(cls):
        cls.board = Browser(1920, 1080)
        cls.addClassCleanup(cls.board.close)
        cls.window = Browser(1024, 768)
        cls.addClassCleanup(cls.window.close)

    def setUp(self):
        self.data = tempfile.mkdtemp(prefix="quhao-")
        self.addCleanup(shutil.rmtree, self.data)
        self.hub = hall.Hub(self.data)
        self.addCleanup(self.hub.kill)

    def take(self, service, **more):
        status, reply = self.hub.ask(
            "POST", "/api/tickets", {"service": service, **more}, f"take-{time.monotonic_ns()}"
        )
        self.assertEqual(status, 200, reply)
        return reply

    def sign_in(self, badge="103"):
        self.window.open(self.hub.url + "/window/3")
        hall.until(lambda: self.window.run("return !document.getElementById('sign-in').hidden "
                                           "|| !document.getElementById('work').hidden"), "a page")
        if self.window.run("return !document.getElementById('work').hidden"):
            return
        self.window.type("#badge", badge)
        self.window.type("#pin", "2468\n")
        hall.until(lambda: self.window.run("return !document.getElementById('work').hidden"), "signed in")

    def stand_at_the_window(self, waiting=4):
        """Window 3 in the hands of clerk 103, with as many who wait for it, and a board."""
        self.board.open(self.hub.url + "/board")
        hall.until(lambda: "欢迎光临" in self.board.text(), "the board's welcome")
        for _ in range(waiting):
            self.take("A")
        self.sign_in()
        # The rehearsal opened the window; the clerk takes over.
        hall.until(lambda: "接班" in self.window.text(), "the page asks to take over")
        self.window.click("#open")
        hall.until(lambda: "工号 103" in self.window.text("#staff"), "taken over")

    def call(self):
        self.window.press("n")
        hall.until(lambda: self.window.text("#ticket") == "A001", "the window has A001")

    def serve(self):
        self.call()
        self.window.press("a")
        hall.until(lambda: "办理中" in self.window.text("#state"), "serving")

    def test_a_hall_card_signs_its_clerk_in_and_wrong_ones_lock_all_cards(self):
        def show(card):
            return self.hub.ask("POST", "/api/sessions", {"card": card}, headers={})
        status, reply = show("0012345678")
        self.assertEqual((status, reply), (200, {"badge": "103", "role": "clerk"}))
        for number in range(5):
            self.assertEqual(show(f"000000000{number}")[0], 401)
        self.assertEqual(show("0012345678")[0], 429)

    def test_a_wrong_pin_is_refused_and_repeated_ones_lock(self):
        for _ in range(5):
            status, reply = self.hub.ask(
                "POST", "/api/sessions", {"badge": "114", "pin": "0000"}, headers={}
            )
            self.assertEqual((status, reply["code"]), (401, "signInFailed"))
        status, reply = self.hub.ask(
            "POST", "/api/sessions", {"badge": "114", "pin": "2468"}, headers={}
        )
        self.assertEqual((status, reply["code"]), (429, "signInLocked"))

    def test_nobody_is_let_in_without_signing_in(self):
        for method, path in (
            ("GET", "/api/day"), ("GET", "/api/windows/3"), ("GET", "/api/tickets/A001"),
            ("POST", "/api/tickets"), ("POST", "/api/windows/3/next"), ("POST", "/api/hall/pause"),
            ("POST", "/api/tickets/A001/give-up"),
        ):
            status, reply = self.hub.ask(method, path, {}, "k", headers={})
            self.assertEqual((status, reply["code"]), (401, "notAllowed"), path)
        self.assertEqual(self.hub.ask("GET", "/api/board", headers={})[0], 200)

    def test_a_call_from_the_window_is_on_the_board_at_once(self):
        self.stand_at_the_window()
        self.take("B", needs=["blind"])
        self.call()
        hall.until(lambda: "A001" in self.board.text("#calls"), "the board shows it", 2)
        self.assertIn("3 号窗口", self.board.text("#calls"))
        self.assertIn("等候 3", self.board.text("#services"))
        self.board.picture("board")
        self.window.picture("window")
        self.window.press("a")
        hall.until(lambda: "办理中" in self.window.text("#state"), "serving")
        self.window.press("n")
        hall.until(lambda: self.window.text("#ticket") == "A002", "the next one")
        hall.until(lambda: "A001" not in self.board.text("#calls"), "A001 has left the board")

    def test_R33_R91_R113_R114_R115_R116_R117_boards_tell_the_halls_rules_and_carry_nothing_from_elsewhere(self):
        told = json.dumps(self.hub.ask("GET", "/api/publicity", headers={})[1], ensure_ascii=False)
        for words in ("易燃、易爆", "禁止吸烟", "喧哗", "拍照、录音、录像", "疑问或者意见"):
            self.assertIn(words, told)
        for part in ("材料", "工作日", "收费"):
            self.assertIn(part, told)
        connection = self.hub.connection()
        connection.request("GET", "/board")
        answer = connection.getresponse()
        page = answer.read().decode()
        connection.close()
        self.assertIn("default-src 'self'", answer.getheader("Content-Security-Policy"))
        self.assertNotRegex(page, r"(src|href)=.?https?:")

    def test_every_key_of_the_window_does_what_it_says(self):
        self.stand_at_the_window()
        self.call()
        held = "A001"
        # Too soon for a recall or a miss: the buttons say so.
        self.assertTrue(self.window.run("return document.getElementById('missed').disabled"))
        self.window.press("a")
        hall.until(lambda: "办理中" in self.window.text("#state"), "serving")
        self.window.press("k")
        hall.until(lambda: held in self.window.text("#kept"), "kept")
        self.window.press("u")
        hall.until(lambda: self.window.text("#ticket") == held, "taken up again")
        self.window.run("document.getElementById('to').value = 'B'")
        self.window.press("t")
        hall.until(lambda: self.window.text("#ticket") == "—", "transferred")
        self.window.run("document.getElementById('reason').value = '公出'")
        self.window.press("p")
        hall.until(lambda: "公出" in self.window.text("#state"), "paused with its reason")
        hall.until(lambda: "公出" in self.board.text("#windows"), "the board knows")
        self.window.press("o")
        hall.until(lambda: "空闲" in self.window.text("#state"), "open again")
        self.window.type("#wanted", "A004")
        self.window.click("#call")
        hall.until(lambda: "请说明原因" in self.window.text("#message"), "a reason is asked for")
        self.window.type("#why", "孕妇不适")
        self.window.click("#call")
        hall.until(lambda: self.window.text("#ticket") == "A004", "called out of order")

    def test_what_was_pressed_by_mistake_is_taken_back(self):
        self.stand_at_the_window(1)
        self.serve()
        self.window.press("s")
        hall.until(lambda: self.window.text("#ticket") == "—", "finished by mistake")
        hall.until(lambda: "秒内" in self.window.text("#undo"), "the way back is offered")
        self.window.picture("window-undo")
        self.window.press("z")
        hall.until(lambda: self.window.text("#ticket") == "A001", "in hand again")
        self.assertIn("办理中", self.window.text("#state"))
        self.window.run("document.getElementById('cases').value = '3'")
        self.window.click("#set-cases")
        hall.until(lambda: "3 件" in self.window.text("#about"), "the cases that it was")
        self.window.type("#note-text", "已核对原件")
        self.window.click("#leave-note")
        hall.until(lambda: "103" in self.window.text("#note") and "已核对原件" in self.window.text("#note"), "the note")

    def test_when_one_person_has_two_numbers_the_other_comes_next_and_the_evening_has_its_list(self):
        """R126: what the list leaves open is seen by the attendant."""
        self.stand_at_the_window(2)
        self.serve()
        other = self.take("A", linked_to="A001")["ticket"]
        hall.until(lambda: other in self.window.text("#others"), "the other number of this person")
        self.window.click("#others button")
        hall.until(lambda: self.window.text("#ticket") == other, "called next by right")
        self.window.click("#evening")
        self.window.click("#c-0")
        self.window.picture("window-closing")
        self.window.click("#c-done")
        hall.until(lambda: self.hub.ask("GET", "/api/windows/3")[1]["window"].get("closing_open"), "handed in")
        self.assertEqual(self.hub.ask("GET", "/api/windows/3")[1]["window"]["closing_open"],
                         "电器关闭好、柜门锁好、无事故隐患")

    def test_R98_a_clerk_acts_at_no_other_window(self):
        script = """
            const done = arguments[arguments.length - 1];
            fetch('/api/windows/4/next', {method: 'POST', body: '{}', headers:
              {'Idempotency-Key': 'other', 'Content-Type': 'application/json'}})
              .then((answer) => done(answer.status));
        """
        self.sign_in()
        self.assertEqual(self.window.run_async(script), 403)

    def test_the_clerk_issues_a_notice_for_the_ticket_being_served(self):
        """R4, R6, R8: every material is looked at, and what is missing is told at once."""
        self.stand_at_the_window(1)
        self.serve()
        held = "A001"
        self.window.press("g")
        hall.until(lambda: held in self.window.text("#n-ticket"), "the dialog, tied to the ticket")
        self.window.type("#n-find", "spjyxkxb")
        hall.until(lambda: "申请书" in self.window.text("#n-materials"), "the item's materials")
        self.window.run("""const kind = document.getElementById('n-kind'); kind.value = 'individual_business';
            kind.dispatchEvent(new Event('change'));""")
        for field, text in (("#n-name", "张样例"), ("#n-code", "91120224MA0000001U"), ("#n-contact", "0"),
                            ("#n-agent", "李样例")):
            self.window.type(field, text)
        self.window.click("#n-declared")
        hall.until(lambda: "授权委托书" in self.window.text("#n-materials"), "what an agent has to show")
        self.window.run("""const all = document.querySelectorAll('[data-material]');
            all[0].value = 'handed_in'; all[0].dispatchEvent(new Event('change'));
            all[1].value = 'not_in_order'; all[1].dispatchEvent(new Event('change'));""")
        self.window.click("#n-look")
        hall.until(lambda: "请写明哪里不符合" in self.window.text("#n-message"), "nothing without its reason")
        self.window.type("#n-materials input:not([hidden])", "已过有效期")
        self.window.picture("window-notice")
        self.window.click("#n-look")
        hall.until(lambda: "不符合要求：已过有效期" in self.window.text("#n-paper"), "the preview")
        self.assertIn("张样例", self.window.text("#n-paper"))
        self.window.picture("window-preview")
        self.window.click("#n-issue")
        hall.until(lambda: "宝许告" in self.window.text("#n-serial"), "issued", 30)
        self.window.click("#n-shelve")
        hall.until(lambda: "还缺：用印、送达" in self.window.text("#n-message"), "not on the shelf yet")
        self.window.click("#n-seal")
        hall.until(lambda: "待送达" in self.window.text("#n-stage"), "sealed")
        self.window.click("#n-signed")
        hall.until(lambda: "待归档" in self.window.text("#n-stage"), "delivered")
        self.window.type("#n-detail", "2026-A-1")
        self.window.click("#n-shelve")
        hall.until(lambda: "已归档" in self.window.text("#n-stage"), "on the shelf")
        self.window.picture("window-issued")
        self.window.click("#n-close-2")
        found = self.hub.ask("POST", "/api/notices/find", {"limit": 5, "name": "张样例", "staff": "401"}, "find")[1]["notices"]
        self.assertEqual([one["outcome"] for one in found], ["correction"])
        self.assertEqual(found[0]["handler"], "103")

    def test_R26_the_clerk_notes_a_joint_part_in_the_joint_system_before_what_was_said_of_it(self):
        issued = self.hub.ask("POST", "/api/notices", {"verb": "issue", "staff": "201", "draft": {
            "item": "GS-02", "outcome": "accepted", "declared_true": True,
            "applicant": {"kind": "person", "name": "张样例", "contact": "0"},
            "materials": [{"state": "handed_in"}] * 6}}, "joint")[1]
        self.stand_at_the_window(1)
        self.serve()
        self.window.press("g")
        hall.until(lambda: "A001" in self.window.text("#n-ticket"), "the dialog")
        self.window.type("#n-open", issued["serial"])
        self.window.click("#n-see")
        hall.until(lambda: "食品经营许可：天津市宝坻区市场监督管理局，待转告" in self.window.text("#n-subcase"), "the parts")
        self.window.run("document.getElementById('n-subcase').value = 'MK-01';")
        self.window.click("[data-opinion=agreed]")
        hall.until(lambda: "不在联审系统外审批" in self.window.text("#n-message"), "no word without its number")
        self.window.type("#n-case-number", "联审-2")
        self.window.click("#n-send-subcase")
        hall.until(lambda: "审查中" in self.window.text("#n-subcase"), "handed over")
        self.window.picture("window-joint")
        self.window.click("[data-opinion=agreed]")
        hall.until(lambda: "市场监督管理局，同意" in self.window.text("#n-subcase"), "agreed")
        phone = Browser(500, 900)
        self.addCleanup(phone.close)
        phone.open(self.hub.url + "/n/" + issued["code"])
        hall.until(lambda: "食品经营许可：已经同意" in phone.text("#parts"), "the part on the phone")
        self.assertIn("市场主体设立登记：还没有转到该部门", phone.text("#parts"))
        phone.picture("notice-joint")

    def test_the_clerk_accepts_upon_a_promise_of_what_may_be_promised(self):
        self.hub.kill()
        root = hall.copied_root()
        items = pathlib.Path(root) / "Config/items/market.toml"
        first = '[[item.material]]\nname = "食品经营许可申请书"'
        promise = """[[item.promise]]
            kind = "deferred"
            materials = ["保证食品安全的规章制度目录清单"]
            days = 5
            document = { title = "样例目录", number = "样例〔2026〕1号", rank = "normative", until = "2028-12-31" }
            consequence = { text = "逾期不补交的，不予许可", basis = "《样例条例》第九条", rank = "regulation" }
            """
        items.write_text(items.read_text().replace(first, promise + first))
        self.hub = hall.Hub(self.data, extra=("--root", str(root)))
        self.addCleanup(self.hub.kill)
        self.stand_at_the_window(1)
        self.serve()
        self.window.press("g")
        hall.until(lambda: "A001" in self.window.text("#n-ticket"), "the dialog")
        self.window.type("#n-find", "spjyxkxb")
        hall.until(lambda: "申请书" in self.window.text("#n-materials"), "the item's materials")
        self.window.run("""const kind = document.getElementById('n-kind'); kind.value = 'individual_business';
            kind.dispatchEvent(new Event('change'));""")
        for field, text in (("#n-name", "张样例"), ("#n-code", "91120224MA0000001U"), ("#n-contact", "0")):
            self.window.type(field, text)
        self.window.click("#n-declared")
        hall.until(lambda: self.window.run("return document.querySelectorAll('[data-material]').length") == 4,
                   "what is asked of it")
        offered = self.window.run("""return [...document.querySelectorAll('[data-material]')].map(
            (each) => [...each.options].some((option) => option.value === 'promised'));""")
        self.assertEqual(offered, [False, False, False, True])
        self.window.run("""const all = [...document.querySelectorAll('[data-material]')];
            all.forEach((each, index) => { each.value = index < 3 ? 'handed_in' : 'promised';
                each.dispatchEvent(new Event('change')); });""")
        # There is one way: the tick itself is the choice.
        self.assertEqual(self.window.run("return document.getElementById('n-promise').value"), "deferred")
        self.assertIn("依据：《样例目录》（样例〔2026〕1号）", self.window.text("#n-promise-text"))
        self.window.picture("window-promise")
        self.window.click("#n-look")
        hall.until(lambda: "申请人承诺书（容缺受理）" in self.window.text("#n-paper"), "the preview")
        self.assertIn("决定予以受理", self.window.text("#n-paper"))
        self.window.click("#n-issue")
        hall.until(lambda: "宝许告" in self.window.text("#n-serial"), "issued", 30)
        self.window.click("#n-close-2")
        # Back with what was promised: that alone is looked at, and received.
        self.window.press("g")
        hall.until(lambda: "A001" in self.window.text("#n-ticket"), "the dialog again")
        self.window.type("#n-application", "2026-1")
        self.window.run("document.getElementById('n-application').dispatchEvent(new Event('change'));")
        hall.until(lambda: self.window.run("return document.getElementById('n-outcome').value") == "received",
                   "a receipt is likely")
        self.assertIn("规章制度", self.window.text("#n-materials"))
        self.assertNotIn("申请书", self.window.text("#n-materials"))
        self.window.click("#n-declared")
        self.window.run("""const all = document.querySelectorAll('[data-material]'); const last = all[all.length - 1];
            last.value = 'handed_in'; last.dispatchEvent(new Event('change'));""")
        self.window.click("#n-look")
        hall.until(lambda: "您书面承诺补交的" in self.window.text("#n-paper"), "the receipt of what was promised")

    def test_keys_pressed_while_a_notice_opens_call_and_finish_nobody(self):
        self.stand_at_the_window(1)
        self.serve()
        # The hub is slow: what the dialog asks for does not come.
        self.window.run("""const ask = window.fetch; window.fetch = (...asked) =>
            String(asked[0]).startsWith('/api/items') ? new Promise(() => {}) : ask(...asked);""")
        self.window.press("g")
        self.window.press("s")
        self.assertEqual(self.window.run("return document.getElementById('n-find').value"), "s")
        self.assertEqual(self.window.text("#ticket"), "A001")
        self.assertEqual(self.hub.ask("GET", "/api/tickets/A001")[1]["state"], "serving")

    def test_what_cannot_be_answered_now_becomes_a_task(self):
        """R10: the ticket ends, the task stays open until the answer has reached the visitor."""
        self.stand_at_the_window(1)
        self.serve()
        held = "A001"
        self.window.press("l")
        self.window.type("#e-question", "跨窗口的事项找谁")
        self.window.click("#e-note")
        hall.until(lambda: "联系方式" in self.window.text("#e-message"), "a way to reach the visitor")
        self.window.type("#e-visitor", "0")
        self.window.click("#e-note")
        hall.until(lambda: self.window.text("#ticket") == "—", "the ticket has ended")
        self.assertEqual(self.hub.ask("GET", "/api/tickets/" + held)[1]["state"], "awaitingReply")
        tasks = self.hub.ask("POST", "/api/enquiries/find", {"limit": 5, "state": "open"}, "tasks")[1]
        self.assertEqual([one["owner"] for one in tasks["enquiries"]], ["103"])

    def test_a_screen_is_let_in_by_the_code_that_it_shows_and_taken_back_by_one_press(self):
        screen = Browser(1920, 1080)
        self.addCleanup(screen.close)
        screen.open(self.hub.url + "/board?pair=北门电视")
        hall.until(lambda: screen.text("#pairing-code").isdigit(), "a code on its glass")
        screen.picture("board-pairing")
        page = Browser(1920, 1080)
        self.addCleanup(page.close)
        page.open(self.hub.url + "/attendant")
        hall.until(lambda: page.run("return !document.getElementById('sign-in').hidden"), "the form")
        page.type("#badge", "501")
        page.type("#pin", "2468\n")
        hall.until(lambda: "北门电视" in page.text("#devices"), "the attendant sees who waits")
        page.type("#pair-code", screen.text("#pairing-code"))
        page.click("#pair")
        hall.until(lambda: "已配对：北门电视" in page.text("#message"), "confirmed")
        hall.until(lambda: screen.run("return location.search") == "" and "叫号" in screen.run("return document.title"), "a board")
        hall.until(lambda: "秒前" in page.text("#devices"), "it was heard of")
        page.picture("attendant-devices")
        page.click("#devices button")
        hall.until(lambda: "已收回" in page.text("#message"), "taken back")
        # The manager sees who is signed in, and ends it.
        hall.until(lambda: "501" in page.text("#people"), "who is signed in")
        page.run("[...document.querySelectorAll('#people tr')].find((row) => row.innerText.includes('501'))"
                 ".querySelector('button').click()")
        hall.until(lambda: page.run("return !document.getElementById('sign-in').hidden"), "signed out by it")

    def test_the_phone_shows_its_ticket_and_nothing_personal(self):
        taken = self.take("G", needs=["deaf"])
        phone = Browser(500, 900)
        self.addCleanup(phone.close)
        phone.open(self.hub.url + "/t/" + taken["code"])
        hall.until(lambda: taken["ticket"] in phone.text(), "the phone's number")
        self.assertIn("下一位就是您", phone.text())
        phone.picture("phone")
        # Browsers let no page sound or shake that was not touched; what they are asked for is kept.
        phone.run("""window.sounds = []; window.shakes = 0;
            navigator.vibrate = () => { window.shakes += 1; return true; };
            const make = AudioContext.prototype.createOscillator;
            AudioContext.prototype.createOscillator = function () {
              window.sounds.push(this.state); return make.call(this); };""")
        phone.click("#ring")
        hall.until(lambda: "不要锁屏" in phone.text("#ringing"), "it will ring")
        self.assertEqual(phone.run("return [window.sounds, window.shakes]"), [["running"], 1])
        seen = self.hub.ask("GET", "/api/slips/" + taken["code"], headers={})[1]
        self.assertEqual((seen["needs"], seen.get("first_handler")), ([], None))
        self.hub.ask("POST", "/api/windows/11/next", {}, "phone-call")
        hall.until(lambda: "请您现在到窗口" in phone.text(), "the phone is called")
        self.assertEqual(phone.run("return [window.sounds, window.shakes]"), [["running"] * 5, 2])
        phone.picture("phone-called")
        self.hub.ask("POST", "/api/windows/11/served", {}, "phone-served")
        hall.until(lambda: phone.run("return getComputedStyle(document.getElementById('ringing')).display") == "none",
                   "it is over")
        self.assertEqual(self.hub.ask("GET", "/api/slips/AAAAAAAA", headers={})[0], 404)

    def test_whoever_holds_a_notice_sees_whether_it_is_in_force(self):
        """A rehearsal has its key already; advice needs no name."""
        issued = self.hub.ask("POST", "/api/notices", {
            "verb": "issue", "staff": "201", "draft": {"item": "MK-01", "outcome": "advice"}}, "advice")[1]
        phone = Browser(500, 900)
        self.addCleanup(phone.close)
        phone.open(self.hub.url + "/n/" + issued["code"])
        hall.until(lambda: "内容与存档一致（不含印章真伪），有效" in phone.text("#state"), "the verdict")
        self.assertIn(issued["serial_text"], phone.text())
        self.assertIn("没有查纸上的签名", phone.text("#advice"))
        phone.picture("notice")
        # The paper's own statement stands behind the "#": the page compares it.
        genuine = issued["statement"].split("#")[1]
        for statement, words in ((genuine, "有效"), (genuine[:-4] + "0000", "不是本中心的")):
            phone.open("about:blank")
            phone.open(f"{self.hub.url}/n/{issued['code']}#{statement}")
            hall.until(lambda: words in phone.text("#state"), words)
        self.hub.ask("POST", "/api/notices", {
            "verb": "void", "staff": "201", "notice": issued["serial"], "reason": "试验"}, "void")
        phone.open(self.hub.url + "/n/" + issued["code"])
        hall.until(lambda: "已经作废" in phone.text("#state"), "that it is void")
        phone.open(self.hub.url + "/n/AAAAAAAA")
        hall.until(lambda: "没有这份告知书" in phone.text("#state"), "that there is none")

    def test_whoever_holds_a_notice_sees_how_far_it_is_and_reads_it_with_the_end_of_the_telephone(self):
        """R28: what is missing, where to bring it, and by when; the words of the paper for who knows the digits."""
        count = len(self.hub.ask("GET", "/api/items/PL-01/materials?kind=person")[1]["materials"])
        issued = self.hub.ask("POST", "/api/notices", {"verb": "issue", "staff": "201", "draft": {
            "item": "PL-01", "outcome": "correction", "declared_true": True,
            "materials": [{"state": "missing"}] + [{"state": "handed_in"}] * (count - 1),
            "applicant": {"kind": "person", "name": "张样例", "contact": "13800000057"}}}, "progress")[1]
        phone = Browser(500, 1400)
        self.addCleanup(phone.close)
        phone.open(self.hub.url + "/n/" + issued["code"])
        # What is hidden still has its text: the place is empty until the answer is there.
        hall.until(lambda: "号窗口" in phone.text("#place"), "where to bring it")
        self.assertIn("建设工程规划许可申请书", phone.text("#missing"))
        self.assertNotIn("张样例", phone.text())
        phone.picture("notice-progress")
        phone.click("#read")
        hall.until(lambda: "最后4位" in phone.text("#digits-words"), "how many digits it takes")
        phone.type("#digits", "1234")
        phone.click("#digits-form button")
        hall.until(lambda: "号码不对" in phone.text("#digits-answer"), "that they are wrong")
        phone.run("document.getElementById('digits').value = ''")
        phone.type("#digits", "0057")
        phone.click("#digits-form button")
        hall.until(lambda: "告知结果：补正告知" in phone.text("#text"), "the words of the paper")
        self.assertNotIn("张样例", phone.text())
        self.assertNotIn("13800000057", phone.text())
        phone.picture("notice-text")

    def test_R102_whoever_is_asked_for_a_name_is_told_who_keeps_it(self):
        """Personal Information Protection Law, art. 17: beside the fields, and all of it a click away."""
        self.stand_at_the_window(1)
        self.window.press("g")
        hall.until(lambda: "留存" in self.window.text("#notice .privacy"), "the line beside the name")
        self.assertIn("查阅、更正", self.window.text("#notice .privacy"))
        phone = Browser(500, 1200)
        self.addCleanup(phone.close)
        phone.open(self.hub.url + "/privacy")
        hall.until(lambda: "您的权利" in phone.text("#text"), "all of it")
        phone.picture("privacy")

    def test_R70_the_forms_of_an_item_are_on_the_phone(self):
        phone = Browser(500, 900)
        self.addCleanup(phone.close)
        phone.open(self.hub.url + "/f/MK-01")
        hall.until(lambda: "示范文本" in phone.text("#forms"), "the forms")
        # As the guide on paper says it, with what is asked of whom.
        for words in ("营业执照", "代理人来办理的，另带授权委托书", "要带的材料"):
            self.assertIn(words, phone.text("#guide"))
        for kind in ("blank", "sample"):
            with urllib.request.urlopen(f"{self.hub.url}/forms/MK-01/{kind}.pdf", timeout=10) as answer:
                self.assertEqual((answer.headers["Content-Type"], answer.read(5)), ("application/pdf", b"%PDF-"))
        for path in ("/forms/MK-01/form.toml", "/forms/..%2f..%2fConfig/blank.pdf", "/forms/NO-1/blank.pdf"):
            with self.assertRaises(urllib.error.HTTPError) as refused:
                urllib.request.urlopen(self.hub.url + path, timeout=10)
            self.assertEqual(refused.exception.code, 404, path)
            refused.exception.close()
        phone.picture("forms")

    def test_the_inspector_reads_everything_and_each_look_is_a_fact(self):
        """R12, R136: the report of the month, a search, a notice with its names."""
        count = len(self.hub.ask("GET", "/api/items/PL-01/materials?kind=person")[1]["materials"])
        issued = self.hub.ask("POST", "/api/notices", {"verb": "issue", "staff": "201", "draft": {
            "item": "PL-01", "outcome": "correction", "handler": "201", "declared_true": True,
            "applicant": {"kind": "person", "name": "张样例", "contact": "0"},
            "materials": [{"state": "missing"}] + [{"state": "handed_in"}] * (count - 1)}}, "issue")[1]
        self.assertIn("serial", issued)
        for verb, more in (("seal", {}), ("deliver", {"way": "signed_for"})):
            status, reply = self.hub.ask("POST", "/api/notices", {
                "verb": verb, "staff": "201", "notice": issued["serial"], **more}, verb)
            self.assertEqual(status, 200, reply)
        page = Browser(1920, 1080)
        self.addCleanup(page.close)
        page.open(self.hub.url + "/inspector")
        hall.until(lambda: page.run("return !document.getElementById('sign-in').hidden"), "the form")
        page.type("#badge", "401")
        page.type("#pin", "2468")
        page.click("#sign-in button")
        hall.until(lambda: "用印登记" in page.text("#report"), "the report of this month")
        page.type("#name", "张样例")
        page.click("#find button")
        hall.until(lambda: "补正告知" in page.text("#found"), "found by the whole name")
        page.click("#found button")
        hall.until(lambda: "申请人 张样例" in page.text("#one"), "with its names")
        self.assertIn("当面签收", page.text("#one"))
        page.picture("inspector")
        for body in ({"verb": "seal", "notice": "2026-1"}, {"verb": "void", "notice": "2026-1", "reason": "甲"}):
            script = """
                const done = arguments[arguments.length - 1];
                fetch('/api/notices', {method: 'POST', body: arguments[0], headers:
                  {'Idempotency-Key': arguments[1], 'Content-Type': 'application/json'}})
                  .then((answer) => done(answer.status));
            """
            status = page.run_async(script, json.dumps(body), "inspector-" + body["verb"])
            self.assertEqual(status, 403, body)

    def test_R118_R120_the_hall_pauses_and_a_board_says_when_it_is_cut_off(self):
        self.stand_at_the_window()
        self.call()
        hall.until(lambda: "A001" in self.board.text("#calls"), "a call on the board")
        self.hub.ask("POST", "/api/hall/pause", {"reason": "消防演习", "kind": "pause", "staff": "301"}, "pause")
        hall.until(lambda: "消防演习" in self.board.text("#paused"), "the board says why")
        # R118 R120: over everything else.
        box = self.board.run("const box = document.getElementById('paused').getBoundingClientRect();"
                             "return [box.width >= innerWidth, box.height >= innerHeight]")
        self.assertEqual(box, [True, True])
        self.board.picture("board-emergency")
        self.hub.ask("POST", "/api/hall/resume", {"staff": "301"}, "resume")
        hall.until(lambda: self.board.run("return document.getElementById('paused').hidden"), "resumed")
        before = self.board.text("#calls")
        self.hub.kill()
        hall.until(lambda: "连接中断" in self.board.text("#stale"), "the board says that it is old", 45)
        self.assertEqual(self.board.text("#calls"), before)
        self.board.picture("board-stale")

    def test_the_attendant_sees_what_is_wrong_and_one_thing_to_do(self):
        device = printer.TCPPrinter(fence=False)
        self.addCleanup(device.close)
        root = hall.copied_root(
            lambda settings: settings.replace("file:slips", f"tcp:127.0.0.1:{device.port}")
            .replace('"escpos-80mm"', '"clone-80mm"').replace("patience_seconds = 5", "patience_seconds = 1")
        )
        data = tempfile.mkdtemp(prefix="quhao-")
        self.addCleanup(shutil.rmtree, data)
        hub = hall.Hub(data, extra=("--root", str(root)))
        self.addCleanup(hub.kill)
        page = self.window
        page.open(hub.url + "/attendant")
        hall.until(lambda: page.run("return !document.getElementById('sign-in').hidden"), "a form")
        page.type("#badge", "301")
        page.type("#pin", "2468\n")
        # Nothing is wrong in the hall; since October next year's holidays are missing.
        hall.until(lambda: "2027" in page.text("#alarms"), "next year's calendar")
        self.assertEqual(page.run("return document.querySelectorAll('#alarms li').length"), 1)
        page.type("#duty-badge", "104")
        page.type("#duty-pin", "2468\n")
        hall.until(lambda: "已签到：工号 104" in page.text("#message"), "reported for duty")
        self.assertIn("104 09:0", page.text("#duty"))
        self.assertEqual(page.run("return document.getElementById('duty-pin').value"), "")
        device.mechanism.set(paper_out=True)
        hall.until(lambda: "缺纸：请换上新纸卷" in page.text("#alarms"), "no paper")
        hub.ask("POST", "/api/tickets", {"service": "A"}, "owed")
        hall.until(lambda: "待打印" in page.text("#papers"), "the slip is owed")
        page.picture("attendant-no-paper")
        device.mechanism.set(paper_out=False)
        hall.until(lambda: "已打出" in page.text("#papers"), "the slip came out by itself")
        device.mechanism.at(300, device.reset)
        hub.ask("POST", "/api/tickets", {"service": "A"}, "unknown")
        hall.until(lambda: "A002 的号票是否打出未知" in page.text("#alarms"), "somebody has to look")
        page.picture("attendant-unknown")
        hall.until(lambda: "正常" in page.text("#printers"), "the printer is back")
        page.run("[...document.querySelectorAll('#alarms button')]"
                 ".find((b) => b.innerText.includes('没有打出')).click()")
        hall.until(lambda: "A002 补打2" in page.text("#papers"), "a second paper")
        hall.until(lambda: "A002" not in page.text("#alarms"), "nothing to look after")
        page.type("#ticket", "A001")
        page.click("#reprint")
        hall.until(lambda: "原因" in page.text("#message"), "a reason is asked for")
        page.type("#reason", "遗失")
        page.click("#reprint")
        hall.until(lambda: "A001 的号票已打出" in page.text("#message"), "a second paper")
        self.assertEqual(len(device.mechanism.papers), 3 + 1)

    def test_the_api_is_as_it_is_described(self):
        def parts(path):
            return ["{}" if part[:1] in ("{", ":") else part for part in path.split("/")]

        def covers(described, route):
            """A word in braces stands for any one; `/api/windows/{number}/{verb}` describes each verb."""
            return len(described) == len(route) and all(one in ("{}", other) for one, other in zip(described, route))

        described = [parts(path) for _, path in hall.described()]
        routes = [parts(line.split()[1]) for line in hall.run("api").stdout.splitlines()]
        self.assertGreater(len(routes), 40, "the table of asks")
        self.assertEqual((200, json.loads(hall.run("api", "--openapi").stdout)), self.hub.ask("GET", "/api/openapi.yaml"))
        for source in (hall.ROOT / "Sources/HallHub").rglob("Hub*.swift"):
            routes += [parts(line.split('"')[1]) for line in source.read_text().splitlines()
                       if "router." in line and '"/api/' in line]
        self.assertEqual([], ["/".join(route) for route in routes if not any(covers(one, route) for one in described)])
        self.assertEqual([], ["/".join(one) for one in described if not any(covers(one, route) for route in routes)])


class OnItsOwnHub(unittest.TestCase):
    def setUp(self):
        self.data = tempfile.mkdtemp(prefix="quhao-")
        self.addCleanup(shutil.rmtree, self.data)
        self.hub = hall.Hub(self.data)
        self.addCleanup(self.hub.kill)

    def browser(self, path, width=1280, height=800, badge=None):
        page = Browser(width, height)
        self.addCleanup(page.close)
        page.open(self.hub.url + path)
        if badge:
            self.sign_in(page, badge)
        return page

    def sign_in(self, page, badge):
        hall.until(lambda: page.run("return !document.getElementById('sign-in').hidden"), "a form")
        page.type("#badge", badge)
        page.type("#pin", "2468\n")
        hall.until(lambda: page.run("return !document.getElementById('work').hidden"), "signed in")


class WhenTheHallStandsStill(OnItsOwnHub):
    """What a hub's pages show of Next, an evacuation and a service that stands."""

    def hold(self, page, button):
        """As a finger that stays on it."""
        page.run(f"document.getElementById('{button}').dispatchEvent(new Event('pointerdown'))")

    def post(self, path, body):
        return self.hub.ask("POST", path, body, f"post-{time.monotonic_ns()}")

    def test_next_asks_whether_the_visitor_came_and_says_how_long_a_miss_has_to_wait(self):
        for number in range(2):
            self.hub.ask("POST", "/api/tickets", {"service": "A"}, f"take-{number}")
        page = self.browser("/window/3", badge="103")
        page.click("#open")
        hall.until(lambda: "工号 103" in page.text("#staff"), "taken over")
        page.press("n")
        hall.until(lambda: page.text("#ticket") == "A001", "called")
        self.assertIn("秒后", page.text("#missed"))
        page.press("n")
        hall.until(lambda: page.run("return document.getElementById('arrival').open"), "asked")
        self.assertIn("A001 来了吗", page.text("#arrival"))
        self.assertTrue(page.run("return document.getElementById('a-absent').disabled"))
        self.assertIn("秒后", page.text("#a-absent"))
        page.picture("window-arrival")
        # The same key a second time answers nothing.
        page.press("n")
        self.assertEqual(self.hub.ask("GET", "/api/tickets/A001")[1]["state"], "called")
        page.press("2")
        hall.until(lambda: page.text("#ticket") == "A002", "the next one")
        self.assertEqual(self.hub.ask("GET", "/api/tickets/A001")[1]["state"], "served")

    def test_a_phone_says_until_when_and_how_often_a_missed_number_may_come_back(self):
        self.hub.kill()
        shutil.rmtree(self.data)
        done = [hall.run(*step, "--data", self.data, "--rehearse", f"2026-11-23T08:{40 + 3 * minute}", "--json", check=0)
                for minute, step in enumerate((("take", "A"), ("call", 1), ("missed", 1)))]
        code = json.loads(done[0].stdout)["code"]
        self.hub = hall.Hub(self.data)
        self.addCleanup(self.hub.kill)
        ticket = self.hub.ask("GET", "/api/tickets/A001")[1]
        phone = self.browser("/t/" + code, 500, 900)
        words = f"请在 {ticket['return_until']} 前到取号机恢复排队，还可以恢复 {ticket['returns_left']} 次"
        hall.until(lambda: words in phone.text("#advice"), words)

    def test_an_evacuation_is_sent_by_holding_a_button_and_is_one_sentence_on_every_glass(self):
        code = self.hub.ask("POST", "/api/tickets", {"service": "A", "needs": ["blind"]}, "take")[1]["code"]
        board = self.browser("/board", 1920, 1080)
        phone = self.browser("/t/" + code, 500, 900)
        page = self.browser("/window/3", badge="103")
        hall.until(lambda: "下一位就是您" in phone.text(), "the phone's ticket")
        page.click("#ev-open")
        hall.until(lambda: "有序离开大厅" in page.text("#ev-text"), "the text is seen before")
        page.picture("evacuation-before")
        # A press is not enough.
        page.click("#ev-send")
        self.assertNotIn("standstill", self.hub.ask("GET", "/api/board")[1])
        self.hold(page, "ev-send")
        hall.until(lambda: "standstill" in self.hub.ask("GET", "/api/board")[1], "sent")
        sentence = "紧急情况，请听从工作人员指引，有序离开大厅。"
        for glass, name in ((board, "board"), (phone, "phone")):
            hall.until(lambda: glass.text("#evacuation") == sentence, name)
            box = glass.run("const box = document.getElementById('evacuation').getBoundingClientRect();"
                            "return [box.width >= innerWidth, box.height >= innerHeight,"
                            "document.elementFromPoint(20, 20).id, document.elementFromPoint(innerWidth - 20, innerHeight - 20).id]")
            self.assertEqual(box, [True, True, "evacuation", "evacuation"])
            glass.picture("evacuation-" + name)
        hall.until(lambda: "A001" in page.text("#ev-list"), "whom to find")
        self.assertIn("等候区", page.text("#ev-list"))
        page.run("document.querySelector('#ev-list button').click()")
        hall.until(lambda: "已引导（103）" in page.text("#ev-list"), "ticked off by name")
        page.picture("evacuation-window")
        self.assertEqual(self.post("/api/hall/resume", {"staff": "301"})[0], 200)
        hall.until(lambda: board.run("return document.getElementById('evacuation').hidden"), "over")

    def test_the_attendant_sends_a_pause_by_holding_a_button_and_lets_a_service_stand(self):
        page = self.browser("/attendant", badge="301")
        hall.until(lambda: page.run("return document.getElementById('emergency').options.length > 0"), "the texts")
        self.assertTrue(page.text("#stop-text"))
        page.click("#ev-open")
        hall.until(lambda: "有序离开大厅" in page.text("#ev-text"), "the same dialog as at a window")
        page.picture("attendant-evacuation")
        page.click("#ev-close")
        page.type("#stop-why", "消防演习")
        self.assertEqual(page.text("#stop-text"), "消防演习")
        page.run("document.getElementById('takes').click()")
        self.hold(page, "stop")
        told = hall.until(lambda: self.hub.ask("GET", "/api/board")[1].get("standstill"), "sent")
        self.assertEqual(told, {"kind": "pause", "text": "消防演习", "takes": True})
        hall.until(lambda: page.run("return !document.getElementById('go').hidden"), "it can go on")
        page.click("#go")
        hall.until(lambda: "standstill" not in self.hub.ask("GET", "/api/board")[1], "it goes on")
        page.run("document.getElementById('s-service').value = 'E'")
        page.run("document.getElementById('s-waiting').value = 'keep'")
        page.type("#s-reason", "市里系统维护")
        page.type("#s-until", "10:30")
        page.click("#s-stop")
        hall.until(lambda: "市里系统维护" in page.text("#stops"), "it stands")
        page.picture("attendant-stop")
        page.run("document.querySelector('#stops button').click()")
        hall.until(lambda: "没有" in page.text("#stops-count"), "it goes on")

    def test_the_supervision_office_handles_a_complaint_and_others_are_shown_no_page(self):
        self.post("/api/enquiries", {"verb": "note", "staff": "201", "draft": {
            "kind": "complaint", "channel": "on_site", "form": "written", "about": "104", "question": "态度恶劣",
            "visitor": "某人的电话"}})
        page = self.browser("/supervisor", badge="402")
        hall.until(lambda: "态度恶劣" in page.text("#complaints"), "the complaint")
        self.assertNotIn("某人的电话", page.text())
        page.run("document.querySelector('#complaints button').click()")
        page.click("#c-see")
        hall.until(lambda: "某人的电话" in page.text("#c-contact"), "who complained, by a look that is a fact")
        page.type("#c-text", "已批评教育")
        page.click("#c-reply")
        hall.until(lambda: "已批评教育" in page.text("#c-answer"), "answered")
        self.assertTrue(page.run("return document.getElementById('c-oral').disabled"))
        page.picture("supervisor")
        page.click("#c-written")
        hall.until(lambda: "没有" in page.text("#count"), "closed")
        page.click("#leave")
        hall.until(lambda: page.run("return !document.getElementById('sign-in').hidden"), "signed out")
        page.type("#badge", "401")
        page.type("#pin", "2468\n")
        hall.until(lambda: "监察室" in page.text("#message"), "not for an inspector")
        self.assertTrue(page.run("return document.getElementById('work').hidden"))


class PagesThatStayAlive(OnItsOwnHub):
    """Streams are counted, not seconds."""

    def streams(self):
        return self.hub.ask("GET", "/api/boards")[1]["streams"]

    def alive(self, page, what):
        hall.until(lambda: page.text("#hall") != "" and re.search(r":\d\d$", page.text("#clock")),
                   f"{what} has its picture", 30)

    def test_twelve_pages_followed_in_one_tab_leave_one_stream(self):
        page = self.browser("/window/1")
        self.alive(page, "/window/1")
        for number in range(2, 12):
            path = f"/window/{number}" if number % 3 else "/attendant" if number % 2 else "/inspector"
            page.open(self.hub.url + path)
            self.alive(page, path)
        page.open(self.hub.url + "/board")
        self.alive(page, "/board")
        hall.until(lambda: self.streams() == 1, "one stream is left", 30)
        if Browser.has_tabs:
            # Back, from the page cache or anew: it is alive, and the board it came from holds none.
            page.back()
            self.alive(page, "the page before")
            taken = self.hub.ask("POST", "/api/tickets", {"service": "A"}, "back")[1]
            self.assertEqual(taken["ticket"], "A001")
            hall.until(lambda: self.streams() == 1, "still one", 30)

    def test_seven_tabs_of_staff_share_one_stream_and_outlive_the_one_that_has_it(self):
        if not Browser.has_tabs:
            self.skipTest("the old browser is one view")
        page = self.browser("/window/1")
        tabs = [page.here()]
        self.alive(page, "the first tab")
        for number in range(2, 8):
            tabs.append(page.tab())
            page.open(self.hub.url + f"/window/{number}")
            self.alive(page, f"tab {number}")
        hall.until(lambda: self.streams() == 1, "they share one", 30)
        self.sign_in(page, "107")
        for _ in range(2):
            page.to(tabs.pop(0))
            page.close_tab()
            page.to(tabs[-1])
            hall.until(lambda: self.streams() == 1, "another one has taken it over", 30)
        self.hub.ask("POST", "/api/hall/pause", {"reason": "系统故障", "kind": "pause", "staff": "301"}, "pause")
        for tab in tabs:
            page.to(tab)
            hall.until(lambda: "系统故障" in page.text("#standstill"), "every tab hears of it", 30)

    def test_boards_have_streams_of_their_own(self):
        if not Browser.has_tabs:
            self.skipTest("the old browser is one view")
        page = self.browser("/board")
        self.alive(page, "a board")
        page.tab()
        page.open(self.hub.url + "/board?windows=1-3")
        self.alive(page, "another board")
        hall.until(lambda: self.streams() == 2, "each glass counts", 30)

    def test_a_redraw_never_turns_the_boards_clock_back(self):
        page = self.browser("/board")
        self.alive(page, "a board")
        before = page.text("#clock").split(" ")[0]
        self.assertEqual(page.run("showTime('23:58'); show(shown, [], false); return document.getElementById('clock').textContent"),
                         before + " 23:58")

    def test_a_board_understands_its_windows_in_any_width_and_says_what_it_cannot(self):
        for number in (2, 4):
            self.hub.ask("POST", "/api/tickets", {"service": "A"}, f"take-{number}")
        self.hub.ask("POST", "/api/windows/2/open", {"staff": "102"}, "open")
        ticket = self.hub.ask("POST", "/api/windows/2/next", {"staff": "102"}, "next")[1]["ticket"]
        page = self.browser("/board?windows=1－3，4")
        hall.until(lambda: ticket in page.text("#calls"), "the call is shown")
        self.assertTrue(page.run("return document.getElementById('address').hidden"))
        for asked, word in (("1-3,vier", "vier"), ("3-1", "3-1"), ("77", "77"), ("1,,2;77-99", "77-99")):
            page.open(self.hub.url + "/board?windows=" + asked)
            hall.until(lambda: word in page.text("#address"), f"{asked} is told")


if __name__ == "__main__":
    if "87" in sys.argv:
        sys.argv.remove("87")
        if not browsers.OldBrowser.python():
            print("skipped: Chromium 87 (PyQtWebEngine, from PyPI) can't be had here")
            raise SystemExit(0)
        Browser = browsers.OldBrowser
    unittest.main()
