"""A restore that is killed, or whose calls fail, at every system call between its first and its last rename: a whole
hall is at its place at every moment, the old one or the new one, and none is begun anew."""
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

import hall


class ARestore(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.tools = tempfile.mkdtemp(prefix="quhao-faults-")
        cls.addClassCleanup(shutil.rmtree, cls.tools)
        cls.library = cls.tools + "/faults.so"
        source = pathlib.Path(__file__).with_name("faults.c")
        subprocess.run(["gcc", "-shared", "-fPIC", "-O1", "-o", cls.library, source, "-ldl"], check=True)

    def setUp(self):
        self.home = tempfile.mkdtemp(prefix="quhao-restore-")
        self.addCleanup(shutil.rmtree, self.home)
        self.data = self.home + "/hall"
        self.take("A001")
        self.copy = hall.run("copy", "--data", self.data, "--to", self.home + "/copies", check=0).stdout.strip()
        self.take("A002")

    def take(self, *expected):
        done = hall.run("take", "A", "--data", self.data, "--rehearse", hall.NINE, "--json", check=0)
        self.assertTrue(any(f'"{ticket}"' in done.stdout for ticket in expected), done.stdout)

    def restore(self, at, how, log=""):
        environment = {**os.environ, "LD_PRELOAD": self.library, "FAULT_AT": str(at), "FAULT_HOW": how, "FAULT_LOG": log}
        return subprocess.run(
            [hall.binary(), "restore", self.copy, "--data", self.data, "--staff", "301", "--rehearse", hall.NINE],
            cwd=hall.ROOT, env=environment, capture_output=True, text=True).returncode

    def calls(self):
        """The calls of a restore that nothing happens to."""
        log = self.home + "/calls"
        self.assertEqual(self.restore(0, "fail", log), 0)
        return [line.split()[1] for line in pathlib.Path(log).read_text().splitlines()]

    def test_is_whole_whenever_it_is_killed_and_whatever_fails(self):
        calls = self.calls()
        self.assertEqual(calls[:2], ["rename", "renameat2"])
        self.take("A501")
        for how in ("kill", "fail"):
            for at in range(1, len(calls) + 1):
                with self.subTest(how=how, at=at, call=calls[at - 1]):
                    self.again()
                    code = self.restore(at, how)
                    hall.run("journal", "verify", "--data", self.data, check=0)
                    # The old hall goes on, or the new one, behind what may be out; and what it said is so.
                    if how == "kill":
                        self.assertEqual(code, -9)
                        self.take("A003", "A501")
                    else:
                        self.take("A501" if code == 0 else "A003")
                    # The other one is beside it: nothing is lost, and the next restore goes through.
                    self.assertEqual(self.restore(0, "fail"), 0)
                    self.take("A501")

    def again(self):
        for name in os.listdir(self.home):
            if name.startswith("hall"):
                shutil.rmtree(f"{self.home}/{name}")
        self.take("A001")
        self.take("A002")


if __name__ == "__main__":
    unittest.main(verbosity=2 if os.environ.get("VERBOSE") else 1)
