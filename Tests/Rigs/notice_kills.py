"""make notice-kills: `kill -9` at random moments of any step of a notice's life, and of what goes with it.

A step that was killed is asked for again. In the end every serial is there once and without a gap, no copy was
printed twice by itself, none is half issued, and the journal verifies with every name and page.
"""
import argparse
import json
import pathlib
import random
import shutil
import subprocess
import tempfile

import hall
import notices

DONE = "不能再做这一步"


class Rig:
    def __init__(self, seed):
        self.dice = random.Random(seed)
        self.data = tempfile.mkdtemp(prefix="quhao-notice-kills-")
        self.root = hall.copied_root()
        self.draft = pathlib.Path(self.data) / "draft.json"
        self.kills = self.hits = 0
        hall.run("notice", "key", "new", "--data", self.data, check=0)

    def place(self):
        return ("--data", self.data, "--root", self.root, "--rehearse", hall.NINE)

    def run(self, *words, check=None, **more):
        return hall.run(*words, *self.place(), check=check, **more)

    def broken(self, *words):
        """Begins a command and kills it, if it has not ended before."""
        process = subprocess.Popen([hall.binary(), *map(str, words), *map(str, self.place())], cwd=hall.ROOT,
                                   stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.stdin.write("王样例\n".encode())
            process.stdin.close()
        except BrokenPipeError:
            pass
        self.kills += 1
        try:
            process.wait(timeout=self.dice.uniform(0.02, 0.35))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            self.hits += 1

    def whole(self, *words):
        """Asks again until it is done; that it was done before is an answer as well."""
        done = self.run(*words)
        assert done.returncode == 0 or DONE in done.stderr, (words, done.stderr)

    def papers(self, serial):
        """What is unknown is looked at: a paper lies there or it does not."""
        shown = json.loads(self.run("notice", "print", serial, "--json", check=0).stdout)
        for copy, state in enumerate(shown["copies"], start=1):
            if state != "unknown":
                continue
            out = (pathlib.Path(self.data) / f"notices/notice-{serial}-{copy}.pdf").exists()
            self.run("notice", "settle", serial, "--copy", copy, "--out" if out else "--no-out", check=0)
        shown = json.loads(self.run("notice", "print", serial, "--json", check=0).stdout)
        assert shown["copies"] == ["printed", "printed"], shown

    def life(self, number):
        """One notice with a kill at every step."""
        self.draft.write_text(json.dumps({**notices.DRAFT, "separate": f"第{number}件"}, ensure_ascii=False))
        issue = ("notice", "issue", self.draft, "--staff", "201", "--key", f"k{number}", "--json")
        self.broken(*issue)
        issued = json.loads(self.run(*issue, check=0).stdout)
        serial = issued["serial"]
        assert serial == f"2026-{number}", (serial, number)
        self.papers(serial)
        for step in (("seal", serial, "--staff", "202"), ("deliver", serial, "--way", "signed_for", "--staff", "201"),
                     ("shelve", serial, "--shelf", f"甲-{number}", "--staff", "202")):
            self.broken("notice", *step)
            self.whole("notice", *step)
        note = ("enquiry", "note", f"问题{number}", "--visitor", "--staff", "201", "--key", f"e{number}")
        self.broken(*note)
        self.run(*note, check=0, input="王样例\n")
        if number % 3 == 0:
            void = ("notice", "void", serial, "--reason", "写错", "--staff", "201")
            self.broken(*void)
            done = self.run(*void)
            assert done.returncode == 0 or "已作废" in done.stderr, done.stderr
        verdict = self.run("notice", "verify", serial)
        assert ("作废" if number % 3 == 0 else "有效") in verdict.stdout, verdict.stdout

    def judge(self, count):
        found = json.loads(self.run("notice", "find", "--limit", "1000", "--json", check=0).stdout)
        assert [one["serial"] for one in found] == [f"2026-{n}" for n in range(count, 0, -1)]
        asked = json.loads(self.run("enquiry", "find", "--limit", "1000", "--json", check=0).stdout)["enquiries"]
        assert len(asked) == count, len(asked)
        hall.run("journal", "verify", "--data", self.data, check=0)
        left = list((pathlib.Path(self.data) / "notices").glob("*.pdf"))
        assert len(left) == 2 * count, len(left)


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--kills", type=int, default=200)
    options.add_argument("--seed", type=int, default=20261125)
    options = options.parse_args()
    rig = Rig(options.seed)
    try:
        number = 0
        while rig.kills < options.kills:
            number += 1
            rig.life(number)
        rig.judge(number)
    finally:
        shutil.rmtree(rig.data)
    print(f"notice-kills: {rig.kills} commands killed at random moments, {rig.hits} of them before they ended; "
          f"{number} notices and enquiries: no serial twice, none lost, none half issued")


if __name__ == "__main__":
    main()
