"""What every route answers, to whom, and what every command prints as JSON: one conversation each with the hall of
Tests/Hall, held against Tests/Answers. ANSWERS=write writes those files anew, for a reader to look at what changed.

What is another at every run (codes, tokens, moments) stands in them by a name of its own: <code 1> is the first code
that was told, wherever it comes again."""
import difflib
import itertools
import json
import os
import pathlib
import re
import shutil
import tempfile
import unittest

import hall
import harmless

ANSWERS = hall.ROOT / "Tests/Answers"
# Who asks: nobody, devices, staff by the badge they sign in with, and the token of the data folder.
STAFF = {"clerk": "101", "other clerk": "102", "guide": "201", "attendant": "301", "inspector": "401",
         "manager": "501", "supervisor": "402"}
EVERYBODY = ("nobody", "board", "kiosk", *STAFF, "folder")
LEAVE = "请听从工作人员指引，有序离开大厅。"
# What these keys hold is another at every run, or on every machine.
MOMENTS = {"time", "at", "since", "missed_in", "recall_in", "seen", "age", "position", "waited_minutes", "minutes", "wait", "wait_text",
           "sealed_at", "delivered_at", "digest", "pid", "roll_changed", "began", "machine", "told_at",
           "plugged_in"}

PROBLEM = {"type", "title", "status", "code", "detail", "zh"}


def own_root():
    """The hall of Tests/Hall: two services, three windows, two items, with the centre's settings and staff."""
    # Nothing fails here, so on a busy machine a paper is waited for and never said to be owed.
    root = hall.copied_root(lambda settings: re.sub(r"patience_seconds = \d+", "patience_seconds = 60", settings))
    for item in (root / "Config/items").iterdir():
        item.unlink()
    shutil.copytree(hall.ROOT / "Tests/Hall/Config", root / "Config", dirs_exist_ok=True)
    return root


class Names:
    """Names for what is another at every run."""

    def __init__(self):
        self.names = {}

    def of(self, kind, number):
        """The value that has the name <kind number>."""
        return next(value for value, name in self.names.items() if name == f"<{kind} {number}>")

    def learn(self, value, key=""):
        if isinstance(value, dict):
            for name, inner in value.items():
                self.learn(inner, name)
        elif isinstance(value, list):
            for inner in value:
                self.learn(inner, key)
        elif key in ("code", "statement", "token", "secret") and isinstance(value, str) and value not in self.names:
            if key != "code" or re.fullmatch(r"[0-9A-Z]{5,}", value):
                self.names[value] = f"<{key} {1 + sum(name.startswith('<' + key) for name in self.names.values())}>"

    def told(self, value, key=""):
        """The same with names in it."""
        if key in MOMENTS and value is not None:
            return "<" + key + ">"
        if isinstance(value, dict):
            return {name: self.told(inner, name) for name, inner in value.items()}
        if isinstance(value, list):
            return [self.told(inner, key) for inner in value]
        if not isinstance(value, str):
            return value
        for secret, name in sorted(self.names.items(), key=lambda one: -len(one[0])):
            value = value.replace(secret, name)
        value = re.sub(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?", "<moment>", value)
        value = re.sub(r"\b(\d\d):\d\d:\d\d\b", r"\1:<minute>", value)
        value = re.sub(r"\b\d+ ?(秒|s\b|seconds?\b)", r"<number> \1", value)
        value = re.sub(r"\b\d+ 分钟没有叫号", "<number> 分钟没有叫号", value)
        value = re.sub(r"(?<![0-9a-f])([0-9a-f]{64}|[0-9a-f]{16})(?![0-9a-f])", "<digest>", value)
        return re.sub(r"\b09:\d\d\b", "<minute>", value)


def lines(value):
    """JSON, a line for each part of the whole: short enough to compare."""
    def short(part):
        return json.dumps(part, ensure_ascii=False, sort_keys=True)

    if isinstance(value, dict) and set(value) == PROBLEM:
        # RFC 9457; what is the same twice is looked at and said once.
        assert value["type"] == "urn:quhao:problem:" + value["code"] and value["title"] == value["code"], value
        return [f"{value['code']}: {value['zh']} | {value['detail']}"]
    if isinstance(value, dict):
        found = []
        for key in sorted(value):
            part = value[key]
            if isinstance(part, list) and part and isinstance(part[0], dict):
                found += [f"{key}:"] + ["- " + short(one) for one in part]
            else:
                found.append(f"{key}: {short(part)}")
        return found
    if isinstance(value, list):
        return ["- " + short(one) for one in value]
    return [short(value)]


class Conversation(unittest.TestCase):
    def setUp(self):
        self.data = tempfile.mkdtemp(prefix="quhao-answers-")
        self.addCleanup(shutil.rmtree, self.data)
        self.root = own_root()
        self.names = Names()
        self.said = []

    def hold(self, name):
        """What was said is what stands in Tests/Answers."""
        file, text = ANSWERS / name, "\n".join(self.said) + "\n"
        if os.environ.get("ANSWERS") == "write":
            file.parent.mkdir(exist_ok=True)
            file.write_text(text)
        was = file.read_text().splitlines()
        changed = list(difflib.unified_diff(was, text.splitlines(), str(file.name), "now", lineterm="", n=2))
        self.assertEqual([], changed, "\n".join(["an answer is another:"] + changed[:80]))


class EveryRoute(Conversation):
    def setUp(self):
        super().setUp()
        self.hub = hall.Hub(self.data, extra=("--root", str(self.root)))
        self.addCleanup(self.hub.kill)
        self.keys = 0
        self.asked = set()
        self.who = {"nobody": {}, "folder": {"Authorization": "Bearer " + self.hub.token}}
        for role, badge in STAFF.items():
            self.who[role] = harmless.InAHall.session(self, badge)
        for kind in ("kiosk", "board"):
            self.who[kind] = self.paired(kind)

    def paired(self, kind):
        wanted = self.send("POST", "/api/pairings", {"name": "样例" + kind, "kind": kind}, {})[1]
        self.send("POST", "/api/devices/confirm", {"code": wanted["code"], "staff": "301"}, self.who["folder"])
        connection = self.hub.connection()
        connection.request("POST", "/api/pairings/claim", json.dumps({"secret": wanted["secret"]}))
        answer = connection.getresponse()
        token, cookie = json.loads(answer.read()).get("token"), answer.getheader("Set-Cookie")
        connection.close()
        return {"Authorization": "Bearer " + token} if kind == "kiosk" else {"Cookie": cookie.split(";")[0]}

    def send(self, method, path, body, headers):
        self.keys += 1
        return self.hub.ask(method, path, body, f"answer-{self.keys}", headers=headers)

    def ask(self, way, body=None, who=EVERYBODY):
        """One question by each of `who`, and what each heard. Gives the last answer."""
        method, path = way.split(" ", 1)
        self.asked.add((method, path.split("?")[0]))
        heading = self.names.told(f"{way} {json.dumps(body, ensure_ascii=False)}" if body is not None else way)
        self.said += ["", "== " + heading]
        heard, reply = [], None
        for one in (who,) if isinstance(who, str) else who:
            status, reply = self.send(method, path, body, self.who[one])
            self.names.learn(reply)
            if isinstance(reply, dict) and set(reply) == PROBLEM:
                self.assertEqual(reply["status"], status, way)
            heard.append((one, [str(status)] + lines(self.names.told(reply))))
            if method == "POST" and status == 200:
                self.settled()
        self.tell(heard)
        return reply

    def tell(self, heard):
        """Who heard what, in the order in which they asked; who heard the same as one before is said to."""
        first = {}
        for answer, group in itertools.groupby(heard, lambda one: one[1]):
            names = ", ".join(one for one, _ in group)
            if tuple(answer) in first:
                self.said.append(f"{names}: as {first[tuple(answer)]}")
                continue
            first[tuple(answer)] = names.split(",")[0]
            if len(answer) == 2 and answer[0] != "200":
                self.said.append(f"{names}: {answer[0]} {answer[1]}")
            else:
                self.said += [f"{names}: {answer[0]}"] + ["    " + line for line in answer[1:]]

    def look(self, path):
        """What a page or a stream is, to each: its status and what its head says."""
        heard = []
        self.asked.add(("GET", path.split("?")[0]))
        for one in EVERYBODY:
            connection = self.hub.connection()
            connection.request("GET", path, headers=self.who[one])
            answer = connection.getresponse()
            said = [f"{name}: {answer.getheader(name)}" for name in
                    ("Content-Type", "Cache-Control", "Content-Security-Policy", "Location") if answer.getheader(name)]
            heard.append((one, [str(answer.status)] + said))
            connection.close()
        self.said += ["", "== GET " + path]
        self.tell(heard)

    def settled(self):
        """Until no paper is under way."""
        def is_quiet():
            papers = self.hub.ask("GET", "/api/paper")[1]["papers"]
            return all(paper["state"] not in ("queued", "printing", "sent") for paper in papers)
        hall.until(is_quiet, "the papers are printed")

    def test_answers_everybody_as_it_did(self):
        for part in (self.pages, self.what_is_read, self.tickets, self.windows, self.the_hall, self.paper, self.notices,
                     self.enquiries, self.what_is_read, self.people, self.the_end):
            self.said += ["", "#### " + part.__name__.replace("_", " ")]
            part()
        self.hold("routes.txt")
        self.assertEqual([], self.not_asked(), "an address that the hub tells of and nobody asked here")

    def not_asked(self):
        """Addresses and methods of the hub's own list that this conversation left out."""
        listed = hall.described()
        self.assertGreater(len(listed), 40)
        return [(method, path) for method, path in listed if not any(
            method == asked and re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", path), place) for asked, place in self.asked)]

    def pages(self):
        for path in ("/", "/board", "/attendant", "/inspector", "/supervisor", "/window/1", "/t/AAAA2222", "/n/AAAA2222",
                     "/assets/board.js", "/assets/none.js", "/api/openapi.yaml", "/api/events", "/api/events?as=board",
                     "/none"):
            self.look(path)

    def what_is_read(self):
        for path in ("/api/board", "/api/day", "/api/windows", "/api/windows/2", "/api/windows/1", "/api/guidance", "/api/duty", "/api/paper",
                     "/api/boards", "/api/devices", "/api/staff", "/api/sessions", "/api/items", "/api/publicity",
                     "/api/items/PL-01/materials?kind=enterprise&agent=", "/api/items/PL-01/materials?kind=robot",
                     "/api/items/XX-01/materials", "/api/reports/2026-11", "/api/reports/2026-13", "/api/tickets/A001",
                     "/api/tickets/Z999", "/api/slips/AAAA2222", "/api/notices/2026-1", "/api/notices/AAAA2222",
                     "/api/day?from=1", "/api/day?from=one", "/api/windows/99", "/api/windows/one", "/api/nothing"):
            self.ask("GET " + path)

    def tickets(self):
        self.ask("POST /api/tickets", {"service": "A"})
        self.ask("POST /api/tickets", {"service": "B", "item": "PL-01", "class": "elderly", "needs": ["guide"]})
        self.ask("POST /api/tickets", {"service": "B", "cases": 2, "staff": "201"}, ("kiosk", "guide", "folder"))
        for body in ({}, {"service": "Q"}, {"service": "A", "clas": "elderly"}, {"service": "A", "cases": "two"},
                     {"service": "A", "needs": ["blnd"]}, {"service": "A", "class": "carried_over"}):
            self.ask("POST /api/tickets", body, ("kiosk", "folder"))
        self.ask("GET /api/slips/" + self.names.of("code", 1))
        self.ask("POST /api/tickets/A002/reprint", {})
        self.ask("POST /api/tickets/A002/reprint", {"reason": "纸卡住"})
        self.ask("POST /api/tickets/A002/slip", {"copy": 1, "came_out": True})
        self.ask("POST /api/tickets/A003/give-up", {}, ("nobody", "board", "kiosk", "folder", "clerk"))
        self.ask("POST /api/tickets/A003/take-back", {}, ("clerk", "inspector", "other clerk", "guide"))
        self.ask("POST /api/tickets/A004/give-up", {"code": "AAAA2222"}, ("nobody", "kiosk", "folder"))
        self.ask("POST /api/tickets/A004/give-up", {"code": self.names.of("code", 4)}, ("kiosk", "folder"))
        self.ask("POST /api/tickets/A004/take-back", {"code": self.names.of("code", 4)}, ("kiosk", "folder"))
        self.ask("POST /api/tickets/A003/return", {})
        self.ask("POST /api/tickets/A003/guided", {})
        self.ask("POST /api/tickets/A003/dance", {})

    def windows(self):
        # Those who may not, then those who may: what the last one heard is what stands.
        others = ("nobody", "board", "kiosk", "guide", "inspector", "supervisor")
        self.ask("POST /api/windows/2/open", {}, (*others, "manager", "attendant", "other clerk", "folder"))
        self.ask("POST /api/windows/2/open", {"staff": "102"}, ("clerk", "folder"))
        self.ask("POST /api/windows/2/next", {}, (*others, "clerk", "other clerk"))
        self.ask("POST /api/windows/2/confirm-class", {}, "other clerk")
        self.ask("POST /api/windows/2/confirm-class", {"holds": True}, (*others, "clerk", "other clerk"))
        for verb, body in (("arrived", {}), ("confirm-class", {"holds": False}), ("cases", {"cases": 2}), ("cases", {}),
                           ("note", {"reason": "材料齐了"}), ("transfer", {"to": "3"}),
                           ("transfer", {"to": "3", "reason": "转窗"}), ("transfer", {"to": "3", "reason": "转窗"}),
                           ("call", {}), ("recall", {}), ("missed", {}), ("next", {}), ("next", {"arrived": True})):
            self.ask(f"POST /api/windows/2/{verb}", body, ("attendant", "manager", "folder") if verb == "cases" else "other clerk")
        self.ask("POST /api/windows/1/open", {}, "clerk")
        for verb, body in (
            ("next", {}), ("arrived", {}), ("keep", {}), ("resume", {}), ("resume", {"ticket": "A001"}), ("served", {}),
            ("undo", {}), ("served", {"holds": True}), ("served", {}), ("pause", {}), ("pause", {"reason": "午休"}),
            ("open", {}), ("check-closing", {"done": [0, 1, 2, 3]}), ("close", {}), ("close", {"to": "2"}), ("dance", {}),
        ):
            self.ask(f"POST /api/windows/1/{verb}", body, ("clerk", *others, "other clerk"))
        self.ask("POST /api/windows/3/not-today", {"reason": "培训"}, "attendant")
        self.ask("POST /api/windows/3/not-today", {})
        self.ask("POST /api/windows/99/next", {}, ("clerk", "attendant", "folder"))

    def the_hall(self):
        self.ask("POST /api/services/A/stop", {"reason": "系统维护"})
        self.ask("POST /api/services/A/stop", {"reason": "系统维护", "waiting": "keep", "until": "10:30"})
        self.ask("POST /api/tickets", {"service": "A"}, ("kiosk", "folder"))
        self.ask("POST /api/services/A/resume", {})
        self.ask("POST /api/hall/pause", {"reason": "消防演习", "kind": "pause", "takes": True})
        self.ask("POST /api/tickets", {"service": "A"}, "kiosk")
        self.ask("POST /api/hall/resume", {}, (*EVERYBODY[:-3], "folder"))
        self.ask("POST /api/hall/pause", {"reason": LEAVE, "kind": "evacuation"}, ("nobody", "board", "kiosk", "clerk"))
        self.ask("GET /api/board", who=("nobody", "board"))
        self.ask("GET /api/guidance")
        self.ask("POST /api/tickets/B002/guided", {})
        self.ask("POST /api/tickets", {"service": "A"}, ("kiosk", "guide"))
        self.ask("POST /api/hall/resume", {"staff": "301"})
        self.ask("POST /api/hall/confirm-day", {})
        self.ask("POST /api/hall/accept-clock", {})
        self.ask("POST /api/duty", {"badge": "101", "pin": "2468"})
        self.ask("POST /api/duty", {"badge": "101", "pin": "0000"}, ("guide", "folder"))
        self.ask("POST /api/calendar", {"text": "放假", "people": []})
        self.ask("POST /api/calendar", {"text": "放假", "people": [{"badge": "301", "pin": "2468"},
                                                                 {"badge": "302", "pin": "2468"}]}, ("attendant", "folder"))

    def paper(self):
        printer = self.hub.ask("GET", "/api/paper")[1]["printers"][0]["name"]
        self.ask(f"POST /api/printers/{printer}/test", {})
        self.ask(f"POST /api/printers/{printer}/roll-changed", {"staff": "301"})
        self.ask("POST /api/printers/none/test", {}, ("attendant", "folder"))
        self.ask("POST /api/emergency/print", {"service": "A", "count": 2})
        self.ask("POST /api/emergency/enter", {"ticket": "A901", "time": "08:55"})
        self.ask("POST /api/items/PL-01/guide", {})
        self.ask("GET /api/items/PL-01/guide")
        self.ask("GET /api/privacy")
        self.ask("POST /api/privacy", {})
        for body in ({}, {"kind": "blank"}, {"kind": "other"}):
            self.ask("POST /api/items/PL-01/form", body)

    def notices(self):
        applicant = {"kind": "enterprise", "name": "样例有限公司", "contact": "022-00000000",
                     "credit_code": "91120224MA0000001U"}
        draft = {"item": "PL-01", "outcome": "accepted", "applicant": applicant, "declared_true": True,
                 "materials": [{"state": "handed_in"}] * 3}
        missing = {**draft, "outcome": "correction",
                   "materials": [{"state": "handed_in"}, {"state": "missing"}, {"state": "not_in_order", "reason": "没有盖章"}]}
        self.ask("POST /api/notices/preview", draft)
        self.ask("POST /api/notices", {"verb": "issue", "draft": draft})
        self.ask("POST /api/notices", {"verb": "issue", "draft": missing}, "guide")
        other = {**applicant, "name": "另一样例有限公司", "credit_code": "91120224MA0000003Q"}
        self.ask("POST /api/notices", {"verb": "issue", "draft": {**missing, "applicant": other}}, "guide")
        self.ask("POST /api/notices", {"verb": "issue"}, ("guide", "folder"))
        self.ask("POST /api/notices", {"verb": "issue", "draft": {"item": "PL-02", "outcome": "advice"}}, ("guide",))
        reason = {"reason": "核对材料"}
        for body in ({"verb": "open"}, {"verb": "open", "notice": "2026-1"}, {"verb": "open", "notice": "2026-1", **reason},
                     {"verb": "print", "notice": "2026-1"}, {"verb": "quick", "notice": "2026-1"},
                     {"verb": "counter-paper", "notice": "2026-1"},
                     {"verb": "counter-paper", "notice": "2026-1", "paper": "transfer_list"},
                     {"verb": "reading-copy", "notice": "2026-1"}, {"verb": "reading-copy", "notice": "2026-1", "form": "large"},
                     {"verb": "seal", "notice": "2026-1"}, {"verb": "deliver", "notice": "2026-1"},
                     {"verb": "deliver", "notice": "2026-1", "way": "signed_for"},
                     {"verb": "shelve", "notice": "2026-1", "shelf": "甲-1"}, {"verb": "copy", "notice": "2026-1"},
                     {"verb": "copy", "notice": "2026-1", **reason},
                     {"verb": "follow-up", "notice": "2026-1", "follow_up": "completed"},
                     {"verb": "settle", "notice": "2026-1", "copy": 1, "came_out": True},
                     {"verb": "decide", "notice": "2026-1"}, {"verb": "decide", "notice": "2026-1", "granted": True},
                     {"verb": "offer-collection", "notice": "2026-1", "from": "2026-11-27", "window": 9},
                     {"verb": "hand-over", "notice": "2026-1"},
                     {"verb": "send-subcase", "notice": "2026-1", "subcase": "MK-01", "case_number": "LS-1"},
                     {"verb": "answer-subcase", "notice": "2026-1", "subcase": "MK-01"},
                     {"verb": "hand-over", "notice": "2026-1", "way": "posted", "detail": "EMS1"},
                     {"verb": "withdraw", "notice": "2026-1", **reason},
                     {"verb": "void", "notice": "2026-2", **reason}, {"verb": "seal", "notice": "2026-99"}):
            self.ask("POST /api/notices", body, ("nobody", "kiosk", "inspector", "supervisor", "folder", "guide", "clerk"))
        self.ask("POST /api/notices", {"verb": "seal", "notice": "2026-2", "staff": "201"}, "folder")
        self.ask("POST /api/notices", {"verb": "dance"})
        self.ask("GET /api/notices/2026-1")
        code = self.hub.ask("GET", "/api/notices/2026-1")[1]["code"]
        self.ask("GET /api/notices/" + code)
        for digits in ("", "1", "0000"):
            self.ask("POST /api/notices/" + code + "/text", {"digits": digits})
        self.ask("POST /api/notices/2026-1/text", {"digits": "0000"})
        self.ask("POST /api/notices/find", {"limit": 2})
        self.ask("POST /api/notices/find", {"limit": 2, "name": "样例有限公司"})
        self.ask("POST /api/applications/find", {})
        self.ask("POST /api/applications/find", {"month": "2026-11"}, ("inspector",))
        for verb in ("make", "show", "approve", "carry-out"):
            self.ask("POST /api/destruction-lists", {"verb": verb, "list": "2026年第一批"})
        self.ask("POST /api/items", {"text": "x"})

    def enquiries(self):
        note = {"kind": "enquiry", "channel": "on_site", "question": "几点下班？"}
        self.ask("POST /api/enquiries", {"verb": "note", "draft": note})
        self.ask("POST /api/enquiries", {"verb": "note", "draft": {**note, "item": "PL-01"}}, "guide")
        self.ask("POST /api/enquiries", {"verb": "note", "draft": {**note, "kind": "complaint", "form": "oral",
                                                                   "about": "101", "visitor": "022-00000000"}},
                 ("nobody", "clerk", "guide", "supervisor"))
        for number in ("2026-1", "2026-7"):
            for body in ({"verb": "assign", "owner": "201", "due": "2026-11-30"}, {"verb": "answer", "text": "六点"},
                         {"verb": "explain", "text": "在办"}, {"verb": "tell", "way": "oral"}, {"verb": "contact"}):
                self.ask("POST /api/enquiries", {"enquiry": number, **body})
        self.ask("POST /api/enquiries", {"verb": "tell", "enquiry": "2026-1"}, ("guide",))
        self.ask("POST /api/enquiries/find", {"limit": 3})
        self.ask("POST /api/enquiries/find", {"limit": 3, "kind": "complaint"})

    def people(self):
        self.ask("POST /api/pairings", {"name": "甲", "kind": "kiosk"}, "nobody")
        self.ask("POST /api/pairings", {"name": "", "kind": "toaster"}, "nobody")
        self.ask("POST /api/pairings/claim", {"secret": "none"}, "nobody")
        self.ask("POST /api/devices/confirm", {"code": "none"})
        self.ask("POST /api/devices/take-back", {"name": "无"})
        self.ask("POST /api/sessions", {"badge": "101", "pin": "0000"}, "nobody")
        self.ask("POST /api/sessions", {"badge": "101", "pin": "2468"}, "nobody")
        self.ask("POST /api/staff/end-sessions", {"badge": "102"})
        self.ask("DELETE /api/sessions", who="supervisor")

    def the_end(self):
        self.ask("POST /api/hall/close", {}, ("nobody", "board", "kiosk", "clerk", "guide", "inspector", "attendant", "manager"))
        self.ask("GET /api/board", who="nobody")
        self.ask("POST /api/tickets", {"service": "A"}, ("kiosk", "guide"))


class EveryCommand(Conversation):
    """On a folder, each at its minute of the rehearsal: a command line without a hub."""

    def quhao(self, time, *words, given="", asked=True):
        words = list(map(str, words))
        where = ["--data", self.data, "--root", str(self.root)]
        where += ["--rehearse", f"2026-11-23T{time}", "--json"] if asked else []
        done = hall.run(*words, *where, input=given)
        said = self.names.told(" ".join(words).replace(self.data, "DATA"))
        self.said += ["", f"== {time} quhao {said}", f"exit {done.returncode}"]
        if done.returncode == 0 and done.stdout.lstrip()[:1] in ("{", "["):
            found = [json.loads(line) for line in done.stdout.splitlines() if line.strip()]
            self.names.learn(found)
            for one in found:
                self.said += ["    " + line for line in lines(self.names.told(one))]
        else:
            told = self.names.told((done.stdout + done.stderr).replace(self.data, "DATA")).splitlines()
            self.said += ["    " + line for line in told if not re.match("Usage:|  See|Help:", line)]

    def draft(self, name, **more):
        file = pathlib.Path(self.data) / f"{name}.json"
        file.write_text(json.dumps({
            "item": "PL-01", "outcome": "accepted", "declared_true": True, "materials": [{"state": "handed_in"}] * 3,
            "applicant": {"kind": "enterprise", "name": "样例有限公司", "contact": "022-00000000",
                          "credit_code": "91120224MA0000001U"}, **more}))
        return file

    def test_prints_what_it_did(self):
        for part in (self.tickets, self.paper, self.notices, self.enquiries, self.the_rest):
            self.said += ["", "#### " + part.__name__.replace("_", " ")]
            part()
        self.hold("commands.txt")

    def tickets(self):
        for time, words in (
            ("08:31", "take A"), ("08:31", "take B --item PL-01 --class elderly --need guide"), ("08:31", "take Q"),
            ("08:31", "take A --cases 9"), ("08:32", "take A --reason 加号 --staff 201"), ("08:32", "take A --need blnd"),
            ("08:33", "call 1"), ("08:33", "recall 1"), ("08:34", "recall 1"), ("08:35", "arrived 1"),
            ("08:35", "cases 1 2"), ("08:36", "window-note 1 材料齐了 --staff 101"), ("08:36", "keep 1"),
            ("08:37", "resume 1 --ticket A001"), ("08:37", "served 1"), ("08:37", "served 1"), ("08:38", "call 1"),
            ("08:41", "missed 1"), ("08:42", "return A002"), ("08:43", "next 1"), ("08:44", "next 1 --no-came"),
            ("08:45", "next 1"), ("08:45", "call 2"), ("08:46", "confirm-class 2 --staff 102"), ("08:46", "confirm-class 2 --holds --staff 102"),
            ("08:47", "transfer 2 --to 3 --reason 转窗"), ("08:48", "give-up A001 --staff 201"), ("08:48", "take A"),
            ("08:49", "give-up A003 --staff 201"), ("08:49", "take-back A003 --staff 201"), ("08:50", "undo 2"),
            ("08:51", "window-open 2 --staff 102"), ("08:52", "window-pause 2 --reason 午休"),
            ("08:53", "window-close 2"), ("08:53", "closing-list 2 --done 1 --done 2 --staff 102"),
            ("08:54", "window-not-today 3 --staff 301"), ("08:55", "service stop B --reason 系统维护 --waiting keep --staff 301"),
            ("08:56", "service resume B --staff 301"), ("08:57", "hall pause --reason 演习 --kind pause --takes --staff 301"),
            ("08:58", "hall resume --staff 301"), ("08:58", "day"), ("08:59", "slip A001"), ("08:59", "slip Z001"),
        ):
            self.quhao(time, *words.split())

    def paper(self):
        for words in ("printers", "papers", "papers --owed", "print-test kiosk", "reprint A001 --reason 纸卡住",
                      "reprint A001", "emergency print A --count 2", "emergency enter A9001 --time 08:55 --staff 201", "emergency enter A901 --time 08:55 --staff 201"):
            self.quhao("09:05", *words.split())

    def notices(self):
        self.quhao("09:10", "notice", "issue", self.draft("accepted"), "--staff", "201")
        self.quhao("09:10", "notice", "key", "new", asked=False)
        self.quhao("09:10", "notice", "issue", self.draft("accepted"), "--staff", "201")
        self.quhao("09:10", "notice", "issue", self.draft("again"), "--staff", "201")
        self.quhao("09:11", "notice", "issue", self.draft("advice", item="PL-02", outcome="advice", materials=[]), "--staff", "201")
        for words in ("find", "find --item PL-01", "show 2026-1 --purpose handling --staff 201", "print 2026-1", "seal 2026-1 --staff 201",
                      "deliver 2026-1 --way signed_for --staff 201", "shelve 2026-1 --shelf 甲-1 --staff 201", "verify 2026-1",
                      "copy 2026-1 --staff 201", "void 2026-2 --reason 写错 --staff 201", "due",
                      "seal 2026-99 --staff 201"):
            self.quhao("09:12", "notice", *words.split())
        self.quhao("09:13", "report", "2026-11")
        self.quhao("09:13", "report", "2026-13")

    def enquiries(self):
        for words in ("note 几点下班 --general --staff 201", "note 几点下班 --general --visitor --staff 201",
                      "note 几点下班 --general --answer 六点 --staff 201", "note 几点下班 --item PL-01 --answer 六点 --staff 201",
                      "assign 2026-1 --owner 202 --staff 201", "answer 2026-1 六点 --staff 202", "tell 2026-1 --way oral --staff 202",
                      "find 下班", "find 下班 --staff 402"):
            self.quhao("09:15", "enquiry", *words.split(), given="022-00000000\n")

    def the_rest(self):
        for words in ("boards", "devices", "duty", "day", "next 1 --came", "served 1", "hall close --staff 301", "hall close --staff 301", "day"):
            self.quhao("17:45" if "close" in words else "17:46", *words.split())


if __name__ == "__main__":
    unittest.main()
