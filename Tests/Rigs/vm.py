"""A virtual machine with Debian's own kernel, in which a USB printer can be plugged in and pulled out.

    vm.py COMMAND…       runs COMMAND as root in the machine, in this folder; exits as it does

The kernel is downloaded and unpacked once into the cache, and never installed. The machine sees this one's
files read-only (virtio-9p) with a layer of memory above, so it runs the very binaries that were built here."""
import os
import pathlib
import shlex
import shutil
import subprocess
import sys
import tempfile

CACHE = pathlib.Path(os.environ.get("QUHAO_VM_CACHE", "/var/tmp/quhao-vm"))
MODULES = ["virtio_pci", "9pnet_virtio", "9p", "overlay", "usbcore", "usblp", "vhci-hcd"]

INIT = """#!/bin/busybox sh
B=/bin/busybox
$B mount -t proc proc /proc; $B mount -t sysfs sys /sys; $B mount -t devtmpfs dev /dev
for m in $($B cat /mods/order); do $B insmod /mods/$m || echo "insmod $m failed"; done
$B mount -t 9p -o trans=virtio,version=9p2000.L,ro,msize=1048576,cache=loose host /host || echo "no host"
$B mkdir -p /layer; $B mount -t tmpfs tmpfs /layer; $B mkdir -p /layer/upper /layer/work /root
$B mount -t overlay -o lowerdir=/host,upperdir=/layer/upper,workdir=/layer/work overlay /root
$B mount --move /proc /root/proc; $B mount --move /sys /root/sys; $B mount --move /dev /root/dev
$B mkdir -p /root/dev/pts /root/dev/shm
$B mkdir -p /house; $B mount --bind /root"$house" /house
$B mount -t tmpfs tmpfs /root/tmp; $B mount -t tmpfs tmpfs /root/run
$B mkdir -p /root"$house"; $B mount --move /house /root"$house"
$B mount -t devpts devpts /root/dev/pts; $B mount -t tmpfs shm /root/dev/shm
$B mkdir -p /root/tmp/share
$B mount -t 9p -o trans=virtio,version=9p2000.L,rw,msize=1048576,cache=none share /root/tmp/share
$B ip link set lo up || $B ifconfig lo 127.0.0.1 up
$B chroot /root /bin/bash /tmp/share/job.sh > /root/tmp/share/output 2>&1
echo $? > /root/tmp/share/code
$B sync
$B poweroff -f
"""


def missing():
    """Why there can be no machine here, or nothing."""
    for program in ("qemu-system-x86_64", "busybox", "cpio", "depmod", "modprobe", "dpkg"):
        if not shutil.which(program) and not os.path.exists(f"/usr/sbin/{program}"):
            return f"{program} is not installed (make test-deps)"
    try:
        kernel()
    except (subprocess.CalledProcessError, IndexError, OSError) as error:
        return f"no kernel of Debian can be had: {error}"
    return None


def kernel():
    """The folder of Debian's newest kernel and its version."""
    found = sorted(CACHE.glob("kernel/lib/modules/*"))
    if not found:
        CACHE.mkdir(parents=True, exist_ok=True)
        listed = subprocess.run(["apt-cache", "depends", "linux-image-amd64"], capture_output=True,
                                text=True, check=True).stdout
        package = [w for w in listed.split() if w.startswith("linux-image-6")][0]
        subprocess.run(["apt-get", "-q", "download", package], cwd=CACHE, check=True,
                       capture_output=True)
        file = next(CACHE.glob(package + "*.deb"))
        partial = CACHE / "kernel.partial"
        subprocess.run(["dpkg", "-x", file, partial], check=True)
        version = package.removeprefix("linux-image-")
        subprocess.run(["/usr/sbin/depmod", "-b", partial, version], check=True)
        partial.rename(CACHE / "kernel")
        file.unlink()
        found = sorted(CACHE.glob("kernel/lib/modules/*"))
    return CACHE / "kernel", found[-1].name


def first_disk(root, version, out, script=INIT, more=()):
    """A first disk in memory: busybox and the modules."""
    with tempfile.TemporaryDirectory() as name:
        disk = pathlib.Path(name)
        for folder in ("bin", "proc", "sys", "dev", "host", "mods"):
            (disk / folder).mkdir()
        shutil.copy("/bin/busybox", disk / "bin/busybox")
        order = []
        for module in [*MODULES, *more]:
            shown = subprocess.run(
                ["/usr/sbin/modprobe", "-d", root, "-S", version, "--show-depends", module],
                capture_output=True, text=True, check=True).stdout
            for line in shown.splitlines():
                words = line.split()
                if words[:1] == ["insmod"] and pathlib.Path(words[1]).name not in order:
                    shutil.copy(words[1], disk / "mods")
                    order.append(pathlib.Path(words[1]).name)
        (disk / "mods/order").write_text("\n".join(order) + "\n")
        init = disk / "init"
        init.write_text(script)
        init.chmod(0o755)
        names = subprocess.run(["find", "."], cwd=disk, capture_output=True, check=True).stdout
        packed = subprocess.run(["cpio", "-o", "-H", "newc", "-R", "0:0", "--quiet"], cwd=disk,
                                input=names, capture_output=True, check=True).stdout
        out.write_bytes(packed)


def run(command, seconds=600):
    """Runs the words of `command` in the machine; its exit code and what it printed."""
    root, version = kernel()
    with tempfile.TemporaryDirectory(prefix="quhao-vm-") as name:
        share = pathlib.Path(name)
        # This folder may lie under the temporary folder, over which the machine mounts its own.
        script = INIT.replace("B=/bin/busybox", f"B=/bin/busybox; house={shlex.quote(os.getcwd())}")
        first_disk(root, version, share / "initrd", script=script)
        keep = {k: v for k, v in os.environ.items() if k.startswith("QUHAO")}
        keep |= {"PATH": os.environ["PATH"], "HOME": "/tmp", "LANG": "C.UTF-8"}
        keep["SYSTEMD_IGNORE_CHROOT"] = "1"  # Else udevadm does nothing here.
        lines = [f"export {name}={shlex.quote(value)}" for name, value in keep.items()]
        lines += [
            # Debian's libusb hears of plugs through udev alone.
            "mkdir -p /run/udev; /lib/systemd/systemd-udevd --daemon 2>/dev/null",
            "udevadm trigger --action=add 2>/dev/null; udevadm settle -t 10 2>/dev/null",
            f"cd {shlex.quote(os.getcwd())}",
            "exec " + shlex.join(map(str, command)),
        ]
        (share / "job.sh").write_text("\n".join(lines) + "\n")
        return boot(share, seconds=seconds)


def boot(share, host="/", seconds=600, more=()):
    """Starts the machine with `share/initrd` and waits for `share/code`; its exit code and what it printed."""
    root, version = kernel()
    qemu = [
        "qemu-system-x86_64", "-accel", "tcg,thread=multi", "-cpu", "max", "-M", "pc", "-smp", "1",
        "-m", "2048", "-nodefaults", "-no-user-config", "-display", "none", "-no-reboot",
        "-serial", f"file:{share}/console", "-kernel", f"{root}/boot/vmlinuz-{version}",
        "-initrd", share / "initrd",
        "-append", "console=ttyS0 quiet loglevel=4 panic=-1 mitigations=off nokaslr tsc=reliable "
                   "no_timer_check random.trust_cpu=on",
        "-fsdev", f"local,id=h,path={host},security_model=none,readonly=on,multidevs=remap",
        "-device", "virtio-9p-pci,fsdev=h,mount_tag=host",
        "-fsdev", f"local,id=s,path={share},security_model=none",
        "-device", "virtio-9p-pci,fsdev=s,mount_tag=share", *more,
    ]
    try:
        subprocess.run(list(map(str, qemu)), timeout=seconds, capture_output=True)
    except subprocess.TimeoutExpired:
        pass
    output = (share / "output").read_text(errors="replace") if (share / "output").exists() else ""
    if not (share / "code").exists():
        console = share / "console"
        tail = console.read_text(errors="replace")[-2000:] if console.exists() else ""
        return 125, f"{output}\nthe machine did not report:\n{tail}"
    return int((share / "code").read_text()), output


if __name__ == "__main__":
    reason = missing()
    if reason and not os.environ.get("CI"):
        print(f"skipped: {reason}")
        raise SystemExit(0)
    if reason:
        raise SystemExit(f"in CI the virtual machine has to run: {reason}")
    code, text = run(sys.argv[1:])
    print(text, end="")
    raise SystemExit(code)
