"""CUPS for itself: a private cupsd and an IPP printer (cups-ipp-utils' ippeveprinter), each in a folder of its
own, that nothing outside this machine can reach. Needs root: the IPP printer wants an Avahi, which is given a
network of its own."""
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import tempfile
import time

import hall

DBUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>system</type><listen>unix:path={path}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
<allow own="*"/></policy></busconfig>"""

AVAHI = """[server]
host-name=testprinter
use-ipv6=no
allow-interfaces=lo
enable-dbus=yes
[publish]
publish-workstation=no
"""

# The printer's works: the document becomes paper at the end, if nothing is wrong by then.
WORKS = """#!/bin/bash
echo begun >> {out}/begun
case "$(cat {out}/scenario)" in
    no-paper)
        echo "STATE: +media-empty" >&2
        while [ "$(cat {out}/scenario)" = no-paper ]; do sleep 0.05; done
        echo "STATE: -media-empty" >&2 ;;
    refuse) exit 1 ;;
    last-sheet) echo "STATE: +media-empty" >&2 ;;
    hang) while [ "$(cat {out}/scenario)" = hang ]; do sleep 0.05; done ;;
esac
# A paper is there when it is whole.
cp "$1" {out}/coming-$$ && mv {out}/coming-$$ {out}/paper-$(date +%s%N).pdf
env | grep ^IPP_ > {out}/newest.env
exit 0
"""

FILES = """ServerRoot {d}/root
ServerBin /usr/lib/cups
DataDir /usr/share/cups
DocumentRoot /usr/share/cups/doc-root
CacheDir {d}/cache
StateDir {d}/state
RequestRoot {d}/spool
TempDir {d}/spool/tmp
ServerKeychain {d}/root/ssl
AccessLog {d}/log/access
ErrorLog {d}/log/error
PageLog {d}/log/page
User lp
Group lp
SystemGroup lpadmin root
"""

SETTINGS = """LogLevel info
Listen 127.0.0.1:{port}
Listen {d}/cups.sock
Browsing No
WebInterface No
DefaultAuthType None
ErrorPolicy abort-job
JobKillDelay 2
MaxJobTime 60
<Location />
  Order allow,deny
  Allow from 127.0.0.1
</Location>
<Location /admin>
  Order allow,deny
  Allow from 127.0.0.1
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""


def missing():
    """Why there can be no CUPS of our own here, or nothing."""
    if os.geteuid() != 0:
        return "a private cupsd with an IPP printer needs root"
    for program in ("/usr/sbin/cupsd", "ippeveprinter", "dbus-daemon", "avahi-daemon", "lpadmin", "unshare"):
        if not shutil.which(program) and not os.path.exists(f"/usr/sbin/{program}"):
            return f"{program} is not installed (make test-deps)"
    return None


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class CUPS:
    """A cupsd with one queue, `a4`, on one IPP printer."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="quhao-cups-"))
        self.folder.chmod(0o755)
        self.out = self.folder / "out"
        self.out.mkdir()
        self.processes = {}
        self.port, self.ipp_port = free_port(), free_port()
        self.server = f"{self.folder}/cups.sock"
        self.scenario("print")
        self.start_bus()
        self.start_printer()
        self.prepare_cupsd()
        self.start_cupsd()
        queue = ["lpadmin", "-p", "a4", "-E", "-v", f"ipp://localhost:{self.ipp_port}/ipp/print",
                 "-m", "everywhere"]
        hall.until(lambda: self.lp(*queue, check=False).returncode == 0, "a queue")
        # A cupsd that is killed forgets what is younger than 30 s: the queue is older than that.
        self.processes["cupsd"].terminate()
        self.processes.pop("cupsd").wait()
        self.start_cupsd()

    def spawn(self, name, command, **more):
        with open(self.folder / f"{name}.log", "ab") as log:
            self.processes[name] = subprocess.Popen(
                list(map(str, command)), stdout=log, stderr=log, start_new_session=True, **more)

    def start_bus(self):
        bus = self.folder / "bus"
        (self.folder / "bus.conf").write_text(DBUS.format(path=bus))
        self.spawn("dbus", ["dbus-daemon", f"--config-file={self.folder}/bus.conf", "--nofork",
                            "--nopidfile"])
        hall.until(bus.exists, "a bus")
        self.bus = {**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={bus}"}
        (self.folder / "avahi.conf").write_text(AVAHI)
        self.spawn("avahi", [
            "unshare", "-nm", "sh", "-c",
            "mkdir -p /run/avahi-daemon; mount -t tmpfs t /run/avahi-daemon; ip link set lo up; "
            f"exec avahi-daemon -f {self.folder}/avahi.conf --no-drop-root --no-chroot --no-rlimits",
        ], env=self.bus)
        log = self.folder / "avahi.log"
        hall.until(lambda: "startup complete" in log.read_text(errors="replace"), "an Avahi")

    def start_printer(self):
        works = self.folder / "works.sh"
        works.write_text(WORKS.format(out=self.out))
        works.chmod(0o755)
        (self.folder / "ipp").mkdir(exist_ok=True)
        self.spawn("printer", [
            "ippeveprinter", "-p", self.ipp_port, "-n", "localhost", "-d", self.folder / "ipp",
            "-c", works, "-f", "application/pdf,image/pwg-raster,image/urf", "testprinter",
        ], env=self.bus)
        hall.until(lambda: self.answers(self.ipp_port), "an IPP printer")

    @staticmethod
    def answers(port):
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", port)) == 0

    def prepare_cupsd(self):
        for name in ("root/ppd", "root/ssl", "cache", "state", "spool/tmp", "log"):
            (self.folder / name).mkdir(parents=True)
        (self.folder / "cups-files.conf").write_text(FILES.format(d=self.folder))
        (self.folder / "cupsd.conf").write_text(SETTINGS.format(d=self.folder, port=self.port))
        subprocess.run(["chown", "-R", "lp:lp", self.folder / "cache", self.folder / "spool",
                        self.folder / "state"], check=True)
        subprocess.run(["chown", "root:lp", self.folder / "root"], check=True)

    def start_cupsd(self):
        self.spawn("cupsd", ["/usr/sbin/cupsd", "-f", "-c", self.folder / "cupsd.conf",
                             "-s", self.folder / "cups-files.conf"])
        # Its exit code is 0 either way.
        hall.until(lambda: "is running" in self.lp("lpstat", "-r", check=False).stdout, "a cupsd")

    def lp(self, *command, check=True):
        return subprocess.run(
            list(map(str, command)), env={**os.environ, "CUPS_SERVER": self.server, "LC_ALL": "C"},
            check=check,
            capture_output=True, text=True, timeout=20)

    def scenario(self, word):
        fresh = self.out / "scenario.new"
        fresh.write_text(word)
        fresh.rename(self.out / "scenario")

    def papers(self):
        return sorted(self.out.glob("paper-*.pdf"))

    def begun(self):
        """Jobs that have reached the printer's works."""
        file = self.out / "begun"
        return len(file.read_text().splitlines()) if file.exists() else 0

    def kill(self, name):
        process = self.processes.pop(name)
        process.send_signal(signal.SIGKILL)
        process.wait()

    def close(self):
        self.scenario("print")
        for process in self.processes.values():
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
