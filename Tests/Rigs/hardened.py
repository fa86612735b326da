"""Nobody is harmed by an address, a keyboard, a file or a stranger: inputs that once did harm, over HTTP, the command
line and a terminal, with the shipped settings. One test for each; its title says what is right."""
import csv
import http.client
import io
import itertools
import json
import os
import pathlib
import pty
import re
import shutil
import signal
import socket
import sqlite3
import ssl
import subprocess
import tempfile
import threading
import time
import unittest

import hall
import harmless
import printer


def toml(settings, key, value):
    """The settings with another value of a key that is there once."""
    head, rest = settings.split(f"\n{key} = ", 1)
    return f"{head}\n{key} = {value}\n" + rest.split("\n", 1)[1]


class Folder(unittest.TestCase):
    def setUp(self):
        self.data = tempfile.mkdtemp(prefix="quhao-hardened-")
        self.addCleanup(shutil.rmtree, self.data, ignore_errors=True)

    def quhao(self, *words, check=0, **more):
        return hall.run(*words, "--data", self.data, check=check, **more)

    def take(self, *more, check=0, **given):
        return self.quhao("take", "A", "--rehearse", hall.NINE, *more, check=check, **given)


class Addresses(harmless.InAHall):
    def test_a_notice_has_no_qr_code_where_nobody_said_what_a_phone_can_open(self):
        def codes(data):
            serial = self.issue("MK-06", "advice")["serial"]
            hall.until(lambda: self.get(f"/api/notices/{serial}")[1]["copies"] == ["printed", "printed"], "printed")
            year, number = serial.split("-")
            paper = f"{data}/archive/{year}/{number}-1.pdf"
            subprocess.run(["pdftoppm", "-r", "200", "-png", paper, data + "/page"], check=True)
            pages = sorted(map(str, pathlib.Path(data).glob("page*.png")))
            read = subprocess.run(["zbarimg", "-q", "--raw", "-Sdisable", "-Sqrcode.enable", *pages], capture_output=True, text=True).stdout
            text = subprocess.run(["pdftotext", paper, "-"], capture_output=True, text=True, check=True).stdout
            self.assertIn(self.get(f"/api/notices/{serial}")[1]["code"], text)
            return read

        self.assertEqual(codes(self.data), "")
        self.hub.kill()
        self.hub = hall.Hub(self.data, extra=("--root", str(hall.copied_root())))
        # Where somebody has said it, the same look at the paper finds it.
        self.assertIn(hall.ADDRESS + "/n/", codes(self.data))

    def test_a_code_is_understood_in_any_width_and_case_and_with_a_slash(self):
        code = self.take()["code"]
        for ending in ("", "/", "//"):
            for text in (code, code.lower(), "".join(chr(ord(c) + 0xFEE0) for c in code), f" {code} "):
                status, reply = self.get("/api/slips/" + http_part(text) + ending)
                self.assertEqual((status, reply.get("ticket")), (200, "A001"), (text, ending))
        self.assertEqual(self.raw("GET", f"/t/{code}/").status, 200)
        notice = self.issue("MK-06", "advice")
        self.assertEqual(self.get("/api/notices/" + http_part(notice["code"].lower()) + "/")[0], 200)

    def raw(self, method, path, headers=None, body=None):
        connection = self.hub.connection()
        self.addCleanup(connection.close)
        connection.request(method, path, body, headers or {})
        return connection.getresponse()

    def test_check_says_what_a_phone_would_see_and_takes_no_address_that_leads_nowhere(self):
        self.assertIn("不印二维码", hall.run("check", check=0).stdout)
        root = hall.copied_root()
        self.assertIn(hall.ADDRESS + "/t/", hall.run("check", "--root", root, check=0).stdout)
        for address in ("http://0.0.0.0:8461", ":8461", "http://localhost", "fw.example.cn", "javascript:alert(1)"):
            root = hall.copied_root(lambda settings: settings.replace(hall.ADDRESS, address))
            told = hall.run("check", "--root", root, check=3).stderr
            self.assertIn("hub.public_address", told, address)
            self.assertIn("(line ", told)


def http_part(text):
    return "".join(f"%{byte:02X}" for byte in text.encode())


class HTTP(harmless.InAHall):
    def test_answers_HEAD_and_leave_to_go_on_and_tells_no_proxy_to_hold_a_stream(self):
        connection = self.hub.connection()
        connection.request("HEAD", "/board")
        answer = connection.getresponse()
        self.assertEqual((answer.status, answer.read()), (200, b""))
        connection.close()
        wire = socket.create_connection(self.hub.netloc.split(":"), timeout=20)
        self.addCleanup(wire.close)
        body = b'{"service":"A"}'
        wire.sendall((f"POST /api/tickets HTTP/1.1\r\nHost: {self.hub.netloc}\r\nAuthorization: Bearer {self.hub.token}\r\n"
                      f"Idempotency-Key: waits\r\nContent-Length: {len(body)}\r\nExpect: 100-continue\r\n\r\n").encode())
        self.assertIn(b"100 Continue", wire.recv(1000))
        wire.sendall(body)
        self.assertIn(b"200 OK", wire.recv(4000))
        stream = self.hub.connection()
        stream.request("GET", "/api/events")
        answer = stream.getresponse()
        self.assertEqual(answer.getheader("X-Accel-Buffering"), "no")
        stream.close()

    def test_says_of_an_address_what_it_takes_and_of_none_that_there_is_none(self):
        for method, path, allowed in (("PUT", "/api/board", "GET, HEAD"), ("POST", "/api/day", "GET, HEAD"),
                                      ("DELETE", "/api/tickets", "POST"), ("GET", "/api/applications/find", "POST"),
                                      ("PATCH", "/", "GET, HEAD"), ("GET", "/api/windows", None), ("HEAD", "/board", None)):
            with self.subTest(method=method, path=path):
                connection = self.hub.connection()
                connection.request(method, path, headers={"Authorization": f"Bearer {self.hub.token}"})
                answer = connection.getresponse()
                told = answer.read()
                connection.close()
                if allowed is None:
                    self.assertNotIn(answer.status, (404, 405), told)
                else:
                    self.assertEqual((answer.status, answer.getheader("Allow")), (405, allowed), told)
                    self.assertIn("只接受", json.loads(told)["zh"])
        # What is refused has no body either where only the head is asked for: the next answer would begin with it.
        connection = self.hub.connection()
        for path, status in (("/api/tickets", 405), ("/nothing", 404), ("/board", 200)):
            connection.request("HEAD", path)
            answer = connection.getresponse()
            self.assertEqual((answer.status, answer.read()), (status, b""))
        connection.close()
        for method in ("GET", "POST", "PUT"):
            status, told = self.hub.ask(method, "/api/nothing")
            self.assertEqual((status, told["code"]), (404, "unknownAddress"))

    def test_a_month_that_is_none_is_told_as_such_and_not_as_a_report_that_is_missing(self):
        for month in ("2026-13", "2026-1", "november"):
            status, told = self.get(f"/api/reports/{month}")
            self.assertEqual((status, told["code"]), (400, "fieldWrong"), told)

    def test_reads_parts_of_a_path_as_they_were_before_they_were_written_as_an_address(self):
        root = hall.copied_root()
        market = root / "Config/items/market.toml"
        market.write_text(market.read_text().replace('code = "MK-01"', 'code = "食-01"'))
        licences = root / "Config/licences.toml"
        licences.write_text(licences.read_text().replace('"MK-01"', '"食-01"'))
        hall.run("check", "--root", root, check=0)
        self.hub.kill()
        self.hub = hall.Hub(self.data, extra=("--root", str(root)))
        status, reply = self.get("/api/items/%E9%A3%9F-01/materials?kind=enterprise&agent=")
        self.assertEqual(status, 200, reply)
        self.assertTrue(reply["materials"])

    def test_a_body_that_comes_a_byte_a_second_is_given_up(self):
        root = hall.copied_root(lambda settings: toml(settings, "body_seconds", 1))
        self.hub.kill()
        self.hub = hall.Hub(self.data, extra=("--root", str(root)))
        wire = socket.create_connection(self.hub.netloc.split(":"), timeout=30)
        self.addCleanup(wire.close)
        wire.sendall((f"POST /api/tickets HTTP/1.1\r\nHost: {self.hub.netloc}\r\nAuthorization: Bearer {self.hub.token}\r\n"
                      "Idempotency-Key: slow\r\nContent-Length: 1000\r\n\r\n").encode())
        wire.settimeout(0.1)
        answer, sent = b"", 0
        # Each byte shows that somebody is there, and none of them gives more time.
        while not answer and sent < 900:
            wire.sendall(b" ")
            sent += 1
            try:
                answer = wire.recv(4000)
            except TimeoutError:
                pass
        self.assertIn(b"408", answer.split(b"\r\n")[0])
        self.assertEqual(self.get("/api/day")[1]["tickets"], [])

    def test_the_day_comes_in_pages_and_the_command_has_all_of_it(self):
        root = hall.copied_root(lambda settings: toml(settings, "day_tickets_max", 10))
        self.hub.kill()
        self.hub = hall.Hub(self.data, extra=("--root", str(root)))
        for _ in range(25):
            self.take()
        first = self.get("/api/day")[1]
        self.assertEqual((len(first["tickets"]), first["next"]), (10, 10))
        last = self.get("/api/day?from=20")[1]
        self.assertEqual(([one["ticket"] for one in last["tickets"]], last.get("next")),
                         ([f"A{n:03}" for n in range(21, 26)], None))
        beyond = self.get(f"/api/day?from={2 ** 63 - 1}")[1]
        self.assertEqual((beyond["tickets"], beyond.get("next")), ([], None))
        for wrong in ("-1", "x", "", str(2 ** 63)):
            self.assertEqual(self.get("/api/day?from=" + wrong)[0], 400, wrong)
        day = json.loads(hall.run("day", "--data", self.data, "--json", check=0).stdout)
        self.assertEqual([one["ticket"] for one in day["tickets"]], [f"A{n:03}" for n in range(1, 26)])

    def test_a_page_of_another_origin_changes_nothing_with_somebodys_cookie(self):
        manager = self.session("501")
        own = f"http://{self.hub.netloc}"
        paths = ["/api/staff/end-sessions", "/api/duty", "/api/devices/take-back", "/api/devices/confirm", "/api/tickets",
                 "/api/windows/3/pause", "/api/hall/pause", "/api/services/A/stop", "/api/notices", "/api/enquiries"]
        for path in paths:
            for origin in (None, "null", "http://127.0.0.1:1", "https://" + self.hub.netloc, own + ".example", own + "/"):
                connection = self.hub.connection()
                headers = {**manager, "Content-Type": "application/json", "Idempotency-Key": "stranger"}
                if origin is not None:
                    headers["Origin"] = origin
                connection.request("POST", path, "{}", headers)
                answer = connection.getresponse()
                self.assertEqual((answer.status, json.loads(answer.read())["code"]), (403, "foreignOrigin"), (path, origin))
                connection.close()
            status, reply = self.hub.ask("POST", path, {}, None, headers=manager)
            self.assertEqual((status, reply["code"]), (400, "keyMalformed"), path)
        # What is no token of ours is none.
        for header in ("Basic eA==", "Bearer", "token"):
            status, reply = self.hub.ask("POST", "/api/staff/end-sessions", {"badge": "104"}, "stranger", headers={
                **manager, "Authorization": header, "Origin": "http://evil.example"})
            self.assertEqual((status, reply["code"]), (403, "foreignOrigin"), header)
        # From our own page, and with a token from anywhere, it is done.
        self.assertEqual(self.post("/api/staff/end-sessions", {"badge": "104"}, headers=manager)[0], 200)
        self.assertEqual(self.post("/api/tickets", {"service": "A"})[0], 200)

    def test_a_badge_is_one_however_it_is_written_and_guesses_at_it_are_counted_together(self):
        def sign_in(badge, pin):
            return self.hub.ask("POST", "/api/sessions", {"badge": badge, "pin": pin}, headers={})

        self.assertEqual(sign_in("１０１", "2468")[1]["badge"], "101")
        told = [sign_in(badge, "0000")[1]["code"] for badge in ("301", "301 ", "３０１", "3 01", "301\u200b", "301\u2060") * 2]
        self.assertIn("signInLocked", told)
        self.assertEqual(sign_in("301\u2060", "2468")[1]["code"], "signInLocked")

    def test_what_somebody_types_as_a_reason_can_be_seen_and_is_no_control(self):
        before = self.position()
        for text in ("\u3164", "\u2800", "演\u0000习", "演\u001b[2J习", "演\n习", "\u202e演习", "演\ue000习", "e" + "\u0301" * 300):
            for path, body in (
                ("/api/hall/pause", {"kind": "evacuation", "staff": "301"}),
                ("/api/services/A/stop", {"waiting": "keep", "staff": "301"}), ("/api/windows/1/pause", {"staff": "101"}),
            ):
                with self.subTest(text=text, path=path):
                    status, reply = self.post(path, {"reason": "公出：" + text if "windows" in path and text[0] == "演" else text, **body})
                    self.assertIn(status, (400, 409), reply)
        note = {"kind": "enquiry", "channel": "on_site", "visitor": "022-00000000"}
        for question in ("甲\u0000乙", "\u3164", "甲\u001b]0;x"):
            self.assertEqual(self.post("/api/enquiries", {"verb": "note", "staff": "201", "draft": {**note, "question": question}})[0], 409)
        self.assertEqual(self.position(), before)
        self.done("/api/enquiries", {"verb": "note", "staff": "201", "draft": {**note, "question": "第一行\n第二行"}})

    def test_a_key_that_let_one_device_in_lets_no_other_in(self):
        codes = [self.hub.ask("POST", "/api/pairings", {"name": name, "kind": "kiosk"}, headers={})[1]["code"] for name in "甲乙"]
        first = self.done("/api/devices/confirm", {"code": codes[0], "staff": "301"}, key="confirm")
        self.assertEqual(self.done("/api/devices/confirm", {"code": codes[0], "staff": "301"}, key="confirm"), first)
        self.assertEqual(self.refused(409, "/api/devices/confirm", {"code": codes[1], "staff": "301"}, key="confirm")["code"], "keyReused")
        for name in ("\u3164", "北\u2028门"):
            self.assertEqual(self.hub.ask("POST", "/api/pairings", {"name": name, "kind": "kiosk"}, headers={})[0], 400, name)

    def test_this_machine_acts_in_its_own_name_or_in_that_of_somebody_whom_the_hall_knows(self):
        # What a command sends where nobody gave a badge.
        self.done("/api/hall/pause", {"kind": "pause", "reason": "系统维护", "staff": "本机"})
        for staff in ("999", ""):
            self.refused(401, "/api/hall/resume", {"staff": staff})
            self.refused(401, "/api/hall/accept-clock", {"staff": staff})
            self.refused(401, "/api/hall/confirm-day", {"staff": staff})
        self.done("/api/hall/resume", {"staff": "301"})

    def test_what_the_path_says_is_not_said_again_in_the_query_and_nothing_twice(self):
        for path in ("/api/windows/1?window=2", "/api/day?from=0&from=1", "/api/board?form=1"):
            self.assertEqual(self.get(path)[0], 400, path)

    def test_a_kiosks_token_does_what_its_screen_does(self):
        asked = self.hub.ask("POST", "/api/pairings", {"name": "北门", "kind": "kiosk"}, headers={})[1]
        self.done("/api/devices/confirm", {"code": asked["code"], "staff": "301"})
        token = self.hub.ask("POST", "/api/pairings/claim", {"secret": asked["secret"]}, headers={})[1]["token"]
        kiosk = {"Authorization": "Bearer " + token}
        first = self.take()
        for more in ({"class": "carried_over", "old_code": first["code"]}, {"appointment": "09:30"},
                     {"linked_to": "A001"}, {"cases": 3}, {"staff": "201"}, {"reason": "加急", "staff": "201"}):
            self.refused(403, "/api/tickets", {"service": "A", **more}, headers=kiosk)
        self.done("/api/tickets", {"service": "A", "cases": 1, "class": "elderly"}, headers=kiosk)
        self.done("/api/windows/1/open", {"staff": "101"})
        called = self.done("/api/windows/1/next", {"staff": "101"})["ticket"]
        self.assertEqual(self.state_of(called), "called")
        self.refused(401, f"/api/tickets/{called}/give-up", {"code": first["code"]}, headers=kiosk)
        self.assertEqual(self.state_of(called), "called")

    def state_of(self, ticket):
        return {one["ticket"]: one["state"] for one in self.get("/api/day")[1]["tickets"]}[ticket]


class Typed(harmless.InAHall):
    def test_numbers_are_the_same_in_full_width_with_spaces_and_in_small_letters(self):
        self.take("C")
        self.done("/api/windows/6/open", {"staff": "106"})
        for text in ("C001 ", "Ｃ００１", "c001", " ｃ 001"):
            status, reply = self.get("/api/tickets/" + http_part(text))
            self.assertEqual((status, reply.get("ticket")), (200, "C001"), text)
        self.assertEqual(self.done("/api/windows/6/call", {"staff": "106", "ticket": "Ｃ００１ ", "reason": "优先"})["ticket"], "C001")
        self.assertEqual(self.take("ａ ")["ticket"], "A001")

    def draft(self, kind, name, code=None, contact="13800001234", **more):
        applicant = {"kind": kind, "name": name, "contact": contact}
        if code:
            applicant["credit_code"] = code
        found = self.get(f"/api/items/PL-01/materials?kind={kind}&agent=")[1]["materials"]
        materials = [{"state": "handed_in"} for _ in found]
        materials[0] = {"state": "missing"}
        return {"verb": "issue", "staff": "201", "draft": {"item": "PL-01", "outcome": "correction", "declared_true": True,
                                                           "materials": materials, "applicant": applicant, **more}}

    def test_R6_an_enterprise_is_its_credit_code_however_its_name_is_typed(self):
        code = "91120224MA0000001U"
        self.done("/api/notices", self.draft("enterprise", "天津（宝坻）样例餐饮有限公司", code))
        for name, typed in (("天津(宝坻)样例餐饮有限公司", code), ("天津〔宝坻〕样例餐饮有限公司 ", "９１１２０２２４ma0000001u")):
            self.refused(409, "/api/notices", self.draft("enterprise", name, typed), "未办结")
        self.refused(409, "/api/notices", self.draft("enterprise", "别的公司", "362322198709086409"), "信用代码")

    def test_R6_a_person_is_a_name_and_what_tells_two_apart_and_a_namesake_is_shown_no_case(self):
        self.done("/api/notices", self.draft("person", "阿卜杜拉·买买提"))
        for name in ("阿卜杜拉•买买提", "阿卜杜拉・买买提 ", "阿卜杜拉.买买提"):
            self.refused(409, "/api/notices", self.draft("person", name, contact="138 0000 1234"), "未办结")
        self.done("/api/notices", self.draft("person", "阿卜杜拉·买买提", contact="13900001234"))
        found = self.post("/api/notices/find", {"name": "阿卜杜拉‧买买提", "staff": "201"})[1]["notices"]
        self.assertEqual(len(found), 2)

    def test_a_private_character_is_told_with_the_one_to_type(self):
        reply = self.refused(409, "/api/notices", self.draft("person", "王\ue81e"))
        self.assertIn("U+E81E", reply["zh"])
        self.assertIn("\u9fb4", reply["zh"])


class DownPrinter(Folder):
    """The settings as they are shipped: five seconds of patience."""

    def test_nobody_waits_for_a_printer_that_is_known_to_be_down(self):
        device = printer.TCPPrinter(printer.Mechanism(buffer=16_384))
        self.addCleanup(device.close)
        root = hall.copied_root(lambda settings: settings.replace("file:slips", f"tcp:127.0.0.1:{device.port}"))
        hub = hall.Hub(self.data, extra=("--root", str(root)))
        hall.until(lambda: hub.ask("GET", "/api/paper")[1]["printers"][0]["state"] == "ready", "ready", 60)
        device.mechanism.set(silent=True, deaf=True)
        hall.until(lambda: hub.ask("GET", "/api/paper")[1]["printers"][0]["state"] == "unanswered", "known to be down", 60)
        begun = time.monotonic()
        for number in range(10):
            reply = hub.ask("POST", "/api/tickets", {"service": "A"}, f"t{number}")[1]
            self.assertEqual(reply["slip"], "owed")
        # Not even two of the ten have waited for the printer, whose patience is 5 s.
        self.assertLess(time.monotonic() - begun, 2 * 5)
        device.mechanism.set(silent=False, deaf=False)
        hall.until(lambda: {one["slip"] for one in hub.ask("GET", "/api/day")[1]["tickets"]} == {"printed"},
                   "the slips come out by themselves", 60)
        hub.kill()


class TheFiles(Folder):
    def test_staff_pin_needs_no_faultless_hall_and_asks_unseen_and_twice(self):
        root = hall.copied_root(lambda settings: settings + "\nnonsense = 1\n")
        line = hall.run("staff-pin", "--root", root, input="739182\n", check=0).stdout
        self.assertTrue(line.startswith("scrypt$"))
        for typed, ends in ((("739182", "739182"), True), (("739182", "739183"), False)):
            shown, code = on_a_terminal(["staff-pin", "--root", str(root)], typed)
            self.assertNotIn("73918", shown.split("scrypt$")[0])
            self.assertEqual("scrypt$" in shown, ends, shown)
            self.assertEqual(code == 0, ends)

    def test_check_looks_at_every_text_recording_and_certificate(self):
        root = hall.copied_root()
        market = root / "Config/items/market.toml"
        market.write_text(market.read_text().replace('name = "食品经营许可申请书"', 'name = "申请书\U00031350"', 1))
        self.assertIn("material[1].name", hall.run("check", "--root", root, check=3).stderr)
        root = hall.copied_root()
        voice = root / "Assets/voice"
        voice.mkdir()
        (voice / "零.wav").write_bytes(b"RIFF" + (b"\0" * 60))
        told = hall.run("check", "--root", root, check=3).stderr
        self.assertIn("零.wav", told)
        self.assertIn("请.wav: is missing", told)
        root = hall.copied_root(lambda text: toml(toml(text, "tls_certificate", '"/nowhere.pem"'), "tls_key", '"/nowhere.key"'))
        self.assertIn("hub.tls_certificate", hall.run("check", "--root", root, check=3).stderr)
        root = hall.copied_root()
        ticket = root / "Assets/slips/ticket.toml"
        ticket.write_text(ticket.read_text().replace("size_tenth_mm = 170", "size_tenth_mm = 600"))
        self.assertIn("A1000", hall.run("check", "--root", root, check=3).stderr)
        self.assertIn("待本中心核定", hall.run("check", check=0).stdout)

    def test_what_nobody_has_confirmed_is_made_public_by_no_hall_that_is_in_earnest(self):
        hub = hall.Hub(self.data, rehearse=None)
        publicity = json.dumps(hub.ask("GET", "/api/publicity")[1], ensure_ascii=False)
        self.assertNotIn("核定", publicity.replace("未经核定", ""))
        self.assertIn("请到导询台询问", publicity)
        hub.kill()

    def test_an_import_takes_what_office_programs_save_and_leaves_everything_else(self):
        root = hall.copied_root()
        sheet = pathlib.Path(self.data) / "items.csv"
        hall.run("items", "export", "--out", sheet, "--root", root, check=0)
        text = sheet.read_text("utf-8-sig")
        before = {path.name: path.read_bytes() for path in (root / "Config/items").iterdir()}
        for encoding in ("gb18030", "utf-8", "utf-16", "utf-16-le"):
            sheet.write_bytes(text.encode(encoding))
            hall.run("items", "import", sheet, "--root", root, check=0)
            self.assertEqual({path.name: path.read_bytes() for path in (root / "Config/items").iterdir()}, before, encoding)
        # One row with another promise: its file alone is another one.
        rows = list(csv.reader(io.StringIO(text)))
        one = next(row for row in rows if "MK-04" in row)
        one[rows[0].index("承诺工作日")] = "2"
        with sheet.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([rows[0], *self.materials(rows, one)])
        hall.run("items", "import", sheet, "--root", root, check=0)
        after = {path.name: path.read_bytes() for path in (root / "Config/items").iterdir()}
        self.assertEqual([name for name in after if after[name] != before.get(name)], ["market.toml"])
        self.assertEqual(self.items(after["market.toml"], without="MK-04"), self.items(before["market.toml"], without="MK-04"))
        self.assertIn(b"promised_days = 2", after["market.toml"])
        before = after
        # A cell behind the last heading belongs to nothing: a comma without quotes would cut a provision.
        cells = list(csv.reader(io.StringIO(text)))
        cells[2].append("第四条")
        beyond = io.StringIO()
        csv.writer(beyond).writerows(cells)
        for wrong in (beyond.getvalue(), text.replace(",B,", ",ZZ,", 1), text.replace("食品经营许可申请书", "申请\0书", 1),
                      text.replace("食品经营许可申请书", '"申请书\r\n原件"', 1)):
            sheet.write_bytes(wrong.encode("gb18030"))
            hall.run("items", "import", sheet, "--root", root, check=1)
            self.assertEqual({path.name: path.read_bytes() for path in (root / "Config/items").iterdir()}, before)

    def test_check_tells_of_a_file_that_is_cut_by_a_NUL_and_of_one_that_nobody_reads(self):
        for name, old, new in (("hall.toml", "[boards]", "\0[boards]"), ("items/market.toml", 'code = "MK-03"', 'code = "MK\\u0000-03"'),
                               ("staff.toml", 'badge = "102"', 'badge = "10\\U000000002"')):
            root = hall.copied_root()
            file = root / "Config" / name
            self.assertIn(old, file.read_text())
            file.write_text(file.read_text().replace(old, new, 1))
            told = hall.run("check", "--root", root, check=3).stderr
            self.assertIn(f"Config/{name}", told)
            self.assertIn("NUL", told)
        for ending in (".TOML", ".toml.txt"):
            root = hall.copied_root()
            (root / "Config/items/market.toml").rename(root / ("Config/items/market" + ending))
            self.assertIn("Config/items/market" + ending, hall.run("check", "--root", root, check=3).stderr)

    def materials(self, rows, first):
        """An item's row, and those below it that name more of its materials."""
        place = rows.index(first)
        code = rows[0].index("事项编号")
        more = itertools.takewhile(lambda row: row[code] in ("", first[code]), rows[place + 1:])
        return [first, *more]

    def items(self, text, without):
        """The other items of a settings file, each as it is written."""
        blocks = text.decode().split("[[item]]")
        rest = [block for block in blocks if not re.search(rf"""^code = ["']{without}["']""", block, re.MULTILINE)]
        self.assertEqual(len(rest), len(blocks) - 1)
        return rest

    def test_an_item_that_two_people_confirmed_stays_until_two_take_it_away(self):
        root = hall.copied_root()
        hub = hall.Hub(self.data, extra=("--root", str(root)))

        def by(badge, verb, check=0):
            return hall.run("items", verb, "MK-06", "--staff", badge, "--approval", "津审批〔2026〕1号",
                            *(("--online-hall-adjusted",) if verb == "confirm" else ()), "--data", self.data, "--root",
                            root, input=harmless.PIN + "\n", check=check).stdout

        by("301", "confirm")
        by("501", "confirm")
        market = root / "Config/items/market.toml"
        blocks = market.read_text().split("[[item]]")
        market.write_text("[[item]]".join(block for block in blocks if 'code = "MK-06"' not in block))
        told = hall.run("check", "--data", self.data, "--root", root, check=0).stdout
        self.assertIn("quhao items remove MK-06", told)
        hub.kill()
        hub = hall.Hub(self.data, extra=("--root", str(root)))
        self.assertIn("MK-06", json.dumps(hub.ask("GET", "/api/items")[1]))
        by("301", "remove")
        self.assertIn("MK-06", json.dumps(hub.ask("GET", "/api/items")[1]))
        by("301", "remove", check=1)
        by("501", "remove")
        self.assertNotIn("MK-06", json.dumps(hub.ask("GET", "/api/items")[1]))
        hub.kill()


def on_a_terminal(words, lines):
    """What a command shows on a terminal while `lines` are typed, each at its prompt; and its exit code."""
    pid, file = pty.fork()
    if pid == 0:
        os.chdir(hall.ROOT)
        os.execv(hall.binary(), ["quhao", *words])
    shown = b""
    lines = list(lines)
    prompts = 0
    while True:
        try:
            more = os.read(file, 4096)
        except OSError:
            break
        if not more:
            break
        shown += more
        if shown.count(b": ") > prompts and lines:
            prompts = shown.count(b": ")
            os.write(file, (lines.pop(0) + "\n").encode())
    os.close(file)
    return shown.decode(errors="replace"), os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


class AnAttack(Folder):
    def test_a_log_line_that_cannot_be_written_ends_nothing(self):
        printing = hall.copied_root(lambda settings: settings.replace("file:slips", "tcp:127.0.0.1:1"))
        for error in ("full", "closed"):
            data = tempfile.mkdtemp(prefix="quhao-hardened-")
            self.addCleanup(shutil.rmtree, data, ignore_errors=True)
            if error == "full":
                into = open("/dev/full", "wb")
            else:
                reader, writer = os.pipe()
                os.close(reader)
                into = os.fdopen(writer, "wb")
            command = [hall.binary(), "run", "--data", data, "--headless", "--listen", "127.0.0.1:0", "--rehearse", hall.NINE,
                       "--root", str(printing)]
            process = subprocess.Popen(command, cwd=hall.ROOT, stdout=subprocess.PIPE, stderr=into, text=True)
            into.close()
            try:
                self.assertTrue(process.stdout.readline().startswith("quhao: http"))
                known = json.loads((pathlib.Path(data) / "hub.address").read_text())
                for number in range(3):
                    connection = http.client.HTTPConnection(known["address"].split("//")[1], timeout=30)
                    connection.request("POST", "/api/tickets", '{"service":"A"}', {
                        "Authorization": "Bearer " + known["token"], "Idempotency-Key": f"k{number}"})
                    self.assertEqual(json.loads(connection.getresponse().read())["slip"], "owed")
                    connection.close()
                self.assertIsNone(process.poll())
            finally:
                process.kill()
                process.wait()
                process.stdout.close()
        with open("/dev/full", "wb") as full:
            refused = subprocess.run([hall.binary(), "take", "ZZ", "--data", self.data, "--rehearse", hall.NINE],
                                     cwd=hall.ROOT, stderr=full, stdout=subprocess.DEVNULL)
        self.assertEqual(refused.returncode, 1)

    def test_a_folder_that_was_a_hall_is_never_begun_anew_by_itself(self):
        self.take()
        for aside in (self.data + ".before-1", self.data + ".restored"):
            os.rename(self.data, aside)
            told = self.take(check=3).stderr
            self.assertIn(aside, told)
            self.assertFalse(os.path.exists(self.data))
            os.rename(aside, self.data)
        hub = hall.Hub(self.data)
        elsewhere = tempfile.mkdtemp(prefix="quhao-hardened-") + "/moved"
        self.addCleanup(shutil.rmtree, os.path.dirname(elsewhere), ignore_errors=True)
        aside = self.data + "-moved"
        os.rename(self.data, aside)
        self.addCleanup(shutil.rmtree, aside, ignore_errors=True)
        self.assertEqual(hub.ask("POST", "/api/tickets", {"service": "A"}, "gone")[0], 503)
        self.assertIn(aside, self.take(check=3).stderr)
        self.assertFalse(os.path.exists(self.data))
        hub.kill()
        os.rename(aside, self.data)
        self.assertIn("A002", self.take("--json").stdout)

    def test_a_slash_behind_the_data_folder_is_no_other_folder(self):
        self.assertIn("A001", hall.run("take", "A", "--data", self.data + "/", "--rehearse", hall.NINE, check=0).stdout)
        self.assertIn("A002", self.take().stdout)

    def test_files_are_private_whatever_the_umask(self):
        data = self.data + "/made/by/hand"
        os.makedirs(data, mode=0o755)
        old = os.umask(0o022)
        try:
            hub = hall.Hub(data)
            hub.ask("POST", "/api/tickets", {"service": "A"}, "one")
            hub.kill()
        finally:
            os.umask(old)
        self.assertEqual(os.stat(data).st_mode & 0o777, 0o700)
        for folder, _, names in os.walk(data):
            self.assertEqual(os.stat(folder).st_mode & 0o077, 0, folder)
            for name in names:
                self.assertEqual(os.stat(os.path.join(folder, name)).st_mode & 0o077, 0, name)

    def test_a_lost_head_is_made_anew_with_a_badge_and_a_fact_and_only_from_a_whole_chain(self):
        self.take()
        head = pathlib.Path(self.data) / "head"
        head.unlink()
        self.take(check=3)
        self.quhao("journal", "head", "--staff", "101", "--rehearse", hall.NINE, check=1)
        self.quhao("journal", "head", "--staff", "301", "--rehearse", hall.NINE)
        self.quhao("journal", "verify")
        self.assertIn("A002", self.take().stdout)
        base = sqlite3.connect(pathlib.Path(self.data) / "journal.sqlite")
        rows = base.execute("SELECT body FROM fact JOIN kind ON kind.id = fact.kind WHERE name = 'headMade'").fetchall()
        self.assertEqual([json.loads(row[0])["by"] for row in rows], ["301"])
        base.execute("DROP TRIGGER fact_is_never_changed")
        base.execute("UPDATE fact SET body = replace(body, '301', '302') WHERE body LIKE '%301%'")
        base.commit()
        base.close()
        head.unlink()
        self.quhao("journal", "head", "--staff", "301", "--rehearse", hall.NINE, check=3)
        self.assertFalse(head.exists() and head.stat().st_size)

    def test_a_rotten_paper_keeps_nothing_from_being_copied_and_is_named_at_a_restore(self):
        hub = hall.Hub(self.data)
        serial = hub.ask("POST", "/api/notices", {"verb": "issue", "staff": "201", "draft": {
            "item": "MK-06", "outcome": "advice"}}, "one")[1]["serial"]
        hall.until(lambda: hub.ask("GET", f"/api/notices/{serial}")[1]["copies"] == ["printed", "printed"], "printed")
        copies = self.data + "-copies"
        self.addCleanup(shutil.rmtree, copies, ignore_errors=True)
        good = self.quhao("copy", "--to", copies).stdout.strip()
        year, number = serial.split("-")
        paper = pathlib.Path(self.data) / f"archive/{year}/{number}-1.pdf"
        whole = paper.read_bytes()
        paper.write_bytes(whole[:500] + bytes([whole[500] ^ 1]) + whole[501:])
        done = self.quhao("copy", "--to", copies)
        self.assertIn(f"{number}-1.pdf", done.stderr)
        # The good one that the copies have is not lost to the rotten one.
        self.assertEqual((pathlib.Path(copies) / f"archive/{year}/{number}-1.pdf").read_bytes(), whole)
        hub.kill()
        # What verifies its notices is a part of it; a public key that is still in the old place is taken from there.
        other, elsewhere = copies + "/other", self.data + "-new"
        shutil.copytree(good, other, symlinks=True)
        for key in (pathlib.Path(other) / "keys").iterdir():
            key.unlink()
        told = hall.run("restore", other, "--staff", "301", "--rehearse", hall.NINE, "--data", elsewhere, check=1)
        self.assertIn(".pub", told.stderr)
        told = self.quhao("restore", other, "--staff", "301", "--rehearse", hall.NINE)
        self.assertIn("quhao notice key new", told.stdout)
        self.assertEqual(self.quhao("notice", "verify", serial).returncode, 0)
        shutil.rmtree(other)
        (pathlib.Path(copies) / f"archive/{year}/{number}-2.pdf").unlink()
        refused = self.quhao("restore", good, "--staff", "301", "--rehearse", hall.NINE, check=1)
        self.assertIn(f"{number}-2.pdf", refused.stderr)
        self.assertNotIn("已恢复", refused.stdout)
        self.assertFalse(os.path.exists(self.data + ".restoring"))
        done = self.quhao("restore", good, "--without-papers", "--staff", "301", "--rehearse", hall.NINE)
        self.assertIn(f"{number}-2.pdf", done.stdout)
        for name in os.listdir(os.path.dirname(self.data)):
            if name.startswith(os.path.basename(self.data) + ".before-"):
                shutil.rmtree(os.path.join(os.path.dirname(self.data), name))

    def test_the_attendant_is_told_of_a_pairing_list_that_cannot_be_read_and_it_is_not_written_over(self):
        hub = hall.Hub(self.data)
        hub.kill()
        paired = pathlib.Path(self.data) / "paired"
        paired.write_bytes(b"\xff\xfe rubbish\n")
        hub = hall.Hub(self.data)
        codes = {alarm["code"] for alarm in hub.ask("GET", "/api/paper")[1]["alarms"]}
        self.assertIn("pairingsUnreadable", codes)
        asked = hub.ask("POST", "/api/pairings", {"name": "甲", "kind": "kiosk"}, headers={})[1]
        self.assertEqual(hub.ask("POST", "/api/devices/confirm", {"code": asked["code"], "staff": "301"}, "k")[0], 503)
        self.assertEqual(paired.read_bytes(), b"\xff\xfe rubbish\n")
        hub.kill()

    def test_a_disk_that_fills_is_told_before_it_is_full(self):
        free = shutil.disk_usage(self.data).free >> 20
        for least, told in ((min(2 * free, 1_000_000), {"diskLow"}), (max(free // 2, 1), set())):
            root = hall.copied_root(lambda settings: toml(settings, "free_megabytes_min", least))
            hub = hall.Hub(self.data, extra=("--root", str(root)))
            codes = {alarm["code"] for alarm in hub.ask("GET", "/api/paper")[1]["alarms"]}
            self.assertEqual(codes & {"diskLow", "diskFull"}, told)
            hub.kill()

    def test_a_hub_that_stands_still_may_have_done_it_and_the_same_key_says_so(self):
        hub = hall.Hub(self.data)
        hub.process.send_signal(signal.SIGSTOP)
        process = subprocess.Popen([hall.binary(), "take", "A", "--data", self.data, "--key", "still", "--patience", "1"],
                                   cwd=hall.ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        told = process.communicate(timeout=120)[1]
        self.assertEqual(process.returncode, 3)
        self.assertIn("--key still", told)
        self.assertIn("may have been done", told)
        hub.process.send_signal(signal.SIGCONT)
        again = json.loads(self.quhao("take", "A", "--key", "still", "--json").stdout)
        self.assertEqual(again["ticket"], "A001")
        self.assertEqual(len(hub.ask("GET", "/api/day")[1]["tickets"]), 1)
        hub.kill()

    def test_a_hub_takes_only_its_own_address_away_and_writes_a_lost_one_anew(self):
        hub = hall.Hub(self.data)
        address = pathlib.Path(self.data) / "hub.address"
        own = address.read_text()
        address.unlink()
        hall.until(lambda: address.exists() and address.read_text() == own, "written anew")
        other = json.dumps({**json.loads(own), "token": "another hub's"})
        address.write_text(other)
        hub.stop()
        self.assertEqual(address.read_text(), other)

    def test_names_are_no_arguments(self):
        hub = hall.Hub(self.data)
        noted = json.loads(self.quhao("enquiry", "note", "问题", "--visitor", "--staff", "201", "--json",
                                      input="王样例 13800001234\n").stdout)
        told = self.quhao("enquiry", "contact", noted["number"], "--staff", "201").stdout
        self.assertIn("王样例", told)
        # As an argument every user of the machine could read it.
        self.quhao("enquiry", "note", "问题", "--visitor=王样例", "--staff", "201", check=2)
        self.quhao("notice", "find", "--name=王样例", "--staff", "201", check=2)
        hub.kill()

    def test_old_versions_of_TLS_are_not_spoken(self):
        hub = hall.Hub(self.data, extra=("--listen", "0.0.0.0:0"))
        port = hub.netloc.split(":")[1]
        for version, is_spoken in (("-tls1", False), ("-tls1_1", False), ("-tls1_2", True)):
            done = subprocess.run(["openssl", "s_client", "-connect", f"127.0.0.1:{port}", version, "-cipher",
                                   "ALL:@SECLEVEL=0"], input=b"", capture_output=True, timeout=30)
            self.assertEqual(b"BEGIN CERTIFICATE" in done.stdout, is_spoken, version)
        context = ssl._create_unverified_context()
        with socket.create_connection(("127.0.0.1", int(port)), timeout=20) as plain:
            with context.wrap_socket(plain) as wire:
                self.assertIn(wire.version(), ("TLSv1.2", "TLSv1.3"))
        hub.kill()

    def test_a_flapping_printer_is_a_bounded_number_of_facts(self):
        device = printer.TCPPrinter(printer.Mechanism(buffer=16_384))
        self.addCleanup(device.close)
        root = hall.copied_root(lambda settings: settings.replace("file:slips", f"tcp:127.0.0.1:{device.port}")
                                .replace("look_milliseconds = 500", "look_milliseconds = 100"))
        hub = hall.Hub(self.data, extra=("--root", str(root)))
        over = threading.Event()
        flips = []

        def flap():
            while not over.wait(0.15):
                device.mechanism.set(paper_out=True)
                over.wait(0.15)
                device.mechanism.set(paper_out=False)
                flips.append(1)

        thread = threading.Thread(target=flap)
        thread.start()
        hall.until(lambda: len(flips) >= 60, "it has flapped", 60)
        over.set()
        thread.join()
        self.assertIn(self.raised(), range(6, 13))
        hub.kill()

    def raised(self):
        base = sqlite3.connect(f"file:{self.data}/journal.sqlite?mode=ro", uri=True)
        try:
            return base.execute("SELECT count(*) FROM fact JOIN kind ON kind.id = fact.kind WHERE name = 'alarmRaised' "
                                "AND body LIKE '%paperOut%'").fetchone()[0]
        finally:
            base.close()


if __name__ == "__main__":
    unittest.main(verbosity=2 if os.environ.get("VERBOSE") else 1)
