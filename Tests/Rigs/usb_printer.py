"""The mechanism behind USB: a device of the printer class on the kernel's vhci-hcd. No tool of usbip and no
network: the kernel is handed one end of a socket pair. Runs as root where that module is loaded, which is the
virtual machine of vm.py. Protocol: Documentation/usb/usbip_protocol.rst of the kernel."""
import errno
import pathlib
import socket
import struct
import threading

import hall
import printer

ATTACH = "/sys/devices/platform/vhci_hcd.0/attach"
STATUS = pathlib.Path("/sys/devices/platform/vhci_hcd.0/status")
FREE = "004"  # VDEV_ST_NULL, drivers/usb/usbip/usbip_common.h
SPEED_HIGH = 3


class USBPrinter:
    def __init__(self, mechanism=None, port=0, vendor=0x04B8, product=0x0E28, serial="SN0001",
                 id_length="right", one_way=False, **how):
        self.mechanism = mechanism or printer.Mechanism(**how)
        self.port, self.one_way = port, one_way
        text = f"MFG:LAB;MDL:TM;CMD:ESC/POS;CLS:PRINTER;SN:{serial};".encode()
        length = {"right": len(text) + 2, "short": len(text), "zero": 0, "long": 9999}[id_length]
        self.device_id = struct.pack(">H", length) + text
        self.texts = {1: "LAB", 2: "TM virtual", 3: serial}
        self.device = struct.pack(
            "<BBHBBBBHHHBBBB", 18, 1, 0x0200, 0, 0, 0, 64, vendor, product, 0x0100, 1, 2, 3, 1)
        ends = struct.pack("<BBBBHB", 7, 5, 0x01, 2, 512, 0)
        if not one_way:
            ends += struct.pack("<BBBBHB", 7, 5, 0x82, 2, 512, 0)
        interface = struct.pack(
            "<BBBBBBBBB", 9, 4, 0, 0, 1 if one_way else 2, 7, 1, 1 if one_way else 2, 0) + ends
        self.configuration = struct.pack(
            "<BBHBBBBB", 9, 2, 9 + len(interface), 1, 1, 0, 0xC0, 1) + interface
        self.wire = None
        self.requests = []
        self.plug_in()

    # The cable ---------------------------------------------------------------------------------

    def plug_in(self):
        hall.until(self.is_free, "the port is free")
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        self.wire, self.held, self.awaited = ours, [], []
        self.sending = threading.Lock()
        self.stall_after, self.bulk_bytes, self.halted = None, 0, False
        with open(ATTACH, "w") as file:
            file.write(f"{self.port} {theirs.fileno()} {0x10001} {SPEED_HIGH}")
        theirs.close()
        threading.Thread(target=self.serve, args=(ours,), daemon=True).start()

    def is_free(self):
        """The port is taken for a moment after the device is gone from the list."""
        ports = [line.split() for line in STATUS.read_text().splitlines()[1:]]
        return any(int(port[1]) == self.port and port[2] == FREE for port in ports)

    def unplug(self):
        wire, self.wire = self.wire, None
        if wire:
            wire.shutdown(socket.SHUT_RDWR)
            wire.close()

    def switch_off_and_on(self):
        """Loses what is in the buffer."""
        self.unplug()
        self.mechanism.power_on()

    # The kernel's requests ---------------------------------------------------------------------

    def serve(self, wire):
        try:
            while True:
                wire.settimeout(0.01 if self.held or self.awaited else None)
                try:
                    head = wire.recv(48, socket.MSG_PEEK)
                except TimeoutError:
                    self.catch_up(wire)
                    continue
                if not head:
                    return
                wire.settimeout(5)
                self.request(wire, self.read(wire, 48))
                self.catch_up(wire)
        except OSError:
            return

    @staticmethod
    def read(wire, count):
        data = b""
        while len(data) < count:
            more = wire.recv(count - len(data))
            if not more:
                raise OSError("the kernel has closed the cable")
            data += more
        return data

    def reply(self, wire, number, status=0, data=b"", taken=None):
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
        setup = head[40:48]
        data = self.read(wire, length) if not is_in and length > 0 else b""
        if end == 0:
            self.control(wire, number, setup, len(data))
        elif is_in:
            self.awaited.append((number, length))
        elif self.halted or (self.stall_after is not None and self.bulk_bytes >= self.stall_after):
            self.halted = True
            self.reply(wire, number, -errno.EPIPE, taken=0)
        else:
            self.held.append([number, data, 0])

    def unlink(self, wire, number, other):
        hit = any(held[0] == other for held in self.held)
        hit = hit or any(waiting[0] == other for waiting in self.awaited)
        self.held = [held for held in self.held if held[0] != other]
        self.awaited = [waiting for waiting in self.awaited if waiting[0] != other]
        with self.sending:
            wire.sendall(struct.pack(">IIIII", 4, number, 0, 0, 0)
                         + struct.pack(">i", -errno.ECONNRESET if hit else 0) + bytes(24))

    def catch_up(self, wire):
        """Gives the printer what it has room for, and the kernel what the printer says."""
        while self.held:
            number, data, done = self.held[0]
            room = self.mechanism.room()
            if not room:
                break
            piece = data[done:done + room]
            self.bulk_bytes += len(piece)
            self.mechanism.take(piece)
            if self.wire is not wire:
                return  # Pulled out by what it has just printed.
            if done + len(piece) < len(data):
                self.held[0][2] = done + len(piece)
                continue
            self.held.pop(0)
            self.reply(wire, number, taken=len(data))
        with self.mechanism.lock:
            while self.mechanism.answers and self.awaited:
                number, length = self.awaited.pop(0)
                said = self.mechanism.answers[:length]
                self.mechanism.answers = self.mechanism.answers[length:]
                self.reply(wire, number, data=said)

    def control(self, wire, number, setup, length_out):
        kind, request, value, _, length = struct.unpack("<BBHHH", setup)
        self.requests.append((kind, request))
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
            self.halted, self.stall_after = False, None
        if kind & 0x80:
            if answer is None:
                self.reply(wire, number, -errno.EPIPE)
            else:
                self.reply(wire, number, data=answer[:length])
        else:
            self.reply(wire, number, taken=length_out)
