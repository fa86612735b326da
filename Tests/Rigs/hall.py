"""What the rigs share: a hub on a data folder of its own, and its API. Standard library alone."""
import atexit
import functools
import http.client
import json
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[2]
NINE = "2026-11-23T09:00"
ADDRESS = "https://hall.example"


def binary():
    """The program under test: QUHAO, else the newest build."""
    if os.environ.get("QUHAO"):
        return os.environ["QUHAO"]
    found = [ROOT / ".build" / kind / "quhao" for kind in ("debug", "release")]
    found = [path for path in found if path.exists()]
    if not found:
        raise SystemExit("There is no quhao yet: run `make build` first.")
    return str(max(found, key=lambda path: path.stat().st_mtime))


def run(*arguments, check=None, **more):
    """One command; its exit code, output and errors."""
    done = subprocess.run(
        [binary(), *map(str, arguments)], cwd=ROOT, capture_output=True, text=True, **more
    )
    if check is not None and done.returncode != check:
        raise AssertionError(f"{arguments}: exit {done.returncode}, wanted {check}\n{done.stderr}")
    return done


@functools.cache
def described():
    """Methods and paths of the hub's description: `GET`, `/api/day` …"""
    paths = json.loads(run("api", "--openapi", check=0).stdout)["paths"]
    return [(method.upper(), path) for path, methods in paths.items() for method in methods]


def copied_root(change=lambda settings: settings):
    """A root of its own with `change` made to Config/hall.toml; gone when the program ends. Codes on its papers have
    an address that a phone could open."""
    root = pathlib.Path(tempfile.mkdtemp(prefix="quhao-root-"))
    atexit.register(shutil.rmtree, root, ignore_errors=True)
    for folder in ("Config", "Devices", "Assets"):
        shutil.copytree(ROOT / folder, root / folder)
    settings = root / "Config/hall.toml"
    text = settings.read_text().replace('public_address = "" ', f'public_address = "{ADDRESS}" ')
    settings.write_text(change(text))
    return root


def without_printer(settings):
    """Nothing prints: what is measured is the journal."""
    return settings.split("[[printer]]")[0]


class Hub:
    """A hub of its own. Ends with the program, whatever happens."""

    def __init__(self, data, rehearse=NINE, extra=(), environment=None):
        self.data = str(data)
        command = [binary(), "run", "--data", self.data, "--headless"]
        if "--listen" not in extra:
            command += ["--listen", "127.0.0.1:0"]
        if rehearse:
            command += ["--rehearse", rehearse]
        self.process = subprocess.Popen(
            command + list(extra), cwd=ROOT, env={**os.environ, **(environment or {})}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        atexit.register(self.kill)
        line = self.process.stdout.readline()
        if not line.startswith("quhao: http"):
            raise AssertionError(f"the hub did not start: {line}{self.process.stderr.read()}")
        self.url = line.split()[1].rsplit("/", 1)[0]
        self.netloc = urllib.parse.urlparse(self.url).netloc
        self.token = json.loads((pathlib.Path(self.data) / "hub.address").read_text())["token"]

    def connection(self):
        return http.client.HTTPConnection(self.netloc, timeout=20)

    def ask(self, method, path, body=None, key=None, connection=None, headers=None):
        """Status and JSON of one request, with the folder's token."""
        own = connection is None
        connection = connection or self.connection()
        fields = {"Authorization": "Bearer " + self.token} if headers is None else dict(headers)
        if "Cookie" in fields:
            # As a browser does, of the hub's own page.
            fields.setdefault("Origin", f"http://{connection.host}:{connection.port}")
        if method == "POST":
            fields["Content-Type"] = "application/json"
            if key:
                fields["Idempotency-Key"] = key
        connection.request(method, path, json.dumps(body or {}) if method == "POST" else None, fields)
        answer = connection.getresponse()
        text = answer.read()
        if own:
            connection.close()
        return answer.status, json.loads(text) if text else None

    def kill(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        for pipe in (self.process.stdout, self.process.stderr):
            pipe.close()
        atexit.unregister(self.kill)

    def stop(self):
        """As an attendant would: told to end. Gives the exit code."""
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(timeout=20)
        self.kill()
        return code


def until(condition, what, seconds=20):
    """Waits for something that the world has to do."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = condition()
        if found:
            return found
        time.sleep(0.02)
    raise AssertionError(f"not within {seconds} s: {what}")


PAGE = os.sysconf("SC_PAGE_SIZE")


def resident(pid):
    """Bytes of memory that a process has in the machine."""
    return int(pathlib.Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE
