"""The clock of the hub's machine, moved by `wall.c`; passed time is the kernel's."""
import datetime
import mmap
import pathlib
import struct
import subprocess
import time

import hall

# Ahead of the right time by these seconds: hours and days, both ways, and an empty battery.
JUMPS = (3600, -3600, 86_400, -86_400, 40 * 86_400, -9000 * 86_400, 200, -200)


class Clock:
    """Begins at `start` on the hall's clock, nine on a working day of the calendar unless told otherwise, whatever day
    this is run on."""

    def __init__(self, folder, start=hall.NINE):
        subprocess.run(["gcc", "-shared", "-fPIC", "-O2", "-o", folder + "/wall.so",
                        str(pathlib.Path(__file__).with_name("wall.c"))], check=True)
        with open(folder + "/wall", "w+b") as file:
            file.write(bytes(16))
            file.flush()
            self.memory = mmap.mmap(file.fileno(), 16)
        # The file of the service's runtime folder: what a start of the machine empties.
        self.runtime = pathlib.Path(folder, "run")
        self.runtime.mkdir()
        self.environment = {"LD_PRELOAD": folder + "/wall.so", "QUHAO_WALL": folder + "/wall",
                            "RUNTIME_DIRECTORY": str(self.runtime)}
        self.right = int((self.moment(start) - time.time()) * 1e9)
        self.set(0)

    @staticmethod
    def moment(text):
        return datetime.datetime.fromisoformat(text + ":00+08:00").timestamp()

    def set(self, seconds, by_server=False):
        """So far ahead of the time that has passed since the start."""
        self.memory[:] = struct.pack("=qq", self.right + seconds * 10**9, by_server)

    def served(self, seconds):
        """A time server finds it so late, and sets it right."""
        self.right += seconds * 10**9
        self.set(0, by_server=True)

    def set_to(self, text, by_server=False):
        self.memory[:] = struct.pack("=qq", int((self.moment(text) - time.time()) * 1e9), by_server)

    def machine_starts(self):
        """The machine was off."""
        for file in self.runtime.iterdir():
            file.unlink()
