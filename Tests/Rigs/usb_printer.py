"""The mechanism behind USB: a device of the printer class. What carries its requests is another matter:
`VirtualUSBPrinter` is plugged into a kernel's vhci-hcd (as root where that module is loaded, which is the virtual
machine of vm.py), `MockUSBPrinter` of mock_usb.py into no kernel at all."""
import errno
import pathlib
import socket
import struct
import threading
import time

import hall
import printer


class USBPrinter:
    """Descriptors, requests of the printer class, and bulk transfers that wait for the printer."""

    def __init__(self, mechanism=None, vendor=0x04B8, product=0x0E28, serial="SN0001", **how):
        self.mechanism = mechanism or printer.Mechanism(**how)
        self.texts = {1: "LAB", 2: "TM virtual", 3: serial}
        self.delay, self.noise = 0, b""  # Seconds before each answer, and bytes that are none.
        self.identity = f"MFG:LAB;MDL:TM;CMD:ESC/POS;CLS:PRINTER;SN:{serial};".encode()
        self.state_length("right")
        self.device = struct.pack(
            "<BBHBBBBHHHBBBB", 18, 1, 0x0200, 0, 0, 0, 64, vendor, product, 0x0100, 1, 2, 3, 1)
        interface = (struct.pack("<BBBBBBBBB", 9, 4, 0, 0, 2, 7, 1, 2, 0)
                     + struct.pack("<BBBBHB", 7, 5, 0x01, 2, 512, 0)
                     + struct.pack("<BBBBHB", 7, 5, 0x82, 2, 512, 0))
        self.configuration = struct.pack(
            "<BBHBBBBB", 9, 2, 9 + len(interface), 1, 1, 0, 0xC0, 1) + interface
        self.start_anew()

    def start_anew(self):
        """As after plugging in."""
        self.held, self.awaited, self.said = [], [], []
        self.stall_after, self.bulk_bytes, self.halted = None, 0, False

    def state_length(self, which):
        """What the first two bytes of the device ID say of its length."""
        length = {"right": len(self.identity) + 2, "short": len(self.identity), "zero": 0, "long": 9999}
        self.device_id = struct.pack(">H", length[which]) + self.identity

    def reply(self, token, status=0, data=b"", taken=None):
        """Ends the transfer `token`; whoever carries the requests does it."""
        raise NotImplementedError

    def write(self, token, data):
        if self.halted or (self.stall_after is not None and self.bulk_bytes >= self.stall_after):
            self.halted = True
            self.reply(token, -errno.EPIPE, taken=0)
        else:
            self.held.append([token, data, 0])

    def read(self, token, length):
        self.awaited.append((token, length))

    def take_back(self, token):
        """The bytes that a transfer had taken when it was taken back; `None` where it had ended."""
        for held in self.held:
            if held[0] == token:
                self.held.remove(held)
                return held[2]
        for waiting in self.awaited:
            if waiting[0] == token:
                self.awaited.remove(waiting)
                return 0
        return None

    def catch_up(self):
        """Gives the printer what it has room for, and the computer what the printer says."""
        while self.held:
            token, data, done = self.held[0]
            room = self.mechanism.room()
            if not room:
                break
            piece = data[done:done + room]
            self.bulk_bytes += len(piece)
            self.mechanism.take(piece)
            if not self.held or self.held[0][0] != token:
                return  # Pulled out by what it has just printed.
            if done + len(piece) < len(data):
                self.held[0][2] = done + len(piece)
                continue
            self.held.pop(0)
            self.reply(token, taken=len(data))
        with self.mechanism.lock:
            answers, self.mechanism.answers = self.mechanism.answers, b""
        if answers:
            self.said.append([time.monotonic() + self.delay, self.noise + answers])
        while self.awaited and self.said and self.said[0][0] <= time.monotonic():
            token, length = self.awaited.pop(0)
            data = self.said[0][1]
            self.reply(token, data=data[:length])
            self.said[0][1] = data[length:]
            if not self.said[0][1]:
                self.said.pop(0)

    def control(self, token, setup, length_out):
        kind, request, value, _, length = struct.unpack("<BBHHH", setup)
        answer = None
        if (kind, request) == (0x80, 6):
            answer = {1: self.device, 2: self.configuration,
                      6: struct.pack("<BBHBBBBBB", 10, 6, 0x0200, 0, 0, 0, 64, 1, 0)}.get(value >> 8)
            if value >> 8 == 3:
                text = self.texts.get(value & 255, "").encode("utf-16le")
                answer = (b"\x04\x03\x09\x04" if value & 255 == 0
                          else bytes([len(text) + 2, 3]) + text if text else None)
        elif kind in (0x80, 0x82) and request == 0:
            answer = b"\x01\x00" if kind == 0x82 and self.halted else b"\0\0"
        elif (kind, request) == (0xA1, 0):
            answer = self.device_id
        elif (kind, request) == (0xA1, 1):
            answer = bytes([self.mechanism.port()])
        elif (kind, request) == (0x02, 1):
            self.clear_halt()
        if kind & 0x80:
            if answer is None:
                self.reply(token, -errno.EPIPE)
            else:
                self.reply(token, data=answer[:length])
        else:
            self.reply(token, taken=length_out)

    def clear_halt(self):
        self.halted, self.stall_after = False, None


class VirtualUSBPrinter(USBPrinter):
    """On the kernel's vhci-hcd. No tool of usbip and no network: the kernel is handed one end of a socket pair.
    Protocol: Documentation/usb/usbip_protocol.rst of the kernel."""

    ATTACH = "/sys/devices/platform/vhci_hcd.0/attach"
    STATUS = pathlib.Path("/sys/devices/platform/vhci_hcd.0/status")
    FREE = "004"  # VDEV_ST_NULL, drivers/usb/usbip/usbip_common.h
    PORT = 0
    SPEED_HIGH = 3

    def __init__(self, mechanism=None, **how):
        super().__init__(mechanism, **how)
        self.plug_in()

    # The cable ---------------------------------------------------------------------------------

    def plug_in(self):
        hall.until(self.is_free, "the port is free")
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        self.wire = ours
        self.sending = threading.Lock()
        self.start_anew()
        with open(self.ATTACH, "w") as file:
            file.write(f"{self.PORT} {theirs.fileno()} {0x10001} {self.SPEED_HIGH}")
        theirs.close()
        threading.Thread(target=self.serve, args=(ours,), daemon=True).start()

    def is_free(self):
        """The port is taken for a moment after the device is gone from the list."""
        ports = [line.split() for line in self.STATUS.read_text().splitlines()[1:]]
        return any(int(port[1]) == self.PORT and port[2] == self.FREE for port in ports)

    def unplug(self):
        wire, self.wire = self.wire, None
        self.held, self.awaited = [], []
        if wire:
            wire.shutdown(socket.SHUT_RDWR)
            wire.close()

    # The kernel's requests ---------------------------------------------------------------------

    def serve(self, wire):
        try:
            while self.wire is wire:
                wire.settimeout(0.01 if self.held or self.awaited else None)
                try:
                    head = wire.recv(48, socket.MSG_PEEK)
                except TimeoutError:
                    self.catch_up()
                    continue
                if not head:
                    return
                wire.settimeout(5)
                self.request(wire, self.get(wire, 48))
                self.catch_up()
        except OSError:
            return

    @staticmethod
    def get(wire, count):
        data = b""
        while len(data) < count:
            more = wire.recv(count - len(data))
            if not more:
                raise OSError("the kernel has closed the cable")
            data += more
        return data

    def reply(self, token, status=0, data=b"", taken=None):
        wire, number = token
        count = len(data) if taken is None else taken
        with self.sending:
            wire.sendall(struct.pack(">IIIII", 3, number, 0, 0, 0)
                         + struct.pack(">iiiii", status, count, 0, 0, 0) + bytes(8) + data)

    def request(self, wire, head):
        command, number, _, is_in, end = struct.unpack(">IIIII", head[:20])
        if command == 2:
            self.unlink(wire, number, struct.unpack(">I", head[20:24])[0])
            return
        length = struct.unpack(">i", head[24:28])[0]
        data = self.get(wire, length) if not is_in and length > 0 else b""
        if end == 0:
            self.control((wire, number), head[40:48], len(data))
        elif is_in:
            self.read((wire, number), length)
        else:
            self.write((wire, number), data)

    def unlink(self, wire, number, other):
        hit = self.take_back((wire, other)) is not None
        with self.sending:
            wire.sendall(struct.pack(">IIIII", 4, number, 0, 0, 0)
                         + struct.pack(">i", -errno.ECONNRESET if hit else 0) + bytes(24))
