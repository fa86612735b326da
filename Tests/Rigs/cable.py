"""Another machine: a network namespace at the other end of a cable (a veth pair) that can be pulled. Needs root."""
import os
import shutil
import subprocess
import time


def ip(*words, check=True):
    return subprocess.run(["ip", *words], check=check, capture_output=True)


def is_possible():
    if os.geteuid() != 0 or not shutil.which("ip"):
        return False
    # A container may forbid it.
    made = ip("netns", "add", "quhao-probe", check=False).returncode == 0
    ip("netns", "del", "quhao-probe", check=False)
    return made


class Cable:
    def __init__(self, space, net):
        """`space` is the other machine's name, `net` the first three numbers of the cable's addresses."""
        self.space, self.hub, self.there = space, net + ".1", net + ".2"
        number = net.rsplit(".", 1)[0].rsplit(".", 1)[1]
        self.ours, self.theirs = f"quhao{number}", f"there{number}"

    def __enter__(self):
        self.__exit__()
        ip("netns", "add", self.space)
        ip("link", "add", self.ours, "type", "veth", "peer", "name", self.theirs, "netns", self.space)
        ip("addr", "add", self.hub + "/24", "dev", self.ours)
        ip("link", "set", self.ours, "up")
        ip("-n", self.space, "addr", "add", self.there + "/24", "dev", self.theirs)
        ip("-n", self.space, "link", "set", self.theirs, "up")
        return self

    def __exit__(self, *_):
        ip("netns", "del", self.space, check=False)
        ip("link", "del", self.ours, check=False)

    def pull(self, seconds, side):
        """At the hub's end or the other: the other end is not told."""
        if side:
            ip("link", "set", self.ours, "down")
        else:
            ip("-n", self.space, "link", "set", self.theirs, "down")
        time.sleep(seconds)
        if side:
            ip("link", "set", self.ours, "up")
        else:
            ip("-n", self.space, "link", "set", self.theirs, "up")
