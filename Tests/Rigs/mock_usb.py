"""The printer of usb_printer.py behind libusb's own calls, with no kernel's USB and no virtual machine: umockdev
stands between libusb and usbfs, and answers its ioctls. Unplugging and the kernel's own driver are not real here;
those are for vm.py.

    mock_usb.py BUNDLE      runs the compiled tests of USB against it

Needs the interpreter that Debian's python3-gi is made for. The structures are those of the kernel's
include/uapi/linux/usbdevice_fs.h."""
import errno
import os
import struct
import subprocess
import sys
import threading

import gi

import usb_bundle
import usb_printer

gi.require_version("UMockdev", "1.0")
from gi.repository import GLib, UMockdev  # noqa: E402

NODE = "/dev/bus/usb/001/{:03d}"
PATH = "/sys/devices/pci0000:00/0000:00:14.0/usb1/1-{}"
# Numbers of the ioctls, without sizes and directions.
CONTROL_CODES = {4, 5, 15, 16, 20}  # SETINTERFACE, SETCONFIGURATION, CLAIM, RELEASE, RESET
GETDRIVER, SUBMIT, DISCARD, REAP, REAP_NOW, IOCTL = 8, 10, 11, 12, 13, 18
CLEAR_HALT, CAPABILITIES, DISCONNECT_CLAIM = 21, 26, 27
URB_BYTES = 56
CONTROL, BULK = 2, 3


class MockUSBPrinter(UMockdev.IoctlBase, usb_printer.USBPrinter):
    """All calls come from the main loop's thread, but for what a test asks: `lock` keeps them apart."""

    def __init__(self, bed):
        UMockdev.IoctlBase.__init__(self)
        usb_printer.USBPrinter.__init__(self)
        self.bed, self.number, self.plugged = bed, 1, False
        self.lock = threading.RLock()
        self.plug_in()

    # The cable ---------------------------------------------------------------------------------

    def plug_in(self):
        with self.lock:
            self.number += 1
            self.start_anew()
            self.ended = []
            self.driver = "usblp"
            self.plugged = True
        # A device is heard of once it is whole, as udev has it.
        path = PATH.format(self.number)
        self.bed.add_from_string(
            f"P: {path.removeprefix('/sys')}\nN: {NODE.format(self.number).removeprefix('/dev/')}\n"
            f"E: SUBSYSTEM=usb\nE: DEVTYPE=usb_device\nE: DEVNAME={NODE.format(self.number)}\n"
            f"E: BUSNUM=001\nE: DEVNUM={self.number:03d}\n"
            f"A: busnum=1\\n\nA: devnum={self.number}\\n\nA: speed=480\\n\n"
            f"A: bConfigurationValue=1\\n\n"
            f"H: descriptors={(self.device + self.configuration).hex().upper()}\n")
        self.bed.attach_ioctl(NODE.format(self.number), self)
        self.bed.uevent(path, "add")

    def unplug(self):
        with self.lock:
            if not self.plugged:
                return
            self.plugged = False
            self.driver = "absent"
            for token in [held[0] for held in self.held] + [waiting[0] for waiting in self.awaited]:
                self.reply(token, -errno.ESHUTDOWN, taken=0)
            self.held, self.awaited = [], []
        path = PATH.format(self.number)
        self.bed.uevent(path, "remove")
        self.bed.detach_ioctl(NODE.format(self.number))
        self.bed.remove_device(path)

    # The ioctls of usbfs -------------------------------------------------------------------------

    def do_handle_ioctl(self, client):
        number = client.get_request() & 0xFF
        with self.lock:
            try:
                result, code = self.handle(client, number)
            except Exception as error:
                print(f"ioctl {number}: {error!r}", file=sys.stderr)
                result, code = -1, errno.EIO
        client.complete(result, code)
        return True

    def handle(self, client, number):
        if not self.plugged and not (number in (REAP, REAP_NOW) and self.ended):
            return -1, errno.ENODEV
        if number == CAPABILITIES:
            client.get_arg().resolve(0, 4).update(0, list(struct.pack("<I", 0x1FD)))
        elif number == DISCONNECT_CLAIM:
            self.driver = "usbfs"
        elif number == GETDRIVER:
            return -1, errno.ENODATA
        elif number == IOCTL:
            self.driver = "usblp"
        elif number == CLEAR_HALT:
            self.clear_halt()
        elif number == SUBMIT:
            self.submit(client)
        elif number == DISCARD:
            return self.discard(struct.unpack("<Q", bytes(client.get_arg().retrieve()))[0])
        elif number in (REAP, REAP_NOW):
            return self.reap(client)
        elif number not in CONTROL_CODES:
            return -1, errno.ENOTTY
        return 0, 0

    def submit(self, client):
        address = struct.unpack("<Q", bytes(client.get_arg().retrieve()))[0]
        urb = client.get_arg().resolve(0, URB_BYTES)
        raw = bytes(urb.retrieve())
        kind, end, length = raw[0], raw[1], struct.unpack("<i", raw[24:28])[0]
        buffer = urb.resolve(16, length) if length > 0 else None
        data = bytes(buffer.retrieve()) if buffer else b""
        # The setup packet stands before a control transfer's data.
        token = (address, urb, buffer, 8 if kind == CONTROL else 0)
        if kind == CONTROL:
            self.control(token, data[:8], length - 8)
        elif end & 0x80:
            self.read(token, length)
        else:
            self.write(token, data)
        self.catch_up()

    def discard(self, address):
        for token in [held[0] for held in self.held] + [waiting[0] for waiting in self.awaited]:
            if token[0] == address:
                self.reply(token, -errno.ENOENT, taken=self.take_back(token))
                return 0, 0
        return -1, errno.EINVAL

    def reap(self, client):
        self.catch_up()
        if not self.ended:
            return -1, errno.EAGAIN
        urb = self.ended.pop(0)
        client.get_arg().resolve(0, 8).set_ptr(0, urb)
        return 0, 0

    def reply(self, token, status=0, data=b"", taken=None):
        _, urb, buffer, offset = token
        if data:
            buffer.update(offset, list(data))
        urb.update(4, list(struct.pack("<i", status)))
        urb.update(28, list(struct.pack("<i", len(data) if taken is None else taken)))
        self.ended.append(urb)


class Rig(usb_bundle.Rig):
    def __init__(self, bed):
        self.device = MockUSBPrinter(bed)

    def plug(self):
        self.device.plug_in()

    def unplug(self):
        self.device.unplug()

    def driver(self):
        return self.device.driver


if __name__ == "__main__":
    if "libumockdev-preload" not in os.environ.get("LD_PRELOAD", ""):
        os.execvp("umockdev-wrapper", ["umockdev-wrapper", sys.executable, *sys.argv])
    bed = UMockdev.Testbed.new()
    rig = Rig(bed)
    loop, codes = GLib.MainLoop(), []

    def run():
        codes.append(usb_bundle.run(rig, sys.argv[1], {"UMOCKDEV_DIR": bed.get_root_dir()}))
        GLib.idle_add(loop.quit)

    threading.Thread(target=run, daemon=True).start()
    loop.run()
    rig.unplug()
    raise SystemExit(codes[0])
