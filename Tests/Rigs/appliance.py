"""The Debian package where it belongs: a fresh Debian made by debootstrap, booted with systemd and Debian's kernel in a
virtual machine. The service starts there as its own user, the watchdog starts it again when it hangs, an upgrade
keeps what a person has edited.

    appliance.py PACKAGE.deb [service] [kiosk] [copies] [clock]     about five minutes; the fresh Debian is kept in the cache"""
import pathlib
import shutil
import subprocess
import sys
import tempfile

import vm

BASE = vm.CACHE / "bookworm.tar"

INIT = vm.INIT.split("$B mkdir -p /root/dev/pts")[0] + """
$B mkdir -p /root/share
$B mount -t 9p -o trans=virtio,version=9p2000.L,rw,msize=1048576,cache=none share /root/share
exec $B switch_root /root /sbin/init
"""

UNIT = """[Unit]
Description=What the machine reports
After=multi-user.target quhao.service
[Service]
Type=oneshot
ExecStart=/bin/sh -c '/bin/bash /share/job.sh > /share/output 2>&1; echo $? > /share/code; sync'
ExecStartPost=/bin/systemctl poweroff --no-block
TimeoutStartSec=infinity
"""

# Each line of the report is a sentence with what was found.
START = r"""
set -u
fail=0
say() { echo "$1: $2"; }
must() { if eval "$2"; then say "ok" "$1"; else say "NOT" "$1"; fail=1; fi; }
main_pid() { systemctl show -p MainPID --value quhao; }
is_new() { new=$(main_pid); [ "$new" != 0 ] && [ "$new" != "$pid" ] && systemctl is-active -q quhao; }
until_true() { for _ in $(seq 240); do eval "$1" && return 0; sleep 0.5; done; return 1; }
must "the service is active" "until_true 'systemctl is-active -q quhao'"
"""
SERVICE = r"""pid=$(main_pid)
must "it runs as its own user" "[ $(stat -c %U /proc/$pid) = quhao ]"
must "its data are its own alone" "[ \"$(stat -c '%U %a' /var/lib/quhao)\" = 'quhao 700' ]"
must "nobody else reads the PINs" "[ \"$(stat -c '%U %a' /etc/quhao/staff.toml)\" = 'quhao 600' ]"
must "the kiosk's user reads no PIN, but the hall" "! runuser -u quhao-kiosk -- cat /etc/quhao/staff.toml 2>/dev/null && runuser -u quhao-kiosk -- cat /etc/quhao/hall.toml > /dev/null"
must "quhao check passes" "quhao check > /dev/null"
must "the hub answers" "until_true 'exec 3<>/dev/tcp/127.0.0.1/8461' "
runuser -u quhao -- quhao day --data /var/lib/quhao > /share/day 2>&1
must "commands of its user go through the hub" "grep -q 记录 /share/day"
systemd-analyze verify /lib/systemd/system/quhao.service /lib/systemd/system/quhao-kiosk.service > /share/verify 2>&1
must "the units verify" "! grep -q quhao /share/verify"
score=$(systemd-analyze security --no-pager quhao | sed -n 's/.*Overall exposure level[^0-9]*\([0-9.]*\).*/\1/p')
say "exposure of quhao.service" "$score"
must "it is at most 2.0" "awk 'BEGIN { exit !($score <= 2.0) }'"
# It hangs: nothing but the watchdog notices.
kill -STOP $pid
must "the watchdog starts it again" "until_true is_new"
systemctl show -p NRestarts quhao
# A power cut, as far as a process can tell.
pid=$(main_pid)
kill -KILL $pid
must "it comes back after a crash" "until_true is_new"
must "the journal is whole" "runuser -u quhao -- quhao journal verify --data /var/lib/quhao > /dev/null"
"""
KIOSK = r"""# The kiosk's screen: sway and foot at the first console, as a user of its own.
systemctl start quhao-kiosk
must "the kiosk's session runs" "until_true 'pgrep -u quhao-kiosk -x quhao' && pgrep -u quhao-kiosk -x foot > /dev/null && pgrep -u quhao-kiosk -x sway > /dev/null"
screen=$(pgrep -u quhao-kiosk -x sway | head -1)
kill -KILL $screen
is_back() { other=$(pgrep -u quhao-kiosk -x sway | head -1); [ -n "$other" ] && [ "$other" != "$screen" ] && pgrep -u quhao-kiosk -x quhao > /dev/null; }
must "it comes back by itself" "until_true is_back"
is_waiting() { runuser -u quhao -- quhao devices --data /var/lib/quhao | grep -q 等待配对; }
must "it waits for an attendant to let it in" "until_true is_waiting"
journalctl -u quhao-kiosk --no-pager | tail -30 > /share/kiosk
systemctl stop quhao-kiosk
"""
COPIES = r"""# The evening's copy, made by the service itself behind its walls, and the way back.
runuser -u quhao -- quhao notice key new --data /var/lib/quhao > /dev/null
sed -i 's/^at = "19:00"/at = "00:00"/' /etc/quhao/hall.toml
systemctl restart quhao
must "the service makes the day's copy" "until_true '[ -d /var/lib/quhao/copies ] && ls /var/lib/quhao/copies | grep -q ^20'"
copy=/var/lib/quhao/copies/$(ls /var/lib/quhao/copies | grep ^20 | tail -1)
must "with the keys" "[ -f $copy/keys/notice.key ]"
cp -a /var/lib/quhao/copies /var/tmp/copies
systemctl stop quhao
quhao restore /var/tmp/copies/$(basename "$copy") --data /var/lib/quhao > /share/restored 2>&1
must "it is restored by one command" "[ $? = 0 ]"
systemctl start quhao
must "the service runs on what was restored" "until_true 'systemctl is-active -q quhao'"
# An upgrade keeps what a person has edited.
echo '# a word of the site' >> /etc/quhao/windows.toml
sum=$(sha256sum /etc/quhao/*.toml | sha256sum)
dpkg -i --force-confold /share/quhao.deb > /share/upgrade 2>&1
must "the package is put in again" "[ $? = 0 ]"
must "an upgrade keeps /etc/quhao" "[ \"$(sha256sum /etc/quhao/*.toml | sha256sum)\" = \"$sum\" ]"
must "the service runs after it" "until_true 'systemctl is-active -q quhao'"
must "no fault is in its log" "! journalctl -u quhao --no-pager | grep -iE 'fatal|NOT |exception'"
journalctl -u quhao --no-pager | tail -40 > /share/log
"""
CLOCK = r"""# Somebody moves the machine's clock, then a time server does.
ask() { token=$(sed -n 's/.*"token":"\([^"]*\)".*/\1/p' /var/lib/quhao/hub.address); exec 3<>/dev/tcp/127.0.0.1/8461; printf 'GET %s HTTP/1.0\r\nAuthorization: Bearer %s\r\n\r\n' "$1" "$token" >&3; timeout 5 cat <&3; exec 3>&-; }
hall_time() { ask /api/board | sed -n 's/.*"time":"\([0-9][0-9]:[0-9][0-9]\).*/\1/p'; }
minutes() { echo "$1" | awk -F: '{ print ($1 * 60 + $2) % 1440 }'; }
# Minutes from $1 to $2, over midnight as well.
apart() { echo $(( ($(minutes "$2") - $(minutes "$1") + 1440) % 1440 )); }
before=$(hall_time)
must "the hall says what time it is" "[ -n \"$before\" ]"
date -s "@$(($(date +%s) + 10800))" > /dev/null
must "a clock that somebody moves is noticed" "until_true 'journalctl -u quhao --no-pager | grep -q \"from the hall\"'"
is_told() { ask /api/paper | grep -q clockParted; }
must "it is not followed" "[ $(apart $before $(hall_time)) -lt 60 ]"
must "the attendant is told" "until_true is_told"
/share/timeserver 0
must "a time server is followed" "until_true '[ \$(apart $before \$(hall_time)) -ge 180 ]'"
must "and the alarm goes" "until_true '! is_told'"
before=$(hall_time)
/share/timeserver -10800
sleep 2
must "nobody is followed back" "[ $(apart $before $(hall_time)) -lt 60 ]"
before=$(hall_time)
date -s "@$(($(date +%s) + 86400 * 2))" > /dev/null
systemctl restart quhao
must "the service is back" "until_true 'systemctl is-active -q quhao'"
must "a restart changes nothing of it" "[ $(apart $before $(hall_time)) -lt 60 ]"
must "the service runs through all of it" "systemctl is-active -q quhao"
"""
TIME_SERVER = r"""/* Steps the clock by so many seconds as systemd-timesyncd does: the kernel calls it synchronised from then on. */
#define _GNU_SOURCE
#include <stdlib.h>
#include <sys/timex.h>
#include <time.h>
int main(int count, char **words) {
    struct timex step = {.modes = ADJ_STATUS | ADJ_NANO | ADJ_SETOFFSET | ADJ_MAXERROR | ADJ_ESTERROR, .status = STA_PLL,
                         .time = {.tv_sec = count > 1 ? atol(words[1]) : 0}};
    return clock_adjtime(CLOCK_REALTIME, &step) < 0;
}
"""
END = "exit $fail\n"
PARTS = {"service": SERVICE, "kiosk": KIOSK, "copies": COPIES, "clock": CLOCK}


def base():
    """A fresh Debian with systemd, made once."""
    if not BASE.exists():
        with tempfile.TemporaryDirectory(dir=vm.CACHE) as name:
            subprocess.run(["debootstrap", "--variant=minbase", "--include=systemd,systemd-sysv,dbus,udev,ca-certificates",
                            "bookworm", name + "/root", "http://deb.debian.org/debian"], check=True,
                           stdout=subprocess.DEVNULL)
            subprocess.run(["tar", "-C", name + "/root", "-cf", str(BASE) + ".new", "."], check=True)
        pathlib.Path(str(BASE) + ".new").rename(BASE)


def main(package, parts):
    if not shutil.which("debootstrap"):
        raise SystemExit("debootstrap is not installed: apt-get install debootstrap")
    base()
    kernel, version = vm.kernel()
    with tempfile.TemporaryDirectory(prefix="quhao-appliance-", dir=vm.CACHE) as name:
        folder = pathlib.Path(name)
        root, share = folder / "root", folder / "share"
        root.mkdir()
        share.mkdir()
        subprocess.run(["tar", "-C", root, "-xf", BASE], check=True)
        shutil.copy("/etc/resolv.conf", root / "etc/resolv.conf")
        shutil.copy(package, root / "tmp/quhao.deb")
        for words in (["apt-get", "update", "-qq"],
                      ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "/tmp/quhao.deb", "sway", "foot", "fonts-inconsolata",
                       "libpam-systemd", "procps"]):
            subprocess.run(["chroot", root, "env", "DEBIAN_FRONTEND=noninteractive", *words], check=True,
                           stdout=subprocess.DEVNULL)
        print("ok: installed into a fresh Debian")
        wants = root / "etc/systemd/system/multi-user.target.wants"
        wants.mkdir(parents=True, exist_ok=True)
        (root / "etc/systemd/system/report.service").write_text(UNIT)
        (wants / "report.service").symlink_to("../report.service")
        if not (wants / "quhao.service").exists():
            (wants / "quhao.service").symlink_to("/lib/systemd/system/quhao.service")
        shutil.copy(package, share / "quhao.deb")
        subprocess.run(["gcc", "-static", "-O2", "-x", "c", "-o", share / "timeserver", "-"], input=TIME_SERVER.encode(),
                       check=True)
        (share / "job.sh").write_text(START + "".join(PARTS[part] for part in parts or PARTS) + END)
        vm.first_disk(kernel, version, share / "initrd", INIT, more=["virtio-gpu", "evdev", "atkbd"])
        code, text = vm.boot(share, host=root, seconds=1500, more=["-device", "virtio-gpu-pci"])
        print(text, end="")
        for file in ("verify", "log", "kiosk", "restored"):
            if code and (share / file).exists():
                print(f"--- {file}\n" + (share / file).read_text(errors="replace")[-3000:])
        raise SystemExit(code)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
