"""make bench, the part between processes: starts, boards, idling. One line a figure, medians of three
runs, with their spread. The client is this program, on the same machine and the same cores."""
import json
import os
import pathlib
import pty
import resource
import select
import shutil
import socket
import statistics
import subprocess
import tempfile
import threading
import time

import hall

RUNS = 3
PAGE = os.sysconf("SC_PAGE_SIZE")
TICKS = os.sysconf("SC_CLK_TCK")


def row(name, aim, values, unit, met, note=""):
    middle = statistics.median(values)
    noise = (max(values) - min(values)) / middle * 50 if middle else 0
    shown = f"{middle:.2f}" if middle < 100 else f"{middle:.0f}"
    print(f"| {name} | {aim} | {shown} {unit}{', ' + note if note else ''} | ±{noise:.0f} % | "
          f"{'met' if met else 'MISSED'} |", flush=True)


def resident(pid):
    return int(pathlib.Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE


def cpu(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(") ", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def folder():
    return tempfile.mkdtemp(prefix="quhao-")


def start_to_answer():
    times = []
    for _ in range(RUNS + 2):
        data = folder()
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        begun = time.monotonic()
        process = subprocess.Popen(
            [hall.binary(), "run", "--data", data, "--headless", "--listen", f"127.0.0.1:{port}",
             "--rehearse", hall.NINE],
            cwd=hall.ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        while True:
            try:
                with socket.create_connection(("127.0.0.1", port), timeout=5) as wire:
                    wire.sendall(b"GET /api/board HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                    if wire.recv(12).startswith(b"HTTP/1.1 200"):
                        break
            except OSError:
                time.sleep(0.001)
        times.append((time.monotonic() - begun) * 1000)
        process.kill()
        process.wait()
        shutil.rmtree(data)
    times = times[2:]
    row("start to first HTTP answer", "50 ms", times, "ms", statistics.median(times) <= 50)


def start_to_screen():
    times = []
    for _ in range(RUNS + 2):
        data = folder()
        begun = time.monotonic()
        pid, file = pty.fork()
        if pid == 0:
            os.chdir(hall.ROOT)
            os.execv(hall.binary(), ["quhao", "run", "--data", data, "--listen", "127.0.0.1:0",
                                     "--rehearse", hall.NINE])
        seen = b""
        while "请问您办什么事".encode() not in seen:
            select.select([file], [], [], 5)
            seen += os.read(file, 65536)
        times.append((time.monotonic() - begun) * 1000)
        os.kill(pid, 9)
        os.waitpid(pid, 0)
        os.close(file)
        shutil.rmtree(data)
    times = times[2:]
    row("start to first screen", "200 ms", times, "ms", statistics.median(times) <= 200)


def boards(count, aim_ms):
    """A call to the last byte of its event, at each of `count` boards."""
    data = folder()
    hub = hall.Hub(data)
    host, port = hub.netloc.split(":")
    before = resident(hub.process.pid)
    poll, wires = select.epoll(), {}
    for _ in range(count):
        wire = socket.create_connection((host, int(port)))
        wire.sendall(b"GET /api/events?as=board HTTP/1.1\r\nHost: x\r\n\r\n")
        wire.setblocking(False)
        wires[wire.fileno()] = wire
        poll.register(wire.fileno(), select.EPOLLIN)

    def drain(seconds):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            for fd, _ in poll.poll(0.05):
                wires[fd].recv(1 << 20)

    drain(2 + count / 1000)
    each = (resident(hub.process.pid) - before) / count / 1024
    connection = hub.connection()
    p99s, worst = [], []
    calls = 0
    for _ in range(RUNS):
        times = []
        for _ in range(10):
            calls += 1
            hub.ask("POST", "/api/tickets", {"service": "A", "reason": "x", "staff": "301"},
                    f"t{calls}", connection)
            drain(0.15)
            start = []

            def press():
                start.append(time.monotonic())
                hub.ask("POST", "/api/windows/1/next", {}, f"n{calls}", connection)

            presser = threading.Thread(target=press)
            presser.start()
            heard = {}
            # The event of the call says so; the one of its announcement comes after it.
            while len(heard) < count:
                for fd, _ in poll.poll(0.5):
                    got = wires[fd].recv(1 << 20)
                    if fd not in heard and b'"calls":[{"again"' in got:
                        heard[fd] = time.monotonic()
            presser.join()
            times += [(t - start[0]) * 1000 for t in heard.values()]
            drain(0.15)
        p99s.append(statistics.quantiles(times, n=100)[98])
        worst.append(max(times))
    row(f"call to event, {count} boards: p99", f"{aim_ms} ms", p99s, "ms",
        statistics.median(p99s) <= aim_ms, f"last board {statistics.median(worst):.1f} ms")
    if count == 2000:
        row("memory a connection", "50 KB", [each], "KB", each <= 50)
    for wire in wires.values():
        wire.close()
    connection.close()
    hub.kill()
    shutil.rmtree(data)


def idle():
    data = folder()
    hub = hall.Hub(data)
    host, port = hub.netloc.split(":")
    wires = []
    for _ in range(20):
        wire = socket.create_connection((host, int(port)))
        wire.sendall(b"GET /api/events?as=board HTTP/1.1\r\nHost: x\r\n\r\n")
        wires.append(wire)
    stop = threading.Event()

    def read(wire):
        wire.settimeout(0.5)
        while not stop.is_set():
            try:
                wire.recv(65536)
            except TimeoutError:
                pass

    for wire in wires:
        threading.Thread(target=read, args=(wire,)).start()
    time.sleep(2)
    used, loads = cpu(hub.process.pid), []
    for _ in range(RUNS):
        time.sleep(20)
        now = cpu(hub.process.pid)
        loads.append((now - used) / 20 * 100)
        used = now
    row("idle for 60 s with 20 boards: CPU", "0.5 %", loads, "%", statistics.mean(loads) <= 0.5)
    before = resident(hub.process.pid) / 1e6
    row("resident memory before the first slip", "80 MB", [before], "MB", before <= 80)
    hub.ask("POST", "/api/tickets", {"service": "A"}, "slip")
    after = resident(hub.process.pid) / 1e6
    row("resident memory after it", "160 MB", [after], "MB", after <= 160)
    stop.set()
    hub.kill()
    shutil.rmtree(data)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_NOFILE, (8192, 8192))
    start_to_answer()
    start_to_screen()
    boards(500, 15)
    boards(2000, 50)
    idle()
