"""Notices over the real parts: the command line, a real cupsd with an IPP printer, kill -9.

Two copies come out as pages whose text can be read back; one changed character is found, with the archive and
without; a copy that failed is the only one printed when paper is back. Kills at any step: notice_kills.py."""
import json
import os
import pathlib
import random
import re
import shutil
import sqlite3
import subprocess
import tempfile
import unittest

import cups
import hall
import kiosk

DRAFT = {
    "item": "MK-01", "outcome": "correction", "declared_true": True,
    "applicant": {"kind": "enterprise", "name": "宝坻样例餐饮有限公司", "contact": "022-00000000",
                  "credit_code": "91120224MA0000001U", "agent": "张样例"},
    "materials": [{"state": "handed_in"}, {"state": "missing"},
                  {"state": "not_in_order", "reason": "布局图没有标明清洗区域"},
                  {"state": "handed_in"}, {"state": "missing"}],
}


class Folder(unittest.TestCase):
    """A data folder with a key. Each test has its own."""

    change = staticmethod(lambda settings: settings)

    def setUp(self):
        self.data = tempfile.mkdtemp(prefix="quhao-notices-")
        self.addCleanup(shutil.rmtree, self.data)
        self.root = hall.copied_root(self.change)
        self.draft = pathlib.Path(self.data) / "draft.json"
        self.draft.write_text(json.dumps(DRAFT, ensure_ascii=False))
        self.key = self.notice("key", "new", rehearse=False).strip()

    def notice(self, *words, check=0, rehearse=True, **given):
        more = ("--rehearse", hall.NINE) if rehearse else ()
        root = ("--root", self.root) if rehearse else ()
        return hall.run("notice", *words, "--data", self.data, *root, *more, check=check, **given).stdout

    def issue(self, *words, separate=None):
        """`separate` tells it from the applicant's other open matter."""
        draft = DRAFT if separate is None else {**DRAFT, "separate": separate}
        self.draft.write_text(json.dumps(draft, ensure_ascii=False))
        return json.loads(self.notice("issue", self.draft, "--staff", "201", "--json", *words))

    def show(self, serial):
        return json.loads(self.notice("show", serial, "--staff", "301", "--purpose", "督查"))


class ANotice(Folder):
    def test_goes_through_its_life_a_step_at_a_time(self):
        issued = self.issue()
        self.assertEqual((issued["serial"], issued["stage"], issued["copies"]),
                         ("2026-1", "printed", ["printed", "printed"]))
        refused = hall.run("notice", "shelve", "2026-1", "--shelf", "甲-1", "--data", self.data,
                           "--rehearse", hall.NINE, "--root", self.root, check=1)
        self.assertIn("用印、送达", refused.stderr)
        self.notice("seal", "2026-1", "--staff", "202")
        self.notice("deliver", issued["code"], "--way", "signed_for", "--staff", "201")
        self.notice("shelve", "宝许告〔2026〕1号", "--shelf", "甲-1", "--staff", "202")
        self.assertIn("已归档", self.notice("find", "--name", "--staff", "401", input=DRAFT["applicant"]["name"] + "\n"))
        again = hall.run("notice", "issue", self.draft, "--staff", "201", "--data", self.data,
                         "--rehearse", hall.NINE, "--root", self.root, check=1)
        self.assertIn("已有未办结的办件 2026-1", again.stderr)
        self.assertEqual(self.issue(separate="第二家门店")["serial"], "2026-2")
        self.notice("void", "2026-1", "--reason", "写错", "--replaced-by", "2026-2")
        self.assertIn("另一份", self.notice("verify", "2026-1", check=1))
        self.notice("void", "2026-2", "--reason", "写错")
        self.assertIn("已经作废", self.notice("verify", "2026-2", check=1))
        hall.run("journal", "verify", "--data", self.data, check=0)

    def test_is_not_issued_where_it_could_not_be_printed(self):
        """A name with a character that no font of this machine has."""
        draft = json.loads(self.draft.read_text())
        draft["applicant"]["name"] = "样例\U00033479公司"
        self.draft.write_text(json.dumps(draft, ensure_ascii=False))
        refused = hall.run("notice", "issue", self.draft, "--staff", "201", "--data", self.data,
                           "--rehearse", hall.NINE, "--root", self.root, check=1)
        self.assertIn("U+33479", refused.stderr)
        self.assertNotIn("样例", refused.stderr)
        self.assertEqual(json.loads(self.notice("find", "--json")), [])

    def test_is_compared_with_the_archive_word_by_word(self):
        issued = self.issue()
        file = pathlib.Path(self.data) / "content"
        file.write_text(self.show("2026-1")["content"])
        self.assertIn("一致", self.notice("verify", issued["code"], "--content", file))
        file.write_text(file.read_text().replace("清洗", "消毒"))
        self.assertIn("已被改动", self.notice("verify", issued["code"], "--content", file, check=1))

    def test_tells_the_public_a_verdict_and_no_more(self):
        issued = self.issue()
        hub = hall.Hub(self.data, extra=("--root", str(self.root)))
        self.addCleanup(hub.kill)
        status, told = hub.ask("GET", f"/api/notices/{issued['code']}", headers={})
        self.assertEqual((status, told["verdict"]), (200, "in_force"))
        # What stands on the paper anyway, and nothing of the visitor.
        self.assertEqual(set(told), {"serial", "serial_text", "item", "item_name", "outcome", "outcome_text",
                                     "day", "verdict", "verdict_text", "statement", "progress"})
        for name in (DRAFT["applicant"]["name"], DRAFT["applicant"]["contact"]):
            self.assertNotIn(name, json.dumps(told, ensure_ascii=False))
        for guess in ("2026-1", "Q1.2026-1.x.x.x", "2026%2D1"):
            self.assertEqual(hub.ask("GET", f"/api/notices/{guess}", headers={})[0], 404, guess)

    def test_is_printed_once_more_in_large_letters_and_summed_up_in_english_without_a_name(self):
        """小二, 18 pt, for old eyes; nobody's name, since it is left lying about."""
        self.issue()
        folder = pathlib.Path(self.data, "notices")
        for form, words in (("large", ("大字版", "以签字、盖章的文书为准", "营业执照", "不符合要求")),
                            ("english", ("Food business licence", "Please bring", "营业执照", "photocopy, 1", "Window"))):
            self.notice("reading-copy", "2026-1", "--form", form, "--staff", "201")
            path = folder / f"notice-2026-1-{form}.pdf"
            text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout
            for word in words:
                self.assertIn(word, text)
            for name in (DRAFT["applicant"]["name"], DRAFT["applicant"]["agent"], "91120224MA0000001U"):
                self.assertNotIn(name, text)
        fonts = subprocess.run(["pdftotext", "-bbox", folder / "notice-2026-1-large.pdf", "-"],
                               capture_output=True, text=True, check=True).stdout
        words = [(float(low), float(high)) for low, high in re.findall(r'yMin="([0-9.]+)" xMax="[0-9.]+" yMax="([0-9.]+)"', fonts)]
        body = [high - low for low, high in words if 60 < low < 780]
        self.assertGreater(min(body), 15)
        self.assertGreater(sorted(body)[len(body) // 2], 17.5)
        refused = hall.run("notice", "reading-copy", "2026-1", "--form", "small", "--data", self.data, check=2)
        self.assertIn("large or english", refused.stderr)

    def test_has_a_delivery_receipt_and_lists_to_sign_and_each_is_a_look(self):
        """送达回证、材料交接单、退还原件清单: the name is on them."""
        self.issue()
        for paper, words in (("delivery_receipt", ("送达回证", "受送达人", "拒收事由", "见证人")),
                             ("transfer_list", ("材料交接单", "移交人", "接收人", "食品经营许可申请书")),
                             ("originals_list", ("退还原件清单", "退还申请人", "食品经营许可申请书"))):
            self.notice("counter-paper", "2026-1", "--paper", paper, "--staff", "201")
            path = pathlib.Path(self.data, "notices", f"notice-2026-1-{paper}.pdf")
            text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout
            for word in words + (DRAFT["applicant"]["name"],):
                self.assertIn(word, text)
            self.assertNotIn("营业执照", text, "what is missing is on no list of what was handed in")
        base = sqlite3.connect(pathlib.Path(self.data) / "journal.sqlite")
        self.addCleanup(base.close)
        self.assertEqual(base.execute("SELECT count(*) FROM fact WHERE kind = 84").fetchone()[0], 3)

    def test_is_issued_once_for_one_key(self):
        self.assertEqual([self.issue("--key", "one")["serial"] for _ in range(3)], ["2026-1"] * 3)
        # So is the paper of a step.
        papers = [json.loads(self.notice("withdraw", "2026-1", "--reason", "改在外区办理", "--staff", "201",
                                         "--key", "two", "--json"))["serial"] for _ in range(2)]
        self.assertEqual(papers, ["2026-2"] * 2)

    def test_is_stored_whole_and_its_copy_is_the_stored_paper_with_a_mark(self):
        self.issue()
        stored = [(pathlib.Path(self.data) / f"archive/2026/1-{copy}.pdf").read_bytes() for copy in (1, 2)]
        printed = [(pathlib.Path(self.data) / f"notices/notice-2026-1-{copy}.pdf").read_bytes() for copy in (1, 2)]
        self.assertEqual(stored, printed)
        self.notice("copy", "2026-1", "--staff", "201")
        path = pathlib.Path(self.data) / "notices/notice-2026-1-duplicate.pdf"
        copy = path.read_bytes()
        self.assertTrue(copy.startswith(stored[1]), "byte for byte, with the mark behind it")
        self.assertGreater(len(copy), len(stored[1]))
        text = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
        self.assertIn("宝许告〔2026〕1号", text.replace(" ", ""))
        dark = [self.ink(path, page) - self.ink(pathlib.Path(self.data) / "archive/2026/1-2.pdf", page)
                for page in (1, 2)]
        self.assertTrue(all(more > 500 for more in dark), f"a mark on each page: {dark}")
        self.assertEqual((pathlib.Path(self.data) / "archive/2026/1-2.pdf").read_bytes(), stored[1])

    def ink(self, path, page):
        """How dark a page is, in whole pixels."""
        out = subprocess.run(["pdftoppm", "-gray", "-r", "50", "-f", str(page), "-l", str(page), path],
                             capture_output=True, check=True).stdout
        pixels = out[out.index(b"255\n") + 4:]
        return sum(255 - value for value in pixels) // 255

    def test_tells_a_changed_character_everywhere(self):
        issued = self.issue()
        content = self.show("2026-1")["content"]
        public = pathlib.Path(self.data) / f"keys/{self.key}.pub"
        file = pathlib.Path(self.data) / "content"
        away = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, away)

        def verdict(code, text=None):
            more = []
            if text is not None:
                file.write_text(text)
                more = ["--content", file]
            done = hall.run("notice", "verify", code, "--public-key", public, *more, "--json",
                            "--data", away)
            return json.loads(done.stdout)["verdict"] if done.returncode in (0, 1) else "refused"

        code = issued["statement"]
        self.assertEqual((verdict(code), verdict(code, content)), ("genuine", "unchanged"))
        dice = random.Random(4)
        payload = code.index("#Q1.") + 4
        for _ in range(60):
            place = dice.randrange(len(content))
            other = content[:place] + dice.choice("一二0x") + content[place + 1:]
            if other != content:
                self.assertEqual(verdict(code, other), "changed", (place, content[place]))
            place = dice.randrange(payload, len(code))
            other = code[:place] + dice.choice("0123456789abcdef") + code[place + 1:]
            if other != code:
                self.assertIn(verdict(other, content),
                              ("not_genuine", "key_unknown", "changed", "refused"), other)
        # A code of our own making for a notice that exists.
        forged = code[:-4] + ("0000" if code[-4:] != "0000" else "1111")
        self.assertIn("不是本中心的", self.notice("verify", forged, check=1))

    def test_is_found_changed_in_the_archive(self):
        self.issue()
        base = sqlite3.connect(pathlib.Path(self.data) / "journal.sqlite")
        base.execute("DROP TRIGGER notice_content_is_never_changed")
        base.execute("UPDATE notice_content SET content = replace(content, '清洗', '消毒')")
        base.commit()
        base.close()
        self.assertIn("已被改动", self.notice("verify", "2026-1", check=1))
        verified = hall.run("journal", "verify", "--data", self.data)
        self.assertIn("2026-1", verified.stdout + verified.stderr)

    def test_cannot_be_put_in_force_again_behind_the_journals_back(self):
        self.issue()
        self.notice("void", "2026-1", "--reason", "写错")
        base = sqlite3.connect(pathlib.Path(self.data) / "journal.sqlite")
        base.execute("UPDATE notice SET record = replace(record, 'voidReason', 'other'), stage = 'printed'")
        base.commit()
        base.close()
        verified = hall.run("journal", "verify", "--data", self.data)
        self.assertIn("2026-1", verified.stdout + verified.stderr)
        self.assertNotEqual(verified.returncode, 0)

    def test_R102_R136_keeps_names_apart_and_notes_each_look(self):
        self.issue()
        self.show("2026-1")
        base = sqlite3.connect(pathlib.Path(self.data) / "journal.sqlite")
        bodies = "".join(body for (body,) in base.execute("SELECT body FROM fact"))
        contents = "".join(text for (text,) in base.execute("SELECT content FROM notice_content"))
        looks = base.execute("SELECT count(*) FROM fact WHERE kind = 84").fetchone()[0]
        base.close()
        for name in (DRAFT["applicant"]["name"], DRAFT["applicant"]["agent"]):
            self.assertNotIn(name, bodies + contents)
        self.assertEqual(looks, 1)

    def test_leaves_no_name_behind_when_it_is_destroyed(self):
        """With the printer of a fresh hall, which keeps its papers in the data folder."""
        name = DRAFT["applicant"]["name"].encode()
        old = ("--rehearse", "2024-11-25T09:00")
        away = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, away)
        root = hall.copied_root(lambda settings: settings.replace("kept_years = 30", "kept_years = 1"))
        self.draft.unlink()
        self.draft = pathlib.Path(away) / "draft.json"
        self.draft.write_text(json.dumps(DRAFT, ensure_ascii=False))

        def run(*words, when=old, check=0, pin=None):
            return hall.run(*words, "--data", self.data, "--root", root, *when, check=check, input=pin)

        run("notice", "issue", self.draft, "--staff", "201")
        run("notice", "copy", "2024-1", "--staff", "201")
        now = ("--rehearse", hall.NINE)
        order = ("notice", "destroy")
        self.assertIn("没有告知书", run(*order, "make", "清册一", "--staff", "301", pin="2468\n", check=1).stderr)
        run("hall", "confirm-day", "--staff", "301", when=now)
        run(*order, "make", "清册一", "--staff", "301", pin="2468\n", when=now)
        # Nobody approves their own list, nor in another's name, nor with a role that may not.
        for staff, pin in (("301", "2468\n"), ("302", "1234\n"), ("201", "2468\n")):
            run(*order, "approve", "清册一", "--staff", staff, pin=pin, when=now, check=1)
        self.assertIn("还没有批准", run(*order, "carry-out", "清册一", "--staff", "301", pin="2468\n", when=now,
                                    check=1).stderr)
        run(*order, "approve", "清册一", "--staff", "302", pin="2468\n", when=now)
        self.assertTrue(self.holds(name))
        run(*order, "carry-out", "清册一", "--staff", "301", pin="2468\n", when=now)
        self.assertEqual(self.holds(name), [])
        self.assertIn("销毁", run("notice", "verify", "2024-1", when=now, check=1).stdout)
        self.assertIn("已销毁", run(*order, "show", "清册一", when=now).stdout)
        hall.run("journal", "verify", "--data", self.data, check=0)

    def holds(self, name):
        """The files of the data folder that hold `name`, as text or in the papers' pages."""
        files = [path for path in pathlib.Path(self.data).rglob("*") if path.is_file()]
        return [path for path in files if name in path.read_bytes() or path.suffix == ".pdf"]

    def test_is_found_changed_where_a_name_or_a_page_was(self):
        self.issue()
        paper = pathlib.Path(self.data) / "archive/2026/1-2.pdf"
        whole = paper.read_bytes()
        paper.write_bytes(whole[:-1] + b"x")
        self.assertIn("纸面文件已被改动", self.notice("verify", "2026-1", check=1))
        self.assertIn("2026-1", hall.run("journal", "verify", "--data", self.data, check=1).stderr)
        paper.write_bytes(whole)
        hall.run("journal", "verify", "--data", self.data, check=0)
        base = sqlite3.connect(pathlib.Path(self.data) / "journal.sqlite")
        base.execute("UPDATE notice_person SET text = replace(text, '宝坻', '宝低')")
        base.commit()
        base.close()
        self.assertIn("已被改动", self.notice("verify", "2026-1", check=1))
        self.assertIn("2026-1", hall.run("journal", "verify", "--data", self.data, check=1).stderr)

    def test_R136_R137_is_exported_by_the_month_with_an_index_that_verifies_itself(self):
        for number in range(3):
            self.issue(separate=f"第{number}家")
        away = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, away)
        out = pathlib.Path(away) / "month"
        self.notice("export", "2026-11", "--out", out, "--staff", "401")
        self.assertIn("宝许告〔2026〕1号", (out / "index.csv").read_text())
        verify = ["sh", str(out / "verify.sh")]
        done = subprocess.run(verify, capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stderr), (0, ""), done.stdout)
        self.assertIn("3 notices: unchanged", done.stdout)
        for name, old, new in (("notices/2026-1.txt", "清洗", "消毒"), ("notices/2026-2.applicant", "宝坻", "宝低"),
                               ("index.csv", "2026-11-23", "2026-11-24")):
            file = out / name
            whole = file.read_bytes()
            file.write_bytes(whole.replace(old.encode(), new.encode()))
            self.assertNotEqual(subprocess.run(verify, capture_output=True).returncode, 0, name)
            # Also where somebody has made the checksums anew.
            sums = (out / "SHA256SUMS").read_bytes()
            subprocess.run("sha256sum $(cut -c67- SHA256SUMS) > new; mv new SHA256SUMS", shell=True, cwd=out)
            self.assertNotEqual(subprocess.run(verify, capture_output=True).returncode, 0, name)
            (out / "SHA256SUMS").write_bytes(sums)
            file.write_bytes(whole)

    def test_R137_one_application_is_a_file_with_its_cover_contents_and_page_numbers(self):
        """窗口环节文书卷: what a body of reconsideration is given within ten days."""
        self.issue()
        away = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, away)
        out = pathlib.Path(away) / "file"
        self.notice("export", "--application", "2026-1", "--out", out, "--staff", "401")
        verified = subprocess.run(["sh", "verify.sh"], cwd=out, capture_output=True, text=True)
        self.assertEqual((verified.returncode, verified.stdout), (0, "1 notices: unchanged, signatures genuine\n"))
        cover = subprocess.run(["pdftotext", "-layout", out / "cover.pdf", "-"], capture_output=True, text=True, check=True).stdout
        key = next((out / "keys").glob("*.pem")).stem
        for words in ("窗口环节文书卷", "卷内目录", "立卷单位", "宝坻样例餐饮有限公司", "保管期限", "2 页（不含封面和目录）",
                      "1–2", "不在本卷、存于别处的", "审批系统", key):
            self.assertIn(words, cover)
        self.assertIn("\t1–2\n", (out / "contents.txt").read_text())

    def test_R26_a_joint_matter_goes_from_the_receipt_to_the_register_in_the_joint_system(self):
        """GS-02: each authority's part has its number there, its day and its word, before anything is decided."""
        states = [{"state": "handed_in"}] * 6
        draft = {**DRAFT, "item": "GS-02", "outcome": "accepted", "materials": states}
        draft["applicant"] = {"kind": "person", "name": "张样例", "contact": "022-00000000"}
        self.draft.write_text(json.dumps(draft, ensure_ascii=False))
        serial = json.loads(self.notice("issue", self.draft, "--staff", "201", "--json"))["serial"]

        def decide(check=0):
            return self.notice("decide", serial, "--granted", "--staff", "201", check=check)

        def part(verb, code, *words, check=0):
            return self.notice(f"{verb}-subcase", serial, "--subcase", code, *words, "--staff", "201", check=check)

        decide(check=1)
        part("answer", "MK-01", "--opinion", "agreed", check=1)
        for number, code in enumerate(("MK-02", "MK-01"), 1):
            part("send", code, "--case-number", f"联审-{number}")
            part("answer", code, "--opinion", "agreed")
        decide(check=1)
        part("answer", "FIRE", "--opinion", "not_concerned")
        due = json.loads(self.notice("due", "--serial", serial, "--json"))["applications"][0]
        self.assertEqual([one.get("case_number") for one in due["subcases"]], ["联审-1", "联审-2", None])
        decide()
        rows = hall.run("joint-register", "2026-11", "--data", self.data, "--root", self.root,
                        "--rehearse", hall.NINE).stdout.lstrip("\ufeff").splitlines()
        self.assertEqual(len(rows), 4, rows)
        self.assertTrue(rows[0].startswith("办件,事项,受理日期,总期限,联办事项,部门,联审系统办件编号"), rows[0])
        self.assertIn("食品经营许可,天津市宝坻区市场监督管理局,联审-2,2026-11-23,2026-12-07,同意,2026-11-23,,201", rows[2])
        self.assertIn("不涉及", rows[3])
        away = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, away)
        self.notice("export", "--application", serial, "--out", pathlib.Path(away) / "file", "--staff", "401")
        cover = subprocess.run(["pdftotext", "-layout", pathlib.Path(away) / "file/cover.pdf", "-"],
                               capture_output=True, text=True, check=True).stdout
        contents = (pathlib.Path(away) / "file/contents.txt").read_text()
        self.assertIn("天津市宝坻区市场监督管理局的联审系统（联审-2，同意，2026年11月23日）", contents)
        self.assertIn("不在本卷、存于别处的", cover)
        # Across the page, a letter a line.
        for letter in "演练":
            self.assertIn(letter, cover)

    def test_R98_an_item_is_confirmed_by_two_people_who_each_show_a_pin(self):
        def confirm(staff, pin, check):
            return hall.run("items", "confirm", "MK-06", "--staff", staff, "--approval", "某政发〔2026〕1号",
                            "--online-hall-adjusted", "--data", self.data, "--root", self.root, "--rehearse",
                            hall.NINE, input=pin, check=check)

        for staff, pin in (("301", "0000\n"), ("101", "2468\n"), ("401", "2468\n"), ("999", "2468\n")):
            confirm(staff, pin, 1)
        self.assertIn("还须另一个人", confirm("301", "2468\n", 0).stdout)
        confirm("301", "2468\n", 1)
        self.assertIn("两人都已核定", confirm("302", "2468\n", 0).stdout)


class OnPaper(Folder):
    """Through a real cupsd to an IPP printer."""

    @classmethod
    def setUpClass(cls):
        cls.cups = cups.CUPS()
        server = cls.cups.server
        cls.change = staticmethod(
            lambda settings: settings.replace("file:notices", f"cups:a4@{server}")
            .replace("patience_seconds = 30", "patience_seconds = 6"))

    @classmethod
    def tearDownClass(cls):
        cls.cups.close()

    def test_R1_R2_R11_R42_comes_out_twice_with_everything_on_it(self):
        before = len(self.cups.papers())
        issued = self.issue()
        self.assertEqual(issued["copies"], ["printed", "printed"])
        papers = self.cups.papers()[before:]
        self.assertEqual(len(papers), 2)
        for paper, name in zip(papers, ("第一联 交申请人", "第二联 存档")):
            text = subprocess.run(["pdftotext", "-layout", paper, "-"], capture_output=True,
                                  text=True, check=True).stdout
            for words in ("行政许可告知书", name, "宝许告〔2026〕1号", "一、已提交的材料", "需要补正的材料（3项）：请补齐后再来",
                          "二、依据", "三、条件", "四、程序", "五、时限", "六、收费", "七、办理地点",
                          "布局图没有", "授权委托书", "对不起", "许可专用章",
                          issued["code"], DRAFT["applicant"]["name"]):
                self.assertIn(words.replace(" ", ""), text.replace(" ", ""), words)
            picture = os.path.join(self.data, "page")
            subprocess.run(["pdftoppm", "-r", "150", "-png", "-l", "2", "-f", "2", "-singlefile", paper,
                            picture], check=True)
            read = subprocess.run(["zbarimg", "-q", "--raw", "-Sdisable", "-Sqrcode.enable", picture + ".png"], capture_output=True,
                                  text=True, check=True).stdout.strip()
            self.assertTrue(read.endswith(issued["statement"]), read)

    def test_is_made_at_the_desk_by_keys_alone(self):
        before = len(self.cups.papers())
        screen = kiosk.Terminal(self.data, command=["desk", "--staff", "201", "--root", str(self.root)])
        self.addCleanup(screen.end)
        screen.wait_for("首字母、名称或者编号")  # Cells that stay are not drawn again.
        screen.send("spjyxkxb\r")
        screen.wait_for("申请人：个人")
        who = DRAFT["applicant"]
        screen.send(f" \r{who['name']}\r{who['credit_code']}\r{who['contact']}\r{who['agent']}\r\r \r")
        screen.wait_for("4 当场更正")
        screen.send("1233" + "12\r")
        screen.wait_for("补正告知")
        screen.send("\r")
        screen.wait_for("行政许可告知书")
        # Nobody has opened the day yet: the paper is dated all the same.
        screen.wait_for("告知时间：2026年11月23日")
        screen.send("\r")
        screen.wait_for("第2联：已打出", 30)
        self.assertEqual(len(self.cups.papers()) - before, 2)
        for keys, words in (("s", "送达"), ("d", "归档"), ("a甲-1\r", "已归档")):
            screen.send(keys)
            screen.wait_for(words)
        screen.send("i")
        screen.wait_for(who["contact"])
        shown = self.show("2026-1")
        self.assertEqual(shown["shelf"], "甲-1")
        self.assertEqual(shown["applicant"], {**who, "agent": "张样例"})
        self.assertIn("填写不完整", shown["content"])

    def test_prints_only_the_copy_that_failed_when_paper_is_back(self):
        hub = hall.Hub(self.data, extra=("--root", str(self.root)))
        self.addCleanup(hub.kill)
        hall.until(lambda: hub.ask("GET", "/api/paper")[1]["printers"][1]["state"] == "ready", "ready", 60)
        papers = len(self.cups.papers())
        self.cups.scenario("last-sheet")
        status, issued = hub.ask("POST", "/api/notices", {"verb": "issue", "draft": DRAFT, "staff": "201"},
                                 "partial")
        self.assertEqual((status, issued["stage"], issued["copies"]),
                         (200, "partial", ["printed", "owed"]), issued)
        self.assertEqual(len(self.cups.papers()) - papers, 1)
        self.cups.scenario("print")
        self.cups.kill("printer")
        self.cups.start_printer()

        def stage():
            return hub.ask("POST", "/api/notices/find", {"limit": 1})[1]["notices"][0]["stage"]

        hall.until(lambda: stage() == "printed", "the other copy", 60)
        self.assertEqual(len(self.cups.papers()) - papers, 2)


if __name__ == "__main__":
    reason = cups.missing()
    if reason and not os.environ.get("CI"):
        print(f"skipped on paper: {reason}")
        del OnPaper
    unittest.main()
