"""The command line as a hall uses it: what each command prints, and how it ends."""
import hashlib
import itertools
import json
import os
import pathlib
import shutil
import socket
import ssl
import subprocess
import tempfile
import unittest
import urllib.request

import hall

REHEARSE = ("--rehearse", hall.NINE)


class Folder(unittest.TestCase):
    def setUp(self):
        self.data = tempfile.mkdtemp(prefix="quhao-")
        self.addCleanup(shutil.rmtree, self.data)

    def quhao(self, *arguments, check=0):
        return hall.run(*arguments, "--data", self.data, *REHEARSE, check=check)

    def json(self, *arguments):
        return json.loads(self.quhao(*arguments, "--json").stdout)

    def verify(self):
        return hall.run("journal", "verify", "--data", self.data)


def calendar_python():
    """A Python that has chinesecalendar; made once, where it is to be had."""
    home = pathlib.Path(tempfile.gettempdir()) / "quhao-calendar"
    python = home / "bin/python"
    if not python.exists():
        made = subprocess.run(["python3", "-m", "venv", home], capture_output=True)
        if made.returncode == 0:
            subprocess.run([home / "bin/pip", "-q", "install", "chinesecalendar==1.11.0"], capture_output=True)
    works = python.exists() and subprocess.run([python, "-c", "import chinese_calendar"], capture_output=True)
    return python if works and works.returncode == 0 else None


class ACommandLine(Folder):
    def test_takes_calls_and_serves_on_a_folder(self):
        taken = self.json("take", "A")
        self.assertEqual((taken["ticket"], taken["slip"], taken["item"]), ("A001", "none", None))
        self.assertEqual({"low_minutes", "high_minutes"}, set(taken["wait"]))
        self.assertTrue(taken["windows"][0]["place"])
        called = self.json("call", 3)
        self.assertEqual(
            {key: called[key] for key in ("window", "ticket", "service", "recalls")},
            {"window": 3, "ticket": "A001", "service": "A", "recalls": 0},
        )
        self.quhao("arrived", 3)
        self.quhao("served", 3)
        day = self.json("day")
        self.assertEqual(day["tickets"][0]["state"], "served")
        self.assertEqual(self.verify().returncode, 0)

    def test_takes_400_numbers_from_eight_processes_at_once(self):
        loop = (
            f'for i in $(seq 50); do "$0" take A --data "$1" --rehearse {hall.NINE} --json '
            "|| exit 1; done"
        )
        running = [
            subprocess.Popen(
                ["sh", "-c", loop, hall.binary(), self.data],
                cwd=hall.ROOT, stdout=subprocess.PIPE, text=True,
            )
            for _ in range(8)
        ]
        numbers = []
        for process in running:
            out, _ = process.communicate()
            self.assertEqual(process.returncode, 0)
            numbers += [json.loads(line)["ticket"] for line in out.splitlines()]
        self.assertEqual(sorted(numbers), [f"A{n:03}" for n in range(1, 401)])

    def test_tells_the_second_window_that_nobody_waits(self):
        self.quhao("take", "A")
        running = [
            subprocess.Popen(
                [hall.binary(), "call", str(window), "--data", self.data, *REHEARSE],
                cwd=hall.ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
            )
            for window in (1, 2)
        ]
        ends = sorted((p.communicate()[1], p.returncode) for p in running)
        self.assertEqual([code for _, code in ends], [0, 1])
        self.assertIn("nobody waits", ends[1][0])

    def test_counts_working_days_and_refuses_to_guess(self):
        self.assertEqual(hall.run("deadline", "2026-09-25", 20, check=0).stdout, "2026-10-29\n")
        refused = hall.run("deadline", "2026-12-10", 20, check=1)
        self.assertIn("2027", refused.stderr)
        hall.run("deadline", "2026-02-30", 20, check=2)

    def test_goes_through_the_hub_while_it_runs_and_works_on_the_folder_after(self):
        hub = hall.Hub(self.data)
        # No --rehearse: the hub knows what it is.
        first = json.loads(hall.run("take", "A", "--data", self.data, "--json", check=0).stdout)
        self.assertEqual((first["ticket"], first["slip"]), ("A001", "printed"))
        self.assertTrue((pathlib.Path(self.data) / "slips" / "A001-1.png").exists())
        day = json.loads(hall.run("day", "--data", self.data, "--json", check=0).stdout)
        self.assertEqual(day["tickets"][0]["ticket"], "A001")
        self.assertEqual(hub.stop(), 0)
        self.assertEqual(self.json("take", "A")["ticket"], "A002")

    def test_says_when_its_port_is_taken(self):
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            address = "127.0.0.1:%d" % taken.getsockname()[1]
            refused = hall.run("run", "--data", self.data, "--headless", "--listen", address,
                               *REHEARSE, check=3, timeout=30)
        self.assertIn(address, refused.stderr)

    def test_notices_in_the_hub_what_was_written_beside_it(self):
        hub = hall.Hub(self.data)
        # A process that wrote before it saw the hub: the lock file is out of its sight.
        lock = pathlib.Path(self.data) / "hub.lock"
        lock.rename(lock.with_suffix(".away"))
        self.assertEqual(self.json("take", "A")["ticket"], "A001")
        lock.with_suffix(".away").rename(lock)
        hall.until(
            lambda: hub.ask("GET", "/api/board")[1]["services"][0]["waiting"] == 1,
            "the hub shows the foreign ticket",
        )
        self.assertEqual(hub.ask("POST", "/api/tickets", {"service": "A"}, "k")[1]["ticket"], "A002")
        hub.stop()

    def test_keeps_rehearsals_and_real_days_apart(self):
        self.quhao("take", "A")
        refused = hall.run("take", "A", "--data", self.data, check=1)
        self.assertIn("--rehearse", refused.stderr)

    def test_says_in_one_sentence_what_is_wrong_with_the_hall(self):
        root = hall.copied_root()
        hall.run("check", "--root", root, check=0)
        services = pathlib.Path(root) / "Config/services.toml"
        services.write_text(services.read_text().replace("mean_seconds = 60 ", "mean_seconds = -1 "))
        for command in ("check", "run"):
            faulty = hall.run(command, "--root", root, check=3)
            self.assertIn("Config/services.toml: service[1].mean_seconds", faulty.stderr)

    def test_refuses_at_check_what_no_printer_could_print(self):
        root = hall.copied_root(lambda text: text.replace("宝坻区行政许可服务中心", "宝坻区\ue0f0中心", 1))
        refused = hall.run("check", "--root", root, check=3)
        self.assertIn("Config/hall.toml: hall.name", refused.stderr)
        rare = hall.copied_root(lambda text: text.replace("宝坻区行政许可服务中心", "㐀𠮷䶮中心", 1))
        hall.run("check", "--root", rare, check=0)

    def test_writes_a_slip_that_a_phone_reads(self):
        code = self.json("take", "B", "--item", "MK-01")["code"]
        picture = pathlib.Path(self.data) / "slip.png"
        self.quhao("slip", "B001", "--as", "png", "--out", picture, "--root", hall.copied_root())
        read = subprocess.run(["zbarimg", "-q", "--raw", "-Sdisable", "-Sqrcode.enable", picture], capture_output=True, text=True)
        self.assertEqual(read.stdout.strip(), f"{hall.ADDRESS}/t/{code}")
        # As it is shipped, nobody has said where phones reach the hall: no code leads nowhere.
        self.quhao("slip", "B001", "--as", "png", "--out", picture)
        read = subprocess.run(["zbarimg", "-q", "--raw", "-Sdisable", "-Sqrcode.enable", picture], capture_output=True, text=True)
        self.assertEqual(read.stdout, "")
        self.assertIn(code, self.quhao("slip", "B001").stdout)
        self.assertIn("食品经营许可", self.quhao("slip", "B001").stdout)

    def test_says_what_its_printers_are_and_prints_a_test_page(self):
        printers = self.json("printers")["printers"]
        self.assertEqual([(p["name"], p["state"], p["promise"]) for p in printers],
                         [("kiosk", "ready", "written"), ("a4", "ready", "written")])
        self.assertIn("kiosk：正常", self.quhao("print-test", "kiosk").stdout)
        pages = list(pathlib.Path(self.data).glob("slips/test-kiosk-*.png"))
        read = subprocess.run(["zbarimg", "-q", "--raw", "-Sdisable", "-Sqrcode.enable", *pages], capture_output=True, text=True)
        self.assertEqual(read.stdout.strip(), "quhao print-test kiosk")
        refused = hall.run("print-test", "nobody", "--data", self.data, "--rehearse", hall.NINE, check=1)
        self.assertIn("quhao printers", refused.stderr)

    def test_reprints_with_a_reason_and_lists_the_papers(self):
        first = self.json("take", "A")["code"]
        hall.run("reprint", "A001", "--data", self.data, "--rehearse", hall.NINE, check=2)
        self.assertIn("已打出", self.quhao("reprint", "A001", "--reason", "遗失").stdout)
        papers = self.json("papers")
        self.assertEqual([(p["ticket"], p["copy"], p["state"]) for p in papers], [("A001", 1, "printed")])
        self.assertNotIn(first, self.quhao("slip", "A001").stdout)
        self.assertEqual(self.json("papers", "--owed"), [])

    def test_gives_emergency_numbers_once_and_enters_them_by_their_handwriting(self):
        cards = self.json("emergency", "print", "A", "--count", 2)["cards"]
        self.assertEqual([c["ticket"] for c in cards], ["A9001", "A9002"])
        self.assertEqual(self.json("emergency", "print", "A", "--count", 1)["cards"][0]["ticket"], "A9003")
        self.quhao("take", "A")
        self.quhao("emergency", "enter", "A9002", "--time", "08:41")
        self.assertEqual(self.json("call", 1)["ticket"], "A9002")
        for number, time in (("A9002", "08:41"), ("A9004", "08:41"), ("A9003", "23:00"), ("A9003", "soon")):
            hall.run("emergency", "enter", number, "--time", time, "--data", self.data,
                     "--rehearse", hall.NINE, check=1)

    def test_R21_agrees_with_an_independent_calendar_about_48_deadlines(self):
        """PyPI's chinesecalendar, which reads the State Council's notices on its own."""
        python = calendar_python()
        if not python:
            self.skipTest("chinesecalendar can't be had here (venv or PyPI)")
        script = ("import chinese_calendar as c, datetime as d, sys\n"
                  "for line in sys.stdin:\n"
                  "    start, n = line.split(); day, n = d.date.fromisoformat(start), int(n)\n"
                  "    while n:\n"
                  "        day += d.timedelta(1); n -= c.is_workday(day)\n"
                  "    print(day)\n")
        asked = [(f"{year}-{month:02}-{day:02}", count)
                 for year, months in ((2024, (1, 4, 9, 10)), (2025, (1, 4, 9, 10)), (2026, (2, 4, 9, 10)))
                 for month, day, count in ((m, d, n) for m in months
                                           for d, n in ((1, 5), (13, 10), (24, 20), (28, 30)))]
        told = subprocess.run([python, "-c", script], input="".join(f"{d} {n}\n" for d, n in asked),
                              capture_output=True, text=True, check=True).stdout.split()
        ours = [hall.run("deadline", day, count, check=0).stdout.strip() for day, count in asked]
        self.assertEqual(ours, told)
        self.assertEqual(len(ours), 48)

    def test_makes_udev_rules_from_the_profiles(self):
        rules = hall.run("udev-rules", check=0).stdout
        self.assertIn('ATTR{idVendor}=="04b8", ATTR{idProduct}=="0e28", GROUP="lp"', rules)

    def test_explains_itself(self):
        self.assertRegex(hall.run("--version", check=0).stdout,
                         r"^0\.\d \(commit ([0-9a-f]{12}\+?|no commit|unknown: built without make)\)$")
        for command in ("", "take", "run", "journal", "window-close"):
            shown = hall.run(*command.split(), "--help", check=0).stdout
            self.assertIn("USAGE", shown)
        hall.run("take", check=2)


class ACopy(Folder):
    def test_is_made_beside_the_hub_and_put_back_by_one_command_and_no_number_comes_twice(self):
        def advice(hub, key):
            status, reply = hub.ask("POST", "/api/notices", {
                "verb": "issue", "staff": "201", "draft": {"item": "MK-01", "outcome": "advice"}}, key)
            self.assertEqual(status, 200, reply)
            return reply["serial"]

        hub = hall.Hub(self.data)
        hall.run("take", "A", "--data", self.data, check=0)
        self.assertEqual(advice(hub, "one"), "2026-1")
        copies = self.data + "-copies"
        self.addCleanup(shutil.rmtree, copies)
        copy = hall.run("copy", "--data", self.data, "--to", copies, check=0).stdout.strip()
        hall.run("take", "A", "--data", self.data, check=0)
        self.assertEqual(advice(hub, "two"), "2026-2")
        self.assertEqual(hall.run("restore", copy, "--data", self.data, *REHEARSE).returncode, 3)
        hub.kill()
        told = hall.run("restore", copy, "--data", self.data, "--staff", "301", *REHEARSE, check=0).stdout
        old = told.split("移到了 ")[1].split("\n")[0]
        self.addCleanup(shutil.rmtree, old)
        hall.run("journal", "verify", "--data", self.data, check=0)
        hall.run("journal", "verify", "--data", old, check=0)
        again = hall.Hub(self.data)
        self.assertEqual(again.ask("POST", "/api/tickets", {"service": "A"}, "k")[1]["ticket"], "A501")
        # Behind all that may have been signed since: 2026-2 hangs in somebody's file.
        self.assertEqual(advice(again, "three"), "2026-102")
        again.kill()


class TheMorning(Folder):
    def test_R47_staff_report_at_the_desk_with_their_own_pin_or_card_and_nobody_from_a_window(self):
        hub = hall.Hub(self.data, rehearse="2026-11-23T08:10")

        keys = itertools.count()

        def report(body, headers=None):
            return hub.ask("POST", "/api/duty", body, f"duty-{next(keys)}", headers=headers)

        self.assertEqual(report({"badge": "103", "pin": "2468"}, headers={})[0], 401)
        self.assertEqual(report({"badge": "104", "pin": "0000"})[0], 401)
        status, reply = report({"badge": "103", "pin": "2468"})
        self.assertEqual((status, reply["reported"]), (200, [{"badge": "103", "time": "08:10"}]))
        # Once a day, however often it is asked for.
        self.assertEqual(report({"card": "0012345678"})[1]["reported"], reply["reported"])
        connection = hub.connection()
        connection.request("POST", "/api/sessions", json.dumps({"badge": "104", "pin": "2468"}),
                           {"Content-Type": "application/json"})
        answer = connection.getresponse()
        clerk = {"Cookie": answer.getheader("Set-Cookie").split(";")[0]}
        answer.read()
        connection.close()
        self.assertEqual(report({"badge": "104", "pin": "2468"}, headers=clerk)[0], 403)
        # Wrong guesses lock the desk's own count, and nobody out of their window.
        for _ in range(5):
            report({"badge": "105", "pin": "0000"})
        self.assertEqual(report({"badge": "105", "pin": "2468"})[0], 429)
        self.assertEqual(hub.ask("POST", "/api/sessions", {"badge": "105", "pin": "2468"}, headers={})[0], 200)
        done = hall.run("duty", "106", "--data", self.data, input="2468\n", check=0).stdout
        self.assertIn("已签到  工号 106", done)
        hub.kill()
        # A fact: it is there after a restart.
        again = hall.Hub(self.data, rehearse="2026-11-23T08:10")
        self.assertEqual([one["badge"] for one in again.ask("GET", "/api/duty")[1]["reported"]], ["103", "106"])
        again.kill()


class AnotherMachine(Folder):
    def test_is_paired_with_a_code_once_and_may_take_numbers_alone(self):
        hub = hall.Hub(self.data)
        asked = hub.ask("POST", "/api/pairings", {"name": "北门取号机", "kind": "kiosk"}, headers={})[1]
        secret = {"secret": asked["secret"]}
        self.assertEqual(hub.ask("POST", "/api/pairings/claim", secret, headers={})[1], {"paired": False})
        self.assertEqual(hub.ask("POST", "/api/devices/confirm", {"code": asked["code"]}, headers={})[0], 401)
        waiting = json.loads(hall.run("devices", "--data", self.data, "--json", check=0).stdout)["waiting"]
        self.assertEqual([one["name"] for one in waiting], ["北门取号机"])
        self.assertNotIn(asked["code"], json.dumps(waiting))
        hall.run("pair", "000000" if asked["code"] != "000000" else "1", "--data", self.data, "--staff", "301", check=1)
        self.assertIn("北门取号机", hall.run("pair", asked["code"], "--data", self.data, "--staff", "301", check=0).stdout)
        paired = hub.ask("POST", "/api/pairings/claim", secret, headers={})[1]
        # Its answer may be lost: it may ask again.
        self.assertEqual(hub.ask("POST", "/api/pairings/claim", secret, headers={})[1], paired)
        mine = {"Authorization": "Bearer " + paired["token"]}
        self.assertEqual(hub.ask("POST", "/api/tickets", {"service": "A"}, "k", headers=mine)[0], 200)
        self.assertEqual(hub.ask("GET", "/api/tickets/A001", headers=mine)[0], 200)
        for method, path in (("GET", "/api/day"), ("POST", "/api/windows/3/next"),
                             ("POST", "/api/tickets/A001/reprint"), ("POST", "/api/hall/pause")):
            self.assertEqual(hub.ask(method, path, {}, "k2", headers=mine)[0], 401, path)
        kept = hall.run("take", "B", "--hub", hub.url, "--token", paired["token"], "--json", check=0)
        self.assertEqual(json.loads(kept.stdout)["ticket"], "B001")
        hub.kill()
        again = hall.Hub(self.data)
        self.assertEqual(again.ask("GET", "/api/tickets/A001", headers=mine)[0], 200)
        hall.run("unpair", "北门取号机", "--data", self.data, "--staff", "301", check=0)
        self.assertEqual(again.ask("GET", "/api/tickets/A001", headers=mine)[0], 401)
        again.kill()
        third = hall.Hub(self.data)
        self.assertEqual(third.ask("GET", "/api/tickets/A001", headers=mine)[0], 401)
        third.kill()

    def test_that_guesses_codes_turns_all_who_wait_away(self):
        hub = hall.Hub(self.data)
        asked = hub.ask("POST", "/api/pairings", {"name": "甲", "kind": "kiosk"}, headers={})[1]
        for guess in range(5):
            hub.ask("POST", "/api/devices/confirm", {"code": f"x{guess}", "staff": "301"}, f"x{guess}")
        self.assertEqual(hub.ask("POST", "/api/devices/confirm", {"code": asked["code"], "staff": "301"}, "k")[0], 401)
        hub.kill()

    def test_is_spoken_to_over_tls_and_not_without(self):
        """The certificate is the hub's own, made at its first start; its fingerprint is what people compare."""
        hub = hall.Hub(self.data, extra=("--listen", "0.0.0.0:0"))
        self.assertTrue(hub.url.startswith("https://127.0.0.1:"))
        certificate = pathlib.Path(self.data) / "tls/certificate.pem"
        self.assertEqual((certificate.parent / "key.pem").stat().st_mode & 0o777, 0o600)
        told = hub.process.stdout.readline()
        der = ssl.PEM_cert_to_DER_cert(certificate.read_text())
        digest = hashlib.sha256(der).hexdigest().upper()
        self.assertIn(":".join(digest[i:i + 2] for i in range(0, 64, 2)), told)
        taken = json.loads(hall.run("take", "A", "--data", self.data, "--json", check=0).stdout)
        self.assertEqual(taken["ticket"], "A001")
        hall.run("take", "A", "--hub", hub.url, "--token", hub.token, check=3)
        hall.run("take", "A", "--hub", hub.url, "--token", hub.token, "--certificate", certificate,
                 check=0)
        # A client that checks the name as well, as browsers do.
        trust = ssl.create_default_context(cafile=str(certificate))
        with socket.create_connection(("127.0.0.1", int(hub.netloc.split(":")[1]))) as wire:
            with trust.wrap_socket(wire, server_hostname="127.0.0.1") as spoken:
                self.assertEqual(spoken.getpeercert(True), der)
        before = certificate.read_bytes()
        hub.kill()
        again = hall.Hub(self.data, extra=("--listen", "0.0.0.0:0"))
        self.assertEqual(certificate.read_bytes(), before)
        again.kill()


def fill(path):
    """A file that takes what is left of a disk."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT)
    try:
        while True:
            os.write(file, bytes(4096))
    except OSError:
        os.close(file)


class AFullDisk(Folder):
    def small_disk(self, size):
        if os.geteuid() != 0:
            self.skipTest("mounting a small disk needs root")
        mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", self.data], capture_output=True
        )
        if mounted.returncode != 0:
            self.skipTest("this machine mounts no tmpfs")
        self.addCleanup(subprocess.run, ["umount", self.data], check=True)

    def test_with_the_log_on_it_too_starts_a_hub_that_goes_on_with_the_day(self):
        self.small_disk("8M")
        root = hall.copied_root(hall.without_printer)
        hub = hall.Hub(self.data, extra=("--root", str(root)))
        first = hub.ask("POST", "/api/tickets", {"service": "A"}, "first")[1]["ticket"]
        hub.stop()
        fill(pathlib.Path(self.data) / "other")
        self.assertEqual(shutil.disk_usage(self.data).free, 0)
        with (pathlib.Path(self.data) / "quhao.log").open("ab") as log:
            process = subprocess.Popen(
                [hall.binary(), "run", "--data", self.data, "--headless", "--listen", "127.0.0.1:0", "--rehearse", hall.NINE,
                 "--root", str(root)], cwd=hall.ROOT, stdout=subprocess.PIPE, stderr=log, text=True)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        address = process.stdout.readline().split()[1]
        with urllib.request.urlopen(address) as board:
            self.assertEqual(board.status, 200)
        # By the command line, which finds the hub by what it could write on this disk.
        taken = hall.run("take", "A", "--data", self.data, "--root", root, check=0).stdout
        self.assertEqual((first, taken.split()[0]), ("A001", "A002"))
        self.assertIsNone(process.poll())

    def test_stops_taking_in_one_sentence_and_goes_on_when_there_is_room(self):
        self.small_disk("2M")
        # No slips: facts alone fill this disk.
        root = hall.copied_root(hall.without_printer)
        hub = hall.Hub(self.data, extra=("--root", str(root)))
        taken, connection = [], hub.connection()
        self.addCleanup(connection.close)
        for made in range(20_000):
            status, reply = hub.ask(
                "POST", "/api/tickets", {"service": "A", "reason": "x", "staff": "301"},
                f"k{made}", connection,
            )
            if status != 200:
                break
            taken.append(reply["ticket"])
        self.assertEqual(status, 503)
        self.assertIn("full", reply["detail"])
        self.assertEqual(hub.ask("GET", "/api/day")[0], 200)
        refused = hall.run("take", "A", "--data", self.data)
        self.assertEqual(refused.returncode, 3)
        self.assertEqual(len(refused.stderr.strip().splitlines()), 1)
        subprocess.run(["mount", "-o", "remount,size=16M", self.data], check=True)
        status, reply = hub.ask(
            "POST", "/api/tickets", {"service": "A", "reason": "x", "staff": "301"}, "again"
        )
        self.assertEqual((status, reply["ticket"]), (200, f"A{len(taken) + 1:03}"))
        day = hub.ask("GET", "/api/day")[1]
        self.assertEqual([t["ticket"] for t in day["tickets"]], taken + [reply["ticket"]])
        hub.stop()
        self.assertEqual(self.verify().returncode, 0)



class ACatalogue(Folder):
    def test_R85_R87_R88_R90_says_what_it_still_lacks(self):
        root = hall.copied_root()
        licences = root / "Config/licences.toml"
        licences.write_text(licences.read_text() + '\n[[licence]]\ncode = "ZZ-99"\nname = "没有编写的许可"\n')
        market = root / "Config/items/market.toml"
        market.write_text(market.read_text()
                          .replace('article = "第三十五条" }', 'article = "第三十五条", until = "2020-01-01" }', 1)
                          .replace('name = "营业执照补领申请书"', 'name = "主管部门批准文件"', 1))
        gaps = hall.run("items", "gaps", "--data", self.data, "--root", root, check=0).stdout
        for words in ("宝坻政发〔2022〕8号", "清单里有而没有编写的：ZZ-99", "变相许可：MK-06",
                      "依据不能用：MK-01", "有效期至2020年1月1日，已经失效", "没有核定的：24 项"):
            self.assertIn(words, gaps)

    def test_R21_R82_lets_no_hall_give_itself_more_time_than_the_law(self):
        root = hall.copied_root(lambda settings: settings.replace("notice_days = 5", "notice_days = 6")
                                .replace("joint_extension_days_max = 15", "joint_extension_days_max = 16"))
        told = hall.run("check", "--root", root, check=3)
        for key in ("notice_days", "joint_extension_days_max"):
            self.assertIn(key, told.stdout + told.stderr)


if __name__ == "__main__":
    unittest.main()
