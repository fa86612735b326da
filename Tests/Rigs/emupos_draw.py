"""emupos_draw.py [BYTES OUT.png OURS.png]…: what emupos draws of each slip's bytes, dot by dot against
our own picture. Run with a Python that has emupos; exits 1 where a dot differs."""
import struct
import sys
import zlib
from importlib import resources

import yaml
from emupos import config
from emupos.printer.printer import Printer


def dots(path):
    """Rows of a PNG as lists of black or not; the few kinds that are needed here."""
    data = open(path, "rb").read()
    at, packed = 8, b""
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + length]
        if kind == b"IHDR":
            width, height, depth, colour = struct.unpack(">IIBB", body[:10])
        if kind == b"IDAT":
            packed += body
        at += 12 + length
    channels = {0: 1, 2: 3, 4: 2, 6: 4}[colour]
    step = max(channels * depth // 8, 1)
    stride = (width * channels * depth + 7) // 8
    raw, before, rows = zlib.decompress(packed), bytes(stride), []
    for y in range(height):
        kind, line = raw[y * (stride + 1)], bytearray(raw[y * (stride + 1) + 1:(y + 1) * (stride + 1)])
        for x in range(stride):
            left = line[x - step] if x >= step else 0
            up, corner = before[x], before[x - step] if x >= step else 0
            guess = left + up - corner
            near = min((abs(guess - left), 0, left), (abs(guess - up), 1, up), (abs(guess - corner), 2, corner))
            line[x] = (line[x] + [0, left, up, (left + up) // 2, near[2]][kind]) & 255
        before = bytes(line)
        if depth == 1:
            rows.append([not (line[x // 8] >> (7 - x % 8)) & 1 for x in range(width)])
        else:
            rows.append([line[x * step] < 128 for x in range(width)])
    return rows


def compare(source, out, ours):
    profile = resources.files("emupos").joinpath("profiles/printers/xprinter-xp80t.yaml").read_text()
    printer = Printer("front", config.PrinterProfile(**yaml.safe_load(profile)),
                      sensor_open_level="high", job_idle_timeout_ms=1000)
    printer.open_connection("c", 0.0)
    result = printer.receive("c", open(source, "rb").read(), 0.0)
    result += printer.close_connection("c", 0.1)
    receipts = result.receipts
    assert len(receipts) == 1, f"{len(receipts)} receipts: one cut is one slip"
    image = getattr(receipts[0], "image", None)
    if image is not None:
        image.save(out)
    else:
        open(out, "wb").write(receipts[0].png)
    theirs, mine = dots(out), dots(ours)
    first = next(y for y, row in enumerate(theirs) if any(row))
    begin = next(y for y, row in enumerate(mine) if any(row))
    inked = max(y for y, row in enumerate(mine) if any(row))
    wrong = 0
    for y in range(begin, inked + 1):
        row = theirs[y - begin + first]
        left = (len(row) - len(mine[y])) // 2
        wrong += sum(a != b for a, b in zip(row[left:left + len(mine[y])], mine[y]))
    print(f"emupos: {inked - begin + 1} rows, {wrong} dots differ")
    return wrong


if __name__ == "__main__":
    names = sys.argv[1:]
    sys.exit(1 if sum(compare(*names[at:at + 3]) for at in range(0, len(names), 3)) else 0)
