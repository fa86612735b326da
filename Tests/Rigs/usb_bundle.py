"""The compiled Swift tests on a real kernel's USB: inside the virtual machine of vm.py this plugs a virtual
printer in, runs the test bundle, and does to the printer what the tests ask for.

    usb_bundle.py run BUNDLE         plugs in, runs the tests of USB, exits as they do
    usb_bundle.py tell SOCKET ORDER  what a test says to the printer
"""
import os
import pathlib
import socket
import subprocess
import sys
import threading

import hall
import usb_printer

ADDRESS = "/tmp/quhao-usb-rig"


def kernel_driver():
    """The driver that has the printer's interface."""
    for interface in pathlib.Path("/sys/bus/usb/devices").glob("*:1.0"):
        if text(interface / "bInterfaceClass") == "07":
            link = interface / "driver"
            return link.resolve().name if link.exists() else "none"
    return "absent"


def known_to_udev():
    return any(
        pathlib.Path("/run/udev/data/c" + text(device.parent / "dev")).exists()
        for device in pathlib.Path("/sys/bus/usb/devices").glob("*/idVendor")
        if text(device) == "04b8")


def text(path):
    """What a file of the kernel says; nothing where its device has just gone."""
    try:
        return path.read_text().strip()
    except OSError:
        return ""


class Rig:
    def __init__(self):
        self.device = usb_printer.VirtualUSBPrinter()
        hall.until(lambda: kernel_driver() == "usblp", "the kernel's own driver")

    def plug(self):
        self.device.plug_in()
        hall.until(lambda: kernel_driver() == "usblp", "the kernel's own driver")
        hall.until(known_to_udev, "udev has seen it, since libusb lists nothing else")

    def driver(self):
        return kernel_driver()

    def unplug(self):
        self.device.unplug()
        hall.until(lambda: kernel_driver() == "absent", "the device is gone")

    def do(self, order):
        words, m = order.split(), self.device.mechanism
        if words[0] == "fresh":
            self.unplug()
            self.device.state_length("right")
            m.buffer_bytes = 65536
            m.power_on()
            m.papers, m.rows, m.text, m.faults = [], [], b"", {}
            self.plug()
        elif words[0] == "id":
            self.device.state_length(words[1])
        elif words[0] == "driver":
            return self.driver()
        elif words[0] == "papers":
            return str(len(m.papers))
        elif words[0] == "paper_out":
            m.set(paper_out=True)
        elif words[0] == "deaf_after":
            m.buffer_bytes = int(words[1])
            m.set(jammed=True)
        elif words[0] == "stall":
            self.device.stall_after = self.device.bulk_bytes + 16_384
        elif words[0] in ("plug", "unplug"):
            getattr(self, words[0])()
        return "done"

    def serve(self):
        listener = socket.socket(socket.AF_UNIX)
        listener.bind(ADDRESS)
        listener.listen(4)
        while True:
            wire, _ = listener.accept()
            with wire:
                try:
                    answer = self.do(wire.recv(1000).decode())
                except Exception as error:
                    answer = f"failed: {error!r}"
                wire.sendall(answer.encode())


def run(rig, bundle, variables):
    """The exit code of the tests, which `rig` does to the printer what they ask for."""
    threading.Thread(target=rig.serve, daemon=True).start()
    hall.until(lambda: os.path.exists(ADDRESS), "the rig")
    done = subprocess.run(
        [bundle, "--testing-library", "swift-testing", "--filter", "HallLinksTests"],
        env={**os.environ, "QUHAO_USB_RIG": ADDRESS, **variables})
    os.unlink(ADDRESS)
    return done.returncode


if __name__ == "__main__":
    if sys.argv[1] == "tell":
        with socket.socket(socket.AF_UNIX) as wire:
            wire.connect(sys.argv[2])
            wire.sendall(sys.argv[3].encode())
            answer = wire.recv(1000).decode()
            print(answer)
            raise SystemExit(answer.startswith("failed"))
    raise SystemExit(run(Rig(), sys.argv[2], {}))
